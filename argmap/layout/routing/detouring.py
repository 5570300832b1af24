"""Ways round boxes: what they keep off, and what was looked at to find them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from argmap.core.geometry import Rect
from argmap.layout.grid import Grid
from argmap.layout.routing.draft import Draft, Pair, round_joint


class Detours:
    """Finds ways round boxes and junctions, and remembers what each depends on."""

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        self._rects = rects
        self._joints: dict[str, Rect] = {}
        self._seen: dict[str, tuple[Rect, ...]] = {}
        self._watch = Grid()

    def put_joint(self, key: str, draft: Draft | None) -> None:
        """Keep off the junction of this inference, if it has one to be seen."""
        if draft is not None and (draft.dot is not None or draft.aimed):
            self._joints[key] = round_joint(*(draft.dot or draft.joint))
        else:
            self._joints.pop(key, None)

    def joint(self, key: str) -> Rect | None:
        return self._joints.get(key)

    def touched(self, areas: Collection[Rect]) -> list[str]:
        """Arrows that were found by looking at one of these places."""
        found: dict[str, None] = {}
        for area in areas:
            for key in self._watch.near(area):
                if key not in found and any(map(area.intersects, self._seen[key])):
                    found[key] = None
        return sorted(found)

    def saw(self, key: str, places: Sequence[Rect]) -> None:
        """Note that an arrow would go another way if these places changed."""
        self._seen[key] = (*self._seen.get(key, ()), *places)
        self._watch.put(key, self._seen[key])

    def forget(self, key: str) -> None:
        if self._seen.pop(key, None) is not None:
            self._watch.drop(key)

    def forget_all(self) -> None:
        self._seen.clear()
        self._watch = Grid()

    def way(self, draft: Draft, stem: list[Pair]) -> list[Pair] | None:
        """Another way from where the plain one begins to where it ends; None if there is none."""
        return None
