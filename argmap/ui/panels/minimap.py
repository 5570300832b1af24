"""The whole map in small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.ui.panel import Panel, PanelBody, PanelContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _make(panel: PanelContext, parent: QWidget) -> PanelBody:
    from argmap.ui.panels.minimap_body import MinimapBody

    return MinimapBody(panel.canvas, parent)


PANEL = Panel(
    id="minimap",
    title=mark("Minimap"),
    side="right",
    make=_make,
    shares=True,
    for_looking=True,
)
