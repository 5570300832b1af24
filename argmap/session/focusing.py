"""What is brought out of the map for the eye: a branch in focus, and the path to the conclusion."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.core import folds
from argmap.core.branches import bearing_on
from argmap.session.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.document import Document
    from argmap.core.patch import Patch


class Focus:
    """A statement whose branch is in focus while the rest is dimmed; a state of the view alone.

    `changed` may be told while the document announces a change: listeners may not edit.
    """

    def __init__(self, document: Document) -> None:
        self.changed: Event[[]] = Event()
        self._document = document
        self._roots: tuple[str, ...] = ()
        self.keys: frozenset[str] | None = None
        """Ids of all records in focus; None: all are."""

    def on(self, roots: Iterable[str]) -> None:
        """Bring the branches of these statements into focus, and nothing else."""
        present = self._document.statements
        self._take(tuple(key for key in roots if key in present))

    def off(self) -> bool:
        """Look at everything alike; False if that is so already."""
        was_on = self.keys is not None
        self._take(())
        return was_on

    def follow(self, patch: Patch) -> None:
        """The document has changed."""
        if self._roots and not patch.only_moves:
            self.on(self._roots)

    def _take(self, roots: tuple[str, ...]) -> None:
        before, self._roots = self.keys, roots
        self.keys = self._branches() if roots else None
        if self.keys != before:
            self.changed.emit()

    def _branches(self) -> frozenset[str]:
        document = self._document
        found = {key for root in self._roots for key in bearing_on(document, root)}
        # Remarks on what is in focus, and frames round nothing else, belong to it.
        for tie in document.relations.values():
            if tie.a in found or tie.b in found:
                found.add(tie.id)
                found.update(key for key in (tie.a, tie.b) if self._is_aside(key))
        groups = document.groups.values()
        found.update(each.id for each in groups if each.members and found.issuperset(each.members))
        return frozenset(found)

    def _is_aside(self, key: str) -> bool:
        references = self._document.references
        return not references.aiming_at(key) and not references.from_premise(key)


class Path:
    """The way from a statement to the central claim, or else to the nearest last conclusion."""

    def __init__(self, document: Document) -> None:
        self.changed: Event[[]] = Event()
        self.on = False
        """Whether it is to be shown."""
        self._document = document
        self._known: tuple[str | None, tuple[str, ...]] = (None, ())

    def switch(self) -> None:
        self.on = not self.on
        self.changed.emit()

    def follow(self, patch: Patch) -> None:
        """The document has changed."""
        if not patch.only_moves:
            self._known = (None, ())

    def keys(self, current: str | None) -> tuple[str, ...]:
        """Statements and inferences on the way from the current record; none while it is off."""
        if not self.on or current is None:
            return ()
        if self._known[0] != current:
            self._known = (current, tuple(self._found(current)))
        return self._known[1]

    def _found(self, current: str) -> list[str]:
        document = self._document
        references, inferences = document.references, document.inferences
        found: list[str] = []
        while current in inferences:
            found.append(current)
            current = inferences[current].target
        if current not in document.statements:
            return []
        central, premises = document.info.central, references.premises
        way = folds.way_up(document, current, lambda key: key == central)
        way = way or folds.way_up(document, current, lambda key: key not in premises) or [current]
        for lower, upper in pairwise(way):
            found.append(lower)
            steps = references.from_premise(lower)
            step = next(key for key in steps if folds.conclusion(document, key) == upper)
            while step in inferences:
                found.append(step)
                step = inferences[step].target
        return [*found, way[-1]]
