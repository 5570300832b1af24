"""From the camera to whole device pixels, so that tiles are blitted and never blurred."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from argmap.core.geometry import Point, Rect

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from argmap.interaction.camera import Camera


class View(NamedTuple):
    """What a viewport shows, in device pixels of the scaled scene.

    `scale` is device pixels per scene pixel, `ratio` device pixels per logical pixel.
    """

    scale: float
    ratio: float
    left: int
    top: int
    width: int
    height: int

    @property
    def zoom(self) -> float:
        return self.scale / self.ratio

    @property
    def scene(self) -> Rect:
        return self.scene_rect(self.left, self.top, self.width, self.height)

    def scene_rect(self, left: float, top: float, width: float, height: float) -> Rect:
        scale = self.scale
        return Rect(left / scale, top / scale, width / scale, height / scale)

    def point(self, scene: Point) -> QPointF:
        """Where a scene point is painted, in logical pixels of the viewport."""
        return QPointF(
            (scene.x * self.scale - self.left) / self.ratio,
            (scene.y * self.scale - self.top) / self.ratio,
        )

    def rect(self, scene: Rect) -> QRectF:
        """Where a scene rectangle is painted, in logical pixels of the viewport."""
        zoom = self.scale / self.ratio
        corner = self.point(Point(scene.x, scene.y))
        return QRectF(corner.x(), corner.y(), scene.width * zoom, scene.height * zoom)

    def enter_pixels(self, painter: QPainter) -> None:
        """From logical pixels of the viewport to device pixels, beginning on a whole one.

        At 150 % a widget may lie half a device pixel off, and tiles would gape.
        """
        painter.scale(1 / self.ratio, 1 / self.ratio)
        device = painter.deviceTransform()
        painter.translate(round(device.dx()) - device.dx(), round(device.dy()) - device.dy())

    def enter_scene(self, painter: QPainter) -> None:
        """From device pixels of the viewport to scene coordinates."""
        painter.translate(-self.left, -self.top)
        painter.scale(self.scale, self.scale)


def view_of(camera: Camera, ratio: float) -> View:
    """What `camera` looks at on a screen with `ratio` device pixels per logical pixel."""
    scale = camera.zoom * ratio
    width, height = camera.viewport
    return View(
        scale,
        ratio,
        round(camera.offset.x * scale),
        round(camera.offset.y * scale),
        -int(-width * ratio // 1),
        -int(-height * ratio // 1),
    )
