"""Scroll bars in step with the camera: they span the map and wherever the view is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

    from argmap.core.geometry import Rect
    from argmap.interaction.camera import Camera

MARGIN: Final = (
    40.0  # logical px round the map; less than fitting leaves, so that no bar shows then
)
STEP: Final = 40


def follow(area: QAbstractScrollArea, camera: Camera, bounds: Rect | None) -> None:
    """Show where the camera is; a map wholly in view needs no bars."""
    width, height = camera.viewport
    zoom = camera.zoom
    whole = bounds
    low_x, high_x = (0.0, 0.0) if whole is None else (whole.x, whole.right)
    low_y, high_y = (0.0, 0.0) if whole is None else (whole.y, whole.bottom)
    if whole is None:
        low_x = high_x = camera.offset.x + width / zoom / 2
        low_y = high_y = camera.offset.y + height / zoom / 2
    _set(area.horizontalScrollBar(), camera.offset.x * zoom, width, low_x * zoom, high_x * zoom)
    _set(area.verticalScrollBar(), camera.offset.y * zoom, height, low_y * zoom, high_y * zoom)


def moved(area: QAbstractScrollArea, camera: Camera) -> tuple[float, float]:
    """Return by how many pixels a person has moved the bars away from the camera."""
    dx = camera.offset.x * camera.zoom - area.horizontalScrollBar().value()
    dy = camera.offset.y * camera.zoom - area.verticalScrollBar().value()
    # Bars stand on whole pixels, the camera need not.
    return (dx if abs(dx) >= 1 else 0.0), (dy if abs(dy) >= 1 else 0.0)


def _set(bar: QScrollBar, place: float, size: float, low: float, high: float) -> None:
    least, most = low - MARGIN, high + MARGIN - size
    if least >= most:
        # The map is smaller than the viewport: the bar is needed only if some of it is outside.
        least, most = most, least
        if least <= place <= most:
            least = most = place
    bar.setRange(round(min(least, place)), round(max(most, place)))
    bar.setPageStep(max(1, round(size)))
    bar.setSingleStep(STEP)
    bar.setValue(round(place))
