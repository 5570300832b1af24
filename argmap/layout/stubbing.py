"""The stubs of a map: made when asked for, and made anew when what they follow from changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.layout import metrics as m
from argmap.layout.boxes import one_line
from argmap.layout.curves import segments_in
from argmap.layout.stubs import (
    ARROW_ROOM,
    Board,
    End,
    Stub,
    Stubs,
    ends_of,
    is_cut,
    lines_of,
    stubs_at,
    whole_of,
)

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from argmap.layout.holding import Hold
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Arrow, Polyline
    from argmap.layout.stubs import Place
    from argmap.layout.text import Line

_WORDS: Final = 200
"""Characters of a text that are looked at for its first words."""
_MANY: Final = 64


class Stubbing:
    """Stubs by inference id.

    Labels at one box make room for each other and for boxes nearby, so the unit that is made anew
    is a box, or a junction, with all stubs at it.
    """

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._at: dict[str, dict[Place, Stub]] = {}
        self._areas: dict[str, Rect] = {}
        self._near: dict[str, set[str]] = {}
        self._seen: dict[str, tuple[Arrow, bool, bool]] = {}
        self._made: dict[str, Stubs | None] = {}
        self._owners: dict[str, set[str]] = {}
        self._over = 0

    def of(self, key: str) -> Stubs | None:
        """The stubs of an inference; None if it is drawn whole."""
        self._look_again()
        if self._plan.arrows.hurried:
            return None
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def seen(self, key: str) -> Stubs | None:
        """The same if anybody has asked for them since they last changed; None if not."""
        return self._made.get(key)

    def follow(
        self,
        statements: Collection[str],
        arrows: Collection[str],
        moved: Collection[Rect],
        put_off: Hold | None = None,
    ) -> tuple[set[str], list[Rect]]:
        """Make anew what these changes concern; arrows with other stubs, and where those are.

        `moved` are the places of boxes, before and after; `put_off` tells what changed before that.
        """
        self._look_again()
        known = put_off.changed if put_off is not None else set()
        if len(moved) > _MANY or self._plan.arrows.late:
            return self.forget()
        arrows = {*arrows, *known}
        fresh = [key for key in arrows if key in known or not self._unchanged(key)]
        if len(fresh) > _MANY:
            return self.forget()
        present = self._renew(fresh)
        stale = self._named_after(statements) | self._bearing(fresh, present)
        stale |= self._disturbed(fresh, present, moved)
        if put_off is not None:
            stale |= put_off.labelled
        return self._restub(stale, present)

    def keep_up(self, arrows: Collection[str], hold: Hold) -> tuple[set[str], list[Rect]]:
        """The same for these arrows alone, and what they have stubs at."""
        self._look_again()
        hold.changed.update(arrows)
        if len(arrows) > _MANY:
            return self.forget()
        fresh = [key for key in arrows if not self._unchanged(key)]
        present = self._renew(fresh)
        return self._restub(self._bearing(fresh, present), present)

    def _renew(self, fresh: Collection[str]) -> list[Arrow]:
        """Forget what is known of these arrows; those that there are now."""
        for key in fresh:
            self._made.pop(key, None)
            self._seen.pop(key, None)
        return [self._plan.arrows[key] for key in fresh if key in self._plan.arrows]

    def _restub(self, stale: set[str], present: Iterable[Arrow]) -> tuple[set[str], list[Rect]]:
        """Make anew the stubs at these; arrows with other stubs, and where those are."""
        changed: set[str] = set()
        places: list[Rect] = []
        for owner in sorted(stale & self._at.keys()):
            before, after = self._replace(owner)
            for place in before.keys() | after.keys():
                old, new = before.get(place), after.get(place)
                if old != new:
                    changed.add(place[0])
                    places += [stub.bounds for stub in (old, new) if stub is not None]
        for key in changed:
            self._made.pop(key, None)
        # Labels stand out of what their arrows say they take up.
        for arrow in present:
            stubs = self.of(arrow.id)
            places += [stub.bounds for stub in stubs.ends] if stubs is not None else []
        return changed, sorted(places)

    def _look_again(self) -> None:
        """Forget what follows from arrows that were not routed with care yet, if now they are."""
        arrows = self._plan.arrows
        if arrows.over != self._over:
            self._over = arrows.over
            arrows.note(self.forget()[1])

    def forget(self) -> tuple[set[str], list[Rect]]:
        """Make all anew when asked for; all arrows with stubs, and where these were and may be."""
        changed, places = set(self._owners), sorted(self._areas.values())
        places += [stub.bounds for found in self._at.values() for stub in found.values()]
        for cache in (self._at, self._areas, self._near, self._made, self._owners, self._seen):
            cache.clear()
        return changed, places

    def _make(self, key: str) -> Stubs | None:
        arrow = self._plan.arrows[key]
        if not self._is_cut(arrow):
            return None
        aimed = bool(self._plan.shown.references.aiming_at(key))
        ends = tuple(self._stubs_at(end.at)[end.place] for end in ends_of(arrow, aimed_at=aimed))
        return Stubs(ends, whole_of(arrow, aimed_at=aimed))

    def _stubs_at(self, owner: str) -> dict[Place, Stub]:
        found = self._at.get(owner)
        if found is None:
            if self._plan.held is not None:
                self._plan.held.labelled.add(owner)
            near: set[str] = set()
            board = Board(self._name, self._boxes_in, partial(self._lines_in, near))
            found, area = stubs_at(self._ends_at(owner), board)
            self._at[owner] = found
            if area is not None:
                self._areas[owner] = area
                self._near[owner] = near
            for key, _ in found:
                self._owners.setdefault(key, set()).add(owner)
        return found

    def _boxes_in(self, rect: Rect) -> list[Rect]:
        return [box.rect for box in self._plan.boxes_in(rect)]

    def _lines_in(self, near: set[str], rect: Rect) -> list[Polyline]:
        """Lines of arrows that are drawn through a rectangle; `near` comes to hold these."""
        lines: list[Polyline] = []
        for arrow in self._plan.arrows_in(rect):
            passing = [line for line in lines_of(arrow) if any(segments_in(line, rect))]
            if passing and not self._is_cut(arrow):
                near.add(arrow.id)
                lines += passing
        return lines

    def _is_cut(self, arrow: Arrow) -> bool:
        """Whether an arrow is drawn as stubs, which is asked often; notes that it was seen so."""
        seen = self._seen.get(arrow.id)
        if seen is None or seen[0] is not arrow:
            aimed_at = bool(self._plan.shown.references.aiming_at(arrow.id))
            seen = self._seen[arrow.id] = arrow, aimed_at, is_cut(arrow)
        return seen[2]

    def _unchanged(self, key: str) -> bool:
        """Whether an arrow is as it was seen: many are made anew and come out the same."""
        seen = self._seen.get(key)
        if seen is None or key not in self._plan.arrows:
            return False
        aimed_at = bool(self._plan.shown.references.aiming_at(key))
        return seen[1] == aimed_at and seen[0] == self._plan.arrows[key]

    def _bearing(self, changed: Iterable[str], present: Iterable[Arrow]) -> set[str]:
        """What these arrows had stubs at, or have now."""
        found = {owner for key in changed for owner in self._owners.get(key, ())}
        for arrow in present:
            if self._is_cut(arrow):
                found.update(self._ends(arrow.id))
        return found

    def _disturbed(
        self, changed: Collection[str], present: Iterable[Arrow], moved: Collection[Rect]
    ) -> set[str]:
        """Where labels had something to mind that is elsewhere now, or have now."""
        whole = [arrow for arrow in present if not self._is_cut(arrow)]
        return {
            owner
            for owner, area in self._areas.items()
            if any(map(area.intersects, moved))
            or not self._near[owner].isdisjoint(changed)
            or any(_passes(arrow, area) for arrow in whole)
        }

    def _replace(self, owner: str) -> tuple[dict[Place, Stub], dict[Place, Stub]]:
        """Forget the stubs at a box; those before, and those there are now."""
        before = self._at.pop(owner)
        self._areas.pop(owner, None)
        self._near.pop(owner, None)
        for key, _ in before:
            self._owners.get(key, set()).discard(owner)
        present = owner in self._plan.boxes or owner in self._plan.shown.inferences
        # Where there were none, whatever is new comes with an arrow that is painted anew.
        return before, self._stubs_at(owner) if before and present else {}

    def _ends_at(self, owner: str) -> Iterator[End]:
        references, arrows = self._plan.shown.references, self._plan.arrows
        keys = {*references.from_premise(owner), *references.aiming_at(owner)}
        if owner in self._plan.shown.inferences:
            keys.add(owner)
        for key in sorted(keys):
            if self._is_cut(arrows[key]):
                aimed = bool(references.aiming_at(key))
                yield from (e for e in ends_of(arrows[key], aimed_at=aimed) if e.at == owner)

    def _ends(self, key: str) -> tuple[str, ...]:
        """Everything that an inference may have a stub at."""
        inference = self._plan.shown.inferences.get(key)
        return () if inference is None else (*inference.premises, inference.target, key)

    def _named_after(self, statements: Collection[str]) -> set[str]:
        """Where labels may name these statements."""
        if not self._at:
            return set()
        references = self._plan.shown.references
        found: set[str] = set()
        for statement in statements:
            for key in (*references.from_premise(statement), *references.aiming_at(statement)):
                found.update(self._ends(key))
                for aiming in references.aiming_at(key):
                    found.update(self._ends(aiming))
        return found

    def _name(self, key: str) -> Line:
        """What a record is called, as short as a label has room for."""
        document = self._plan.shown
        if key in document.inferences:
            key = document.inferences[key].premises[0]
        statement = document.statements[key]
        words = (statement.title or statement.text)[:_WORDS].split()
        name = " ".join(words) or tr(kind_of(statement.kind).title)
        return one_line(name, m.STUB_STYLE, self._plan.measurer, m.STUB_LABEL - ARROW_ROOM)


def _passes(arrow: Arrow, area: Rect) -> bool:
    """Whether an arrow drawn whole is seen in an area."""
    if not arrow.bounds.intersects(area):
        return False
    return any(any(segments_in(line, area)) for line in lines_of(arrow))
