"""Tidy: each tree in rows, all of them side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.packing import packed
from argmap.layout.arranging.stage import Stage
from argmap.layout.arranging.turning import turned
from argmap.layout.arranging.web import Gaps

if TYPE_CHECKING:
    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way

Checkpoint = Callable[[], None]
_OFTEN: Final = 2_000
"""Statements set out between two calls of the checkpoint."""


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
