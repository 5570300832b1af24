"""Every tag of the map, how often it stands, and whether the selection has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.ui.panel import Panel, PanelBody, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _make(panel: PanelContext, parent: QWidget) -> PanelBody:
    from argmap.ui.panels.tags_body import TagsBody

    return TagsBody(panel.context, parent)


PANEL = Panel(id="tags", title=mark("Tags"), side="right", make=_make, shares=True)
