"""Which way a map reads that does not say so: up and down, or from side to side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.core.geometry import Rect
from argmap.layout.reading import said_direction

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference


class Votes:
    """Counts, over all inferences, premises apart from their conclusion in y and those in x."""

    def __init__(self, document: Document, rects: Mapping[str, Rect]) -> None:
        self._document = document
        self._rects = rects
        self._cast: dict[str, int] | None = None
        self._balance = 0

    @property
    def across(self) -> bool:
        """Whether premises lie to the left or right of their conclusions."""
        direction = said_direction(self._document.info.direction)
        if direction is not None:
            return direction in {"left", "right"}
        if self._cast is None:
            self._cast = {}
            self.recount(self._document.inferences)
        return self._balance > 0

    def begin_again(self) -> None:
        """Count anew when next asked."""
        self._cast = None
        self._balance = 0

    def recount(self, keys: Iterable[str]) -> None:
        """Follow inferences that are new, other, gone or at boxes that moved."""
        cast = self._cast
        if cast is None:
            return
        inferences = self._document.inferences
        for key in keys:
            inference = inferences.get(key)
            vote = 0 if inference is None else self._vote(inference)
            self._balance += vote - cast.pop(key, 0)
            if vote:
                cast[key] = vote

    def _vote(self, inference: Inference) -> int:
        rects = self._rects
        goal = rects.get(inference.target)
        if goal is None:
            return 0
        x, y, width, height = goal
        vote = 0
        for premise in inference.premises:
            left, top, across, down = rects[premise]
            vote += left >= x + width or x >= left + across
            vote -= top >= y + height or y >= top + down
        return vote
