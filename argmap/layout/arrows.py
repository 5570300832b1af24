"""All arrows of a map: drafted at once, routed when first looked at, kept up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.geometry import Point, Rect, union
from argmap.core.graph import role_of
from argmap.layout import metrics as m
from argmap.layout.draft import Draft, joint
from argmap.layout.drafts import Scene, draft_of
from argmap.layout.grid import Grid
from argmap.layout.ports import End, share
from argmap.layout.routes import course_of
from argmap.layout.shapes import Arrow, Role
from argmap.layout.sides import middle, port

if TYPE_CHECKING:
    from argmap.core.document import Document

_Side = tuple[str, int]
_MARGIN = m.SIGN_RADIUS + 2.0


class Sketch(NamedTuple):
    """The least that can be drawn of an arrow: straight lines between the middles of sides."""

    id: str
    role: Role
    lines: tuple[tuple[Point, Point], ...]


class Arrows(Mapping[str, Arrow]):
    """Arrows by inference id."""

    def __init__(self, document: Document, rects: Mapping[str, Rect]) -> None:
        self._document = document
        self._rects = rects
        self._drafts: dict[str, Draft] = {}
        self._sides: dict[_Side, list[End]] = {}
        # Sides not shared out yet: no arrow that ends there was ever routed.
        self._unshared: dict[_Side, None] = {}
        self._routed: dict[str, Arrow] = {}
        self._sketches: dict[str, Sketch] = {}
        self._grid = Grid()
        self.outliers: dict[str, Rect] = {}
        self._draft(list(document.inferences))

    def __getitem__(self, key: str) -> Arrow:
        arrow = self._routed.get(key)
        return arrow if arrow is not None else self._route(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._drafts)

    def __len__(self) -> int:
        return len(self._drafts)

    def __contains__(self, key: object) -> bool:
        return key in self._drafts

    def near(self, rect: Rect) -> list[str]:
        """Ids of arrows that may touch the rectangle, sorted, without routing them."""
        room = rect.grown(_MARGIN)
        drafts = self._drafts
        return sorted(
            key for key in self._grid.near(room) if any(map(room.intersects, drafts[key].pieces))
        )

    def area(self, key: str) -> Rect | None:
        """A rectangle that holds the arrow, exact if it has been routed."""
        arrow = self._routed.get(key)
        if arrow is not None:
            return arrow.bounds
        draft = self._drafts.get(key)
        hull = union(draft.pieces) if draft is not None else None
        return hull.grown(_MARGIN) if hull is not None else None

    def sketch(self, key: str) -> Sketch:
        """The arrow at a glance, for pictures too small to show its bends."""
        sketch = self._sketches.get(key)
        if sketch is None:
            sketch = self._sketches[key] = self._sketch(key)
        return sketch

    def _sketch(self, key: str) -> Sketch:
        draft = self._drafts[key]
        role = role_of(self._document, self._document.inferences[key])
        if draft.loop:
            return Sketch(key, role, ())
        owners, sides = draft.owners, draft.sides
        feet = [self._port(owner, side) for owner, side in zip(owners[:-1], sides, strict=False)]
        if owners[-1] in self._rects:
            tip = self._port(owners[-1], sides[-1])
        else:
            tip = Point(*(draft.supposed or draft.junction))
        if len(feet) == 1:
            return Sketch(key, role, ((feet[0], tip),))
        meeting = Point(*draft.junction)
        return Sketch(key, role, (*((foot, meeting) for foot in feet), (meeting, tip)))

    def _port(self, owner: str, side: int) -> Point:
        rect = self._rects[owner]
        return Point(*port(rect, side, middle(rect, side)))

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
        others.update(key for key in restyle if key in inferences)
        changed = self.onward((*stale, *sorted(others)))
        left += [self.area(key) for key in changed if key not in stale]
        for key in changed:
            self._routed.pop(key, None)
            self._sketches.pop(key, None)
        entered = [self.area(key) for key in changed]
        return changed, [area for area in (*left, *entered) if area is not None]

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
        if fresh:
            self._unshared = dict.fromkeys(sides)
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
