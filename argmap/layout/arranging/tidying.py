"""Tidy: each tree in rows, all of them side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.packing import packed
from argmap.layout.arranging.stage import Stage
from argmap.layout.arranging.turning import turned

if TYPE_CHECKING:
    from argmap.layout.arranging.packing import Packing
    from argmap.layout.arranging.turning import Corners
    from argmap.layout.arranging.web import Gaps, Web
    from argmap.layout.reading import Way

Checkpoint = Callable[[], None]
_OFTEN: Final = 2_000
"""Statements set out between two calls of the checkpoint."""


class Block(NamedTuple):
    """Boxes set out: u runs along the rows, v from row to row, away from the conclusions.

    `u` and `v` are, by statement, where its box begins; `whole` is how large it all is.
    """

    u: list[float]
    v: list[float]
    whole: Packing


def corners_of(block: Block, web: Web, way: Way) -> Corners:
    """Where the statements of a block go; premises lie `way` of their conclusions."""
    x, y = turned(block.u, block.v, web, way)
    return _within(x), _within(y)


def _within(line: list[float]) -> list[float]:
    """Places kept within the limits: the middle at 0 if they reach far."""
    low, high = min(line), max(line)
    if max(-low, high) <= MAX_COORDINATE / 2:
        return line
    middle = (low + high) / 2
    return [each - middle for each in line]


def block_of(stage: Stage, way: Way, aspect: float, check: Checkpoint | None = None) -> Block:
    """All trees of a stage, packed into the shape of a window."""
    trees = []
    if check is not None:
        check()
    done = 0
    for root in stage.forest.roots:
        tree = stage.set_out(root)
        trees.append(tree)
        done += len(tree.members)
        if check is not None and done > _OFTEN:
            check()
            done = 0
    sizes = [(tree.width, tree.depth) for tree in trees]
    # One whose premises stand in other trees goes among these, not to the notes below.
    alone = [len(tree.members) == 1 and not stage.at[tree.members[0]] for tree in trees]
    whole = packed(sizes, alone, shape_of(way, aspect), stage.gaps)
    u, v = stage.u[: stage.count], stage.v[: stage.count]
    for tree, (left, top) in zip(trees, whole.places, strict=True):
        if left or top:
            for node in tree.members:
                u[node] += left
                v[node] += top
    return Block(u, v, whole)


def shape_of(way: Way, aspect: float) -> float:
    """The width to height of a window as it is seen along the rows."""
    return 1 / aspect if way in {"left", "right"} else aspect


def trees_of(web: Web, way: Way, gaps: Gaps) -> list[dict[str, Rect]]:
    """Each tree of a web by itself, its root first."""
    stage = Stage(web, way, gaps)
    trees = [stage.set_out(root) for root in stage.forest.roots]
    x, y = turned(stage.u[: stage.count], stage.v[: stage.count], web, way)
    return [
        {
            web.keys[node]: Rect(x[node], y[node], web.width[node], web.height[node])
            for node in tree.members
        }
        for tree in trees
    ]
