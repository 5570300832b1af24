"""Tidy: each tree in rows, all of them side by side."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.channels import channels, reaches
from argmap.layout.arranging.contours import offsets
from argmap.layout.arranging.directions import turned
from argmap.layout.arranging.forest import forest_of
from argmap.layout.arranging.groups import edges_for, fences_of, plots_of, room_for
from argmap.layout.arranging.packing import packed
from argmap.layout.arranging.stacks import Stack, stacked
from argmap.layout.arranging.web import Gaps

if TYPE_CHECKING:
    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way

Checkpoint = Callable[[], None]


class Block(NamedTuple):
    """Boxes set out: u runs along the rows, v from row to row, away from the conclusions.

    `u` and `v` are, by statement, where its box begins. `room` is the area of the window that just
    holds the whole.
    """

    u: list[float]
    v: list[float]
    room: float


def tidy(
    web: Web,
    way: Way,
    aspect: float,
    gaps: Gaps | None = None,
    *,
    compact: bool = False,
    check: Checkpoint | None = None,
) -> list[Rect]:
    """Where the statements of a web go; premises lie `way` of their conclusions."""
    block = block_of(web, way, aspect, gaps or Gaps(), compact=compact, check=check)
    places = turned(block.u, block.v, web, way)
    dx, dy = (_within(line) for line in zip(*places, strict=True))
    return [
        Rect(x + dx, y + dy, wide, high)
        for (x, y), wide, high in zip(places, web.width, web.height, strict=True)
    ]


def _within(line: tuple[float, ...]) -> float:
    """The shift that keeps places within the limits: the middle at 0 if they reach far."""
    low, high = min(line), max(line)
    return -(low + high) / 2 if max(-low, high) > MAX_COORDINATE / 2 else 0.0


def block_of(
    web: Web,
    way: Way,
    aspect: float,
    gaps: Gaps,
    *,
    compact: bool = False,
    check: Checkpoint | None = None,
) -> Block:
    """All trees of a web, packed into the shape of a window."""
    sideways, mirrored = way in {"left", "right"}, way in {"up", "left"}
    stage = Stage(web, way, gaps, compact=compact)
    extents = []
    trees = []
    done = 0
    for root in stage.forest.roots:
        order = stage.forest.members(root)
        extents.append(stage.set_out(order))
        trees.append(order)
        done += len(order)
        if check is not None and done > _OFTEN:
            check()
            done = 0
    shape = 1 / aspect if sideways else aspect
    whole = packed(extents, [len(order) == 1 for order in trees], shape, gaps)
    u, v = stage.u, stage.v
    if len(trees) > 1 or mirrored:
        for order, (left, top), floor in zip(trees, whole.places, whole.floors, strict=True):
            start = -floor if mirrored else top
            for node in order:
                u[node] += left
                v[node] += start
    return Block(u, v, whole.fit(shape))


def trees_of(web: Web, way: Way, gaps: Gaps) -> list[dict[str, Rect]]:
    """Each tree of a web by itself, its root first."""
    stage = Stage(web, way, gaps)
    trees = [stage.forest.members(root) for root in stage.forest.roots]
    for order in trees:
        stage.set_out(order)
    places = turned(stage.u, stage.v, web, way)
    return [
        {web.keys[node]: Rect(*places[node], web.width[node], web.height[node]) for node in order}
        for order in trees
    ]


_OFTEN: Final = 2_000


class Stage:
    """What trees are set out from, and where their boxes begin so far."""

    def __init__(self, web: Web, way: Way, gaps: Gaps, *, compact: bool = False) -> None:
        sideways = way in {"left", "right"}
        self.web = web
        self.count = len(web.keys)
        wide, deep = (web.height, web.width) if sideways else (web.width, web.height)
        self.wide, self.deep = wide.copy(), deep.copy()
        forest = forest_of(web, _broadest(wide, gaps))
        self.plots = plots_of(web.groups, forest)
        self.edges = edges_for(way)
        self.fences = fences_of(self.plots, self.edges)
        self.forest, self.stacks = stacked(
            forest, self.wide, self.deep, gaps, self.fences, compact=compact
        )
        self.reach = reaches(web)
        self.gaps = gaps
        self.u = [0.0] * self.count
        self.v = [0.0] * self.count

    def set_out(self, order: list[int]) -> tuple[float, float]:
        """Set out a tree from (0, 0) on; returns how far it extends along u and v.

        The nodes that are stacks give way, in `order`, to what they are made of.
        """
        wide, forest, row = self.wide, self.forest, self.forest.row
        root = order[0]
        if len(order) == 1:
            return wide[root], self.deep[root]
        parent = forest.parent
        off = offsets(order, forest.children, wide, self.gaps, self.fences)
        middle = {root: 0.0}
        for node in islice(order, 1, None):
            middle[node] = middle[parent[node]] + off[node]
        low = min([middle[node] - wide[node] / 2 for node in order])
        high = max([middle[node] + wide[node] / 2 for node in order])
        starts, depth = self._rows(order)
        piles: list[int] = []
        if self.stacks:
            piles = [node for node in order if node >= self.count]
            order[:] = [node for node in order if node < self.count]
            for node in piles:
                self._unstack(self.stacks[node], middle[node] - low, starts[row[node]])
        u, v = self.u, self.v
        for node in order:
            u[node] = middle[node] - low - wide[node] / 2
            v[node] = starts[row[node]]
        if piles:
            order += [leaf for node in piles for leaf in self.stacks[node].leaves]
        return high - low, depth

    def _unstack(self, stack: Stack, middle: float, start: float) -> None:
        for leaf, u, v in zip(stack.leaves, stack.u, stack.v, strict=True):
            self.u[leaf] = middle + u
            self.v[leaf] = start + v

    def _rows(self, order: list[int]) -> tuple[list[float], float]:
        """Where each row of a tree begins, and the last one ends."""
        row, deep = self.forest.row, self.deep
        depths = [0.0] * (row[order[-1]] + 1)
        for node in order:
            if deep[node] > depths[row[node]]:  # noqa: PLR1730 - twice as fast
                depths[row[node]] = deep[node]
        over = channels(self.web, self.forest, order, self.reach, self.gaps)
        if self.plots:
            plots = [plot for plot in self.plots if plot.root == order[0]]
            before, after = room_for(plots, self.edges, len(over))
            after.insert(0, 0.0)
            over = [sum(room) for room in zip(over, before, after, strict=False)]
        starts: list[float] = []
        end = 0.0
        for depth, room in zip(depths, over, strict=True):
            start = end + room if starts else 0.0
            starts.append(start)
            end = start + depth
        return starts, end


def _broadest(wide: list[float], gaps: Gaps) -> int | None:
    """How many leaves have room side by side, if it could be that not all have."""
    all_in_a_line = sum(wide) + len(wide) * gaps.subtree
    room = 1.2 * MAX_COORDINATE
    return int(room / all_in_a_line * len(wide)) if all_in_a_line > room else None
