"""How large a picture is and what stands where on it."""

from __future__ import annotations

import math
from typing import NamedTuple

from argmap.canvas.export.options import MANY_PIXELS, MAX_PIXELS, MAX_SCALE, MAX_SIDE, MIN_SCALE
from argmap.core.geometry import Rect
from argmap.core.i18n import tr
from argmap.formats.drawing.sheet import ExportError

__all__ = ["ExportError", "Page", "PictureTooLargeError", "largest_scale", "page"]


class PictureTooLargeError(ExportError):
    """`largest` is the greatest scale that would do, or None if none does."""

    def __init__(self, message: str, largest: float | None) -> None:
        super().__init__(message)
        self.largest = largest


class Page(NamedTuple):
    """The part of the scene that becomes the picture, and its size in pixels.

    `scale` is pixels per scene pixel. The page's left top corner is the picture's.
    """

    rect: Rect
    scale: float
    width: int
    height: int

    def warning(self) -> str | None:
        """What people should know of a picture of this size, if anything."""
        pixels = self.width * self.height
        if pixels <= MANY_PIXELS:
            return None
        millions = math.ceil(pixels / 1e6)
        return tr("The picture has {n} million pixels: some programs will not open it.", n=millions)


def page(rect: Rect, *, scale: float, width: int | None) -> Page:
    """Fit `rect` (scene pixels) to a scale, or to a width in pixels where one is given.

    Raises PictureTooLargeError above MAX_SIDE or MAX_PIXELS.
    """
    if width is not None:
        scale = width / rect.width
    columns = width or max(1, math.ceil(rect.width * scale - 1e-6))
    rows = max(1, math.ceil(rect.height * scale - 1e-6))
    if columns > MAX_SIDE or rows > MAX_SIDE or columns * rows > MAX_PIXELS:
        largest = largest_scale(rect)
        size = tr("The picture would be {width:,} × {height:,} pixels.", width=columns, height=rows)
        if largest is None:
            advice = tr("No scale makes it small enough: export a selection instead.")
        else:
            advice = tr("The largest possible scale for this map is {scale:g}.", scale=largest)
        raise PictureTooLargeError(f"{size} {advice}", largest)
    return Page(rect, scale, columns, rows)


def largest_scale(rect: Rect) -> float | None:
    """The greatest scale, in hundredths, at which `rect` is allowed as a picture."""
    bound = min(
        MAX_SIDE / rect.width,
        MAX_SIDE / rect.height,
        math.sqrt(MAX_PIXELS / (rect.width * rect.height)),
        MAX_SCALE,
    )
    hundredths = math.floor(bound * 100)
    while hundredths > 0 and _too_large(rect, hundredths / 100):
        hundredths -= 1
    return hundredths / 100 if hundredths / 100 >= MIN_SCALE else None


def _too_large(rect: Rect, scale: float) -> bool:
    columns, rows = math.ceil(rect.width * scale), math.ceil(rect.height * scale)
    return columns > MAX_SIDE or rows > MAX_SIDE or columns * rows > MAX_PIXELS
