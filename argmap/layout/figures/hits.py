"""Which lines touch boxes and dots that they have nothing to do with, and boxes each other."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import hypot
from typing import Final, NamedTuple

from argmap.layout.figures.cells import Cell, Segment, cells_of_line, cells_of_rect
from argmap.layout.figures.drawing import Bounds, Drawing, Edge, Spot
from argmap.layout.figures.lines import pieces

NEAR: Final = 8.0
DOT: Final = 5.0
_INSIDE: Final = 0.5
"""So deep a line must be in a foreign box to count, or its curve's corners would."""
_OWN_INSIDE: Final = 2.0
_ROUNDING: Final = 0.02


class Hits(NamedTuple):
    """Pairs of ids: an edge and a box that is none of its ends, an end, or another edge's dot."""

    foreign: list[tuple[str, str]]
    own: list[tuple[str, str]]
    dots: list[tuple[str, str]]


def hits_of(drawing: Drawing) -> Hits:
    boxes = _boxes_in(drawing.boxes)
    dots = _dots_in(drawing.edges)
    foreign: dict[tuple[str, str], None] = {}
    own: dict[tuple[str, str], None] = {}
    touched: dict[tuple[str, str], None] = {}
    for key, edge in drawing.edges.items():
        ends = {edge.target, *edge.premises}
        for segment in (each for course in edge.lines for each in pieces(course)):
            for cell in cells_of_line(segment):
                for box in boxes.get(cell, ()):
                    inset = _OWN_INSIDE if box in ends else _INSIDE
                    if enters(segment, drawing.boxes[box], inset):
                        (own if box in ends else foreign)[key, box] = None
                for other, dot in dots.get(cell, ()):
                    if other not in (key, edge.target) and distance(segment, dot) < DOT:
                        touched[key, other] = None
    return Hits(list(foreign), list(own), list(touched))


def overlaps_of(boxes: Mapping[str, Bounds]) -> tuple[int, int]:
    """How many pairs of boxes overlap, and how many are closer than 8 px, the former included."""
    cells: dict[Cell, list[str]] = {}
    for key, (x, y, width, height) in boxes.items():
        for cell in cells_of_rect(x - NEAR, y - NEAR, x + width + NEAR, y + height + NEAR):
            cells.setdefault(cell, []).append(key)
    overlapping: set[tuple[str, str]] = set()
    close: set[tuple[str, str]] = set()
    for keys in cells.values():
        for pair in combinations(keys, 2):
            across, down = _gaps(boxes[pair[0]], boxes[pair[1]])
            if across < -_ROUNDING and down < -_ROUNDING:
                overlapping.add(pair)
            if hypot(max(0.0, across), max(0.0, down)) < NEAR - _ROUNDING:
                close.add(pair)
    return len(overlapping), len(close)


def enters(segment: Segment, box: Bounds, inset: float) -> bool:
    """Whether a line is anywhere deeper in a box than `inset`."""
    x0, y0, x1, y1 = segment
    x, y, width, height = box
    low, high = 0.0, 1.0
    for start, step, least, most in (
        (x0, x1 - x0, x + inset, x + width - inset),
        (y0, y1 - y0, y + inset, y + height - inset),
    ):
        if step == 0.0:
            if not least < start < most:
                return False
            continue
        a, b = sorted(((least - start) / step, (most - start) / step))
        low, high = max(low, a), min(high, b)
    return low < high


def distance(segment: Segment, spot: Spot) -> float:
    """From a line to a point."""
    x0, y0, x1, y1 = segment
    dx, dy = x1 - x0, y1 - y0
    along = ((spot[0] - x0) * dx + (spot[1] - y0) * dy) / (dx * dx + dy * dy)
    along = min(1.0, max(0.0, along))
    return hypot(x0 + along * dx - spot[0], y0 + along * dy - spot[1])


def _gaps(one: Bounds, other: Bounds) -> tuple[float, float]:
    """How far apart two boxes are, across and down; negative where they share a stretch."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    down = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return across, down


def _boxes_in(boxes: Mapping[str, Bounds]) -> dict[Cell, list[str]]:
    cells: dict[Cell, list[str]] = {}
    for key, (x, y, width, height) in boxes.items():
        for cell in cells_of_rect(x, y, x + width, y + height):
            cells.setdefault(cell, []).append(key)
    return cells


def _dots_in(edges: Mapping[str, Edge]) -> dict[Cell, list[tuple[str, Spot]]]:
    cells: dict[Cell, list[tuple[str, Spot]]] = {}
    for key, edge in edges.items():
        if edge.dot is not None:
            x, y = edge.dot
            for cell in cells_of_rect(x - DOT, y - DOT, x + DOT, y + DOT):
                cells.setdefault(cell, []).append((key, edge.dot))
    return cells
