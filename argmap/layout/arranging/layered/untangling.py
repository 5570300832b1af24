"""Untangle: statements in layers, in an order in which few arrows cross."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from argmap.core.geometry import Rect
from argmap.layout import channel
from argmap.layout.arranging.groups import edges_for
from argmap.layout.arranging.layered.across import Across
from argmap.layout.arranging.layered.cuts import cuts, elders
from argmap.layout.arranging.layered.fencing import fenced, walls_of
from argmap.layout.arranging.layered.lattice import Lattice
from argmap.layout.arranging.layered.ordering import in_document_order, order_as_read, order_freely
from argmap.layout.arranging.layered.parts import parts_of
from argmap.layout.arranging.layered.ranks import ranks_of
from argmap.layout.arranging.web import Gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.layout.arranging.groups import Edges
    from argmap.layout.arranging.layered.fencing import Fence
    from argmap.layout.arranging.request import Order
    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way


def untangle(
    web: Web,
    direction: str,
    order: Order = "keep",
    gaps: Gaps | None = None,
    checkpoint: Callable[[], None] | None = None,
) -> list[list[tuple[int, Rect]]]:
    """Where the statements of a web go: part by part, each with its own origin.

    A part is what hangs together by arrows. `direction` is where premises lie seen from their
    conclusions. With order "keep" the premises of a conclusion stay in document order. Groups keep
    strangers out where that order allows it.
    """
    room = gaps or Gaps()
    pause = checkpoint or _go_on
    return [
        list(zip(keys, _set_out(part, direction, order, room, pause), strict=True))
        for keys, part in parts_of(web)
    ]


def _go_on() -> None:
    """Nobody waits for a pause."""


def _set_out(
    web: Web, direction: str, order: Order, gaps: Gaps, pause: Callable[[], None]
) -> list[Rect]:
    sideways = direction in {"left", "right"}
    cross, along = (web.height, web.width) if sideways else (web.width, web.height)
    ranks = ranks_of(web, pause)
    pause()
    lattice = Lattice(web, ranks, kin=order == "keep")
    pause()
    if order == "free":
        order_freely(lattice, pause)
    else:
        order_as_read(lattice, pause)
    edges = edges_for(cast("Way", direction))
    rows = lattice.rows
    fences = fenced(lattice, web.groups, kin=order == "keep")
    siblings = elders(lattice) if order == "keep" else []
    across = _held(lattice, partial(Across, lattice, cross, gaps, siblings=siblings), fences, edges)
    if across is None:
        lattice.arrange(rows)
        across = _ordered(lattice, partial(Across, lattice, cross, gaps, siblings=siblings))
    across.settle(pause)
    tops = _tops(web, ranks.layer, along, gaps)
    tops = _with_frames(tops, fences, edges)
    rects: list[Rect] = []
    for key, (wide, deep) in enumerate(zip(cross, along, strict=True)):
        u, v = across.places[key] - wide / 2, tops[lattice.layer[key]]
        if direction in {"up", "left"}:
            v = -v - deep
        rects.append(Rect(v, u, deep, wide) if sideways else Rect(u, v, wide, deep))
    return rects


def _held(
    lattice: Lattice, across: Callable[..., Across], fences: list[Fence], edges: Edges
) -> Across | None:
    """What fences ask of places, the last left out until the rest agree; None without any."""
    while fences:
        walls = walls_of(fences, edges.before, edges.after)
        for pairs in (cuts(lattice), []):
            found = across(pairs, walls=walls)
            if not found.tangled():
                return found
        fences.pop()
    return None


def _ordered(lattice: Lattice, across: Callable[..., Across]) -> Across:
    """What the order of the knots in each layer asks of their places."""
    found = across(cuts(lattice))
    if not (tangled := found.tangled()):
        return found
    read = in_document_order(lattice)
    # Where siblings in several layers contradict each other, layers are as one reads them.
    mended = [read[at] if at in tangled else row for at, row in enumerate(lattice.rows)]
    for rows in (mended, read):
        lattice.arrange(rows)
        found = across()
        if not found.tangled():
            break
    return found


def _with_frames(tops: list[float], fences: Sequence[Fence], edges: Edges) -> list[float]:
    """The same with room for the frames of groups, above their first layer and below their last."""
    near, far = [0.0] * (len(tops) + 1), [0.0] * (len(tops) + 1)
    for fence in fences:
        near[fence.top] = max(near[fence.top], edges.near * (fence.inner + 1))
        far[fence.end] = max(far[fence.end], edges.far * (fence.inner + 1))
    moved, more = [], 0.0
    for level, top in enumerate(tops):
        more += near[level] + far[level] if level else 0.0
        moved.append(top + more)
    return moved


def _tops(
    web: Web,
    layer: Sequence[int],
    along: Sequence[float],
    gaps: Gaps,
) -> list[float]:
    """Where each layer begins: below the deepest box of the one before, and its channel."""
    count = max(layer) + 1
    deepest, reach, tracks = [0.0] * count, [0.0] * count, [1] * count
    for key, level in enumerate(layer):
        deepest[level] = max(deepest[level], along[key])
    reaches = _reaches(web)
    for inference, premises in enumerate(web.premises):
        for premise in premises:
            level = layer[premise]
            reach[level] = max(reach[level], reaches[inference])
    for target, inferences in enumerate(web.at):
        if layer[target] + 1 < count:
            signs = [web.attack[inference] for inference in inferences]
            below = layer[target] + 1
            tracks[below] = max(tracks[below], channel.tracks(signs))
    tops = [0.0]
    for level in range(1, count):
        tops.append(tops[-1] + deepest[level - 1] + gaps.channel(reach[level], tracks[level]))
    return tops


def _reaches(web: Web) -> list[float]:
    """How far off its premises the bus of each inference runs; what aims at it comes first."""
    reach = [0.0] * len(web.premises)
    depth: list[int] = [0] * len(web.premises)
    order: list[int] = [at for at, target in enumerate(web.target) if target >= 0]
    for inference in order:
        order.extend(web.onto[inference])
        for other in web.onto[inference]:
            depth[other] = depth[inference] + 1
    for inference in reversed(order):
        onto = max((reach[other] for other in web.onto[inference]), default=0.0)
        reach[inference] = channel.reach(len(web.premises[inference]) > 1, onto)
    return reach
