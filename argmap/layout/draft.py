"""A draft: what is known of an arrow from the rectangles of boxes alone."""

from __future__ import annotations

from math import hypot

from argmap.core.geometry import Rect, union
from argmap.layout import metrics as m

_Pair = tuple[float, float]
Middle = tuple[_Pair, bool]
"""A junction, and whether the line runs level there."""
Way = tuple[float, float, float, float, bool, bool]
"""From u, v to u, v; whether v is upright; whether there is a corner on the way."""


class Draft:
    """An arrow before it is routed.

    `sides` and `aims` have an item for each premise and, last, one for the target: the side of
    the box, and where on a line along that side the other end lies and how far off the line bends
    towards it (0: at once). `places` are the coordinates along the sides, shared out later.
    `supposed` is about where the inference aimed at has its junction (None: the target is a
    statement). `bend` is the most that its bend takes up. `pieces` cover the route wherever its
    places come to lie. With one premise the junction, asked for only if something aims at it,
    follows from the `way` between the middles of the sides.
    """

    __slots__ = (
        "_middle",
        "aims",
        "bend",
        "id",
        "owners",
        "pieces",
        "places",
        "sides",
        "supposed",
    )

    def __init__(
        self,
        id: str,
        owners: tuple[str, ...],
        sides: tuple[int, ...],
        aims: tuple[_Pair, ...],
        pieces: tuple[Rect, ...],
        *,
        middle: Middle | Way,
        supposed: _Pair | None = None,
        bend: float = m.CURVE,
    ) -> None:
        self.id = id
        self.owners = owners
        self.sides = sides
        self.aims = aims
        self.places = [0.0] * len(sides)
        self.pieces = pieces
        self._middle = middle
        self.supposed = supposed
        self.bend = bend

    @property
    def loop(self) -> bool:
        """Whether the only premise is the target."""
        return not self.sides

    @property
    def junction(self) -> _Pair:
        """With several premises, where they meet; else about where the middle lies."""
        return self._meeting()[0]

    @property
    def level(self) -> bool:
        """Whether the line runs level where arrows that aim at it end."""
        return self._meeting()[1]

    @property
    def reach(self) -> Rect:
        """Where the junction may come to lie: that of linked premises does not depend on places."""
        if len(self.sides) > 2:
            return joint(*self.junction)
        whole = union(self.pieces)
        assert whole is not None
        return whole.grown(m.JUNCTION_CLEARANCE)

    def _meeting(self) -> Middle:
        middle = self._middle
        if len(middle) == 2:
            return middle
        made = _half_way_round(middle) if middle[5] else _half_way(middle, self.bend)
        self._middle = made
        return made


def joint(x: float, y: float) -> Rect:
    """The room round a junction that arrows keep out of."""
    size = m.JUNCTION_CLEARANCE
    return Rect(x - size, y - size, 2 * size, 2 * size)


def _half_way(way: Way, bend: float) -> Middle:
    """About where the middle of a trunk lies, and whether it runs level there."""
    u0, v0, u1, v1, vertical, _ = way
    across, along = abs(u1 - u0), abs(v1 - v0)
    curve = max(0.0, min(bend, along - m.STUB))
    stem = along - curve
    slope = hypot(across, curve)
    if stem >= slope:
        u, v = u1, (v0 + v1) / 2
        flat = False
    else:
        part = 0.5 + stem / (2 * slope)
        sign = 1.0 if v1 > v0 else -1.0
        u, v = u0 + (u1 - u0) * part, v0 + sign * curve * part
        flat = across > 0.6 * curve
    return ((u, v), flat) if vertical else ((v, u), not flat)


def _half_way_round(way: Way) -> Middle:
    """The same for a way along v first and then, round a corner, along u."""
    u0, v0, u1, v1, vertical, _ = way
    across, along = u1 - u0, v1 - v0
    rest = (abs(across) - abs(along)) / 2
    if rest > 0.0:
        place = (u0 + rest if across > 0 else u0 - rest), v1
    else:
        place = u0, (v1 + rest if along > 0 else v1 - rest)
    return (place, rest > 0.0) if vertical else ((place[1], place[0]), rest <= 0.0)
