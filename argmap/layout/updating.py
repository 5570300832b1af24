"""A change of the document on its way into the plan: what follows from it, and where to repaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.moving import moves
from argmap.core.records import Group, Inference, Participant, Relation, Source, Statement
from argmap.layout.shapes import Dirty
from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan


class Update:
    """One patch on its way into a plan."""

    def __init__(self, plan: MapPlan, patch: Patch) -> None:
        self._plan = plan
        self._patch = patch
        self._references = plan.shown.references
        self._statements: dict[str, None] = {}
        self._mentioned: set[str] = set()
        self._redraft: dict[str, None] = {}
        self._structure: dict[str, None] = {}
        self._moved: list[str] = []
        self._places: list[Rect] = []
        self._extras: dict[str, None] = {}
        self._regrouped = False
        self._spots = Spots()

    def dirty(self, *, catching_up: bool = False) -> Dirty:
        """Change the plan; `catching_up` with what it put off."""
        for key, (before, after) in self._patch.changes.items():
            self._sort_in(key, before, after)
        if self._regrouped and self._plan.nests.forget():
            self._extras.update(dict.fromkeys(self._plan.shown.groups))
        for key in self._statements:
            self._refresh_statement(key)
        info = self._patch.info
        if info is not None and info.before.direction != info.after.direction:
            self._redraft.update(dict.fromkeys(self._plan.shown.inferences))
        boxes = tuple(self._spots.rects)
        if catching_up or self._structure or not self._plan.arrows.keeps_up(self._redraft):
            arrows = self._caught_up(boxes)
        else:
            arrows = self._kept_up(boxes)
        self._spots.rects += self._plan.refresh_extras(self._extras)
        others = frozenset(self._extras)
        return Dirty(frozenset(self._statements), arrows, others, *self._spots.few())

    def _sort_in(self, key: str, before: object, after: object) -> None:
        record = after or before
        if isinstance(record, Statement):
            self._statements[key] = None
            if before is None or after is None or before.order != after.order:  # type: ignore[attr-defined]
                self._plan.forget_ranks()
        elif isinstance(record, Inference):
            self._redraft[key] = None
            self._structure[key] = None
            for side in (before, after):
                # An arrow bends otherwise where another one aims at it.
                if isinstance(side, Inference) and side.target in self._plan.arrows:
                    self._structure[side.target] = None
            self._redraft_after(before, after)
        elif isinstance(record, Relation | Group):
            self._extras[key] = None
            self._regrouped |= isinstance(record, Group)
        elif isinstance(record, Participant | Source):
            self._mention(key)

    def _mention(self, key: str) -> None:
        """A name or a title changed: so do the footers with it."""
        self._plan.away.forget()
        statements = self._plan.shown.statements
        for each in self._references.mentioning(key):
            if each in statements:
                self._statements[each] = None
                self._mentioned.add(each)

    def _redraft_after(self, before: object, after: object) -> None:
        """An attack on a premise is a rebuttal only while that premise attacks."""
        sides = [side for side in (before, after) if isinstance(side, Inference)]
        if len({(side.polarity, side.premises) for side in sides}) < 2 and len(sides) == 2:
            return
        for side in sides:
            for premise in side.premises:
                self._redraft.update(dict.fromkeys(self._references.aiming_at(premise)))

    def _refresh_statement(self, key: str) -> None:
        change = self._patch.changes.get(key)
        moved = key not in self._mentioned and change is not None and moves(*change)
        before, after = self._plan.refresh_box(key, moved=moved)
        self._spots.rects += [box.rect for box in (before, after) if box is not None]
        if before is not None and after is not None and before.rect == after.rect:
            return
        self._moved.append(key)
        if self._plan.held is not None:
            self._plan.held.moved(key, None if before is None else before.rect)
        self._places += [box.rect for box in (before, after) if box is not None]
        references, redraft, plan = self._references, self._redraft, self._plan
        # What connects one that has come or gone has come or gone with it.
        if before is not None and after is not None:
            for each in references.from_premise(key):
                redraft[each] = None
            for each in references.aiming_at(key):
                redraft[each] = None
        if plan.ties or plan.frames:
            for each in references.mentioning(key):
                if each in plan.ties or each in plan.frames:
                    self._extras[each] = None

    def _caught_up(self, boxes: tuple[Rect, ...]) -> frozenset[str]:
        """All arrows that are other by this change, or by those put off before."""
        plan, moved, places, redraft = self._plan, self._moved, self._places, self._redraft
        statements = self._statements
        put_off = plan.catch_up()
        if put_off is not None:
            moved = [*dict.fromkeys((*put_off.first, *moved))]
            places = put_off.places(plan.rects) + places
            redraft = put_off.redraft | redraft
            statements = put_off.statements | statements
            boxes = (*boxes, *places)
        arrows: frozenset[str] = frozenset()
        if redraft or moved:
            changed, spots = plan.arrows.update(redraft, self._structure, moved, places, put_off)
            self._spots.add(spots)
            arrows = frozenset(changed)
        restubbed, areas = plan.stubbing.follow(statements, arrows, boxes, put_off)
        self._spots.lines += areas
        return arrows | restubbed

    def _kept_up(self, boxes: tuple[Rect, ...]) -> frozenset[str]:
        """The arrows at what moves; the others can wait."""
        plan, hold = self._plan, self._plan.held
        if hold is None:
            return self._caught_up(boxes)
        hold.statements.update(self._statements)
        hold.redraft.update(self._redraft)
        changed, spots = plan.arrows.keep_up(self._redraft, self._moved, hold)
        self._spots.add(spots)
        restubbed, areas = plan.stubbing.keep_up(changed, hold)
        self._spots.lines += areas
        return frozenset(changed) | restubbed
