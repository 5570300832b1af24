"""Which gap to take in each row, such that crossings, length and bends are least.

Lanes and gaps are in order, and so are the ranks of both: what a move aside costs is what lies
between two places. So the best of all lanes on either side follows from the best so far, and the
time this takes grows with the number of gaps, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from argmap.layout.wayfinding.between import FAR, Between
from argmap.layout.wayfinding.rows import Gap, Row

_CROSSING: Final = 400.0
"""What crossing a line costs, in pixels of way."""
_SHIFT: Final = 40.0

Reached = tuple[float, float, int]
"""A cost, a lane, and the number of the lane before."""
_Lane = tuple[float, float, float, float, float]
"""Place; what it has cost, and costs with the lines that cross it later; the place and what lies
left of it, lines in pixels, before and after those move aside."""
_Goal = tuple[float, float, float, float, float]
"""A gap; what lies left of its middle, before and after; what crosses that earlier."""


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
    # Most of the time goes here: no calls but those to C.
    befores, afters, lows, highs = channel.before, channel.after, channel.lows, channel.highs
    lanes: list[_Lane] = []
    for cost, place, _ in here:
        over = bisect_left(lows, place) - bisect_left(highs, place)
        left = place + _CROSSING * bisect_left(befores, place)
        then = place + _CROSSING * bisect_left(afters, place)
        lanes.append((place, cost, cost + _CROSSING * over, left, then))
    goals: list[_Goal] = []
    for low, high in gaps:
        middle = (low + high) / 2
        over = bisect_left(lows, middle) - bisect_left(highs, middle)
        left = _CROSSING * bisect_left(befores, middle)
        then = _CROSSING * bisect_left(afters, middle)
        goals.append((low, high, left, then, _CROSSING * over))
    found = _rightwards(lanes, goals)
    _leftwards(found, lanes, goals)
    _straight_on(found, lanes, gaps)
    return found


def _rightwards(lanes: list[_Lane], goals: list[_Goal]) -> list[Reached]:
    """The cheapest move to the lesser edge of each gap, from lanes before it."""
    early = late = FAR
    first = last = at = 0
    count = len(lanes)
    found: list[Reached] = []
    for edge, _, before, after, earlier in goals:
        while at < count and lanes[at][0] < edge:
            _, cost, later, left, then = lanes[at]
            if cost - left < early:
                early, first = cost - left, at
            if later - then < late:
                late, last = later - then, at
            at += 1
        one, other = early + (edge + before) + earlier, late + (edge + after)
        if one <= other:
            found.append((one + _SHIFT, edge, first))
        else:
            found.append((other + _SHIFT, edge, last))
    return found


def _leftwards(found: list[Reached], lanes: list[_Lane], goals: list[_Goal]) -> None:
    """Prefer to come to the greater edge of a gap, from lanes beyond it, where that is cheaper."""
    early = late = FAR
    at = len(lanes) - 1
    first = last = 0
    for number in range(len(goals) - 1, -1, -1):
        _, edge, before, after, earlier = goals[number]
        while at >= 0 and lanes[at][0] > edge:
            _, cost, later, left, then = lanes[at]
            if cost + left < early:
                early, first = cost + left, at
            if later + then < late:
                late, last = later + then, at
            at -= 1
        one, other = early - (edge + before) + earlier, late - (edge + after)
        if one <= other:
            if one + _SHIFT < found[number][0]:
                found[number] = one + _SHIFT, edge, first
        elif other + _SHIFT < found[number][0]:
            found[number] = other + _SHIFT, edge, last


def _straight_on(found: list[Reached], lanes: list[_Lane], gaps: list[Gap]) -> None:
    """Prefer to go straight on into a gap where that is no dearer."""
    at, count = 0, len(gaps)
    for number, (place, _, later, _, _) in enumerate(lanes):
        while at < count and gaps[at][1] < place:
            at += 1
        if at < count and gaps[at][0] <= place and later <= found[at][0]:
            found[at] = later, place, number
