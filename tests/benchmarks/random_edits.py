"""What a person does to a map, at random: the same edits for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from argmap.core import rules
from argmap.core.edits import inferences
from argmap.core.edits.arrange import place
from argmap.core.edits.deletion import delete
from argmap.core.edits.statements import retext
from argmap.core.geometry import Point, Rect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from tests.benchmarks.layout_maps import LayoutMap


class Edit(NamedTuple):
    """One edit that the map has taken, and the boxes before and after it.

    `moved` are the statements that the edit asks to stand elsewhere.
    """

    what: str
    patch: Patch
    before: dict[str, Rect]
    after: dict[str, Rect]
    moved: frozenset[str]


class Hands:
    """Edits a map: half the time a leaf is added, else a box grows, a leaf goes, a subtree moves.

    Sizes are numbers here, not words.
    """

    def __init__(self, source: LayoutMap, seed: int) -> None:
        self.document: Document = source.document
        self.sizes = {key: (rect.width, rect.height) for key, rect in source.rects.items()}
        self._chance = random.Random(seed)
        self._count = 0

    def rects(self) -> dict[str, Rect]:
        return {
            key: Rect(each.x or 0.0, each.y or 0.0, *self.sizes[key])
            for key, each in self.document.statements.items()
        }

    def put(self, places: Mapping[str, Point]) -> None:
        self.document.apply(place(self.document, places))

    def edit(self) -> Edit:
        """Make the next edit; new boxes stand at the origin."""
        before = self.rects()
        lot = self._chance.random()
        what = "add" if lot < 0.5 else "grow" if lot < 0.75 else "delete" if lot < 0.9 else "move"
        patch, moved = getattr(self, f"_{what}")()
        self.document.apply(patch)
        return Edit(what, patch, before, self.rects(), frozenset(moved))

    def _add(self) -> tuple[Patch, set[str]]:
        target = self._chance.choice(sorted(self.document.statements))
        self._count += 1
        key = f"n{self._count}"
        self.sizes[key] = (240.0, float(self._chance.randint(50, 160)))
        kind = self._chance.choice(("claim", "claim", "counterpoint"))
        patch = inferences.respond(self.document, target, kind=kind, at=Point(0.0, 0.0), id=key)
        return patch, set()

    def _grow(self) -> tuple[Patch, set[str]]:
        key = self._chance.choice(sorted(self.document.statements))
        width, height = self.sizes[key]
        self.sizes[key] = (width, height + 18 * self._chance.randint(1, 4))
        words = self.document.statements[key].text + "More. "
        return retext(self.document, key, words), set()

    def _delete(self) -> tuple[Patch, set[str]]:
        leaves = [key for key in sorted(self.document.statements) if self._is_leaf(key)]
        if len(leaves) < 2:
            return self._add()
        return delete(self.document, [self._chance.choice(leaves)]), set()

    def _move(self) -> tuple[Patch, set[str]]:
        ties = [each.id for each in self.document.ordered("inferences")]
        for _ in range(50):
            tie = self.document.inferences[self._chance.choice(ties)]
            target = self._chance.choice(sorted(self.document.statements))
            below = self._below(tie.premises)
            if (
                tie.target in self.document.statements
                and target not in {*below, tie.target}
                and rules.target_refusal(self.document, tie.id, target) is None
            ):
                return inferences.retarget(self.document, tie.id, target), below
        return self._grow()

    def _is_leaf(self, key: str) -> bool:
        aiming = self.document.references.aiming_at(key)
        return not aiming and bool(self.document.references.from_premise(key))

    def _below(self, keys: tuple[str, ...]) -> set[str]:
        found = set(keys)
        pending = list(keys)
        references = self.document.references
        while pending:
            for tie in references.aiming_at(pending.pop()):
                fresh = [tie, *self.document.inferences[tie].premises]
                pending += [each for each in fresh if each not in found]
                found.update(fresh)
        return found & self.document.statements.keys()
