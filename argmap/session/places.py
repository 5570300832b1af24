"""Where there is room for something new: plain rectangles, no truth of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from argmap.core.geometry import Point, Rect

GAP: Final = 24.0
"""Scene pixels kept free between neighbours."""
STEP: Final = 88.0
"""Between a statement and one that bears on it: room for the arrow and its sign."""

Occupied = Callable[[Rect], Iterable[Rect]]

_TURNS: Final = 400


def free_place(wanted: Rect, occupied: Occupied, gap: float = GAP) -> Point:
    """The nearest top left corner, going straight from `wanted`, with `gap` free all round it."""
    start = Point(wanted.x, wanted.y)
    found = [
        place
        for direction in ("right", "left", "down", "up")
        if (place := _slide(wanted, occupied, gap, direction)) is not None
    ]
    return min(
        found,
        key=lambda place: abs(place.x - start.x) + 2 * abs(place.y - start.y),
        default=start,
    )


def beside(box: Rect, width: float, height: float, direction: str, step: float = STEP) -> Rect:
    """A rectangle next to a box in this direction, in the middle of its side."""
    middle = box.center
    match direction:
        case "up":
            return Rect(middle.x - width / 2, box.y - step - height, width, height)
        case "right":
            return Rect(box.right + step, middle.y - height / 2, width, height)
        case "left":
            return Rect(box.x - step - width, middle.y - height / 2, width, height)
        case _:
            return Rect(middle.x - width / 2, box.bottom + step, width, height)


def next_to(box: Rect, width: float, height: float, direction: str) -> Rect:
    """A rectangle in line with a box, where its siblings lie if premises lie in `direction`."""
    if direction in ("left", "right"):
        return Rect(box.x, box.bottom + GAP, width, height)
    return Rect(box.right + GAP, box.y, width, height)


def premises_lie(direction: str) -> str:
    """The side of a conclusion its premises lie on; "auto" and the unknown are below."""
    return direction if direction in ("up", "left", "right") else "down"


def opposite(direction: str) -> str:
    return {"up": "down", "left": "right", "right": "left"}.get(direction, "up")


def _slide(wanted: Rect, occupied: Occupied, gap: float, direction: str) -> Point | None:
    """Go on past whatever stands in the way; None if there is no end of it."""
    place = wanted
    for _ in range(_TURNS):
        in_the_way = list(_overlapping(place.grown(gap), occupied))
        if not in_the_way:
            return Point(place.x, place.y)
        match direction:
            case "right":
                x, y = max(rect.right for rect in in_the_way) + gap, place.y
            case "left":
                x, y = min(rect.x for rect in in_the_way) - gap - place.width, place.y
            case "down":
                x, y = place.x, max(rect.bottom for rect in in_the_way) + gap
            case _:
                x, y = place.x, min(rect.y for rect in in_the_way) - gap - place.height
        place = Rect(x, y, place.width, place.height)
    return None


def _overlapping(area: Rect, occupied: Occupied) -> Iterator[Rect]:
    """What shares more than an edge with the area; places are rounded, so half a pixel is none."""
    for rect in occupied(area):
        if (
            rect.x < area.right - 0.5
            and area.x < rect.right - 0.5
            and rect.y < area.bottom - 0.5
            and area.y < rect.bottom - 0.5
        ):
            yield rect
