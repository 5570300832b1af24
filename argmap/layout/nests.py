"""Frames in frames: a group all of whose members are in another one is drawn within its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect, union
from argmap.core.nesting import around
from argmap.layout import metrics as m
from argmap.layout.extras import frame_of

if TYPE_CHECKING:
    from argmap.core.records import Group
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Frame

_DEEPEST: Final = 40
"""So many frames lie in one another with room between; more are drawn upon each other."""


class Nests:
    """The frames of a plan, by which groups of those shown lie in which."""

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._found: dict[str, list[str]] | None = None

    def forget(self) -> bool:
        """Groups have changed; whether frames lie in frames, so that others may be other too."""
        lay, self._found = self._found, None
        return bool(lay) or bool(self._inner)

    def frame_of(self, group: Group) -> Frame | None:
        """The frame as drawn; None for a group of nothing."""
        rect = self._rect_of(group)
        return None if rect is None else frame_of(group, rect, self._plan.measurer)

    @property
    def _inner(self) -> dict[str, list[str]]:
        """By group those that lie in it, and in none between."""
        if self._found is None:
            self._found = {}
            for key, outer in around(self._plan.shown.groups.values()).items():
                if outer is not None:
                    self._found.setdefault(outer, []).append(key)
        return self._found

    def _rect_of(self, group: Group, depth: int = 0) -> Rect | None:
        """Round those members that are shown, and round the frames within."""
        plan = self._plan
        boxes = [plan.rects[member] for member in group.members if member in plan.rects]
        if depth < _DEEPEST:
            for key in self._inner.get(group.id, ()):
                within = self._rect_of(plan.shown.groups[key], depth + 1)
                if within is not None:
                    boxes.append(within)
        inside = union(boxes)
        if inside is None:
            return None
        pad = m.FRAME_PADDING
        return Rect(
            inside.x - pad,
            inside.y - m.FRAME_STRIP - pad / 2,
            inside.width + 2 * pad,
            inside.height + m.FRAME_STRIP + 1.5 * pad,
        )
