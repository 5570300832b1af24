"""What a plan puts off while something is dragged: to see whose way that bars or frees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.core.geometry import Rect


class Hold:
    """What has changed since the plan was last as if made anew.

    Arrows at what is dragged follow it at every step. Others mind only where it was at first and
    where it is at last, so they are looked at once. What was made meanwhile may have minded places
    in between, and is made again.
    """

    def __init__(self) -> None:
        self.statements: dict[str, None] = {}
        self.redraft: dict[str, None] = {}
        self.first: dict[str, Rect | None] = {}
        """Where boxes that moved were at first; None if they were not there."""
        self.drafted: set[str] = set()
        self.dots: list[Rect] = []
        self.lines: list[Rect] = []
        """Where arrows drafted meanwhile had their junctions and ran at first."""
        self.routed: dict[str, None] = {}
        self.changed: set[str] = set()
        self.labelled: set[str] = set()
        """What stubs were made at."""

    def moved(self, key: str, before: Rect | None) -> None:
        """Note where a box was, the first time it moves."""
        self.first.setdefault(key, before)

    def places(self, rects: Mapping[str, Rect]) -> list[Rect]:
        """Where the boxes that moved were at first, and where they are."""
        now = [rects.get(key) for key in self.first]
        return [rect for rect in (*self.first.values(), *now) if rect is not None]

    def newly(self, keys: Iterable[str]) -> list[str]:
        """Those of these arrows that are drafted for the first time."""
        found = [key for key in keys if key not in self.drafted]
        self.drafted.update(found)
        return found
