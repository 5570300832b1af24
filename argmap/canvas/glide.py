"""Boxes on their way from where they were to where a command has put them; show, nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.canvas.morphing import Morph, morphs, rect_between
from argmap.canvas.painter import FAR, REACH
from argmap.core.geometry import Point, Rect

if TYPE_CHECKING:
    from argmap.canvas.view import View
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Arrow, Box, Frame

DURATION: Final = 0.22
"""Seconds that boxes are on their way."""
MOST_ARROWS: Final = 150
"""With more boxes in view arrows are seen again only when all have arrived."""


def eased(share: float) -> float:
    """How far on the way boxes are after this share of the time: slow, fast, slow."""
    share = min(1.0, max(0.0, share))
    return 4 * share**3 if share < 0.5 else 1 - (2 - 2 * share) ** 3 / 2


class Glide:
    """Made before the plan follows a change, told by `depart` what is seen after it.

    Places are scene pixels of the view of after, also where they are those of before: if the camera
    has moved, things begin where they were on the screen.
    """

    def __init__(self, plan: MapPlan, view: View) -> None:
        self._plan = plan
        self._from = view
        self._rects = dict(plan.rects)
        self._frames = dict(plan.frames)
        self._seen = [box.id for box in plan.boxes_in(view.scene.grown(REACH))]
        self._arrows: dict[str, Arrow] = {}
        if len(self._seen) <= MOST_ARROWS and view.zoom >= FAR:
            self._arrows = {arrow.id: arrow for arrow in plan.arrows_in(view.scene)}
        self.view: View | None = None
        self.boxes: list[tuple[Box, Rect]] = []
        self.fresh: list[Box] = []
        self.frames: list[tuple[Frame, Rect]] = []
        self.morphs: list[Morph] = []
        self.appearing: list[Arrow] = []

    def depart(self, view: View) -> None:
        """Gather what can be seen on its way; the plan and `view` are those of the end."""
        plan = self._plan
        self.view = view
        here = plan.boxes_in(view.scene.grown(REACH))
        seen = {box.id: box for box in here}
        seen.update((key, plan.boxes[key]) for key in self._seen if key in plan.boxes)
        for key in sorted(seen, key=plan.ranks.__getitem__):
            before = self._rects.get(key)
            if before is None:
                self.fresh.append(seen[key])
            else:
                self.boxes.append((seen[key], self._now(before)))
        for key, frame in plan.frames.items():
            known = self._frames.get(key)
            before = frame.rect if known is None else self._now(known.rect)
            if before.intersects(view.scene) or frame.rect.intersects(view.scene):
                self.frames.append((frame, before))
        if len(seen) <= MOST_ARROWS and view.zoom >= FAR:
            self._gather_arrows(view)

    def _gather_arrows(self, view: View) -> None:
        plan = self._plan
        wanted = dict.fromkeys([*self._arrows, *(each.id for each in plan.arrows_in(view.scene))])
        for key in wanted:
            after = plan.arrows.get(key)
            before = self._arrows.get(key)
            if after is None or (after.roundabout and plan.stubs(key) is not None):
                continue
            if before is not None and morphs(before, after):
                self.morphs.append(Morph(self._moved(before), after))
            else:
                self.appearing.append(after)

    def places(self, t: float) -> list[tuple[Box, Rect]]:
        """The boxes that move and where they are, in document order."""
        return [(box, rect_between(before, box.rect, t)) for box, before in self.boxes]

    @property
    def _stays(self) -> bool:
        return self.view is None or self.view == self._from

    def _point(self, point: Point) -> Point:
        """Where a point of before is, in scene pixels of after, on the same place of the screen."""
        before, after = self._from, self.view
        assert after is not None
        return Point(
            (point.x * before.scale - before.left + after.left) / after.scale,
            (point.y * before.scale - before.top + after.top) / after.scale,
        )

    def _now(self, rect: Rect) -> Rect:
        if self._stays:
            return rect
        assert self.view is not None
        corner = self._point(Point(rect.x, rect.y))
        scale = self._from.scale / self.view.scale
        return Rect(corner.x, corner.y, rect.width * scale, rect.height * scale)

    def _moved(self, arrow: Arrow) -> Arrow:
        if self._stays:
            return arrow
        return arrow._replace(
            legs=tuple(tuple(map(self._point, leg)) for leg in arrow.legs),
            trunk=tuple(map(self._point, arrow.trunk)),
            junction=self._point(arrow.junction),
            sign=self._point(arrow.sign),
            bounds=self._now(arrow.bounds),
        )
