"""A map as drawn, reduced to boxes and lines: the same for every program that lays maps out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.shapes import Arrow

Spot = tuple[float, float]
Course = Sequence[Spot]
Bounds = tuple[float, float, float, float]
"""Left, top, width, height."""


class Edge(NamedTuple):
    """An inference as drawn.

    The last of `lines` leads to the target (a statement or an inference); with several lines, those
    before it lead from the premises to where it begins, one for each premise, in their order. `dot`
    is where linked premises meet or other edges aim at, None if there is no such place.
    """

    premises: tuple[str, ...]
    target: str
    lines: tuple[Course, ...]
    dot: Spot | None = None


class Drawing(NamedTuple):
    """Boxes by statement and edges by inference, both in document order."""

    boxes: Mapping[str, Bounds]
    edges: Mapping[str, Edge]


def drawing_of(
    document: Document, rects: Mapping[str, Bounds], arrows: Mapping[str, Arrow]
) -> Drawing:
    """What our own plan draws, for all statements that have a rectangle."""
    boxes = {each.id: rects[each.id] for each in document.ordered_statements() if each.id in rects}
    aimed_at = {each.target for each in document.inferences.values()}
    edges = {
        record.id: _edge_of(arrows[record.id], record.id in aimed_at)
        for record in document.ordered("inferences")
        if record.id in arrows
    }
    return Drawing(boxes, edges)


def _edge_of(arrow: Arrow, aimed_at: bool) -> Edge:
    dot = arrow.junction if aimed_at or len(arrow.premises) > 1 else None
    return Edge(arrow.premises, arrow.target, (*arrow.legs, arrow.trunk), dot)


def extent_of(boxes: Iterable[Bounds]) -> Bounds | None:
    """The smallest rectangle round all, or None of none."""
    corners = [(x, y, x + width, y + height) for x, y, width, height in boxes]
    if not corners:
        return None
    left, top, right, bottom = zip(*corners, strict=True)
    x, y = min(left), min(top)
    return x, y, max(right) - x, max(bottom) - y
