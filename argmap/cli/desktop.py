"""Say in one sentence why Qt cannot start here, before Qt aborts the process over it."""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import TYPE_CHECKING

from argmap.cli.errors import CommandError
from argmap.cli.libraries import install_line, missing_packages
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping


def require_window(environment: Mapping[str, str] = os.environ) -> None:
    """Raise CommandError where no window can be opened."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    x11, wayland = bool(environment.get("DISPLAY")), bool(environment.get("WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and not (platform or x11 or wayland):
        raise CommandError(
            tr(
                "There is no display here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY "
                "is set); “argmap export FILE OUT.png” draws a map without one."
            )
        )
    _require_qt(window=platform.startswith("xcb") or (not platform and x11 and not wayland))


def require_drawing() -> None:
    """Raise CommandError where Qt cannot even draw to a picture."""
    _require_qt(window=False)


def _require_qt(*, window: bool) -> None:
    if importlib.util.find_spec("PySide6") is None:
        raise CommandError(
            tr("PySide6 is not installed; install it with “pip install PySide6-Essentials”.")
        )
    if missing := missing_packages(window=window):
        raise CommandError(
            tr(
                "Qt lacks system libraries; on Debian and Ubuntu install them with “{line}”.",
                line=install_line(missing),
            )
        )
