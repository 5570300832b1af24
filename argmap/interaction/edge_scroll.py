"""Scrolling while something is dragged against the viewport's edge."""

from __future__ import annotations

from typing import Final

from argmap.core.geometry import Point, Rect

ZONE: Final = 24.0  # screen px
DELAY: Final = 0.2  # seconds in the zone before it starts
EASE: Final = 0.2  # seconds until full speed
SPEED: Final = 1500.0  # screen px a second at the very edge
BEYOND: Final = 48.0  # screen px of nothing that are shown beyond the content


class EdgeScroll:
    """How far to pan in each tick."""

    def __init__(self) -> None:
        self._waited = 0.0

    def stop(self) -> None:
        self._waited = 0.0

    def tick(
        self, seconds: float, at: Point, viewport: tuple[float, float]
    ) -> tuple[float, float] | None:
        """Screen pixels by which the map moves under the viewport; None: not at the edge."""
        dx, dy = _depth(at.x, viewport[0]), _depth(at.y, viewport[1])
        if not (dx or dy):
            self.stop()
            return None
        self._waited += seconds
        # A late timer must not throw the map away.
        run = min(max(0.0, self._waited - DELAY), seconds, 0.1)
        ease = min(1.0, max(0.0, self._waited - DELAY) / EASE)
        return dx * SPEED * ease * run, dy * SPEED * ease * run


def kept_near(
    shift: tuple[float, float], content: Rect | None, seen: Rect, zoom: float
) -> tuple[float, float]:
    """The shift, but no further than shows the end of the content and a margin beyond it."""
    if content is None:
        return 0.0, 0.0
    margin = BEYOND / zoom
    low = (seen.x - content.x + margin, seen.y - content.y + margin)
    high = (content.right + margin - seen.right, content.bottom + margin - seen.bottom)
    dx, dy = (
        min(way, max(0.0, before) * zoom) if way > 0 else -min(-way, max(0.0, after) * zoom)
        for way, before, after in zip(shift, low, high, strict=True)
    )
    return dx, dy


def _depth(place: float, size: float) -> float:
    """-1…1: how deep in the zone at the far (negative) or near edge."""
    zone = min(ZONE, size / 4)
    if place < zone:
        return min(1.0, (zone - place) / zone)
    if place > size - zone:
        return -min(1.0, (place - size + zone) / zone)
    return 0.0
