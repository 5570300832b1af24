"""All arrows of a map: drafted a while after it opens, routed when looked at, kept up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect, union
from argmap.core.graph import role_of
from argmap.layout import metrics as m
from argmap.layout.draft import Draft, joint
from argmap.layout.drafts import Scene, draft_of
from argmap.layout.grid import Grid
from argmap.layout.ports import End, share
from argmap.layout.routes import course_of
from argmap.layout.shapes import Arrow
from argmap.layout.sketches import Sketches

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.sketches import Sketch

AT_ONCE: Final = 1000
"""A map of at most so many inferences has them drafted when it is opened."""
_SLICE: Final = 64
_Side = tuple[str, int]
_MARGIN = m.SIGN_RADIUS + 2.0


class Arrows(Mapping[str, Arrow]):
    """Arrows by inference id.

    Those of a large map are drafted by `settle`, a few at a time, or all at once when somebody asks
    for the first; until then `sketch` and `sketches` are all that can be had at no great cost.
    """

    def __init__(self, document: Document, rects: Mapping[str, Rect]) -> None:
        self._document = document
        self._rects = rects
        self._drafts: dict[str, Draft] = {}
        self._sides: dict[_Side, list[End]] = {}
        # Sides not shared out yet: no arrow that ends there was ever routed.
        self._unshared: dict[_Side, None] = {}
        self._routed: dict[str, Arrow] = {}
        self._sketches = Sketches(document, rects)
        self._grid = Grid()
        self.outliers: dict[str, Rect] = {}
        # Not drafted yet, or not given their places at the sides.
        self._late: dict[str, None] = dict.fromkeys(document.inferences)
        if len(self._late) <= AT_ONCE:
            self.settle()

    def __getitem__(self, key: str) -> Arrow:
        arrow = self._routed.get(key)
        return arrow if arrow is not None else self._route(key)

    def __iter__(self) -> Iterator[str]:
        self.settle()
        return iter(self._drafts)

    def __len__(self) -> int:
        self.settle()
        return len(self._drafts)

    def __contains__(self, key: object) -> bool:
        return key in self._drafts or key in self._late

    @property
    def settled(self) -> bool:
        """Whether all are drafted."""
        return not self._late

    def settle(self, seconds: float = inf) -> bool:
        """Draft what is not drafted yet, for about so long; True if nothing is left to do."""
        late = self._late
        if not late:
            return True
        end = perf_counter() + seconds
        while late:
            self._draft([late.popitem()[0] for _ in range(min(_SLICE, len(late)))])
            if late and perf_counter() > end:
                return False
        self._unshared = dict.fromkeys(self._sides)
        return True

    def near(self, rect: Rect) -> list[str]:
        """Ids of arrows that may touch the rectangle, sorted, without routing them."""
        self.settle()
        room = rect.grown(_MARGIN)
        drafts = self._drafts
        return sorted(
            key for key in self._grid.near(room) if any(map(room.intersects, drafts[key].pieces))
        )

    def area(self, key: str) -> Rect | None:
        """A rectangle that holds the arrow, exact if it has been routed."""
        self.settle()
        arrow = self._routed.get(key)
        if arrow is not None:
            return arrow.bounds
        draft = self._drafts.get(key)
        hull = union(draft.pieces) if draft is not None else None
        return hull.grown(_MARGIN) if hull is not None else None

    def sketch(self, key: str) -> Sketch:
        """The arrow at a glance, for pictures too small to show its bends."""
        return self._sketches[key]

    def sketches(self, rect: Rect) -> list[Sketch]:
        """Sketches that touch the rectangle, in no order."""
        return self._sketches.near(rect)

    def onward(self, keys: Iterable[str]) -> dict[str, None]:
        """These inferences and whatever aims at them, recursively."""
        found: dict[str, None] = {}
        pending = list(keys)
        aiming_at = self._document.references.aiming_at
        while pending:
            key = pending.pop()
            if key not in found:
                found[key] = None
                pending.extend(aiming_at(key))
        return found

    def update(
        self, redraft: Iterable[str], restyle: Iterable[str]
    ) -> tuple[dict[str, None], list[Rect]]:
        """Make anew what these inferences change; all arrows changed, where they were and are.

        `redraft` names the inferences that are new, other, gone or at a box that moved; `restyle`
        those that may have another role.
        """
        inferences = self._document.inferences
        restyle = [key for key in restyle if key in inferences]
        if self._late:
            changed = self.onward((*redraft, *restyle))
            self._begin_again()
            return changed, self._sketches.update(changed)
        stale = self.onward(redraft)
        left = [self.area(key) for key in stale]
        touched = self._withdraw(stale)
        kept = []
        for key in stale:
            if key in inferences:
                kept.append(key)
            else:
                self._grid.drop(key)
        others = self._draft(kept, touched)
        others.update(restyle)
        changed = self.onward((*stale, *sorted(others)))
        left += [self.area(key) for key in changed if key not in stale]
        for key in changed:
            self._routed.pop(key, None)
        entered = [self.area(key) for key in changed]
        areas = [area for area in (*left, *entered) if area is not None]
        return changed, areas + self._sketches.update(changed)

    def _begin_again(self) -> None:
        """Drop the drafts made so far: nobody has seen them, and what they follow from changed."""
        self._drafts.clear()
        self._sides.clear()
        self._grid = Grid()
        self.outliers.clear()
        self._late = dict.fromkeys(self._document.inferences)

    def _withdraw(self, stale: Mapping[str, None]) -> dict[_Side, None]:
        """Take drafts back; the sides that they had a place at."""
        touched: dict[_Side, None] = {}
        for key in stale:
            draft = self._drafts.pop(key, None)
            self.outliers.pop(key, None)
            if draft is not None:
                touched.update(dict.fromkeys(zip(draft.owners, draft.sides, strict=False)))
        for side in touched:
            rest = [end for end in self._sides[side] if end[0].id not in stale]
            if rest:
                self._sides[side] = rest
            else:
                del self._sides[side]
                self._unshared.pop(side, None)
        return touched

    def _draft(self, keys: list[str], touched: dict[_Side, None] | None = None) -> set[str]:
        """Draft these; the inferences that have another place at the sides touched."""
        fresh = touched is None
        touched = {} if touched is None else touched
        drafts, sides = self._drafts, self._sides
        scene = self._scene()
        for key in keys:
            draft = drafts.get(key) or self._draft_one(key, scene)
            for index, owned in enumerate(zip(draft.owners, draft.sides, strict=False)):
                ends = sides.get(owned)
                if ends is None:
                    sides[owned] = [(draft, index)]
                else:
                    ends.append((draft, index))
                if not fresh:
                    touched[owned] = None
        shifted: set[str] = set()
        for owned in touched:
            if owned in sides and owned not in self._unshared:
                self._share(owned, shifted)
        return shifted

    def _scene(self) -> Scene:
        document = self._document
        across = document.info.direction in {"left", "right"}
        return Scene(self._rects, across, document.references.aiming_at)

    def _draft_one(self, key: str, scene: Scene) -> Draft:
        """Draft an inference and first, if need be, those it aims at; however long the chain."""
        inferences, drafts = self._document.inferences, self._drafts
        chain = [key]
        while (aim := inferences[chain[-1]].target) in inferences and aim not in drafts:
            chain.append(aim)
        for each in reversed(chain):
            draft = draft_of(inferences[each], scene, drafts.__getitem__)
            drafts[each] = draft
            self._grid.put(each, draft.pieces)
            self._note_outlier(draft)
        return drafts[key]

    def _note_outlier(self, draft: Draft) -> None:
        """Remember what may lie outside the rectangle round all boxes."""
        if draft.loop:
            self.outliers[draft.id] = draft.pieces[0]
        elif len(draft.sides) > 2:
            x, y = draft.junction
            self.outliers[draft.id] = joint(x, y)

    def _share(self, owned: _Side, shifted: set[str]) -> None:
        """Share out a side; notes the inferences whose place it changes."""
        owner, side = owned
        ends = self._sides[owned]
        self._unshared.pop(owned, None)
        rect = self._rects.get(owner)
        if rect is not None:
            places = share(ends, rect, side, m.PORT_GAP, m.PORT_INSET)
        else:
            x, y = self._drafts[owner].junction
            places = share(ends, joint(x, y).grown(m.PORT_GAP), side, m.JUNCTION_PORT_GAP, 0.0)
        for (draft, index), place in zip(ends, places, strict=True):
            if draft.places[index] != place:
                draft.places[index] = place
                shifted.add(draft.id)

    def _alone(self, draft: Draft, index: int) -> bool:
        return len(self._sides[draft.owners[index], draft.sides[index]]) == 1

    def _route(self, key: str) -> Arrow:
        """Route an arrow and first, if need be, those it aims at; however long the chain."""
        self.settle()
        inferences = self._document.inferences
        chain = [key]
        while (aim := inferences[chain[-1]].target) in inferences and aim not in self._routed:
            chain.append(aim)
        for each in reversed(chain):
            inference = inferences[each]
            draft = self._drafts[each]
            for owned in zip(draft.owners, draft.sides, strict=False):
                if owned in self._unshared:
                    self._share(owned, set())
            course = course_of(draft, self._rects, self.__getitem__, self._alone)
            self._routed[each] = Arrow(
                each,
                inference.premises,
                inference.target,
                role_of(self._document, inference),
                inference.polarity,
                *course[:4],
                inference.strength,
                course.bounds,
            )
        return self._routed[key]
