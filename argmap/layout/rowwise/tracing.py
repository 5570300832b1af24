"""The points of links: straight through rows, aside between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout.rowwise.rows import zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.rowwise.links import Link
    from argmap.layout.rowwise.rows import Row

_BESIDE: Final = 24.0
"""How far beside what it aims at a way comes that bends to it."""
_NOTHING: Final = 0.5


class Trace:
    """Points across and in depth; `swings` are those from which a way swings aside to the next."""

    def __init__(self, u: float, v: float) -> None:
        self.line: list[tuple[float, float]] = [(u, v)]
        self.swings: list[int] = []

    @property
    def u(self) -> float:
        """Where it is by now."""
        return self.line[-1][0]

    def go(self, u: float, v: float) -> None:
        if self.line[-1] != (u, v):
            self.line.append((u, v))

    def swing(self, u: float, before: Row, after: Row, *, up: bool) -> None:
        """Go aside between two rows."""
        here = self.u
        if abs(here - u) < _NOTHING:
            return
        top, bottom = zone(after, before) if up else zone(before, after)
        self.go(here, bottom if up else top)
        self.swings.append(len(self.line) - 1)
        self.line.append((u, top if up else bottom))

    def follow(self, way: Sequence[float], rows: Sequence[Row], row: Row, *, up: bool) -> Row:
        """Go through rows; returns the last one."""
        for u, each in zip(way, rows, strict=True):
            self.swing(u, row, each, up=up)
            row = each
        return row

    def add_reversed(self, other: Trace) -> None:
        start, count = len(self.line), len(other.line)
        self.line += reversed(other.line)
        self.swings += [start + count - 2 - each for each in reversed(other.swings)]


def trace(link: Link) -> Trace:
    """The points of a way."""
    up, _, rows, turn, _, through = link.leads
    (start, u), (depth, v) = link.u, link.v
    found = Trace(start, depth)
    last = found.follow(link.first, rows, link.source, up=up)
    if turn:
        _turn(found, link)
    elif not through:
        found.swing(_foot(link, found.u), last, link.target, up=up)
    if link.spot:
        here = found.u
        found.go(here, v)
        found.go(u + (link.clear if here > u else -link.clear), v)
    else:
        found.go(found.u, v)
    return found


def _foot(link: Link, here: float) -> float:
    """Where across the goal is come to, in depth."""
    u = link.u[1]
    if not link.spot:
        return u
    return u + (_BESIDE if here > u else -_BESIDE)


def _turn(found: Trace, link: Link) -> None:
    """Turn back, and go on to the goal: the points from there are found backwards."""
    _, below, _, _, rows, through = link.leads
    way = link.second
    if through:
        back = Trace(way[0], link.v[1])
        way, rows = way[1:], rows[1:]
    else:
        back = Trace(_foot(link, found.u), link.v[1])
    back.follow(way, rows, link.target, up=not below)
    found.go(found.u, link.level)
    found.go(back.u, link.level)
    found.add_reversed(back)
