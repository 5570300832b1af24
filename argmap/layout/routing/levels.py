"""At which levels arrows run: bus, bar and place aimed at, by where they leave and end."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout import channel
from argmap.layout.routing.draft import BUS, CLEAR, CORNER, SLANT, Draft, Pair
from argmap.layout.routing.hulls import between
from argmap.layout.sides import OUTWARD, edge, middle, upright

NARROW: Final = 20.0
"""With less room between facing sides there is no bend."""


class Goal(NamedTuple):
    """Where an arrow ends: a box, or the room round the joint of an inference."""

    rect: Rect
    aimed: Draft | None
    onto: float
    """The farthest reach of what aims at the arrow itself."""


def set_bus(draft: Draft, source: Pair, goal: Rect, onto: float, *, linked: bool) -> None:
    """Measure a way between facing sides; `source` is where it leaves: along the side and off."""
    (start, v0), arrival = source, draft.sides[-1]
    side = arrival ^ 2
    v1, out = edge(goal, arrival), OUTWARD[arrival]
    gap = (v0 - v1) * out
    draft.gap = gap
    end = middle(goal, arrival)
    if gap < NARROW and not linked:
        draft.kind = SLANT
        draft.bus = gap / 2
        draft.off = 0.0
        draft.joint = pair((start + end) / 2, (v0 + v1) / 2, side)
        draft.level = (abs(end - start) > abs(gap)) == upright(side)
        draft.line = ((start, v0), (end, v1)) if start == end else ()
        return
    reach = channel.reach(linked, onto)
    share = max(0.0, min(1.0, gap / (reach + channel.HEADROOM)))
    draft.kind = BUS
    draft.bus = gap - reach * share
    draft.bar = channel.LEG * share if linked else 0.0
    draft.off = channel.aim(linked, onto) * share
    draft.level = not upright(side)
    draft.joint = pair(start, v0 - out * draft.off, side)
    bus = v1 + out * draft.bus
    draft.line = (
        (start, v0 - out * (draft.bar + CLEAR)),
        (start, bus),
        (end, bus),
        (end, v1 + out * CLEAR),
    )


def set_corner(draft: Draft, source: Pair, goal: Rect, onto: float, *, linked: bool) -> None:
    """Measure a way that leaves along v and arrives, round a corner, along u."""
    (start, v0), arrival = source, draft.sides[-1]
    level = middle(goal, arrival)
    depth = abs(v0 - level)
    draft.kind = CORNER
    draft.gap = depth
    end = edge(goal, arrival)
    draft.bus = abs(start - end)
    share = min(1.0, depth / channel.reach(linked, onto))
    draft.bar = channel.LEG * share if linked else 0.0
    draft.off = min(channel.aim(linked, onto) * share, max(depth - channel.LEG / 2, depth / 2))
    outward = 1.0 if level > v0 else -1.0
    vertical = not upright(arrival)
    draft.level = not vertical
    draft.joint = pair(start, v0 + outward * draft.off, 0 if vertical else 1)
    draft.line = ((start, v0 + outward * (draft.bar + CLEAR)), (start, level), (end, level))


def pieces_between(
    rect: Rect, side: int, goal: Rect, arrival: int, aimed: Draft | None
) -> tuple[Rect, ...]:
    """What holds every route from a side to a side."""
    whole = between(rect, side, goal, arrival)
    return (whole,) if aimed is None else (whole.united(aimed.reach),)


def pair(u: float, v: float, side: int) -> Pair:
    return (u, v) if upright(side) else (v, u)
