"""A canvas with a map on it, shown and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF

from argmap.canvas.widget import CanvasWidget
from argmap.core.document import Document
from argmap.core.geometry import Point
from argmap.session.session import Session
from tests.canvas.samples import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Shown:
    """A canvas in a window, with what tests ask of it."""

    def __init__(self, qtbot: QtBot, document: Document) -> None:
        self.qtbot = qtbot
        self.session = Session(document)
        self.canvas = CanvasWidget()
        qtbot.addWidget(self.canvas)
        self.canvas.resize(1000, 700)
        self.canvas.show()
        self.canvas.activateWindow()
        with qtbot.waitActive(self.canvas):
            pass
        self.canvas.set_session(self.session)
        self.canvas.setFocus()
        self.settle()

    @property
    def viewport(self) -> object:
        return self.canvas.viewport()

    def settle(self) -> None:
        """Wait until every tile in view is sharp."""
        self.canvas.viewport().repaint()

        def sharp() -> bool:
            view, tiles = self.canvas.view(), self.canvas.picture._tiles
            return tiles.scale == view.scale and not tiles.missing(view)

        self.qtbot.waitUntil(sharp)

    def screen(self, x: float, y: float) -> QPoint:
        """Where a scene point is on the viewport."""
        return QPointF(*self.canvas.camera.to_screen(Point(x, y))).toPoint()

    def middle(self, key: str) -> QPoint:
        return self.screen(*self.canvas.plan.boxes[key].rect.center)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, sample())


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Document], Shown]:
    return lambda document: Shown(qtbot, document)
