"""Groups as rectangles of whole rows: fences for contours, and room for the frames' edges.

A group gets one where its members are neighbouring children of one statement, or one root, and
everything that stands below these for so many rows. Other groups are `loose`: they become blocks of
their own (see `cells`), or their frames are drawn round their members and whoever stands between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.layout import metrics as m
from argmap.layout.arranging.contours import Fence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.layout.arranging.forest import Forest
    from argmap.layout.reading import Way

_STRIP = m.FRAME_STRIP + m.FRAME_PADDING / 2
_EDGE = m.FRAME_PADDING


class Plot(NamedTuple):
    """A group in a forest: from a child of `parent` to another, and some rows of what is below.

    Round a root `parent` is -1. `inner` counts how many groups lie in this one, one in the other.
    """

    root: int
    parent: int
    first: int
    last: int
    top: int
    rows: int
    inner: int


class Edges(NamedTuple):
    """What a frame takes beside what is in it: along the rows, and near and far of them."""

    before: float
    after: float
    near: float
    far: float


def edges_for(way: Way) -> Edges:
    match way:
        case "down":
            return Edges(_EDGE, _EDGE, _STRIP, _EDGE)
        case "up":
            return Edges(_EDGE, _EDGE, _EDGE, _STRIP)
        case _:
            return Edges(_STRIP, _EDGE, _EDGE, _EDGE)


def plots_of(groups: Iterable[Sequence[int]], forest: Forest) -> list[Plot]:
    """The groups that can have a rectangle, the inner ones first."""
    found: list[Plot] = []
    nested: list[frozenset[int]] = []
    depths: list[int] = []
    for members in sorted(map(frozenset, groups), key=len):
        plot = _plot(members, forest)
        if plot is None:
            continue
        inside = [
            depth + 1 for other, depth in zip(nested, depths, strict=True) if other <= members
        ]
        found.append(plot._replace(inner=max(inside, default=0)))
        nested.append(members)
        depths.append(found[-1].inner)
    return found


def loose_of(groups: Sequence[Sequence[int]], forest: Forest) -> set[int]:
    """The places, among all groups, of those that are no part of a tree."""
    return {
        at
        for at, members in enumerate(groups)
        if members and _plot(frozenset(members), forest) is None
    }


def _plot(members: frozenset[int], forest: Forest) -> Plot | None:
    tops = [node for node in members if forest.parent[node] not in members]
    parent = forest.parent[tops[0]]
    if any(forest.parent[node] != parent for node in tops) or (parent < 0 and len(tops) > 1):
        return None
    first = last = 0
    if parent >= 0:
        places = sorted(map(forest.children[parent].index, tops))
        first, last = places[0], places[-1]
        if last - first >= len(tops):
            return None
    top = forest.row[tops[0]]
    bottom = max(forest.row[node] for node in members)
    row, within = tops, 0
    for _ in range(top, bottom + 1):
        within += len(row)
        row = [child for node in row for child in forest.children[node]]
    if within != len(members):
        return None
    root = tops[0]
    while forest.parent[root] >= 0:
        root = forest.parent[root]
    return Plot(root, parent, first, last, top, bottom - top + 1, 0)


def fences_of(plots: Sequence[Plot], edges: Edges) -> dict[int, list[Fence]]:
    """By parent, the fences round its children."""
    fences: dict[int, list[Fence]] = {}
    for plot in plots:
        if plot.parent >= 0:
            fence = Fence(plot.first, plot.last, plot.rows, edges.before, edges.after)
            fences.setdefault(plot.parent, []).append(fence)
    return fences


def room_for(plots: Sequence[Plot], edges: Edges, rows: int) -> tuple[list[float], list[float]]:
    """By row of a tree, what the frames in it take before the row and after it."""
    before, after = [0.0] * rows, [0.0] * rows
    for plot in plots:
        last = plot.top + plot.rows - 1
        before[plot.top] = max(before[plot.top], edges.near * (plot.inner + 1))
        after[last] = max(after[last], edges.far * (plot.inner + 1))
    return before, after
