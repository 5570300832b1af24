"""Who stands below whom, told for a few statements of a large map without looking at all."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference

_place = attrgetter("order", "id")


class WindingError(Exception):
    """Statements stand below each other in a circle: only the whole map tells where it opens."""


class Lineage:
    """The trees of a document as `forest_of` knows them; each raises WindingError for a circle."""

    def __init__(self, document: Document) -> None:
        self._inferences = document.inferences
        self._references = document.references
        self._relations = document.relations
        self._parents: dict[str, str | None] = {}
        self._trees: dict[str, set[str]] = {}

    def goal(self, inference: Inference) -> str:
        """The statement that an inference bears on in the end."""
        inferences = self._inferences
        while inference.target in inferences:
            inference = inferences[inference.target]
        return inference.target

    def parent(self, key: str) -> str | None:
        """The first conclusion in document order, other than itself."""
        if key not in self._parents:
            leading = map(self._inferences.__getitem__, self._references.from_premise(key))
            goals = map(self.goal, sorted(leading, key=_place))
            self._parents[key] = next((goal for goal in goals if goal != key), None)
        return self._parents[key]

    def root(self, key: str) -> str:
        """The top of the tree that a statement stands in."""
        seen = {key}
        while (above := self.parent(key)) is not None:
            if above in seen:
                raise WindingError
            seen.add(above)
            key = above
        return key

    def tree(self, root: str) -> set[str]:
        """A top with all that stand below it."""
        found = self._trees.get(root)
        if found is None:
            found = self._trees[root] = {root}
            pending = [root]
            while pending:
                here = pending.pop()
                below = [each for each in self.bearing(here) if self.parent(each) == here]
                pending += [each for each in below if each not in found]
                found.update(below)
        return found

    def bearing(self, key: str) -> list[str]:
        """The premises of all that bears on a statement, or on an inference that does."""
        inferences, aiming_at = self._inferences, self._references.aiming_at
        found: list[str] = []
        pending = list(aiming_at(key))
        for each in pending:
            found += inferences[each].premises
            pending += aiming_at(each)
        return found

    def tied(self, key: str) -> list[str]:
        """Statements that a relation ties to this one."""
        relations = self._relations
        mentioning = self._references.mentioning(key) if relations else ()
        ties = [relations[each] for each in mentioning if each in relations]
        return [each for tie in ties for each in (tie.a, tie.b) if each != key]
