"""What a map looks like as plain geometry: everything painters draw and tools hit.

All lengths are scene pixels at 100 % zoom. Shapes are immutable; a changed record gets new ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.core.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.layout.text import Line, TextStyle

Polyline = tuple[Point, ...]

Role = Literal["support", "attack", "undercut", "backing", "rebuttal", "other"]
"""What an inference does, as drawn: undercut and backing aim at an inference; a rebuttal attacks
a premise of an attack; `other` has a polarity that this version does not know."""


class TextBlock(NamedTuple):
    """Lines set one below the other; `x`, `y` is the top left corner within the box."""

    role: Literal["kind", "title", "text", "footer"]
    style: TextStyle
    x: float
    y: float
    width: float
    lines: tuple[Line, ...]


class Box:
    """A statement as drawn. `kind` and `colour` are looked up in the theme.

    Boxes are never changed. `blocks` may be given as a function that sets them when first asked:
    a map of thousands is opened to see a few.
    """

    __slots__ = ("_blocks", "colour", "credence", "id", "implicit", "kind", "pinned", "rect")

    def __init__(
        self,
        id: str,
        rect: Rect,
        kind: str,
        blocks: tuple[TextBlock, ...] | Callable[[], tuple[TextBlock, ...]],
        *,
        implicit: bool = False,
        pinned: bool = False,
        colour: str | None = None,
        credence: float | None = None,
    ) -> None:
        self.id = id
        self.rect = rect
        self.kind = kind
        self._blocks = blocks
        self.implicit = implicit
        self.pinned = pinned
        self.colour = colour
        self.credence = credence

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        blocks = self._blocks
        if not isinstance(blocks, tuple):
            blocks = self._blocks = blocks()
        return blocks

    def within(self, rect: Rect) -> Box:
        """The same box in another place; its words come along."""
        return Box(
            self.id,
            rect,
            self.kind,
            self._blocks,
            implicit=self.implicit,
            pinned=self.pinned,
            colour=self.colour,
            credence=self.credence,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Box) and self._facts() == other._facts()

    def __hash__(self) -> int:
        return hash((self.id, self.rect))

    def __repr__(self) -> str:
        return f"Box({self.id!r}, {self.rect!r})"

    def _facts(self) -> tuple[object, ...]:
        look = (self.id, self.rect, self.kind, self.implicit, self.pinned, self.colour)
        return (*look, self.credence, self.blocks)


class Arrow(NamedTuple):
    """An inference as drawn.

    `legs` lead from each premise to the junction (linked premises; one leg per premise, in order)
    and `trunk` from there to the target, where the arrow head is. With one premise `legs` is empty,
    the trunk is the whole way and `junction` the arc-length middle of it. `sign` is the place of
    the sign that tells the polarity. A `roundabout` arrow goes out of its way, round what is
    between its ends, or would if it could. `flank` tells whether a word beside the sign goes to
    greater (1) or lesser coordinates (-1), off neighbouring arrows.
    One that is `warranted` has words of its own.
    """

    id: str
    premises: tuple[str, ...]
    target: str
    role: Role
    polarity: str
    legs: tuple[Polyline, ...]
    trunk: Polyline
    junction: Point
    sign: Point
    strength: float | None
    bounds: Rect
    roundabout: bool = False
    flank: int = 1
    warranted: bool = False

    @property
    def linked(self) -> bool:
        return len(self.premises) > 1


class Tie(NamedTuple):
    """A relation as drawn: a thin dotted line without a direction."""

    id: str
    kind: str
    a: str
    b: str
    line: Polyline
    bounds: Rect


class Frame(NamedTuple):
    """A group as drawn: a titled frame round its members."""

    id: str
    rect: Rect
    title: Line
    colour: str | None


class Hit(NamedTuple):
    """What lies under a point. `part` tells which piece of the record."""

    id: str
    part: Literal["box", "junction", "arrow", "tie", "frame"]


class Dirty(NamedTuple):
    """What an update changed: ids of shapes that are new, other or gone, and where to repaint.

    What stands out of `rects`, `lines` and `far` is told by `argmap.layout.spots.Spots`.
    """

    boxes: frozenset[str]
    arrows: frozenset[str]
    others: frozenset[str]
    rects: tuple[Rect, ...]
    lines: tuple[Rect, ...] = ()
    far: tuple[Rect, ...] = ()
