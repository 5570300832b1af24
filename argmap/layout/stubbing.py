"""The stubs of a map: made when asked for, and made anew when what they follow from changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.layout import metrics as m
from argmap.layout.boxes import one_line
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
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Polyline
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
        self._made: dict[str, Stubs | None] = {}
        self._owners: dict[str, set[str]] = {}

    def of(self, key: str) -> Stubs | None:
        """The stubs of an inference; None if it is drawn whole."""
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def seen(self, key: str) -> Stubs | None:
        """The same if anybody has asked for them since they last changed; None if not."""
        return self._made.get(key)

    def follow(
        self, statements: Collection[str], arrows: Collection[str], rects: Collection[Rect]
    ) -> tuple[set[str], list[Rect]]:
        """Make anew what these changes concern; arrows with other stubs, and where those are.

        `rects` are the places of boxes and arrows, before and after.
        """
        stale = self._named_after(statements)
        for key in arrows:
            self._made.pop(key, None)
            stale.update(self._owners.get(key, ()), self._ends(key))
        crowd = len(rects) > _MANY
        for owner, area in self._areas.items():
            if crowd or any(area.intersects(rect) for rect in rects):
                stale.add(owner)
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
        for key in arrows if len(arrows) <= _MANY else ():
            stubs = self.of(key) if key in self._plan.arrows else None
            places += [stub.bounds for stub in stubs.ends] if stubs is not None else []
        return changed, sorted(places)

    def _make(self, key: str) -> Stubs | None:
        arrow = self._plan.arrows[key]
        if not is_cut(arrow):
            return None
        aimed = bool(self._plan.document.references.aiming_at(key))
        ends = tuple(self._stubs_at(end.at)[end.place] for end in ends_of(arrow, aimed_at=aimed))
        return Stubs(ends, whole_of(arrow, aimed_at=aimed))

    def _stubs_at(self, owner: str) -> dict[Place, Stub]:
        found = self._at.get(owner)
        if found is None:
            board = Board(self._name, self._plan.boxes_in, self._lines_in)
            found, area = stubs_at(self._ends_at(owner), board)
            self._at[owner] = found
            if area is not None:
                self._areas[owner] = area
            for key, _ in found:
                self._owners.setdefault(key, set()).add(owner)
        return found

    def _lines_in(self, rect: Rect) -> Iterator[Polyline]:
        for arrow in self._plan.arrows_in(rect):
            if not is_cut(arrow):
                yield from lines_of(arrow)

    def _replace(self, owner: str) -> tuple[dict[Place, Stub], dict[Place, Stub]]:
        """Forget the stubs at a box; those before, and those there are now."""
        before = self._at.pop(owner)
        self._areas.pop(owner, None)
        for key, _ in before:
            self._owners.get(key, set()).discard(owner)
        present = owner in self._plan.boxes or owner in self._plan.document.inferences
        # Where there were none, whatever is new comes with an arrow that is painted anew.
        return before, self._stubs_at(owner) if before and present else {}

    def _ends_at(self, owner: str) -> Iterator[End]:
        references, arrows = self._plan.document.references, self._plan.arrows
        keys = {*references.from_premise(owner), *references.aiming_at(owner)}
        if owner in self._plan.document.inferences:
            keys.add(owner)
        for key in sorted(keys):
            if is_cut(arrows[key]):
                aimed = bool(references.aiming_at(key))
                yield from (e for e in ends_of(arrows[key], aimed_at=aimed) if e.at == owner)

    def _ends(self, key: str) -> tuple[str, ...]:
        """Everything that an inference may have a stub at."""
        inference = self._plan.document.inferences.get(key)
        return () if inference is None else (*inference.premises, inference.target, key)

    def _named_after(self, statements: Collection[str]) -> set[str]:
        """Where labels may name these statements."""
        if not self._at:
            return set()
        references = self._plan.document.references
        found: set[str] = set()
        for statement in statements:
            for key in (*references.from_premise(statement), *references.aiming_at(statement)):
                found.update(self._ends(key))
                for aiming in references.aiming_at(key):
                    found.update(self._ends(aiming))
        return found

    def _name(self, key: str) -> Line:
        """What a record is called, as short as a label has room for."""
        document = self._plan.document
        if key in document.inferences:
            key = document.inferences[key].premises[0]
        statement = document.statements[key]
        words = (statement.title or statement.text)[:_WORDS].split()
        name = " ".join(words) or tr(kind_of(statement.kind).title)
        return one_line(name, m.STUB_STYLE, self._plan.measurer, m.STUB_LABEL - ARROW_ROOM)
