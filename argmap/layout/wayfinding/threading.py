"""The way through rows of boxes that crosses least: through which gaps, and where it moves aside.

What a way crosses between two rows follows from the gaps by which it enters and leaves, and from
whether it moves aside before the lines there do, or after them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from argmap.layout.wayfinding.between import FAR, Between, between
from argmap.layout.wayfinding.channels import Piece
from argmap.layout.wayfinding.choosing import gaps_chosen
from argmap.layout.wayfinding.lanes import DEEPEST, LEAST, Lanes, Shift
from argmap.layout.wayfinding.rows import Gap, Row, rows_of
from argmap.layout.wayfinding.search import Place
from argmap.layout.wayfinding.sight import Sight
from argmap.layout.wayfinding.smoothing import squashed

Pair = tuple[float, float]
Run = tuple[Pair, Pair]
"""From which lane to which, and where along the way."""

_ASIDE: Final = 400.0
_MOST_ROWS: Final = 96
_SHALLOW: Final = 28.0
"""What is no deeper is no box."""
_OFF: Final = 6.0
"""From the line of a bus."""
_THIN: Final = 4.0
_WIDE: Final = 96.0
"""So far aside a way may go in two steps."""


def thread(
    sight: Sight, heading: int, ports: tuple[Place, Place], leads: tuple[float, float]
) -> tuple[Piece, ...] | None:
    """The pieces of a way between ports that face each other, straight for a lead at either."""
    lanes = Lanes(sight, heading, *ports)
    (lane, along), (goal, end) = lanes.start, lanes.goal
    sign = lanes.sign
    if (end - along) * sign < 2 * sight.clearance:
        return None
    window = min(lane, goal) - _ASIDE, max(lane, goal) + _ASIDE
    spans = sight.within(*window, along, end, upright=lanes.upright, sign=sign)
    first, last = along * sign, end * sign
    boxes = [s for s in spans if s[1] >= first and s[3] <= last and s[3] - s[1] > _SHALLOW]
    rows = rows_of(boxes, sight.clearance, window)
    if len(rows) > _MOST_ROWS:
        return None
    lines = sight.lines(*window, along, end, upright=lanes.upright, sign=sign)
    edges = [first, *[row.last for row in rows], last]
    stages = between(lines, edges, window)
    gaps = gaps_chosen(rows, stages, lane, goal)
    if gaps is None:
        return None
    shifts = _shifts(lanes, rows, stages, _straight(lane, goal, gaps), leads)
    if shifts is None or not _clear(lanes, shifts):
        return None
    return lanes.pieces(ports, shifts)


def _straight(lane: float, goal: float, gaps: list[Gap]) -> list[tuple[float, float, int]]:
    """As few ranges of lanes as will do, each with how many rows are passed in or before it."""
    low = high = lane
    runs: list[tuple[float, float, int]] = []
    for at, (least, most) in enumerate(gaps):
        if max(low, least) > min(high, most):
            runs.append((low, high, at))
            low, high = least, most
        else:
            low, high = max(low, least), min(high, most)
    if low <= goal <= high and runs:
        low = high = goal
    runs.append((low, high, len(gaps)))
    if low != goal:
        runs.append((goal, goal, len(gaps)))
    return runs


def _shifts(
    lanes: Lanes,
    rows: list[Row],
    stages: list[Between],
    runs: list[tuple[float, float, int]],
    leads: tuple[float, float],
) -> list[Shift] | None:
    """The channels between the lanes; None if there is no room for one."""
    sign, gap = lanes.sign, lanes.sight.clearance
    (lane, along), (goal, end) = lanes.start, lanes.goal
    shifts: list[Shift] = []
    for (*_, passed), (low, high, _) in pairwise(runs):
        first = (rows[passed - 1].last + gap) if passed else along * sign + leads[0]
        last = (rows[passed].last - gap) if passed < len(rows) else end * sign - leads[1]
        if last - first < _THIN and passed == len(rows):
            # Boxes stand so near that the head has to do with less.
            last = end * sign - gap
        part = abs(first * sign - along) / abs(end - along)
        wish = lanes.start[0] + (goal - lanes.start[0]) * part
        to = squashed(low, high, wish) if low < high else low
        found = _moved(lanes, stages[passed], (lane, to), (first * sign, last * sign))
        if found is None:
            return None
        shifts += found
        lane = to
    return shifts


def _moved(lanes: Lanes, channel: Between, ends: Pair, room: Pair) -> list[Shift] | None:
    """The channel, or two, from lane to lane: where it crosses least, or else where it can."""
    sign = lanes.sign
    first, last = room
    early, late, lowest, highest = channel.crossed(*ends)
    if lowest == FAR:
        shift = _channel(lanes, ends, room) or _channel(lanes, ends, room, _THIN)
        return None if shift is None else [shift]
    before, after = (lowest - _OFF) * sign, (highest + _OFF) * sign
    if (first - after) * sign > 0.0:
        after = first
    ways: list[tuple[int, int, list[Run]]] = [
        (late, 0, [(ends, (after, last))]),
        (early, 1, [(ends, (first, before))]),
    ]
    if min(early, late) > 1 and abs(ends[1] - ends[0]) > _WIDE:
        count, middle = channel.halfway(*ends)
        halves = [((ends[0], middle), (first, before)), ((middle, ends[1]), (after, last))]
        ways.append((count, 2, halves))
    for _, _, runs in (*sorted(ways), (0, 0, [(ends, (first, last))])):
        shifts = [_channel(lanes, *run) for run in runs]
        if None not in shifts:
            return [shift for shift in shifts if shift is not None]
    shift = _channel(lanes, ends, room, _THIN)
    return None if shift is None else [shift]


def _channel(lanes: Lanes, ends: Pair, room: Pair, least: float = LEAST) -> Shift | None:
    sign = lanes.sign
    first, last = room
    if (last - first) * sign < _THIN:
        return None
    low, high = ends if ends[0] < ends[1] else ends[::-1]
    reached = lanes.sight.sweep(low, high, first, last, lanes.heading)[0]
    if (reached - first) * sign < min(least, (last - first) * sign):
        return None
    start = reached - DEEPEST * sign
    if (first - start) * sign > 0.0:
        start = first
    return Shift(start, reached, ends[0], ends[1], first, ends[1], ends[1])


def _clear(lanes: Lanes, shifts: list[Shift]) -> bool:
    """Whether nothing lies on the straight pieces."""
    at, sign = lanes.start[1], lanes.sign
    lane = lanes.start[0]
    for start, last, _, to, *_ in shifts:
        if lanes.ahead(lane, at, start, lanes.heading)[1] is not None:
            return False
        lane, at = to, last
    end = lanes.goal[1] - lanes.sight.clearance * sign
    return lanes.ahead(lane, at, end, lanes.heading)[1] is None
