"""The part of the canvas widget that paints: the map, what lies above it, and when again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter

from argmap.canvas import fonts
from argmap.canvas.editing import Editing
from argmap.canvas.gliding import Gliding
from argmap.canvas.ground import paint_ground
from argmap.canvas.hints import BackPill, paint_empty_hint
from argmap.canvas.map_area import MapArea
from argmap.canvas.steadiness import Room
from argmap.canvas.theme import Theme, load_theme
from argmap.canvas.view import View
from argmap.interaction.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.overlay_painter import OverlayPainter
    from argmap.canvas.picture import Picture
    from argmap.layout.shapes import Dirty

SHARPEN: Final = 60  # ms after the last zoom step
LOST: Final = 150  # ms after the last move until "Back to content" is considered


class PaintedArea(MapArea):
    """What is painted is `picture`, what the overlay says, and who edits; all may be nothing yet.

    `hint(str)` is what the hand can do just now.
    """

    hint = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fonts.install()
        self.overlay = Overlay()
        self.theme: Theme = load_theme("light")
        self._picture: Picture | None = None
        self._marks: OverlayPainter | None = None
        self._shown_hint = ""
        self._shown_scale = 0.0
        self._paint_on = False
        self.editing = Editing(self.viewport())
        self.editing.moved.connect(self.viewport().update)
        self.gliding = Gliding(self)
        self.gliding.frame.connect(self.viewport().update)
        self.touched.connect(self.gliding.end)
        self._room = Room()
        self._pill = BackPill(self.viewport())
        self._pill.clicked.connect(self.fit)
        self._pill.colour(self.theme)
        self._sharpen = self._timer(SHARPEN, self.viewport().update)
        self._idle = self._timer(0, self._be_idle)
        self._lost = self._timer(LOST, self._look_for_content)

    @property
    def picture(self) -> Picture:
        """What paints the map; raises RuntimeError before `set_session`."""
        if self._picture is None:
            raise RuntimeError("the canvas shows no map yet")
        return self._picture

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.gliding.end()
        if self._picture is not None and self._marks is not None:
            self._picture.set_theme(theme)
            self._marks.theme = theme
        self._pill.colour(theme)
        self.editing.close()
        self.viewport().update()
        self.map_changed.emit()

    def show_overlay(self) -> None:
        """The overlay has changed."""
        if self.overlay.hint != self._shown_hint:
            self._shown_hint = self.overlay.hint
            self.hint.emit(self._shown_hint)
        self.keep_ticking()
        self.viewport().update()

    def camera_changed(self) -> None:
        """Zoom or place has changed."""
        view = self.view()
        if view.scale != self._shown_scale:
            self._shown_scale = view.scale
            self._sharpen.start()
            self.zoom_changed.emit(self.camera.zoom)
        if self._plan is not None:
            self._show_place()
            self.editing.follow(self._plan, self.view())
            self._lost.start()
        self.viewport().update()
        self.note_place()
        self.view_changed.emit()

    def show_change(self, dirty: Dirty) -> None:
        """The plan has changed."""
        if self._plan is None or self._picture is None:
            return
        self._picture.change(dirty)
        self.editing.follow(self._plan, self.view())
        self._show_place()
        self._lost.start()
        self.viewport().update()
        self.map_changed.emit()

    # Qt's own calls

    def paintEvent(self, event: QPaintEvent) -> None:
        self.fit_if_pending()
        view = self.view()
        done = True
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), self.theme.canvas.background)
            view.enter_pixels(painter)
            if self._picture is None:
                paint_ground(painter, self.theme, view)
                return
            key = self.editing.key
            gliding = self.gliding.paint(painter, view, self._picture, self.selection, key)
            if not gliding:
                done = self._picture.paint(painter, view, zooming=self._sharpen.isActive())
            self.editing.paint_ground(painter, self._picture.plan, self.theme, view)
            painter.resetTransform()
            if not gliding:
                self._paint_marks(painter, view)
        if not self._sharpen.isActive() and not gliding:
            self._paint_on = not done
            self._idle.start()

    def _paint_marks(self, painter: QPainter, view: View) -> None:
        if self._marks is None or self._session is None or self._picture is None:
            return
        if not self._picture.plan.boxes:
            paint_empty_hint(painter, self.theme, self.viewport().size())
        self._marks.paint(
            painter,
            self.overlay,
            self._session.selection,
            view,
            version=self._picture.version,
            focused=self.hasFocus(),
            editing=self.editing.key,
        )

    @Slot()
    def _be_idle(self) -> None:
        if self._paint_on:
            self.viewport().update()
        elif (picture := self._picture) is not None:
            if not picture.prepare(self.view()):
                self._idle.start()
            if picture.anew:
                self.viewport().update()
            if picture.caught_up:
                self.caught_up.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._room.take(self, None if self._session is None else self._session.current)
        self._pill.centre(self.viewport().size())

    @Slot()
    def _look_for_content(self) -> None:
        self._pill.offer(self.lost, self.viewport().size())
