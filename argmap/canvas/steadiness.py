"""Keeping one's place when a command moves the boxes: the view is scrolled, not the map."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING

from argmap.core.geometry import Point, Rect

if TYPE_CHECKING:
    from argmap.canvas.widget import CanvasWidget
    from argmap.interaction.camera import Camera
    from argmap.layout.plan import MapPlan


class Outlook:
    """What a camera looked at before boxes changed places.

    That is the whole map if all of it was in view; else the current statement if that was, or the
    one nearest to the middle.
    """

    def __init__(self, camera: Camera, plan: MapPlan, current: str | None) -> None:
        seen, bounds = camera.visible, plan.rough_bounds
        self.whole = bounds is not None and _holds(seen, bounds)
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
        if not self.whole or _holds(camera.visible, bounds):
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


def take_size(canvas: CanvasWidget, current: str | None) -> None:
    """Take on the viewport's size; what a panel would now cover is brought back into view.

    That is the current statement, or the whole map, where they were in view before.
    """
    size, camera, controller = canvas.viewport().size(), canvas.camera, canvas.controller
    if canvas.fit_pending or controller is None or controller.busy:
        camera.resize(size.width(), size.height())
    else:
        plan, seen = canvas.plan, camera.visible
        bounds, rect = plan.rough_bounds, plan.rects.get(current or "")
        camera.resize(size.width(), size.height())
        if bounds is not None and _holds(seen, bounds) and not _holds(camera.visible, bounds):
            if camera.zoom < 1.0:
                camera.fit(bounds)
            else:
                camera.reveal(bounds, 0.0)
        if rect is not None and seen.intersects(rect):
            camera.reveal(rect)
    if not canvas.fit_pending:
        canvas.camera_changed()


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )
