"""What gestures show on top of the map, as plain data that the canvas paints."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.layout.shapes import Hit

if TYPE_CHECKING:
    from argmap.interaction.ends import End

Side = Literal["top", "right", "bottom", "left"]


class Ghost(NamedTuple):
    """The arrow that would be made, in scene pixels, from its premise to its target's edge.

    `polarity` is "support", "attack" or "neutral" (a tie without an arrow head or sign); `valid`
    is False over what refuses the connection. `outline` is the box of the statement that would be
    made, with `kind`, where dropping makes one. `key` is a statement that is dragged: it would go
    to the outline, if there is one.
    """

    start: Point
    end: Point
    polarity: str
    valid: bool
    outline: Rect | None = None
    kind: str = "claim"
    key: str = ""


class Guide(NamedTuple):
    """A line that tells what a dragged box is aligned with, or a `gap` that equals another."""

    start: Point
    end: Point
    gap: bool = False


@dataclass(slots=True)
class Overlay:
    """Everything drawn above the map except the selection, which the session has.

    `handles_for` is the statement whose four handles are shown and `handle` the one under the
    pointer, `ends_for` and `end` the same of the inference whose ends are shown; `drop` is what a
    dragged arrow would connect to (highlight it); `hint` is the sentence for the status bar.
    `found` are records that a search has found, `found_at` the one looked at.
    """

    band: Rect | None = None
    ghost: Ghost | None = None
    hover: Hit | None = None
    handles_for: str | None = None
    handle: Side | None = None
    ends_for: str | None = None
    end: End | None = None
    drop: Hit | None = None
    hint: str = ""
    guides: list[Guide] = field(default_factory=list)
    found: Set[str] = frozenset()
    found_at: str | None = None

    @property
    def busy(self) -> bool:
        """Whether a gesture shows something."""
        shown = (self.band, self.ghost, self.drop)
        return bool(self.guides) or any(each is not None for each in shown)

    def clear(self) -> None:
        """Take away what a gesture shows; what the pointer is over stays."""
        self.band = self.ghost = self.drop = None
        self.hint = ""
        self.guides.clear()

    def forget(self) -> None:
        """Take away what the pointer is over, with its handles."""
        self.hover = self.handles_for = self.handle = self.ends_for = self.end = None
