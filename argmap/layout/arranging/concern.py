"""Which trees of a large map an edit may move: all others need not be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect
from argmap.core.records import Inference
from argmap.layout.arranging.changes import goal
from argmap.layout.arranging.extents import Extent, corner_of, extent_of
from argmap.layout.arranging.lineage import Lineage, WindingError
from argmap.layout.arranging.rowing import CLEAR, has_sunk
from argmap.layout.arranging.standing import FLUSH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.layout.arranging.changes import Changes
    from argmap.layout.arranging.scene import Scene
    from argmap.layout.standing import Near

LARGE: Final = 600
"""Statements of a map from which on it is worth while."""
_MOST: Final = 64
"""So many records may an edit change, or it concerns the whole map."""
_ENDLESS: Final = 1e9


class Concern:
    """Statements that an edit may move, with what they go by.

    It begins with the trees in which something has changed. To them belong those of which anything
    leads there, so that it is known how many lines arrive, and who is pinned, as it is in the way.
    Trees are told whole: within these all is as it is within the map.
    """

    def __init__(
        self,
        document: Document,
        after: Mapping[str, Rect],
        patch: Patch,
        changes: Changes,
        near: Near,
    ) -> None:
        self._document = document
        self._after = after
        self._lineage = Lineage(document)
        self._created = changes.created
        self._core: set[str] = set()
        self._near = near
        self._whole = len(after) < LARGE or len(patch.changes) > _MOST
        self._keys: set[str] = set()
        if self._whole:
            return
        self._keys = {key for key, each in document.statements.items() if each.pinned}
        self._take([*self._keys, *changes.created, *changes.dropped, *changes.resized])
        self._take(_ends(document, patch))

    @property
    def keys(self) -> set[str] | None:
        """The statements; None: all of them."""
        return None if self._whole else self._keys

    def grows(self, scene: Scene) -> bool:
        """Whether more trees than those of the scene, whose rows have moved, are concerned."""
        if self._whole:
            return False
        known = len(self._core)
        self._take(self._pushed(scene))
        self._take(self._disturbed(scene))
        return self.keys is None or len(self._core) > known

    def _take(self, keys: Iterable[str]) -> None:
        """The trees of these are concerned, and those tied to them."""
        lineage, found = self._lineage, self._keys
        try:
            pending = [key for key in keys if key in self._after]
            while pending:
                key = pending.pop()
                if key in self._core:
                    continue
                tree = lineage.tree(lineage.root(key))
                self._core |= tree
                self._add(tree)
                for each in tree:
                    pending += lineage.tied(each)
                    for premise in lineage.bearing(each):
                        if premise not in found:
                            self._add(lineage.tree(lineage.root(premise)))
        except WindingError:
            self._whole = True

    def _add(self, tree: set[str]) -> None:
        statements = self._document.statements
        unplaced = [key for key in tree if statements[key].x is None]
        # One that stands nowhere yet is part of no tree, and what is below it stands elsewhere.
        self._whole = self._whole or not self._created.issuperset(unplaced)
        self._keys |= tree

    def _pushed(self, scene: Scene) -> Iterable[str]:
        """Boxes of trees that begin below one that has sunk, and stand below or beside it."""
        after, lineage = self._after, self._lineage
        for at, (was, now) in enumerate(zip(scene.was, scene.now, strict=True)):
            if was is None or now is None or not has_sunk(scene, at):
                continue
            start, length = now.across - CLEAR, now.length + 2 * CLEAR
            strip = Extent(start, -_ENDLESS, length, now.far + CLEAR + _ENDLESS)
            for key in self._within(scene, strip):
                if key not in self._core:
                    top = extent_of(after[lineage.root(key)], scene.way)
                    if top.depth >= was.far:
                        yield key

    def _disturbed(self, scene: Scene) -> Iterable[str]:
        """Boxes as deep as one that was put among them."""
        for at in scene.dropped:
            now = scene.now[at]
            if now is not None:
                height = now.height + 2 * FLUSH
                band = Extent(-_ENDLESS, now.depth - FLUSH, 2 * _ENDLESS, height)
                yield from self._within(scene, band)

    def _within(self, scene: Scene, extent: Extent) -> list[str]:
        x, y = corner_of(extent, scene.way)
        across, down = extent.length, extent.height
        if scene.way in {"right", "left"}:
            across, down = down, across
        return self._near(Rect(x, y, across, down))


def _ends(document: Document, patch: Patch) -> Iterable[str]:
    """What inferences that have changed lead from and to, before and after."""
    for before, after in patch.changes.values():
        if isinstance(before, Inference):
            yield from (*before.premises, goal(document, patch, before))
        if isinstance(after, Inference):
            yield from (*after.premises, goal(document, None, after))
