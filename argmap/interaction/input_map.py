"""What wheel turns and touchpad gestures mean: panning or zooming."""

from __future__ import annotations

import math
from typing import Final, Literal, NamedTuple

from argmap.core.geometry import Point
from argmap.interaction.events import NO_MODIFIERS, Modifiers

NOTCH: Final = 120.0  # eighths of a degree in one wheel notch
STEP: Final = 1.1  # zoom factor of a notch
SCROLL: Final = 60.0  # screen px a notch scrolls
_PIXEL_NOTCH: Final = 60.0  # touchpad px that zoom as much as a notch does
_MOST: Final = 4.0  # largest zoom factor of a single event


class Wheel(NamedTuple):
    """A wheel event as the window system tells it.

    `pixels` is (0, 0) where a device has none, `angle` is in eighths of a degree (120 a notch).
    `phase` is "none" for a mouse wheel; touchpads say where in a scroll an event stands.
    """

    at: Point
    angle: tuple[float, float] = (0.0, 0.0)
    pixels: tuple[float, float] = (0.0, 0.0)
    modifiers: Modifiers = NO_MODIFIERS
    phase: Literal["none", "begin", "update", "end", "momentum"] = "none"


class Pinch(NamedTuple):
    """A native gesture: "zoom" with a relative `value` (0.1 = a tenth larger), or "smart zoom"."""

    at: Point
    kind: Literal["zoom", "smart zoom", "other"]
    value: float = 0.0


class Pan(NamedTuple):
    """Move the map by screen pixels."""

    dx: float
    dy: float


class Zoom(NamedTuple):
    """Zoom by a factor round a screen point."""

    factor: float
    anchor: Point


class InputMapper:
    """`wheel_zooms` makes the plain mouse wheel zoom and Control scroll; touchpads always pan."""

    def __init__(self, wheel_zooms: bool = False) -> None:
        self.wheel_zooms = wheel_zooms

    def wheel(self, event: Wheel) -> Pan | Zoom | None:
        """What a wheel event asks for; None if it asks for nothing, as at a scroll's two ends."""
        touchpad = event.phase != "none" or _any(event.pixels)
        zooms = event.modifiers.control
        if self.wheel_zooms and not touchpad:
            zooms = not zooms and not event.modifiers.shift
        if zooms:
            # A flick's momentum would go on zooming after the fingers have left.
            return None if event.phase == "momentum" else self._zoom(event)
        return self._pan(event)

    def pinch(self, event: Pinch, zoom: float = 1.0) -> Zoom | None:
        """What a native gesture asks for; a double tap of two fingers goes to 100 % or to 200 %."""
        if event.kind == "zoom":
            return _zoom_by(1.0 + event.value, event.at)
        if event.kind == "smart zoom" and zoom > 0:
            return Zoom((2.0 if 0.99 < zoom < 1.01 else 1.0) / zoom, event.at)
        return None

    def _zoom(self, event: Wheel) -> Zoom | None:
        notches = _main(event.angle) / NOTCH
        if not _any(event.angle):
            notches = _main(event.pixels) / _PIXEL_NOTCH
        if not math.isfinite(notches) or notches == 0:
            return None
        return _zoom_by(STEP ** min(20.0, max(-20.0, notches)), event.at)

    def _pan(self, event: Wheel) -> Pan | None:
        dx, dy = event.pixels
        if not _any(event.pixels):
            dx, dy = (turn / NOTCH * SCROLL for turn in event.angle)
        if event.modifiers.shift and not dx:
            dx, dy = dy, 0.0
        if not (math.isfinite(dx) and math.isfinite(dy)) or not (dx or dy):
            return None
        return Pan(dx, dy)


def _any(pair: tuple[float, float]) -> bool:
    return bool(pair[0] or pair[1])


def _main(pair: tuple[float, float]) -> float:
    # Some systems turn a wheel into a horizontal one while Alt or Shift is held.
    return pair[1] or pair[0]


def _zoom_by(factor: float, at: Point) -> Zoom | None:
    if not math.isfinite(factor) or factor <= 0 or factor == 1.0:
        return None
    return Zoom(min(_MOST, max(1 / _MOST, factor)), at)
