"""When the canvas shows boxes on their way, and when it stops."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.glide import Glide
    from argmap.canvas.glide_painter import GlidePainter
    from argmap.canvas.picture import Picture
    from argmap.canvas.view import View
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan

FRAME: Final = 16  # ms
MEANWHILE: Final = 0.005
"""Seconds of each frame in which tiles of the end are painted."""


class Gliding(QObject):
    """At most one glide at a time. `frame` asks for the next one to be painted.

    `allowed` is what the person wants, `animates` tells what the platform does, `clock` seconds.
    """

    frame = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.allowed = True
        self.paused = False
        """Whether what is dimmed would be bright while it is on its way."""
        self.animates: Callable[[], bool] = self._animates
        self.clock: Callable[[], float] = time.perf_counter
        self._glide: Glide | None = None
        self._painter: GlidePainter | None = None
        self._picture: Picture | None = None
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.frame)

    @property
    def under_way(self) -> bool:
        return self._glide is not None

    def prepare(self, patch: Patch, plan: MapPlan, view: View, *, busy: bool) -> None:
        """The plan is about to follow this patch; `busy` tells of a hand that moves things."""
        self.end()
        if self.paused or not (
            self.allowed and self.animates() and self._worthwhile(patch, busy=busy)
        ):
            return
        from argmap.canvas.glide import Glide

        self._glide = Glide(plan, view)
        self._timer.start()

    def paint(
        self,
        painter: QPainter,
        view: View,
        picture: Picture,
        selection: Collection[str],
        editing: str | None,
    ) -> bool:
        """Paint the map of this moment; False if all is at rest, and the picture is as it is."""
        glide = self._glide
        if glide is None:
            return False
        if self._painter is None:
            from argmap.canvas.glide_painter import GlidePainter

            self._picture = picture
            glide.depart(view)
            self._painter = GlidePainter(glide, picture.theme)
            self._began = self.clock()
        elif view != glide.view:
            self.end()
            return False
        from argmap.canvas.glide import DURATION, eased

        share = (self.clock() - self._began) / DURATION
        picture.get_ready(view, MEANWHILE)
        if share >= 1.0:
            self.end()
            return False
        self._painter.paint(painter, view, eased(share), selection, editing)
        return True

    @Slot()
    def end(self) -> None:
        """Everything has arrived; the next frame is the map as it is."""
        if self._picture is not None:
            self._picture.be_whole()
        if self._glide is not None:
            self._glide = self._painter = self._picture = None
            self._timer.stop()
            self.frame.emit()

    def _animates(self) -> bool:
        """Whether the platform wants things to be seen on their way; nobody looks at offscreen."""
        if QGuiApplication.platformName() == "offscreen":
            return False
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._widget.style().styleHint(hint, None, self._widget) > 0

    @staticmethod
    def _worthwhile(patch: Patch, *, busy: bool) -> bool:
        from argmap.session.arranging import MOVED, farthest, rearranges

        return rearranges(patch) or (not busy and farthest(patch) >= MOVED)
