"""Arranging round what must not move: pinned boxes, and those that are not arranged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.core.geometry import Rect
from argmap.layout.arranging.extents import Extent, corner_of, extent_of
from argmap.layout.arranging.isotonic import Seat, in_a_row
from argmap.layout.arranging.pushing import GAP, Axis, Checkpoint, push_apart
from argmap.layout.free import Occupied
from argmap.layout.metrics import SIBLING_GAP
from argmap.layout.reading import reading_direction

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.arranging.kin import Kin
    from argmap.layout.arranging.web import Web


class Plot:
    """An arrangement on its way to its place: `rects` move, `fixed` ones do not.

    `fixed` may hold boxes that are not part of the arrangement.
    """

    def __init__(
        self,
        document: Document,
        web: Web,
        kin: Kin,
        rects: dict[str, Rect],
        fixed: Mapping[str, Rect],
    ) -> None:
        self.web, self.kin = web, kin
        self.rects = rects
        self.fixed = dict(fixed)
        self.way = reading_direction(document, rects)
        trees: dict[int, list[str]] = {}
        for at in kin.order:
            trees.setdefault(kin.root[at], []).append(web.keys[at])
        self.trees = list(trees.values())

    def shift(self, keys: Iterable[str], dx: float, dy: float) -> None:
        for key in keys:
            self.rects[key] = self.rects[key].moved(dx, dy)

    def holds(self, tree: Iterable[str]) -> bool:
        """Whether anything in a tree is fixed."""
        return any(key in self.fixed for key in tree)


def clear_of(plot: Plot, keys: Iterable[str]) -> None:
    """Move these together to the nearest side where they are on nothing that is fixed."""
    chosen = list(keys)
    occupied = Occupied(plot.fixed.values())
    boxes = [plot.rects[key] for key in chosen]
    if not any(occupied.in_the_way(rect, SIBLING_GAP) for rect in boxes):
        return
    ways = ((1, 0), (0, 1), (-1, 0), (0, -1))
    distances = {way: occupied.past(boxes, way, SIBLING_GAP) for way in ways}
    (dx, dy), far = min(distances.items(), key=lambda each: each[1])
    plot.shift(chosen, dx * far, dy * far)


def round_fixed(plot: Plot, checkpoint: Checkpoint | None = None) -> dict[str, Rect]:
    """The arrangement with each fixed box in its place, what is below it moved along with it.

    Then rows close up round fixed boxes, in order as far as there is room. No box is left on
    another one, but for fixed ones.
    """
    _carry(plot)
    ours = list(plot.rects)
    fixed = [(key, extent_of(rect, plot.way)) for key, rect in sorted(plot.fixed.items())]
    for row in _rows(plot):
        _close_up(plot, row, fixed)
        if checkpoint is not None:
            checkpoint()
    rects = {**plot.rects, **plot.fixed}
    axes: tuple[Axis | None, ...] = ("x" if plot.way in ("down", "up") else "y", None)
    for axis in axes:
        moved = push_apart(rects, plot.fixed, SIBLING_GAP, checkpoint, among=ours, along=axis)
        rects.update({key: Rect(*to, *rects[key][2:]) for key, to in moved.items()})
    return {key: rects[key] for key in ours}


def _carry(plot: Plot) -> None:
    """Bring fixed boxes to their places; all below one go the same way, up to the next."""
    keys, kin = plot.web.keys, plot.kin
    shifts: dict[int, tuple[float, float]] = {}
    for at in kin.order:
        key = keys[at]
        rect, home = plot.rects[key], plot.fixed.get(key)
        if home is not None:
            shifts[at] = (home.x - rect.x, home.y - rect.y)
            plot.rects[key] = home
        else:
            shifts[at] = shifts.get(kin.parent[at], (0.0, 0.0))
            plot.rects[key] = rect.moved(*shifts[at])


def _rows(plot: Plot) -> list[list[int]]:
    """Boxes of a tree and a depth whose near edges are in line, in the order of reading."""
    keys, kin = plot.web.keys, plot.kin
    rows: dict[tuple[int, int, int], list[int]] = {}
    for at in kin.order:
        near = extent_of(plot.rects[keys[at]], plot.way).depth
        rows.setdefault((kin.root[at], kin.depth[at], round(near)), []).append(at)
    return list(rows.values())


def _close_up(plot: Plot, row: list[int], fixed: Sequence[tuple[str, Extent]]) -> None:
    """Make room in a row for what is fixed in it, or reaches into it."""
    keys, way = plot.web.keys, plot.way
    line: list[tuple[str, Extent]] = [(keys[at], _seen(plot, keys[at])) for at in row]
    near = min(extent.depth for _, extent in line)
    far = max(extent.far for _, extent in line)
    low = min(extent.across for _, extent in line)
    high = max(extent.end for _, extent in line)
    mine = {key for key, _ in line}
    for key, extent in fixed:
        beyond = extent.end < low or high < extent.across
        if key in mine or beyond or not (extent.depth < far and near < extent.far):
            continue
        before = [n for n, (_, each) in enumerate(line) if each.middle < extent.middle]
        line.insert(before[-1] + 1 if before else 0, (key, extent))
    held = [key in plot.fixed for key, _ in line]
    if not any(held) and _in_order(line):
        return
    seats = [
        Seat(extent.across, extent.length, fixed=stays)
        for (_, extent), stays in zip(line, held, strict=True)
    ]

    def gap(a: int, b: int) -> float:
        between = line[b][1].across - line[a][1].end
        return SIBLING_GAP if held[a] or held[b] else min(SIBLING_GAP, max(GAP, between))

    for (key, extent), across in zip(line, in_a_row(seats, gap), strict=True):
        if key not in plot.fixed:
            corner = corner_of(extent._replace(across=across), way)
            plot.rects[key] = Rect(*corner, *plot.rects[key][2:])


def _seen(plot: Plot, key: str) -> Extent:
    return extent_of(plot.rects[key], plot.way)


def _in_order(line: list[tuple[str, Extent]]) -> bool:
    return all(a.end <= b.across for (_, a), (_, b) in pairwise(line))
