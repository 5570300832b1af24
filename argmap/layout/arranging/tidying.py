"""Tidy: each tree in rows, all of them side by side."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout.arranging.channels import channels, reaches
from argmap.layout.arranging.contours import offsets
from argmap.layout.arranging.directions import turned
from argmap.layout.arranging.forest import Forest, forest_of
from argmap.layout.arranging.packing import packed
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
    block = block_of(web, way, aspect, gaps or Gaps(), check)
    places = turned(block.u, block.v, web, way)
    return [
        Rect(x, y, wide, high)
        for (x, y), wide, high in zip(places, web.width, web.height, strict=True)
    ]


def block_of(
    web: Web, way: Way, aspect: float, gaps: Gaps, check: Checkpoint | None = None
) -> Block:
    """All trees of a web, packed into the shape of a window."""
    sideways, mirrored = way in {"left", "right"}, way in {"up", "left"}
    forest = forest_of(web)
    stage = Stage(web, forest, sideways, gaps)
    extents = []
    trees = []
    done = 0
    for root in forest.roots:
        order = forest.members(root)
        trees.append(order)
        extents.append(stage.set_out(order))
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
    sideways = way in {"left", "right"}
    forest = forest_of(web)
    stage = Stage(web, forest, sideways, gaps)
    trees = [forest.members(root) for root in forest.roots]
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

    def __init__(self, web: Web, forest: Forest, sideways: bool, gaps: Gaps) -> None:
        self.web = web
        self.forest = forest
        self.wide, self.deep = (web.height, web.width) if sideways else (web.width, web.height)
        self.reach = reaches(web)
        self.gaps = gaps
        self.u = [0.0] * len(web.keys)
        self.v = [0.0] * len(web.keys)

    def set_out(self, order: list[int]) -> tuple[float, float]:
        """Set out a tree from (0, 0) on; returns how far it extends along u and v."""
        u, v, wide, forest = self.u, self.v, self.wide, self.forest
        root = order[0]
        if len(order) == 1:
            return wide[root], self.deep[root]
        parent = forest.parent
        off = offsets(order, forest.children, wide, self.gaps)
        middle = {root: 0.0}
        for node in islice(order, 1, None):
            middle[node] = middle[parent[node]] + off[node]
        low = min([middle[node] - wide[node] / 2 for node in order])
        high = max([middle[node] + wide[node] / 2 for node in order])
        starts, depth = self._rows(order)
        row = forest.row
        for node in order:
            u[node] = middle[node] - low - wide[node] / 2
            v[node] = starts[row[node]]
        return high - low, depth

    def _rows(self, order: list[int]) -> tuple[list[float], float]:
        """Where each row of a tree begins, and the last one ends."""
        row, deep = self.forest.row, self.deep
        depths = [0.0] * (row[order[-1]] + 1)
        for node in order:
            if deep[node] > depths[row[node]]:  # noqa: PLR1730 - twice as fast
                depths[row[node]] = deep[node]
        over = channels(self.web, self.forest, order, self.reach, self.gaps)
        starts: list[float] = []
        end = 0.0
        for depth, room in zip(depths, over, strict=True):
            start = end + room if starts else 0.0
            starts.append(start)
            end = start + depth
        return starts, end
