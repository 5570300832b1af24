"""What an edit moves is found without looking at the whole map, and is the same as if one did."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.edits.deletion import delete
from argmap.core.geometry import Point, Rect
from argmap.core.order import between
from argmap.core.patch import Change, Patch
from argmap.core.records import Inference, Relation
from argmap.layout.arranging import concern, keeping
from argmap.layout.arranging.keeping import kept
from tests import maps
from tests.benchmarks.layout_maps import LayoutMap
from tests.benchmarks.random_edits import Edit, Hands

if TYPE_CHECKING:
    from argmap.layout.arranging.scene import Scene
    from argmap.layout.arranging.web import Web

EVERYTHING = 1_000_000
MAPS = int(os.environ.get("ARGMAP_MAPS", "6"))


class Rough(Hands):
    """Edits that the hands of benchmarks do not make: whatever may tie one tree to another."""

    def rough(self) -> Edit:
        before = self.rects()
        patch = self._chance.choice((self._drop, self._aim, self._tie, self._pin, self._cut))()
        self.document.apply(patch)
        return Edit("rough", patch, before, self.rects(), frozenset())

    def _any(self, name: str) -> str:
        return self._chance.choice(sorted(self.document.collection(name)))

    def _drop(self) -> Patch:
        near = self.rects()[self._any("statements")]
        return place(self.document, {self._any("statements"): Point(near.x + 30.0, near.y + 9.0)})

    def _aim(self) -> Patch:
        """One more arrow, at a statement or at an arrow; it may lead round in a circle."""
        key = f"a{self._count}"
        self._count += 1
        target = self._any(self._chance.choice(("statements", "inferences")))
        low = min(each.order for each in self.document.inferences.values())
        order = self._chance.choice((between(None, low), between(max(low, "z"), None)))
        premise = self._any("statements")
        made = Inference(id=key, premises=(premise,), target=target, order=order)
        return Patch({key: Change(None, made)}) if premise != target else Patch()

    def _tie(self) -> Patch:
        key = f"r{self._count}"
        self._count += 1
        made = Relation(id=key, a=self._any("statements"), b=self._any("statements"))
        return Patch({key: Change(None, made)})

    def _pin(self) -> Patch:
        was = self.document.statements[self._any("statements")]
        return Patch({was.id: Change(was, was.model_copy(update={"pinned": not was.pinned}))})

    def _cut(self) -> Patch:
        return delete(self.document, [self._any("inferences")])


def several_trees(seed: int) -> LayoutMap:
    """A dozen small trees, with links from one to another."""
    document = Document(maps.random_map(70, seed))
    chance = random.Random(seed)
    boxes = {
        key: Rect(each.x or 0.0, each.y or 0.0, 240.0, float(chance.randint(60, 140)))
        for key, each in document.statements.items()
    }
    return LayoutMap(document, boxes)


def test_the_trees_concerned_tell_as_much_as_the_whole_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps, "_ARGUMENT", 6)
    looked_at: list[int] = []
    scene = keeping.Scene.__init__

    def noted(self: Scene, web: Web, *rest: object, **more: object) -> None:
        looked_at.append(len(web.keys))
        scene(self, web, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping.Scene, "__init__", noted)
    spared = moved = 0
    for seed in range(MAPS):
        hands = Rough(several_trees(seed), seed)
        for step in range(25):
            edit = hands.rough() if step % 3 == 2 else hands.edit()
            monkeypatch.setattr(concern, "LARGE", EVERYTHING)
            whole = kept(hands.document, edit.before, edit.after, edit.patch)
            monkeypatch.setattr(concern, "LARGE", 0)
            looked_at.clear()
            part = kept(hands.document, edit.before, edit.after, edit.patch)
            assert part == whole, (seed, step, edit.what)
            spared += bool(looked_at) and looked_at[-1] < len(edit.after)
            moved += bool(whole)
            hands.put(whole)
    assert spared > MAPS * 5
    assert moved > MAPS * 5
