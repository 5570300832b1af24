"""A draft: what is known of an arrow from boxes alone, before it shares the sides of boxes."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.routing.hulls import hull
from argmap.layout.shapes import Role
from argmap.layout.sides import upright

CLEAR: Final = 4.0
"""How far boxes keep off the plain way for it to be taken."""
Pair = tuple[float, float]
Look = tuple[Role, float | None]
"""Role and strength: neighbours that look alike share a bus and a head."""

LOOP: Final = 0
"""The only premise is the target."""
BUS: Final = 1
"""Sides that face each other with room between: leg, bus, port."""
CORNER: Final = 2
"""Leaves upright and arrives level, or the other way round."""
SLANT: Final = 3
"""No room for a bend: a straight line."""


class Slot(NamedTuple):
    """What an end got when its side was shared out.

    `place` is the coordinate along the side, `bus` how far off the side the bus of its run lies.
    `alone` tells that nothing else starts or ends at this side, `flank` to which side of the port
    there is room for a word: 1 greater coordinates, -1 lesser. `aside`: it is no part of the row
    that arrives here, and finds a way of its own, but at its end if it has `joined` a run. `plain`:
    it goes the plain way whatever lies there.
    """

    place: float = 0.0
    bus: float = 0.0
    alone: bool = True
    flank: int = 1
    aside: bool = False
    joined: bool = False
    plain: bool = False


class Draft:
    """An arrow before it is routed.

    `sides` and `far` have an item for each premise and, last, one for the target: the side of the
    box, and where on a line along that side the other end lies. `gap` is how far off the target's
    edge the premises' nearest edge lies (CORNER: how far off the level of the target); `bus` the
    distance from the target at which it would run by itself, `off` how far off the premises it is
    aimed at, along the leg or stem, `bar` how far off them a bar lies that joins several premises,
    `dot` the middle of that bar. `joint` is about where it is aimed at, exact but for its place
    along the premise's side, and `level` tells whether its line runs level there. `supposed` is the
    joint of the inference that it aims at (None: a statement), and `reach` where its own may lie.

    `pieces` cover whatever the route may come to be unless it is `blocked`: a box lies on the plain
    way, whose corners (along the target's side, off) are `line`. `free` tells that no other box
    touches the pieces at all, and `witness` is a box in the way, once that was asked for.
    `searched` is where a place for the dot was looked for, and `cramped` tells that premises stand
    before each other, or other bars lie beside.
    """

    __slots__ = (
        "aimed",
        "bar",
        "blocked",
        "bus",
        "cramped",
        "dot",
        "far",
        "free",
        "gap",
        "id",
        "joint",
        "kind",
        "level",
        "line",
        "look",
        "off",
        "order",
        "owners",
        "pieces",
        "reach",
        "searched",
        "sides",
        "slots",
        "supposed",
        "witness",
    )

    def __init__(
        self, id: str, owners: tuple[str, ...], sides: tuple[int, ...], far: tuple[float, ...]
    ) -> None:
        self.id = id
        self.owners = owners
        self.sides = sides
        self.far = far
        self.slots = [_UNSHARED] * len(sides)
        self.kind = SLANT
        self.order = ""
        self.look: Look = ("other", None)
        self.gap = self.bus = self.off = self.bar = 0.0
        self.dot: Pair | None = None
        self.joint: Pair = (0.0, 0.0)
        self.level = False
        self.aimed = False
        self.blocked = False
        self.cramped = False
        self.free = True
        self.pieces: tuple[Rect, ...] = ()
        self.line: tuple[Pair, ...] = ()
        self.reach = _NOWHERE
        self.searched: tuple[Rect, ...] = ()
        self.supposed: Pair | None = None
        self.witness: str | None = None

    def checked(self) -> tuple[Rect, ...]:
        """The rectangles round the pieces of the plain way, in which no other box should lie."""
        vertical = upright(self.sides[-1]) != (self.kind == CORNER) if self.sides else True
        return tuple([hull(ends, vertical, CLEAR) for ends in pairwise(self.line)])


_UNSHARED: Final = Slot()
_NOWHERE: Final = Rect(0.0, 0.0, 0.0, 0.0)


def round_joint(x: float, y: float) -> Rect:
    """The room round a junction that arrows keep out of."""
    size = m.JUNCTION_CLEARANCE
    return Rect(x - size, y - size, 2 * size, 2 * size)
