"""Pieces of polylines, and how long and how bent these are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, hypot, pi
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argmap.layout.figures.cells import Segment
    from argmap.layout.figures.drawing import Course

_NOTHING: Final = 1e-9


def pieces(course: Course) -> Iterator[Segment]:
    """The straight pieces; what goes straight on in several points is one."""
    start = corner = course[0]
    for point in course[1:]:
        ahead = corner[0] - start[0], corner[1] - start[1]
        step = point[0] - corner[0], point[1] - corner[1]
        turn = ahead[0] * step[1] - ahead[1] * step[0]
        onward = ahead[0] * step[0] + ahead[1] * step[1]
        if abs(turn) > _NOTHING or onward < 0.0:
            yield (*start, *corner)
            start = corner
        corner = point
    if start != corner:
        yield (*start, *corner)


def length(course: Course) -> float:
    return sum(hypot(x1 - x0, y1 - y0) for x0, y0, x1, y1 in pieces(course))


def bends(course: Course) -> float:
    """By how many right angles the line turns, left and right alike, however round the corners."""
    headings = [atan2(y1 - y0, x1 - x0) for x0, y0, x1, y1 in pieces(course)]
    turns = (after - before for before, after in pairwise(headings))
    return sum(abs((turn + pi) % (2 * pi) - pi) for turn in turns) / (pi / 2)
