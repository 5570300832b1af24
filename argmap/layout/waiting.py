"""Arrows at a glance that nobody has looked at yet, found by where their boxes are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect, union
from argmap.layout import metrics as m

if TYPE_CHECKING:
    from argmap.core.document import Document

_AROUND: Final = 8 * m.CELL
_WIDER: Final = 3.0
_LITTLE: Final = 16
"""If more than one in so many is wanted, so will be the rest."""
_ONE: Final = 3

_Ends = tuple[str, ...]
"""An inference between statements: its id, the target, and the premises."""


class Waiting:
    """Inferences that may have no sketch. Of 20,000 that have moved a screen shows a hundred.

    Whoever asks makes the sketches of what is told.
    """

    def __init__(self, document: Document, rects: Mapping[str, Rect]) -> None:
        self._document = document
        self._rects = rects
        self._plain: list[_Ends] | None = None
        """All inferences between two statements; None: they are to be looked for."""
        self._late: list[_Ends] | None = None
        """Those of which some were not told yet; None if none was."""
        self._searched: list[Rect] = []
        self._gone: set[str] = set()

    def begin_again(self, *, moved: bool) -> None:
        """None has a sketch any more; where boxes have only `moved`, ends are what they were."""
        self._late = None
        self._searched.clear()
        self._gone.clear()
        if not moved:
            self._plain = None

    def leave_out(self, changed: Collection[str]) -> None:
        """These are other, or gone, and those that there are have their sketches."""
        self._plain = None
        if self._late:
            self._gone.update(changed)

    def take(self, rect: Rect) -> Iterable[str]:
        """Those that may touch a rectangle, and others; some were told before."""
        others: list[str] = []
        if self._late is None:
            others = self._begin()
        if not self._late or any(place.holds(rect) for place in self._searched):
            return others
        # The next one who asks is likely to ask for the tile beside.
        around = rect.grown(max(_AROUND, _WIDER * rect.width, _WIDER * rect.height))
        self._searched.append(around)
        there = self._touching(around)
        if len(there) * _LITTLE > len(self._late):
            there, self._late = [ends for ends in self._late if ends[0] not in self._gone], []
        return others + [ends[0] for ends in there]

    def _begin(self) -> list[str]:
        """Let all wait but those that aim at inferences; these follow others."""
        inferences, statements = self._document.inferences, self._rects
        if self._plain is None:
            self._plain = [
                (key, each.target, *each.premises)
                for key, each in inferences.items()
                if each.target in statements
            ]
        self._late = self._plain
        if len(self._plain) == len(inferences):
            return []
        plain = {ends[0] for ends in self._plain}
        return [key for key in inferences if key not in plain]

    def _touching(self, around: Rect) -> list[_Ends]:
        """Those whose boxes do not both lie off the same side of a rectangle."""
        left, top, right, bottom = around.x, around.y, around.right, around.bottom
        rects, gone = self._rects, self._gone
        there: list[_Ends] = []
        for ends in self._late or ():
            if ends[0] in gone:
                continue
            x, y, width, height = rects[ends[1]]
            x1, y1, across, down = rects[ends[2]]
            if not (
                (x > right and x1 > right)
                or (y > bottom and y1 > bottom)
                or (x + width < left and x1 + across < left)
                or (y + height < top and y1 + down < top)
            ) or (len(ends) > _ONE and around.intersects(self._hull(ends))):
                there.append(ends)
        return there

    def _hull(self, ends: _Ends) -> Rect:
        found = union(map(self._rects.__getitem__, ends[1:]))
        assert found is not None
        return found
