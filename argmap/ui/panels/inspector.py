"""The fields of what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.ui.panel import Panel, PanelBody, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _make(panel: PanelContext, parent: QWidget) -> PanelBody:
    from argmap.ui.inspector.editing import Editing
    from argmap.ui.inspector.panel import InspectorPanel

    context = panel.context
    editing = Editing(context.session, context.say, panel.run, context.links.open)
    return InspectorPanel(editing, parent)


PANEL = Panel(
    id="inspector",
    title=mark("Inspector"),
    side="right",
    make=_make,
    width=300,
    bare=True,  # its heading says more than a title bar would
    open_at_first=True,
)
