"""Drafts of linked premises: where they meet, and on which sides they leave for there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.routing.draft import CORNER, SLANT, Draft, Pair, Slot, round_joint
from argmap.layout.routing.homes import Home, home_of
from argmap.layout.routing.hulls import span
from argmap.layout.routing.levels import Goal, pair, pieces_between, set_bus, set_corner
from argmap.layout.sides import OUTWARD, edge, facing, middle, upright

if TYPE_CHECKING:
    from argmap.layout.routing.drafting import Scene
    from argmap.layout.routing.peers import Rank

ROOM: Final = 12.0
"""How far the dot where premises meet keeps from boxes, where there is room."""
_STEP: Final = 16.0
_LEVELS: Final = (0.0, ROOM, -ROOM)
"""Bars over the same stretch lie side by side."""
_STEPS: Final = 16
"""How often the dot is moved along the bar to find a clear place."""


def set_linked(draft: Draft, boxes: Sequence[Rect], end: Goal, scene: Scene, rank: Rank) -> None:
    """Measure a way from several premises; `rank` tells of those with a bar at the same place.

    They meet before those that are nearest to the target; the others come there.
    """
    goal, aimed, _ = end
    home = home_of(boxes, goal, aimed, scene.across)
    side, arrival = home.side, home.arrival
    draft.sides = (side, arrival)
    same = upright(arrival) == upright(side)
    out = OUTWARD[side]
    gap = ((edge(goal, arrival) if same else middle(goal, arrival)) - home.nearest) * out
    dot = _meet_before(draft, end, home, scene, rank) if gap >= 2 * ROOM else None
    if dot is None:
        dot = _meet_beside(draft, end, home, scene, same=same)
    draft.dot = dot
    side = draft.sides[0]
    if draft.kind == SLANT:
        draft.joint = dot
    _set_legs(draft, boxes, dot, side)
    here = round_joint(*dot)
    legs = [_leg_hull(box, dot, each) for box, each in zip(boxes, draft.sides, strict=False)]
    draft.pieces = (*legs, *pieces_between(here, side, goal, draft.sides[-1], aimed))
    draft.reach = round_joint(*draft.joint)
    draft.cramped = rank.others > 0 or any(
        scene.strangers(_rise(box, each, dot), ())
        for box, each in zip(boxes, draft.sides, strict=False)
    )


def _meet_before(draft: Draft, end: Goal, home: Home, scene: Scene, rank: Rank) -> Pair | None:
    """Meet between the nearest premises and the target, if there is a clear place."""
    goal, _, onto = end
    side = home.side
    measure = set_bus if upright(home.arrival) == upright(side) else set_corner
    tried: list[Rect] = []
    found = None
    # No dot where other arrows leave a premise.
    clear_of = [
        middle(scene.rects[key], side) - home.middle for key in draft.owners if key in rank.busy
    ]
    for shift in _shifts(rank.aside, clear_of):
        start = home.middle + shift
        measure(draft, (start, home.nearest), goal, onto, linked=True)
        draft.bar = max(ROOM, min(draft.bar + _LEVELS[rank.first % 3], draft.gap - ROOM))
        dot = pair(start, home.nearest + OUTWARD[side] * draft.bar, side)
        if _clear(dot, scene.strangers, tried):
            found = dot
            break
    draft.searched = tuple(tried)
    return found


def _meet_beside(draft: Draft, end: Goal, home: Home, scene: Scene, *, same: bool) -> Pair:
    """With no room between, premises meet off the target, or off their own edge."""
    goal, aimed, _ = end
    side, arrival = home.side, home.arrival
    if same:
        at = edge(goal, arrival) + OUTWARD[arrival] * m.TRUNK
    else:
        at = home.nearest + OUTWARD[side] * m.LEG
    draft.kind = SLANT
    found = pair(home.middle, at, side)
    draft.gap = draft.bus = draft.bar = draft.off = 0.0
    draft.line = ()
    draft.level = not upright(side)
    tried = [*draft.searched]
    if aimed is None and same:
        for each, far, shift in _places_round(goal, home):
            place = middle(goal, each) + shift
            dot = pair(place, edge(goal, each) + OUTWARD[each] * far, each)
            way = _stem(dot, goal, each)
            tried.append(way)
            if _clear(dot, scene.strangers, tried) and not scene.strangers(way, ()):
                found = dot
                draft.sides = ((each + 2) % 4, each)
                draft.level = not upright(each)
                break
    draft.searched = tuple(tried)
    return found


def _places_round(goal: Rect, home: Home) -> list[tuple[int, float, float]]:
    """Sides of the target, how far off them, and how far from their middle, best first."""
    sides = [home.arrival, *[each for each in range(4) if each != home.arrival]]
    return [
        (side, far, shift)
        for far in (m.TRUNK, 36.0, 24.0)
        for shift in (0.0, _STEP * 3, -_STEP * 3)
        for side in sides
        if abs(shift) <= (goal.width if upright(side) else goal.height) / 2 - m.PORT_INSET
    ]


def _stem(dot: Pair, goal: Rect, side: int) -> Rect:
    x, y = dot
    if upright(side):
        low, high = sorted((y, edge(goal, side)))
        return Rect(x - 4.0, low, 8.0, high - low)
    low, high = sorted((x, edge(goal, side)))
    return Rect(low, y - 4.0, high - low, 8.0)


def _shifts(rank: int, clear_of: Sequence[float]) -> list[float]:
    """How far the dot is moved along the bar, the nearest first; by its rank to begin with."""
    found = [0.0]
    for step in range(1, _STEPS + 1):
        found += [step * _STEP, -step * _STEP]
    found = found[min(4 * rank, len(found) - 1) :]
    free = [each for each in found if all(abs(each - place) > m.PORT_GAP for place in clear_of)]
    return free + [each for each in found if each not in free]


def _clear(
    dot: Pair, strangers: Callable[[Rect, tuple[str, ...]], bool], tried: list[Rect]
) -> bool:
    room = Rect(dot[0] - ROOM, dot[1] - ROOM, 2 * ROOM, 2 * ROOM)
    tried.append(room)
    return not strangers(room, ())


def _set_legs(draft: Draft, boxes: Sequence[Rect], dot: Pair, side: int) -> None:
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


def _rise(box: Rect, side: int, dot: Pair) -> Rect:
    """Where a premise's leg leads out of its side, at whatever port, up to the level of the dot."""
    low, high = sorted((edge(box, side), dot[1] if upright(side) else dot[0]))
    if upright(side):
        return Rect(box.x, low, box.width, high - low)
    return Rect(low, box.y, high - low, box.height)
