"""Which sides of two boxes face each other."""

from __future__ import annotations

from typing import Final

from argmap.core.geometry import Rect

# Even sides are left vertically.
TOP: Final = 0
RIGHT: Final = 1
BOTTOM: Final = 2
LEFT: Final = 3
OUTWARD: Final = (-1.0, 1.0, 1.0, -1.0)
"""By side: whether its normal points to greater or lesser coordinates."""

_ROOMY: Final = 40.0
_STEEP: Final = 3.0
_BEND: Final = 12.0


def upright(side: int) -> bool:
    """Whether arrows leave the side vertically."""
    return side & 1 == 0


def facing(a: Rect, b: Rect, across: bool) -> tuple[int, int]:
    """The side of each that faces the other; `across` prefers left and right to top and bottom.

    The preferred way is taken where there is room for an arrow on it, or nearly.
    """
    below = b[1] - a[1] - a[3]
    above = a[1] - b[1] - b[3]
    behind = b[0] - a[0] - a[2]
    before = a[0] - b[0] - b[2]
    down = max(below, above)
    along = max(behind, before)
    first, second = (along, down) if across else (down, along)
    if first <= 0.0 or second <= 0.0:
        preferred = first >= second
    else:
        preferred = first >= _ROOMY or first * _STEEP >= second
    if preferred != across:
        return (BOTTOM, TOP) if below > above else (TOP, BOTTOM)
    return (RIGHT, LEFT) if behind > before else (LEFT, RIGHT)


def facing_line(
    rect: Rect, place: tuple[float, float], level: bool, across: bool
) -> tuple[int, int]:
    """The side to leave, and the side to come from, for an arrow that ends on a line.

    The line passes `place`, level or upright, and is met squarely. `across` prefers to leave on
    the left or right.
    """
    x, y = place
    left, top, right, bottom = rect[0], rect[1], rect[0] + rect[2], rect[1] + rect[3]
    up_or_down = _beyond(y, top, bottom, TOP, BOTTOM)
    sideways = _beyond(x, left, right, LEFT, RIGHT)
    if level:
        arrival = BOTTOM if top + bottom > 2 * y else TOP
        straight = left < x < right
    else:
        arrival = RIGHT if left + right > 2 * x else LEFT
        straight = top < y < bottom
    squarely, sidelong = (up_or_down, sideways) if level else (sideways, up_or_down)
    if squarely is not None and (straight or level != across or sidelong is None):
        return squarely, arrival
    if sidelong is not None:
        return sidelong, arrival
    return (arrival + 2) % 4, arrival


def _beyond(at: float, low: float, high: float, first: int, last: int) -> int | None:
    """The side that faces a coordinate, if there is room for a bend on the way."""
    if low >= at + _BEND:
        return first
    return last if high <= at - _BEND else None


def port(rect: Rect, side: int, at: float) -> tuple[float, float]:
    """The point of a side at the coordinate `at` along it."""
    if side == TOP:
        return at, rect[1]
    if side == BOTTOM:
        return at, rect[1] + rect[3]
    return (rect[0], at) if side == LEFT else (rect[0] + rect[2], at)


def middle(rect: Rect, side: int) -> float:
    """The coordinate of the middle of a side along it."""
    return rect[0] + rect[2] / 2 if side & 1 == 0 else rect[1] + rect[3] / 2


def edge(rect: Rect, side: int) -> float:
    """The coordinate of a side across it."""
    if side == TOP:
        return rect[1]
    if side == BOTTOM:
        return rect[1] + rect[3]
    return rect[0] if side == LEFT else rect[0] + rect[2]
