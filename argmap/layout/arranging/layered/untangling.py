"""Untangle: statements in layers, in an order in which few arrows cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.geometry import Rect
from argmap.layout import channel
from argmap.layout.arranging.layered.across import Across
from argmap.layout.arranging.layered.cuts import cuts, elders
from argmap.layout.arranging.layered.lattice import Lattice
from argmap.layout.arranging.layered.ordering import in_document_order, order_as_read, order_freely
from argmap.layout.arranging.layered.parts import parts_of
from argmap.layout.arranging.layered.ranks import ranks_of
from argmap.layout.arranging.web import Gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.layout.arranging.request import Order
    from argmap.layout.arranging.web import Web


def untangle(
    web: Web,
    direction: str,
    order: Order = "keep",
    gaps: Gaps | None = None,
    checkpoint: Callable[[], None] | None = None,
) -> list[list[tuple[int, Rect]]]:
    """Where the statements of a web go: part by part, each with its own origin.

    A part is what hangs together by arrows. `direction` is where premises lie seen from their
    conclusions. With order "keep" the premises of a conclusion stay in document order. Groups do
    not matter here: strangers may come to stand between their members.
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
    across = _ordered(lattice, order, cross, gaps, pause)
    across.settle(pause)
    tops = _tops(web, ranks.layer, along, gaps)
    rects: list[Rect] = []
    for key, (wide, deep) in enumerate(zip(cross, along, strict=True)):
        u, v = across.places[key] - wide / 2, tops[lattice.layer[key]]
        if direction in {"up", "left"}:
            v = -v - deep
        rects.append(Rect(v, u, deep, wide) if sideways else Rect(u, v, wide, deep))
    return rects


def _ordered(
    lattice: Lattice, order: Order, cross: Sequence[float], gaps: Gaps, pause: Callable[[], None]
) -> Across:
    """The knots of each layer in order, and what that asks of their places."""
    if order == "free":
        order_freely(lattice, pause)
        return Across(lattice, cross, gaps, cuts(lattice))
    order_as_read(lattice, pause)
    siblings = elders(lattice)
    across = Across(lattice, cross, gaps, cuts(lattice), siblings)
    if not (tangled := across.tangled()):
        return across
    read = in_document_order(lattice)
    # Where siblings in several layers contradict each other, layers are as one reads them.
    mended = [read[at] if at in tangled else row for at, row in enumerate(lattice.rows)]
    for rows in (mended, read):
        lattice.arrange(rows)
        across = Across(lattice, cross, gaps, (), siblings)
        if not across.tangled():
            break
    return across


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
