"""Which way a map reads that does not say so, counted once and kept up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.layout.reading import Way, prevailing, said_direction

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference


Vote = tuple[int, int, int, int]
"""How many premises lie wholly below, above, right and left of the conclusion."""
_NONE: Final = (0, 0, 0, 0)


class Votes:
    """Counts, over all inferences, on which sides of their conclusions premises lie."""

    def __init__(self, document: Document, rects: Mapping[str, Rect]) -> None:
        self._document = document
        self._rects = rects
        self._cast: dict[str, Vote] | None = None
        self._sums = [0, 0, 0, 0]

    @property
    def way(self) -> Way:
        """The direction that the map is read in."""
        return said_direction(self._document.info.direction) or prevailing(*self._counted())

    @property
    def across(self) -> bool:
        """Whether premises lie to the left or right of their conclusions."""
        return self.way in {"left", "right"}

    def begin_again(self) -> None:
        """Count anew when next asked."""
        self._cast = None
        self._sums = [0, 0, 0, 0]

    def recount(self, keys: Iterable[str]) -> None:
        """Follow inferences that are new, other, gone or at boxes that moved."""
        cast, sums = self._cast, self._sums
        if cast is None:
            return
        inferences = self._document.inferences
        for key in keys:
            inference = inferences.get(key)
            vote = _NONE if inference is None else self._vote(inference)
            before = cast.pop(key, _NONE)
            if vote is not _NONE:
                cast[key] = vote
            if vote != before:
                for side in range(4):
                    sums[side] += vote[side] - before[side]

    def _counted(self) -> list[int]:
        if self._cast is None:
            self._cast = {}
            self.recount(self._document.inferences)
        return self._sums

    def _vote(self, inference: Inference) -> Vote:
        rects = self._rects
        goal = rects.get(inference.target)
        if goal is None:
            return _NONE
        x, y, width, height = goal
        below = above = right = left = 0
        for premise in inference.premises:
            start, top, across, down = rects[premise]
            below += top >= y + height
            above += y >= top + down
            right += start >= x + width
            left += x >= start + across
        return below, above, right, left
