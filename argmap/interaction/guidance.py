"""What is dragged is pulled into line with the boxes in view, and guide lines tell with which."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from argmap.core.geometry import union
from argmap.interaction.aligning import MANY, REACH, Aligner

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from argmap.interaction.stage import Stage


class Guidance:
    """For one drag: made when it begins, and anew only when the view changes."""

    def __init__(self, stage: Stage, moving: Collection[str]) -> None:
        self._stage = stage
        self._moving = frozenset(moving)
        rects = stage.plan.rects
        self._start = union(rects[key] for key in self._moving if key in rects)
        self._seen: Rect | None = None
        self._aligner = Aligner(())

    def pull(self, dx: float, dy: float, *, across: bool, down: bool) -> tuple[float, float]:
        """The way to go instead of (`dx`, `dy`): only `across`, or `down`, where one is locked."""
        if self._start is None:
            return dx, dy
        more, lower = self._ready().pull(self._start.moved(dx, dy), self._reach)
        return dx + more * across, dy + lower * down

    def show(self, dx: float, dy: float) -> None:
        """Draw what it is in line with now."""
        if self._start is not None:
            guides = self._ready().guides(self._start.moved(dx, dy))
            self._stage.overlay.guides[:] = guides

    @property
    def _reach(self) -> float:
        return REACH / self._stage.camera.zoom

    def _ready(self) -> Aligner:
        stage, seen = self._stage, self._stage.camera.visible
        if seen != self._seen:
            self._seen = seen
            keys = [key for key in stage.plan.near(seen) if key not in self._moving]
            rects = stage.plan.rects
            few = keys if len(keys) <= MANY else ()
            self._aligner = Aligner(rects[key] for key in few if seen.intersects(rects[key]))
        return self._aligner
