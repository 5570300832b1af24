"""Ways as polylines: elbows with rounded corners, S-bends and plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point
from argmap.layout import metrics as m
from argmap.layout.curves import BEND, trunk

if TYPE_CHECKING:
    from argmap.layout.detours import Piece

Pair = tuple[float, float]

RADIUS: Final = 12.0
_ELBOW: Final = 4
_THIN: Final = 28.0
"""A channel no deeper than that has no room for an S-bend that is wider than deep."""
_STEPS: Final = 5
_new: Final = tuple.__new__  # a third of what Point(…) costs, and maps have many
_ARC: Final = tuple(
    (1 - cos(pi / 2 * step / _STEPS), sin(pi / 2 * step / _STEPS)) for step in range(_STEPS + 1)
)

_TURN: Final = tuple((s, 1.0 - t) for s, t in _ARC)


def rounded(ways: Sequence[Pair], radius: float = RADIUS) -> list[Pair]:
    """A polyline with its corners rounded, whatever their angles."""
    last = len(ways) - 1
    if last < 2 or radius <= 0.0:
        return list(ways)
    line = [ways[0]]
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ways)]
    for index in range(1, last):
        before, after = lengths[index - 1], lengths[index]
        # A stretch between two corners is shared by them; one at an end is not.
        room = min(before if index == 1 else before / 2, after if index == last - 1 else after / 2)
        size = min(radius, room)
        x, y = ways[index]
        if size < 0.5:
            line.append((x, y))
            continue
        x0, y0 = ways[index - 1]
        x1, y1 = ways[index + 1]
        ax, ay = (x0 - x) / before * size, (y0 - y) / before * size
        bx, by = (x1 - x) / after * size, (y1 - y) / after * size
        # From the stretch before to the one after, for a right angle a quarter of a circle.
        line += [(x + ax * (1.0 - t) + bx * s, y + ay * (1.0 - t) + by * s) for s, t in _ARC]
    line.append(ways[-1])
    return line


def elbow(ways: Sequence[Pair]) -> tuple[Point, ...] | None:
    """The same, and much faster, for a leg, a bus and a port; None if there is no room to round."""
    (x0, y0), (x1, _), (x2, y2), (x3, y3) = ways
    if x0 == x1:
        return Elbows(y2, x2, y3, upright=True).starting(x0, y0)
    return Elbows(x2, y2, x3, upright=False).starting(y0, x0)


class Elbows:
    """Elbows that share the level of their bus, their port at `place`, and the tip.

    With `upright` legs places lie on x, levels and the tip on y. Those with room enough share the
    points about the port.
    """

    __slots__ = ("_heads", "_tails", "level", "place", "tip", "upright")

    def __init__(self, level: float, place: float, tip: float, *, upright: bool) -> None:
        self.level = level
        self.place = place
        self.tip = tip
        self.upright = upright
        self._heads: dict[tuple[float, float], list[Pair]] = {}
        self._tails: dict[float, tuple[Point, ...]] = {}

    def starting(self, u: float, v: float) -> tuple[Point, ...] | None:
        """The one whose leg starts there; None if there is no room to round its corners."""
        level, place = self.level, self.place
        half = abs(place - u) / 2
        first, last = min(RADIUS, half, abs(level - v)), min(RADIUS, half, abs(self.tip - level))
        if first < 0.5 or last < 0.5:
            return None
        back = last if place > u else -last
        across = first if place > u else -first
        along = first if level > v else -first
        head = self._heads.get((across, along))
        if head is None:
            head = [(across * s, level - along * r) for s, r in _TURN]
            self._heads[across, along] = head
        tail = self._tails.get(back) or self._tail(back, last if self.tip > level else -last)
        if self.upright:
            line = [_new(Point, (u + aside, at)) for aside, at in head]
            start = _new(Point, (u, v))
        else:
            line = [_new(Point, (at, u + aside)) for aside, at in head]
            start = _new(Point, (v, u))
        return (*line, *tail) if line[0] == start else (start, *line, *tail)

    def _tail(self, back: float, on: float) -> tuple[Point, ...]:
        level, place = self.level, self.place
        tip = self.tip
        if self.upright:
            turn = [_new(Point, (place - back * r, level + on * s)) for s, r in _TURN]
            end = _new(Point, (place, tip))
        else:
            turn = [_new(Point, (level + on * s, place - back * r)) for s, r in _TURN]
            end = _new(Point, (tip, place))
        tail = tuple(turn) if turn[-1] == end else (*turn, end)
        self._tails[back] = tail
        return tail


def curved(ways: Sequence[Pair], lead: float = 0.0) -> list[Pair]:
    """The ways as S-bends: two corners become one bend, a single one is made wide.

    The first `lead` stays straight.
    """
    if len(ways) == _ELBOW:
        (x0, y0), (x1, y1), _, (x3, y3) = ways
        if x0 == x1:
            lead = min(lead, abs(y1 - y0)) if y1 > y0 else -min(lead, abs(y1 - y0))
            return [(x0, y0), *trunk((x0, y0 + lead), (x3, y3), m.STUB, abs(y3 - y0))]
        lead = min(lead, abs(x1 - x0)) if x1 > x0 else -min(lead, abs(x1 - x0))
        bend = trunk((y0, x0 + lead), (y3, x3), m.STUB, abs(x3 - x0))
        return [(x0, y0), *((x, y) for y, x in bend)]
    return rounded(ways, 2 * RADIUS)


def wound(pieces: Sequence[Piece], *, plain: bool = False) -> list[Pair]:
    """A way round boxes: straight pieces with rounded corners, S-bends in channels."""
    line: list[Pair] = []
    straight: list[Pair] = [pieces[0].start]
    for piece in pieces:
        if plain or not piece.channel:
            if len(straight) > 1 and _in_line(straight[-2], straight[-1], piece.end):
                straight.pop()
            straight.append(piece.end)
            continue
        (x0, y0), (x1, y1) = piece.start, piece.end
        across, along = (x1 - x0, y1 - y0) if piece.upright else (y1 - y0, x1 - x0)
        if abs(along) < _THIN and abs(across) > abs(along):
            # Too tight for a bend: round two corners instead.
            half = ((x0 + x1) / 2, (y0 + y1) / 2)
            if piece.upright:
                straight += [(x0, half[1]), (x1, half[1])]
            else:
                straight += [(half[0], y0), (half[0], y1)]
            continue
        line += rounded(straight)
        if piece.upright:
            line += [(x0 + (x1 - x0) * s, y0 + (y1 - y0) * t) for s, t in BEND]
        else:
            line += [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * s) for s, t in BEND]
        straight = [piece.end]
    return line + rounded(straight, 0.0 if plain else RADIUS)


def _in_line(a: Pair, b: Pair, c: Pair) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def points(pairs: Sequence[Pair]) -> tuple[Point, ...]:
    """As points, two at least, no two in succession the same where the line has a length."""
    kept = [pairs[0]]
    for pair in pairs:
        if pair != kept[-1]:
            kept.append(pair)
    if len(kept) == 1:
        kept.append(kept[0])
    return tuple([_new(Point, pair) for pair in kept])


def before_tip(line: Sequence[Point], back: float) -> Point:
    """The point so far before the tip."""
    x1, y1 = line[-1]
    for x0, y0 in line[-2::-1]:
        step = hypot(x1 - x0, y1 - y0)
        if step >= back and step > 0.0:
            part = back / step
            return Point(x1 + (x0 - x1) * part, y1 + (y0 - y1) * part)
        back -= step
        x1, y1 = x0, y0
    return line[0]
