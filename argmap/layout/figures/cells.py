"""A grid that lines and boxes are sorted into, so that only neighbours are compared."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import Final

CELL: Final = 192.0
_SLACK: Final = 0.5

Cell = tuple[int, int]
Segment = tuple[float, float, float, float]
"""A line from x, y to x, y."""


def cell_at(x: float, y: float) -> Cell:
    return floor(x / CELL), floor(y / CELL)


def cells_of_rect(x0: float, y0: float, x1: float, y1: float) -> Iterator[Cell]:
    """All cells that a rectangle, given by two corners, touches."""
    left, top = cell_at(x0, y0)
    right, bottom = cell_at(x1, y1)
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row


def cells_of_line(segment: Segment) -> Iterator[Cell]:
    """All cells that a line passes, and those it all but passes."""
    x0, y0, x1, y1 = segment
    if x0 > x1:
        x0, y0, x1, y1 = x1, y1, x0, y0
    first, last = floor((x0 - _SLACK) / CELL), floor((x1 + _SLACK) / CELL)
    slope = (y1 - y0) / (x1 - x0) if x1 - x0 > _SLACK else 0.0
    for column in range(first, last + 1):
        top, bottom = min(y0, y1), max(y0, y1)
        if slope:
            a = y0 + slope * (max(x0, column * CELL - _SLACK) - x0)
            b = y0 + slope * (min(x1, (column + 1) * CELL + _SLACK) - x0)
            top, bottom = min(a, b), max(a, b)
        for row in range(floor((top - _SLACK) / CELL), floor((bottom + _SLACK) / CELL) + 1):
            yield column, row
