"""Junctions for ways to keep off, and what of arrows may lie outside the boxes of a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.core.geometry import Rect, union
from argmap.layout.extent import Extent
from argmap.layout.routing.detouring import Terrain
from argmap.layout.routing.draft import Draft
from argmap.layout.routing.traffic import Traffic


class Landmarks:
    """Follows drafts."""

    def __init__(self, terrain: Terrain, drafts: Mapping[str, Draft], traffic: Traffic) -> None:
        self._terrain = terrain
        self._traffic = terrain.traffic = traffic
        self._drafts = drafts
        self._outliers: dict[str, Rect] = {}
        self._extent = Extent(self._outliers)

    def joints(self, keys: Iterable[str]) -> list[Rect]:
        """The rooms round the junctions of these that have one."""
        return [rect for key in keys if (rect := self._terrain.joint(key)) is not None]

    def lines(self, keys: Iterable[str]) -> list[Rect]:
        """What holds the lines of these that ways round boxes may have minded."""
        return self._traffic.held(keys)

    def begin_again(self) -> None:
        """Forget where plain arrows run."""
        self._traffic.begin_again()

    def note(self, keys: Iterable[str]) -> list[Rect]:
        """Have ways round boxes keep off the junctions of these; where they are."""
        keys = list(keys)
        for key in keys:
            self._traffic.note(key)
            self._terrain.put_joint(key, self._drafts.get(key))
            self.forget_course(key)
        return self.joints(keys)

    def note_all(self) -> None:
        """The same for all drafts that have a junction to be seen, or are loops."""
        self.note(
            draft.id
            for draft in self._drafts.values()
            if draft.aimed or draft.dot is not None or not draft.sides
        )

    def note_course(self, key: str, bounds: Rect) -> None:
        """Note where a way round boxes lies."""
        whole = self._outliers.get(key)
        self._note(key, bounds if whole is None else bounds.united(whole))

    def forget_course(self, key: str) -> None:
        """Note what is known of an arrow that is not routed, or not any more."""
        draft = self._drafts.get(key)
        if draft is not None and not draft.sides:
            self._note(key, draft.pieces[0])
        elif draft is not None and draft.dot is not None:
            self._note(key, union([*self.joints([key]), draft.reach]) or draft.reach)
        else:
            self._note(key, None)

    def forget_courses(self) -> None:
        """Nothing is known of any arrow."""
        self._outliers.clear()
        self._extent.look_again()

    @property
    def outlying(self) -> Rect | None:
        """The rectangle round all that may lie outside that round all boxes."""
        return self._extent.whole

    def _note(self, key: str, place: Rect | None) -> None:
        before = self._outliers.pop(key, None)
        if place is not None:
            self._outliers[key] = place
        self._extent.replaced(before, place)
