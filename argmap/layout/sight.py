"""Arrows at first sight: those that rows tell, until others are routed with more care."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from argmap.layout.rowwise.routes import route_rows
from argmap.layout.spots import Spots, strips

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.rowwise.routes import RowRoutes
    from argmap.layout.shapes import Arrow

AT_SIGHT: Final = 200
"""To route so many with care takes no longer than a frame: nobody need see others before."""


class FirstSight:
    """The arrows of a map whose boxes stand in rows; what was `seen` of them is to be compared."""

    def __init__(self, document: Document, rects: Mapping[str, Rect], *, late: bool) -> None:
        self._document = document
        self._rects = rects
        self._untried = late
        self._routes: RowRoutes | None = None
        self._surprises = Spots()
        self.seen: dict[str, Arrow] = {}
        self.over = 0
        """How often care has taken over: whatever followed from arrows seen before is stale."""

    def routes(self) -> RowRoutes | None:
        """The arrows, found when first asked for; None if boxes do not stand in rows."""
        if self._untried:
            self._untried = False
            self._routes = route_rows(self._document, self._rects)
        return self._routes

    @property
    def known(self) -> bool:
        """Whether the arrows were found."""
        return self._routes is not None

    def look_again(self) -> None:
        """Find the arrows anew when next asked: most boxes have moved."""
        self._untried = True

    def pass_on(self) -> None:
        """All are drafted now: those seen so far are to be compared with what comes of that."""
        if self._routes is not None:
            self.seen = self._routes.made
            self.over += 1
        self._routes, self._untried = None, False

    def compare(self, key: str, arrow: Arrow) -> None:
        """Note where an arrow that was seen looks otherwise now."""
        seen = self.seen.pop(key, None)
        if seen is not None and (seen.roundabout or seen != arrow):
            note_seen(self._surprises, seen)
            self._surprises.arrow(arrow)

    def give_up(self) -> dict[str, Arrow]:
        """Forget all: the map has changed. What was seen so far."""
        seen = self.seen if self._routes is None else self._routes.made
        self.seen = {}
        self.over += self._routes is not None
        self._routes, self._untried = None, False
        return seen

    def note(self, labels: list[Rect]) -> None:
        """Note labels that are drawn no more, or elsewhere."""
        self._surprises.lines += labels

    def surprises(self) -> Spots:
        """Where arrows changed, since this was last asked."""
        found, self._surprises = self._surprises, Spots()
        return found


def note_seen(spots: Spots, arrow: Arrow) -> None:
    """Add where an arrow was seen at first sight: whole, and be it ever so long."""
    spots.arrow(arrow)
    if arrow.roundabout:
        for line in (*arrow.legs, arrow.trunk):
            spots.lines.extend(strips(line))
