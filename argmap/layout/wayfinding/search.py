"""The search for a way between boxes: level and upright pieces, short and with few bends.

It looks at what is in the way, and at nothing else. From a place it goes straight until it is level
with the goal, or past the corner of what it goes round, or stopped; there it turns.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import Final, NamedTuple

from argmap.layout.obstacles import Span
from argmap.layout.sides import OUTWARD, upright
from argmap.layout.wayfinding.sight import Sight

Place = tuple[float, float]

BEND: Final = 48.0
"""What a bend costs, in pixels of way."""
MOST: Final = 400
"""Expansions before giving up."""
_ALMOST: Final = 1e-9


class _State(NamedTuple):
    """A place, the way one goes on from it, and the length and bends up to it.

    `round_` is what one goes round, and `turn` the way to turn past its corner.
    """

    place: Place
    heading: int
    cost: float
    came_from: int
    round_: Span | None
    turn: int


def search(
    sight: Sight,
    start: tuple[Place, int],
    goal: tuple[Place, int],
    most: int = MOST,
) -> list[Place] | None:
    """The corners of a way, both ends included; headings are those at either end."""
    states: list[_State] = []
    queue: list[tuple[float, float, Place, int, int]] = []
    best: dict[tuple[Place, int], float] = {}

    def reach(state: _State) -> None:
        mark = (state.place, state.heading)
        if state.cost < best.get(mark, float("inf")):
            best[mark] = state.cost
            ahead = estimate(state.place, state.heading, goal)
            states.append(state)
            at = len(states) - 1
            heappush(queue, (state.cost + ahead, ahead, state.place, state.heading, at))

    reach(_State(start[0], start[1], 0.0, -1, None, 0))
    for side in ((start[1] + 1) % 4, (start[1] + 3) % 4):
        reach(_State(start[0], side, BEND, -1, None, 0))
    for _ in range(most):
        if not queue:
            return None
        at = heappop(queue)[-1]
        state = states[at]
        if state.cost > best[state.place, state.heading]:
            continue
        if state.place == goal[0] and state.heading == goal[1]:
            return _traced(states, at, start[0])
        for following in _onwards(sight, state, at, goal):
            reach(following)
    return None


def estimate(place: Place, heading: int, goal: tuple[Place, int]) -> float:
    """The least that is still ahead: the way, and the bends."""
    (x, y), (goal_x, goal_y) = place, goal[0]
    off_x, off_y = goal_x - x, goal_y - y
    sign = OUTWARD[heading]
    ahead, aside = (off_y * sign, off_x) if upright(heading) else (off_x * sign, off_y)
    turns = (goal[1] - heading) % 4
    if turns == 0:
        bends = 2 if aside else 0
        bends = bends if ahead >= 0.0 else 4
    elif turns == 2:
        bends = 2 if aside else 4
    else:
        arrives = aside * OUTWARD[goal[1]]
        bends = 1 if ahead >= 0.0 and arrives >= 0.0 else 3
    return abs(off_x) + abs(off_y) + BEND * bends


def _onwards(sight: Sight, state: _State, at: int, goal: tuple[Place, int]) -> list[_State]:
    """Where one may turn, going straight on from a state."""
    (x, y), heading = state.place, state.heading
    vertical, sign = upright(heading), OUTWARD[heading]
    here = y if vertical else x
    level = goal[0][1] if vertical else goal[0][0]
    stops: list[tuple[float, int, Span | None, int]] = []
    if (level - here) * sign >= 0.0:
        across = (goal[0][0] - x) if vertical else (goal[0][1] - y)
        if across:
            aside = (2 if across > 0 else 0) if not vertical else (1 if across > 0 else 3)
            stops.append((level, aside, None, 0))
        elif goal[1] != heading:
            stops.append((level, goal[1], None, 0))
        else:
            stops.append((level, heading, None, 0))
    if state.round_ is not None:
        corner = _edge(state.round_, heading) + sight.clearance * sign
        if (corner - here) * sign >= 0.0:
            stops.append((corner, state.turn, state.round_, (heading + 2) % 4))
    if not stops:
        return []
    limit = max(stop[0] * sign for stop in stops) * sign
    reached, met = sight.ahead(x, y, heading, limit)
    if (reached - here) * sign < -_ALMOST:
        return []
    if met is not None:
        stops = [stop for stop in stops if (reached - stop[0]) * sign >= 0.0]
        stops += [(reached, (heading + turn) % 4, met, heading) for turn in (1, 3)]
    following = []
    for stop, side, round_, turn in stops:
        place = (x, stop) if vertical else (stop, y)
        cost = state.cost + abs(stop - here) + (BEND if side != heading else 0.0)
        following.append(_State(place, side, cost, at, round_, turn))
    return following


def _edge(span: Span, heading: int) -> float:
    """The coordinate of a rectangle's far side, seen along a heading."""
    return span[(1, 2, 3, 0)[heading]]


def _traced(states: list[_State], at: int, start: Place) -> list[Place]:
    places = []
    while at >= 0:
        places.append(states[at].place)
        at = states[at].came_from
    places.append(start)
    places.reverse()
    return merged(places)


def merged(places: list[Place]) -> list[Place]:
    """The corners alone: without places twice, or within a straight piece."""
    kept: list[Place] = []
    for place in places:
        if kept and place == kept[-1]:
            continue
        while len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == place[0] or kept[-2][1] == kept[-1][1] == place[1]
        ):
            kept.pop()
        kept.append(place)
    return kept
