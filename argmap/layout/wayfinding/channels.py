"""Finds the clear rectangles in which a way may change its lane by an S-bend."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.core.geometry import Point
from argmap.layout.sides import BOTTOM, LEFT, RIGHT, TOP
from argmap.layout.wayfinding.search import Place
from argmap.layout.wayfinding.sight import Sight

_DEEPEST: Final = 48.0
_LEAST: Final = 8.0


class Piece(NamedTuple):
    """A piece of a way, from a point to a point.

    A straight piece is level or upright. A channel shifts the way from a line to a parallel one;
    the way enters and leaves it upright, or level, as `upright` says. The rectangle between its
    two points keeps the clearance, so any line within it will do.
    """

    start: Point
    end: Point
    channel: bool
    upright: bool


def pieces_of(
    sight: Sight, places: list[Place], guards: tuple[Place, Place], upright: bool | None
) -> tuple[Piece, ...]:
    """The pieces of a way; shifts between lanes that run `upright`, or level, become channels.

    The way leads from a side to a side; it goes straight up to the first guard and from the second.
    """
    pieces: list[Piece] = []
    at, here = 0, places[0]
    while at < len(places) - 1:
        end = places[at + 1]
        vertical = here[0] == end[0]
        shift = None
        if vertical == upright and at + 3 < len(places):
            before = guards[0] if at == 0 else here
            after = places[at + 3]
            if at + 4 == len(places):
                after = guards[1]
            elif places[at + 3] != places[at + 2]:
                after = _middle(places[at + 2], after)
            shift = _channel(sight, (before, end, places[at + 2], after), vertical)
        if shift is None:
            if here != end:
                pieces.append(Piece(Point(*here), Point(*end), False, vertical))
            at, here = at + 1, end
            continue
        enters, leaves = shift
        if here != enters:
            pieces.append(Piece(Point(*here), Point(*enters), False, vertical))
        pieces.append(Piece(Point(*enters), Point(*leaves), True, vertical))
        at, here = at + 2, leaves
    return tuple(pieces)


def _middle(a: Place, b: Place) -> Place:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _channel(
    sight: Sight, corners: tuple[Place, Place, Place, Place], upright: bool
) -> tuple[Place, Place] | None:
    """Where a channel begins and ends round the shift between the middle corners.

    It reaches back to the first place and on to the last at most.
    """
    along = 1 if upright else 0
    before, here, there, after = corners
    level = here[along]
    back, on = level - before[along], after[along] - level
    if back * on < 0.0 or back == on == 0.0:
        return None
    sign = 1.0 if back + on > 0.0 else -1.0
    low, high = sorted((here[1 - along], there[1 - along]))
    less, more = (TOP, BOTTOM) if upright else (LEFT, RIGHT)
    ahead, behind = (more, less) if sign > 0.0 else (less, more)
    start = level - sign * min(_DEEPEST, abs(back))
    end = level + sign * min(_DEEPEST, abs(on))
    start = sight.sweep(low, high, level, start, behind)[0]
    end = sight.sweep(low, high, level, end, ahead)[0]
    start, end = sign * min(sign * start, sign * level), sign * max(sign * end, sign * level)
    if abs(end - start) < _LEAST:
        return None
    if upright:
        return (here[0], start), (there[0], end)
    return (start, here[1]), (end, there[1])
