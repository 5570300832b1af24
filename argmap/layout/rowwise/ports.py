"""Where arrows start and end at the sides of boxes, as `argmap.layout.routing.sharing` has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout import channel
from argmap.layout import metrics as m

if TYPE_CHECKING:
    from collections.abc import Sequence

_ASIDE: Final = 0.28
"""How far from the middle, in widths of the side, what is no part of a run keeps, if it can."""
_WORD: Final = 64.0
_SHIFT: Final = 0.75
_CORNER: Final = 8.0
"""How much nearer to corners than others ports may come that move into line."""
_GAP: Final = m.PORT_GAP
_INSET: Final = m.PORT_INSET

Look = tuple[str, float | None]
"""Polarity and strength."""
Run = tuple[int, int, float, int, int]
"""Neighbours that look alike and share a port: from which to before which; the place of the port,
how many tracks above the lowest one their bus runs, and on which flank a word has room."""


def runs_at(
    feet: Sequence[float],
    looks: Sequence[Look],
    side: tuple[float, float],
    guests: Sequence[float] = (),
    *,
    worded: bool = False,
) -> tuple[list[Run], list[float]]:
    """The runs of what arrives from `feet`, and the places of guests, which lead to elsewhere.

    `side` is the middle and the width of it; with `worded` attacks have a word beside their sign.
    """
    middle, width = side
    starts = [0]
    starts += [at for at in range(1, len(feet)) if looks[at] != looks[at - 1]]
    last = len(starts) - 1
    wished = half = _GAP * last
    gaps = None
    if worded and last:
        gaps = _gaps([looks[at][0] == "attack" for at in starts])
        wished = half = sum(gaps)
    if guests:
        rights = sum([u >= middle for u in guests])
        wished += 2 * max(rights, len(guests) - rights) * _GAP
    span = width - 2 * _INSET
    scale = 1.0 if wished <= span else max(0.0, span) / wished
    apart = _GAP * scale
    half *= scale / 2
    place = middle - half
    places = [place]
    for at in range(last):
        place += apart if gaps is None else gaps[at] * scale
        places.append(place)
    runs = _runs(feet, starts, places, (apart, span / 2 - half + _CORNER))
    return runs, _beside(guests, middle, (max(0.0, span), half, apart)) if guests else []


def beside_one(far: float, lead: float, side: tuple[float, float]) -> tuple[float, float] | None:
    """Where something leaves for `far`, and its one guest stands; None if that is too narrow.

    As `runs_at` has it, and much faster.
    """
    middle, width = side
    span = width - 2 * _INSET
    if span < 2 * _GAP:
        return None
    shift = far - middle
    place = far if -_SHIFT * _GAP < shift < _SHIFT * _GAP else middle
    off = max(_GAP, min(_ASIDE * width, span / 2))
    return place, middle + off if lead >= middle else middle - off


def _gaps(worded: Sequence[bool]) -> list[float]:
    """The wished distances between ports, more where a word stands between them."""
    last = len(worded) - 1
    gaps = [_GAP] * last
    for at, each in enumerate(worded):
        between = at - (2 * at < last)
        if each and 0 <= between < last:
            gaps[between] += _WORD
    return gaps


def _runs(
    feet: Sequence[float], starts: list[int], places: list[float], room: tuple[float, float]
) -> list[Run]:
    """Runs with their ports moved so that one lies straight in line, if one nearly does.

    The innermost bus is the lowest, so that outer ones pass behind its port.
    """
    last = len(starts) - 1
    apart, farthest = room
    best, shift = apart, 0.0
    left = 0
    ends = [*starts[1:], len(feet)]
    for first, end, place in zip(starts, ends, places, strict=True):
        foot = feet[first]
        if first + 1 == end or foot == feet[end - 1]:
            off = foot - place
            if -best < off < best:
                best = off if off >= 0.0 else -off
                shift = off
    if best < _SHIFT * apart and best <= farthest:
        places = [place + shift for place in places]
    for end, place in zip(ends, places, strict=True):
        if feet[end - 1] > place:
            break
        left += 1
    lowest = left if left <= last and feet[starts[left]] < places[left] else left - 1
    return [
        (first, end, place, lowest - at if at < left else at - left, -1 if 2 * at < last else 1)
        for at, (first, end, place) in enumerate(zip(starts, ends, places, strict=True))
    ]


def _beside(
    guests: Sequence[float], middle: float, room: tuple[float, float, float]
) -> list[float]:
    """Places of guests, on the flank that faces where they lead."""
    span, half, apart = room
    wish = _ASIDE * (span + 2 * _INSET)
    if len(guests) == 1:
        off = max(half + apart, min(wish, span / 2))
        return [middle + off if guests[0] >= middle else middle - off]
    ranked = sorted([(u, at) for at, u in enumerate(guests)])
    split = sum([u < middle for u in guests])
    found = [0.0] * len(guests)
    for sign, line in ((-1.0, ranked[:split][::-1]), (1.0, ranked[split:])):
        nearest = max(half + apart, min(wish, span / 2 - apart * (len(line) - 1)))
        for rank, (_, at) in enumerate(line):
            found[at] = middle + sign * (nearest + apart * rank)
    return found


def track(most: int, base: float) -> float:
    """How far apart the buses of runs lie that is so many levels high, and so far off its box."""
    room = min(channel.TRACK * (channel.MOST_TRACKS - 1), base * 0.4)
    return min(channel.TRACK, room / most) if most else 0.0
