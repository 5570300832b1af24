"""Which way a map reads that does not say so, counted once and kept up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.core.geometry import Rect
from argmap.layout.reading import NO_VOTE, Vote, Way, prevailing, said_direction, vote_of

if TYPE_CHECKING:
    from argmap.core.document import Document


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
        return said_direction(self._document.info.direction) or prevailing(*self.counts)

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
            vote = NO_VOTE if inference is None else vote_of(inference, self._rects)
            before = cast.pop(key, NO_VOTE)
            if vote is not NO_VOTE:
                cast[key] = vote
            if vote != before:
                for side in range(4):
                    sums[side] += vote[side] - before[side]

    @property
    def counts(self) -> list[int]:
        """How many premises lie below, above, right and left of their conclusions."""
        if self._cast is None:
            self._cast = {}
            self.recount(self._document.inferences)
        return self._sums.copy()
