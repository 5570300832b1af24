"""Makes a way that was found pleasant: fewer bends, room on either side, each way its own place."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from argmap.layout.sides import BOTTOM, LEFT, RIGHT, TOP
from argmap.layout.wayfinding.search import BEND, Place, merged
from argmap.layout.wayfinding.sight import Sight

Guards = tuple[Place, Place]

LANES: Final = 48.0
"""How far from what it goes round a way may lie to keep off others."""
_LOOK: Final = 64.0
_SPREAD: Final = 240.0
_ALMOST: Final = 1e-6


def smoothed(sight: Sight, places: list[Place], guards: Guards) -> list[Place]:
    """The corners of a way through the same gaps, straightened and spread.

    The way leads from a side to a side; it goes straight up to the first guard and from the second.
    """
    places = _straightened(sight, places, guards)
    for at in range(1, len(places) - 2):
        moved = _spread(sight, places, at)
        if moved is not None and _free(sight, moved, at, guards):
            places = moved
    return merged(places)


def _straightened(sight: Sight, places: list[Place], guards: Guards) -> list[Place]:
    """Brings pieces into line with the next but one, where nothing is in the way."""
    at = 1
    while at < len(places) - 2:
        upright = places[at][0] == places[at + 1][0]
        for other in (at - 2, at + 2):
            if not 0 <= other < len(places) - 1:
                continue
            wish = places[other][0 if upright else 1]
            moved = _moved(places, at, upright, wish)
            if _length(moved) - _length(places) < BEND and _free(sight, moved, at, guards):
                places = merged(moved)
                at = 0
                break
        at += 1
    return places


def _spread(sight: Sight, places: list[Place], at: int) -> list[Place] | None:
    """A piece moved to its place within the gap, or off what it goes round."""
    upright = places[at][0] == places[at + 1][0]
    across, along = (0, 1) if upright else (1, 0)
    here = places[at][across]
    before, after = places[at - 1][across], places[at + 2][across]
    low, high = _room(sight, places, at, upright)
    if (before - here) * (after - here) > 0.0:
        sign = 1.0 if here > before else -1.0
        room = min(LANES, (high if sign > 0 else low) * sign - here * sign)
        length = abs(places[at + 1][along] - places[at][along])
        return _moved(places, at, upright, here + sign * room * length / (length + _SPREAD))
    if here - low <= _ALMOST:
        high = min(high, here + LANES)
    elif high - here <= _ALMOST:
        low = max(low, here - LANES)
    else:
        return None
    wish = _wish(places, at, across, along)
    return _moved(places, at, upright, squashed(low, high, wish))


def squashed(low: float, high: float, wish: float) -> float:
    """A place between two, in the order of the wishes."""
    off = (wish - (low + high) / 2) / _SPREAD
    return (low + high) / 2 + (high - low) / 2 * off / (1.0 + abs(off))


def _wish(places: list[Place], at: int, across: int, along: int) -> float:
    """Where the straight line between both ends passes."""
    start, end = places[0], places[-1]
    way = end[along] - start[along]
    middle = (places[at][along] + places[at + 1][along]) / 2
    part = min(1.0, max(0.0, (middle - start[along]) / way)) if way else 0.5
    return start[across] + (end[across] - start[across]) * part


def _room(sight: Sight, places: list[Place], at: int, upright: bool) -> tuple[float, float]:
    """How far a piece may move either way, as far as one looks."""
    across, along = (0, 1) if upright else (1, 0)
    here = places[at][across]
    first, last = sorted((places[at][along], places[at + 1][along]))
    less, more = (LEFT, RIGHT) if upright else (TOP, BOTTOM)
    low = sight.sweep(first, last, here, here - _LOOK, less)[0]
    high = sight.sweep(first, last, here, here + _LOOK, more)[0]
    return min(low, here), max(high, here)


def _moved(places: list[Place], at: int, upright: bool, wish: float) -> list[Place]:
    moved = list(places)
    for index in (at, at + 1):
        x, y = places[index]
        moved[index] = (wish, y) if upright else (x, wish)
    return moved


def _free(sight: Sight, moved: list[Place], at: int, guards: Guards) -> bool:
    """Whether a moved piece and its neighbours are clear, and both ends still go straight out."""
    last = len(moved) - 1
    for index in (at - 1, at, at + 1):
        a, b = moved[index], moved[index + 1]
        if index == 0:
            if not _between(a, guards[0], b):
                return False
            a = guards[0]
        if index + 1 == last:
            if not _between(b, guards[1], a):
                return False
            b = guards[1]
        if not sight.clear(a, b):
            return False
    return True


def _between(port: Place, guard: Place, corner: Place) -> bool:
    """Whether the guard lies on the way from the port to the corner, or is the corner."""
    x, y = guard
    return (x - port[0]) * (corner[0] - x) >= 0.0 and (y - port[1]) * (corner[1] - y) >= 0.0


def _length(places: list[Place]) -> float:
    total = 0.0
    for (x0, y0), (x1, y1) in pairwise(places):
        total += abs(x1 - x0) + abs(y1 - y0)
    return total
