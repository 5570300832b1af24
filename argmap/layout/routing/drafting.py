"""Drafts of arrows: which sides they join, by boxes alone and in any order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout import channel
from argmap.layout import metrics as m
from argmap.layout.routing.draft import (
    BUS,
    CLEAR,
    CORNER,
    LOOP,
    SLANT,
    Draft,
    Look,
    Pair,
    Slot,
    round_joint,
)
from argmap.layout.routing.hulls import between, span
from argmap.layout.sides import OUTWARD, edge, facing, facing_line, middle, upright

if TYPE_CHECKING:
    from argmap.core.records import Inference

NARROW: Final = 20.0
"""With less room between facing sides there is no bend."""
_BEND_ROOM: Final = 12.0


class _Goal(NamedTuple):
    """Where an arrow ends: a box, or the room round the joint of an inference."""

    rect: Rect
    aimed: Draft | None
    onto: float
    """The farthest reach of what aims at the arrow itself."""


class Scene(NamedTuple):
    """What drafts follow from.

    `across` tells that premises lie to the left or right of their conclusions. `onto` gives the
    farthest reach of what aims at an inference (0: nothing does), `look` how an inference is drawn.
    """

    rects: Mapping[str, Rect]
    across: bool
    onto: Callable[[str], float]
    look: Callable[[Inference], Look]
    strangers: Callable[[Rect, Collection[str]], bool]
    """Whether a box other than these touches the rectangle."""


def draft_of(inference: Inference, scene: Scene, draft: Callable[[str], Draft]) -> Draft:
    """The draft of an inference; `draft` gives those of inferences aimed at."""
    goal = scene.rects.get(inference.target)
    aimed = None
    if goal is None:
        aimed = draft(inference.target)
        goal = round_joint(*aimed.joint)
    end = _Goal(goal, aimed, scene.onto(inference.id))
    if len(inference.premises) > 1:
        made = _linked(inference, scene.rects, scene.across, end)
    elif inference.premises[0] == inference.target:
        made = _self_loop(inference.id, inference.target, scene.rects[inference.target])
    else:
        made = _single(inference, scene.rects, scene.across, end)
    made.aimed = end.onto > 0.0
    made.supposed = None if aimed is None else aimed.joint
    made.look = scene.look(inference)
    made.order = inference.order or ""
    look_round(made, scene.strangers)
    return made


def look_round(draft: Draft, strangers: Callable[[Rect, Collection[str]], bool]) -> None:
    """See whether the way is clear."""
    owners = draft.owners
    free = draft.kind == LOOP
    if not free:
        free = True
        for piece in draft.pieces:
            if strangers(piece, owners):
                free = False
                break
    draft.free = free
    draft.blocked = not free and any(strangers(each, owners) for each in draft.checked())


def _self_loop(key: str, owner: str, rect: Rect) -> Draft:
    size = m.SELF_LOOP * 2
    draft = Draft(key, (owner, owner), (), ())
    draft.kind = LOOP
    draft.pieces = (Rect(rect.right - size / 2, rect.y - size, size * 1.5, size * 1.5),)
    draft.joint = (rect.right + m.SELF_LOOP * 0.75, rect.y - m.SELF_LOOP * 0.75)
    draft.reach = round_joint(*draft.joint)
    return draft


def _single(
    inference: Inference,
    rects: Mapping[str, Rect],
    across: bool,
    end: _Goal,
) -> Draft:
    goal, aimed, onto = end
    premise = inference.premises[0]
    rect = rects[premise]
    if aimed is None:
        side, arrival = facing(rect, goal, across)
    else:
        side, arrival = facing_line(rect, aimed.joint, aimed.level, across)
    start, last = middle(rect, side), middle(goal, arrival)
    owners = (premise, inference.target)
    if side & 1 != arrival & 1:
        draft = Draft(inference.id, owners, (side, arrival), (middle(goal, side), edge(rect, side)))
        _set_corner(draft, (start, edge(rect, side)), goal, onto, linked=False)
    else:
        draft = Draft(inference.id, owners, (side, arrival), (last, start))
        _set_bus(draft, (start, edge(rect, side)), goal, onto, linked=False)
    draft.pieces = _pieces(rect, side, goal, arrival, aimed)
    if onto:
        off = draft.joint[upright(side)]
        low, size = (rect[0], rect[2]) if upright(side) else (rect[1], rect[3])
        line = Rect(low, off, size, 0.0) if upright(side) else Rect(off, low, 0.0, size)
        if draft.kind == SLANT:
            line = draft.pieces[0]
        draft.reach = line.grown(m.JUNCTION_CLEARANCE)
    return draft


def _set_bus(draft: Draft, source: Pair, goal: Rect, onto: float, *, linked: bool) -> None:
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
        draft.joint = _pair((start + end) / 2, (v0 + v1) / 2, side)
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
    draft.joint = _pair(start, v0 - out * draft.off, side)
    bus = v1 + out * draft.bus
    draft.line = (
        (start, v0 - out * (draft.bar + CLEAR)),
        (start, bus),
        (end, bus),
        (end, v1 + out * CLEAR),
    )


def _set_corner(draft: Draft, source: Pair, goal: Rect, onto: float, *, linked: bool) -> None:
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
    draft.joint = _pair(start, v0 + outward * draft.off, 0 if vertical else 1)
    draft.line = ((start, v0 + outward * (draft.bar + CLEAR)), (start, level), (end, level))


def _linked(
    inference: Inference,
    rects: Mapping[str, Rect],
    across: bool,
    end: _Goal,
) -> Draft:
    goal, aimed, onto = end
    boxes = [rects[premise] for premise in inference.premises]
    side, arrival = _sides(boxes, goal, aimed, across)
    vertical = upright(side)
    out = OUTWARD[side]
    centres = [middle(box, side) for box in boxes]
    start = (min(centres) + max(centres)) / 2
    nearest = max([edge(box, side) * out for box in boxes]) * out
    draft = Draft(inference.id, (*inference.premises, inference.target), (side, arrival), ())
    same = upright(arrival) == vertical
    gap = ((edge(goal, arrival) if same else middle(goal, arrival)) - nearest) * out
    if gap <= _BEND_ROOM:
        _meet_beside(draft, start, nearest, goal, same=same)
    elif same:
        _set_bus(draft, (start, nearest), goal, onto, linked=True)
    else:
        _set_corner(draft, (start, nearest), goal, onto, linked=True)
    bar = nearest + out * draft.bar
    dot = draft.dot or _pair(start, bar, side)
    draft.dot = dot
    if draft.kind == SLANT:
        draft.joint = dot
    _set_legs(draft, boxes, goal, dot, side)
    here = round_joint(*dot)
    legs = [_leg_hull(box, dot, each) for box, each in zip(boxes, draft.sides, strict=False)]
    draft.pieces = (*legs, *_pieces(here, side, goal, arrival, aimed))
    x, y = draft.joint
    draft.reach = round_joint(x, y)
    return draft


def _sides(boxes: list[Rect], goal: Rect, aimed: Draft | None, across: bool) -> tuple[int, int]:
    """The side that premises face together, and the side they arrive at."""
    left = min([box[0] for box in boxes])
    top = min([box[1] for box in boxes])
    right = max([box[0] + box[2] for box in boxes])
    bottom = max([box[1] + box[3] for box in boxes])
    whole = Rect(left, top, right - left, bottom - top)
    if aimed is not None:
        return facing_line(whole, aimed.joint, aimed.level, across)
    if whole.intersects(goal):
        x, y = whole.center
        whole = Rect(x, y, 0.0, 0.0)
    return facing(whole, goal, across)


def _meet_beside(draft: Draft, start: float, nearest: float, goal: Rect, *, same: bool) -> None:
    """With no room between, premises meet off the target, or off their own edge."""
    side, arrival = draft.sides
    if same:
        at = edge(goal, arrival) + OUTWARD[arrival] * m.TRUNK
    else:
        at = nearest + OUTWARD[side] * m.LEG
    draft.kind = SLANT
    draft.dot = _pair(start, at, side)
    draft.gap = draft.bus = 0.0
    draft.level = not upright(side)


def _set_legs(draft: Draft, boxes: list[Rect], goal: Rect, dot: Pair, side: int) -> None:
    """The sides that premises leave, towards the bar or, from beside it, towards the dot."""
    arrival = draft.sides[-1]
    vertical = upright(side)
    here = round_joint(*dot)
    u, v = dot if vertical else (dot[1], dot[0])
    sides, far = [], []
    for box in boxes:
        clear = (v - edge(box, side)) * OUTWARD[side] >= 4.0
        leaves = side if clear else facing(box, here, not vertical)[0]
        sides.append(leaves)
        far.append(u if upright(leaves) == vertical else v)
    sides.append(arrival)
    if draft.kind == CORNER:
        far.append(v)
    else:
        far.append(dot[0] if upright(arrival) else dot[1])
    draft.sides, draft.far = tuple(sides), tuple(far)
    draft.slots = [Slot()] * len(sides)


def _leg_hull(box: Rect, dot: Pair, side: int) -> Rect:
    x0, y0, x1, y1 = span(box, side)
    x, y = dot
    left, top = min(x0, x), min(y0, y)
    return Rect(left, top, max(x1, x) - left, max(y1, y) - top)


def _pieces(
    rect: Rect, side: int, goal: Rect, arrival: int, aimed: Draft | None
) -> tuple[Rect, ...]:
    """What holds every route from a side to a side."""
    whole = between(rect, side, goal, arrival)
    return (whole,) if aimed is None else (whole.united(aimed.reach),)


def _pair(u: float, v: float, side: int) -> Pair:
    return (u, v) if upright(side) else (v, u)
