"""Holds the overview of the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.canvas.overview import Overview
from argmap.ui.panel import PanelBody

if TYPE_CHECKING:
    from argmap.canvas.widget import CanvasWidget


class MinimapBody(PanelBody):
    """Follows what the canvas shows, whichever map that is."""

    def __init__(self, canvas: CanvasWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.overview = Overview(canvas, self)
        self.setFocusProxy(self.overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.overview)

    def leave(self) -> None:
        self.overview.leave()
