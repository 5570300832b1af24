"""Which gap to take in each row, such that crossings, length and bends are least.

Lanes and gaps are in order, and so are the ranks of both: what a move aside costs is what lies
between two places. So the best of all lanes on either side follows from the best so far, and the
time this takes grows with the number of gaps, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from argmap.layout.wayfinding.between import FAR, Between
from argmap.layout.wayfinding.rows import Gap, Row

_CROSSING: Final = 400.0
"""What crossing a line costs, in pixels of way."""
_SHIFT: Final = 40.0

Reached = tuple[float, float, int]
"""A cost, a lane, and the number of the lane before."""
_Lane = tuple[int, float, float, float, float, float]
"""Number and place; what it has cost, and costs with the lines that cross it later; what lies
left of it, lines in pixels, before and after those move aside."""
_Goal = tuple[float, float, float, float]
"""The edge of a gap; what lies left of it before and after; what crosses it earlier."""


def gaps_chosen(
    rows: list[Row], stages: list[Between], lane: float, goal: float
) -> list[Gap] | None:
    """One gap in each row; None if one has none."""
    here: list[Reached] = [(0.0, lane, 0)]
    origins: list[list[int]] = []
    for stage, channel in enumerate(stages):
        gaps = rows[stage].gaps if stage < len(rows) else [(goal, goal)]
        if not gaps:
            return None
        here = _step(here, gaps, channel)
        origins.append([number for _, _, number in here])
    found: list[Gap] = []
    number = 0
    for row, origin in zip(reversed(rows), reversed(origins[1:]), strict=True):
        number = origin[number]
        found.append(row.gaps[number])
    found.reverse()
    return found


def _step(here: list[Reached], gaps: list[Gap], channel: Between) -> list[Reached]:
    """The cheapest way into each gap."""
    lanes: list[_Lane] = []
    for number, (cost, place, _) in enumerate(here):
        before, after, over = channel.ranks(place)
        later, left, then = cost + _CROSSING * over, _CROSSING * before, _CROSSING * after
        lanes.append((number, place, cost, later, place + left, place + then))
    lows: list[_Goal] = []
    highs: list[_Goal] = []
    for low, high in gaps:
        before, after, over = channel.ranks((low + high) / 2)
        left, then, earlier = _CROSSING * before, _CROSSING * after, _CROSSING * over
        lows.append((low, low + left, low + then, earlier))
        highs.append((high, high + left, high + then, earlier))
    right = _aside(lanes, lows, 1.0)
    left_ones = _aside(reversed(lanes), reversed(highs), -1.0)
    left_ones.reverse()
    found = [a if a[0] <= b[0] else b for a, b in zip(right, left_ones, strict=True)]
    _straight_on(found, lanes, gaps)
    return found


def _aside(lanes: Iterable[_Lane], goals: Iterable[_Goal], sign: float) -> list[Reached]:
    """The cheapest move to each edge, from lanes on this side of it, all in the order of a move."""
    early = late = FAR
    first = last = 0
    found: list[Reached] = []
    coming = iter(lanes)
    lane = next(coming, None)
    for edge, before, after, earlier in goals:
        while lane is not None and (edge - lane[1]) * sign > 0.0:
            number, _, cost, later, left, then = lane
            if cost - sign * left < early:
                early, first = cost - sign * left, number
            if later - sign * then < late:
                late, last = later - sign * then, number
            lane = next(coming, None)
        one, other = early + sign * before + earlier, late + sign * after
        if one <= other:
            found.append((one + _SHIFT, edge, first))
        else:
            found.append((other + _SHIFT, edge, last))
    return found


def _straight_on(found: list[Reached], lanes: list[_Lane], gaps: list[Gap]) -> None:
    """Prefer to go straight on into a gap where that is no dearer."""
    at = 0
    for number, place, _, later, _, _ in lanes:
        while at < len(gaps) and gaps[at][1] < place:
            at += 1
        if at < len(gaps) and gaps[at][0] <= place and later <= found[at][0]:
            found[at] = later, place, number
