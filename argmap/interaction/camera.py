"""Where the map is looked at from: zoom and place, and the way between scene and screen."""

from __future__ import annotations

import math
from typing import Final

from argmap.core.geometry import Point, Rect

MIN_ZOOM: Final = 0.05
MAX_ZOOM: Final = 8.0
FIT_MARGIN: Final = 48.0  # screen px
_FAR: Final = 4_000_000.0  # scene px; beyond every coordinate a map may have


class Camera:
    """The view on the map: screen = (scene - offset) * zoom.

    `offset` is the scene point at the viewport's top left corner, `viewport` its size; screen
    points and sizes are in logical pixels.
    """

    def __init__(self, width: float = 800.0, height: float = 600.0) -> None:
        self.zoom = 1.0
        self.offset = Point(0.0, 0.0)
        self.viewport = (width, height)

    def resize(self, width: float, height: float) -> None:
        """The viewport has another size; its top left corner stays where it is on the map."""
        self.viewport = (max(1.0, width), max(1.0, height))

    def to_scene(self, screen: Point) -> Point:
        return Point(
            self.offset.x + screen.x / self.zoom,
            self.offset.y + screen.y / self.zoom,
        )

    def to_screen(self, scene: Point) -> Point:
        return Point(
            (scene.x - self.offset.x) * self.zoom,
            (scene.y - self.offset.y) * self.zoom,
        )

    @property
    def visible(self) -> Rect:
        """What the viewport shows, in scene pixels."""
        width, height = self.viewport
        return Rect(self.offset.x, self.offset.y, width / self.zoom, height / self.zoom)

    @property
    def center(self) -> Point:
        return self.visible.center

    def zoom_at(self, screen: Point, factor: float) -> bool:
        """Zoom by `factor` within the limits, keeping the scene point under `screen` in place."""
        if not math.isfinite(factor) or factor <= 0:
            return False
        return self.zoom_to(self.zoom * factor, screen)

    def zoom_to(self, zoom: float, screen: Point | None = None) -> bool:
        """Take this zoom, keeping what is under `screen` (the middle); False: no change."""
        width, height = self.viewport
        anchor = screen or Point(width / 2, height / 2)
        held = self.to_scene(anchor)
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        if zoom == self.zoom:
            return False
        self.zoom = zoom
        self._look(held.x - anchor.x / zoom, held.y - anchor.y / zoom)
        return True

    def pan(self, dx: float, dy: float) -> bool:
        """Move the map under the viewport by screen pixels; False: no change."""
        before = self.offset
        self._look(before.x - dx / self.zoom, before.y - dy / self.zoom)
        return self.offset != before

    def center_on(self, scene: Point) -> None:
        width, height = self.viewport
        self._look(scene.x - width / self.zoom / 2, scene.y - height / self.zoom / 2)

    def fit(
        self,
        rect: Rect,
        viewport: tuple[float, float] | None = None,
        margin: float = FIT_MARGIN,
        most: float = 1.0,
    ) -> None:
        """Show all of `rect`, centred, with `margin` screen pixels round it.

        The zoom is at most `most`; a map too large for the smallest zoom is centred.
        """
        width, height = viewport or self.viewport
        margin = min(margin, width / 4, height / 4)
        across = (width - 2 * margin) / max(rect.width, 1.0)
        down = (height - 2 * margin) / max(rect.height, 1.0)
        self.zoom = max(MIN_ZOOM, min(most, across, down, MAX_ZOOM))
        middle = rect.center
        self._look(middle.x - width / self.zoom / 2, middle.y - height / self.zoom / 2)

    def reveal(self, rect: Rect, margin: float = 24.0) -> bool:
        """Pan as little as shows `rect` (or its top left corner); False: it is in view."""
        view = self.visible.grown(-margin / self.zoom)
        dx = _shift(rect.x, rect.right, view.x, view.right)
        dy = _shift(rect.y, rect.bottom, view.y, view.bottom)
        return self.pan(-dx * self.zoom, -dy * self.zoom) if dx or dy else False

    def _look(self, x: float, y: float) -> None:
        if math.isfinite(x) and math.isfinite(y):
            self.offset = Point(min(_FAR, max(-_FAR, x)), min(_FAR, max(-_FAR, y)))


def _shift(low: float, high: float, view_low: float, view_high: float) -> float:
    """How far the view must go along one axis to show low…high, or at least low."""
    if low < view_low or high - low > view_high - view_low:
        return low - view_low
    return max(0.0, high - view_high)
