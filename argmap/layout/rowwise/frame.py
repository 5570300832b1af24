"""Boxes in arrays of numbers, seen the way a map reads: across its rows, and in depth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.reading import said_direction

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.reading import Way

Pair = tuple[float, float]
_ASKED: Final = 200
"""So many inferences tell which way a map reads that does not say so."""
_DIGITS: Final = 3


class Frame(NamedTuple):
    """Boxes by number, as `argmap.layout.bonds` has them.

    `near` is the edge that faces the conclusion, `far` the other one; depth grows from conclusions
    to premises. `middle` is across.
    """

    way: Way
    middle: list[float]
    width: tuple[float, ...]
    near: list[float]
    far: list[float]

    def left(self, at: int) -> float:
        return self.middle[at] - self.width[at] / 2

    def right(self, at: int) -> float:
        return self.middle[at] + self.width[at] / 2


def framed(keys: Iterable[str], rects: Mapping[str, Rect], way: Way) -> Frame:
    """The boxes seen that way; premises lie `way` of their conclusions."""
    x, y, wide, high = zip(*map(rects.__getitem__, keys), strict=True)
    if way in {"left", "right"}:
        x, y, wide, high = y, x, high, wide
    middle = [u + w / 2 for u, w in zip(x, wide, strict=True)]
    if way in {"down", "right"}:
        near, far = list(y), [v + h for v, h in zip(y, high, strict=True)]
    else:
        # Sums of places and sizes: what was flush is so but for the last digits.
        near = [round(-v - h, _DIGITS) for v, h in zip(y, high, strict=True)]
        far = [-v for v in y]
    return Frame(way, middle, wide, near, far)


def way_of(document: Document, rects: Mapping[str, Rect]) -> Way:
    """As the map says, or as the first inferences of it run."""
    said = said_direction(document.info.direction)
    if said is not None:
        return said
    down = up = right = left = 0
    for inference in islice(document.inferences.values(), _ASKED):
        conclusion, premise = rects.get(inference.target), rects.get(inference.premises[0])
        if conclusion is None or premise is None:
            continue
        x, y, width, height = conclusion
        down += premise.y >= y + height
        up += premise.y + premise.height <= y
        right += premise.x >= x + width
        left += premise.x + premise.width <= x
    if down + up >= right + left:
        return "up" if up > down else "down"
    return "left" if left > right else "right"


def placed(way: Way, u: float, v: float) -> Pair:
    """The point of the scene at `u` across and `v` in depth."""
    if way == "down":
        return u, v
    if way == "up":
        return u, -v
    return (v, u) if way == "right" else (-v, u)


def framed_rect(rect: Rect, way: Way) -> tuple[float, float, float, float]:
    """A rectangle seen that way: from where to where across, and in depth."""
    x, y, width, height = rect
    if way == "down":
        return x, x + width, y, y + height
    if way == "up":
        return x, x + width, -y - height, -y
    return (y, y + height, x, x + width) if way == "right" else (y, y + height, -x - width, -x)
