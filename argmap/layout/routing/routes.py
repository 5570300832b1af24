"""The arrows of a map that were routed so far, each when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from argmap.layout.grid import Grid
from argmap.layout.routing.courses import Field, arrow_of

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point, Rect
    from argmap.layout.holding import Hold
    from argmap.layout.routing.detouring import Terrain
    from argmap.layout.routing.drafts import Drafts
    from argmap.layout.routing.landmarks import Landmarks
    from argmap.layout.shapes import Arrow
    from argmap.layout.styles import Style

AT_ONCE: Final = 1000
"""A map of at most so many inferences has them drafted when it is opened, and routed at a look."""


class Routes:
    """Arrows by inference id in `made`, from drafts that are all there.

    `doubtful` are not routed, though only then it is known where they lie. `strays` finds by place
    those that went out of their way; of a large map, those that did so of late are `surprising`.
    Those that are `outdated` are as they were, though they may go another way by now.
    """

    def __init__(
        self,
        document: Document,
        rects: Mapping[str, Rect],
        drafts: Drafts,
        landmarks: Landmarks,
        terrain: Terrain,
    ) -> None:
        self._document = document
        self._rects = rects
        self._drafts = drafts
        self._landmarks = landmarks
        self._terrain = terrain
        self.surprising: dict[str, Arrow] = {}
        self.style: Style = "elbow"
        self.hold: Hold | None = None
        self.made: dict[str, Arrow] = {}
        self.doubtful: dict[str, None] = {}
        self.outdated: dict[str, None] = {}
        self.strays = Grid()

    def route(self, key: str) -> Arrow:
        """Route an arrow and first, if need be, those it aims at; however long the chain."""
        inferences = self._document.inferences
        chain = [key]
        while (aim := inferences[chain[-1]].target) in inferences and aim not in self.made:
            chain.append(aim)
        for each in reversed(chain):
            self.made[each] = arrow = self._arrow(each)
            self.doubtful.pop(each, None)
            if self.hold is not None:
                self.hold.routed[each] = None
            if arrow.roundabout:
                self.strays.put(each, (arrow.bounds,))
                self._landmarks.note_course(each, arrow.bounds)
                if len(inferences) > AT_ONCE:
                    self.surprising[each] = arrow
        return self.made[key]

    def forget(self, key: str) -> Arrow | None:
        """Route this anew when next asked; the arrow before, if it was routed."""
        self.surprising.pop(key, None)
        self.outdated.pop(key, None)
        arrow = self.made.pop(key, None)
        self.doubtful.pop(key, None)
        if arrow is not None and arrow.roundabout:
            self.strays.drop(key)
        self._terrain.forget(key)
        self._landmarks.forget_course(key)
        return arrow

    def forget_all(self) -> None:
        for key in [key for key, arrow in self.made.items() if arrow.roundabout]:
            self._landmarks.forget_course(key)
        self.made.clear()
        self.doubtful.clear()
        self.outdated.clear()
        self.surprising.clear()
        self.strays = Grid()
        self._terrain.forget_all()
        self._landmarks.begin_again()

    def _arrow(self, key: str) -> Arrow:
        draft = self._drafts.made[key]
        self._drafts.ends.ready(draft)
        field = Field(self._rects, self._junction, self._terrain, self.style)
        return arrow_of(self._document.inferences[key], draft, field)

    def _junction(self, key: str) -> Point:
        return self.made[key].junction
