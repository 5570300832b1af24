"""What the map was each time it was saved, to look at, compare and restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.ui.panel import Panel, PanelBody, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _make(panel: PanelContext, parent: QWidget) -> PanelBody:
    from argmap.ui.files import Files
    from argmap.ui.panels.versions_body import VersionsBody

    files = panel.context.files
    assert isinstance(files, Files)
    return VersionsBody(panel.context, files.earlier, parent)


PANEL = Panel(id="versions", title=mark("Versions"), side="right", make=_make, shares=True)
