"""The whole map in small, with a frame round what the canvas shows."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from argmap.canvas.painter import paint_map
from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from argmap.canvas.widget import CanvasWidget

MARGIN: Final = 10.0
LARGEST: Final = 0.25
"""A small map is not blown up to more than this."""
SOON: Final = 250
"""Milliseconds between two pictures while the map changes."""
AT_REST: Final = 600
"""Milliseconds without a change until a picture is made that takes longer than a frame."""
DEAR: Final = 0.016
STEP: Final = 0.2
"""Share of the view by which an arrow key moves it."""
LEAST_FRAME: Final = 6.0
_STEPS: Final = {
    Qt.Key.Key_Left: (STEP, 0.0),
    Qt.Key.Key_Right: (-STEP, 0.0),
    Qt.Key.Key_Up: (0.0, STEP),
    Qt.Key.Key_Down: (0.0, -STEP),
}


class Overview(QWidget):
    """Follows a canvas. Press or drag to look elsewhere; the wheel zooms, the arrow keys pan."""

    def __init__(self, canvas: CanvasWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._picture: QPixmap | None = None
        self._stale = True
        self._cost = 0.0
        self._bounds: Rect | None = None
        self._scale = 1.0
        self._left_top = QPointF()
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Overview of the map"))
        self.setMinimumSize(120, 80)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._renew)
        canvas.map_changed.connect(self._map_changed)
        canvas.view_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(280, 190)

    def leave(self) -> None:
        """Stop following the canvas."""
        self._late.stop()
        self._canvas.map_changed.disconnect(self._map_changed)
        self._canvas.view_changed.disconnect(self.update)

    # --- the picture -----------------------------------------------------------------------

    @Slot()
    def _map_changed(self) -> None:
        if self._cost > DEAR:
            self._late.start(AT_REST)  # anew with each change
        elif not self._late.isActive():
            self._late.start(SOON)

    @Slot()
    def _renew(self) -> None:
        self._stale = True
        self.update()

    def _paint_picture(self) -> None:
        """Paint the map once; between changes only the frame moves over it."""
        self._stale = False
        plan = self._canvas.shown_plan
        self._bounds = plan.rough_bounds if plan is not None else None
        if plan is None or self._bounds is None:
            self._picture = None
            return
        began = perf_counter()
        bounds, ratio = self._bounds, self.devicePixelRatioF()
        room = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        across, down = room[0] / max(bounds.width, 1.0), room[1] / max(bounds.height, 1.0)
        self._scale = max(1e-9, min(across, down, LARGEST))
        self._left_top = QPointF(
            (self.width() - bounds.width * self._scale) / 2,
            (self.height() - bounds.height * self._scale) / 2,
        )
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._canvas.theme.canvas.background)
        with QPainter(picture) as painter:
            painter.translate(self._left_top)
            painter.scale(self._scale, self._scale)
            painter.translate(-bounds.x, -bounds.y)
            paint_map(painter, plan, self._canvas.theme, bounds, self._scale)
        self._picture = picture
        self._cost = perf_counter() - began

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stale:
            self._paint_picture()
        with QPainter(self) as painter:
            if self._picture is None:
                painter.fillRect(self.rect(), self._canvas.theme.canvas.background)
                return
            painter.drawPixmap(0, 0, self._picture)
            self._paint_frame(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        frame, colours = self.frame, self._canvas.theme.canvas
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        outside.addRect(frame)
        veil = QColor(colours.background)
        veil.setAlpha(150)
        painter.fillPath(outside, veil)
        painter.setPen(QPen(colours.selection, 2.0 if self.hasFocus() else 1.5))
        painter.drawRect(frame)

    @property
    def frame(self) -> QRectF:
        """What the canvas shows, in this widget; as much of it as there is room for."""
        seen = self._canvas.camera.visible
        corner = self._at(Point(seen.x, seen.y))
        wide, high = seen.width * self._scale, seen.height * self._scale
        wanted = QRectF(corner, QPointF(corner.x() + wide, corner.y() + high))
        return _kept_within(wanted, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _at(self, scene: Point) -> QPointF:
        bounds = self._bounds or Rect(0, 0, 0, 0)
        return self._left_top + QPointF(
            (scene.x - bounds.x) * self._scale, (scene.y - bounds.y) * self._scale
        )

    def _scene(self, place: QPointF) -> Point:
        bounds = self._bounds or Rect(0, 0, 0, 0)
        offset = place - self._left_top
        return Point(bounds.x + offset.x() / self._scale, bounds.y + offset.y() / self._scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._renew()

    # --- the hand --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._picture is None:
            return
        frame = self.frame
        grown = frame.adjusted(-2, -2, 2, 2)
        # A frame that is taken hold of stays under the hand; elsewhere the view comes to the hand.
        inside = grown.contains(event.position())
        self._held = frame.center() - event.position() if inside else QPointF()
        if not inside:
            self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._look_at(event.position() + self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.pixelDelta().y()
        if turned:
            self._canvas.zoom_by(1.1 ** (turned / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        width, height = self._canvas.camera.viewport
        self._canvas.camera.pan(step[0] * width, step[1] * height)
        self._canvas.camera_changed()

    def _look_at(self, place: QPointF) -> None:
        self._canvas.camera.center_on(self._scene(place))
        self._canvas.camera_changed()


def _kept_within(wanted: QRectF, room: QRectF) -> QRectF:
    """Return what of `wanted` lies in `room`; of one that lies outside, a mark at the edge."""
    left = min(max(wanted.left(), room.left()), room.right() - LEAST_FRAME)
    top = min(max(wanted.top(), room.top()), room.bottom() - LEAST_FRAME)
    right = max(min(wanted.right(), room.right()), left + LEAST_FRAME)
    bottom = max(min(wanted.bottom(), room.bottom()), top + LEAST_FRAME)
    return QRectF(QPointF(left, top), QPointF(right, bottom))
