"""Keeping one's place when a command moves the boxes: the view is scrolled, not the map."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

from argmap.core.geometry import Point

if TYPE_CHECKING:
    from argmap.canvas.map_area import MapArea
    from argmap.interaction.camera import Camera
    from argmap.layout.plan import MapPlan


class Outlook:
    """What a camera looked at before boxes changed places.

    That is the whole map if all of it was in view; else the current statement if that was, or the
    one nearest to the middle.
    """

    def __init__(self, camera: Camera, plan: MapPlan, current: str | None) -> None:
        seen, bounds = camera.visible, plan.rough_bounds
        self.whole = bounds is not None and seen.holds(bounds)
        self._anchor: tuple[str, Point] | None = None
        rects = plan.rects
        if current not in rects or not seen.intersects(rects[current]):
            middle = seen.center
            current = min(
                (box.id for box in plan.boxes_in(seen)),
                key=lambda key: dist(rects[key].center, middle),
                default=None,
            )
        if current is not None:
            self._anchor = current, camera.to_screen(rects[current].center)

    def bring_back(self, camera: Camera, plan: MapPlan) -> None:
        """Look at the same again, at the same zoom unless the whole map needs another."""
        bounds = plan.rough_bounds
        if bounds is None:
            return
        if self.whole and camera.zoom < 1.0:
            camera.fit(bounds)
            return
        self._hold(camera, plan)
        if not self.whole or camera.visible.holds(bounds):
            return
        seen = camera.visible
        if bounds.width <= seen.width and bounds.height <= seen.height:
            camera.reveal(bounds, 0.0)
        else:
            camera.fit(bounds)

    def _hold(self, camera: Camera, plan: MapPlan) -> None:
        """Have what was looked at where it was on the screen."""
        if self._anchor is None:
            return
        key, before = self._anchor
        rect = plan.rects.get(key)
        if rect is not None:
            now = camera.to_screen(rect.center)
            camera.pan(before.x - now.x, before.y - now.y)


class Room:
    """Takes on the viewport's size, and brings back into view what a panel would then cover.

    That is the current statement, or the whole map, where they were in view before. A map made
    smaller for that grows again with the room there is, unless somebody has moved it since.
    """

    def __init__(self) -> None:
        self._left: tuple[float, Point] | None = None
        self._most = 1.0

    def take(self, canvas: MapArea, current: str | None) -> None:
        size, camera, controller = canvas.viewport().size(), canvas.camera, canvas.controller
        held = controller is None or controller.busy or controller.editing is not None
        if canvas.fit_pending or held:
            camera.resize(size.width(), size.height())
        else:
            self._look_again(camera, canvas.plan, current, (size.width(), size.height()))
        if not canvas.fit_pending:
            canvas.camera_changed()

    def _look_again(
        self, camera: Camera, plan: MapPlan, current: str | None, size: tuple[int, int]
    ) -> None:
        seen, bounds, rect = camera.visible, plan.rough_bounds, plan.rects.get(current or "")
        shrunk = self._left == (camera.zoom, camera.offset)
        whole = bounds is not None and seen.holds(bounds)
        if not shrunk:
            self._left, self._most = None, camera.zoom
        camera.resize(*size)
        if bounds is not None and (shrunk or (whole and not camera.visible.holds(bounds))):
            camera.fit(bounds, most=self._most)
            self._left = camera.zoom, camera.offset
        elif rect is not None and seen.intersects(rect):
            camera.reveal(rect)
