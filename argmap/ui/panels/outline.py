"""The argument as an indented tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.ui.panel import Panel, PanelBody, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _make(panel: PanelContext, parent: QWidget) -> PanelBody:
    from argmap.ui.outline.body import OutlineBody

    return OutlineBody(panel, parent)


PANEL = Panel(id="outline", title=mark("Outline"), side="left", make=_make, width=340)
