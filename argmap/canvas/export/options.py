"""What a person may choose about a picture; the dialog and the command line offer the same."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from argmap.formats.drawing.options import SheetOptions

__all__ = ["PdfOptions", "PngOptions", "SheetOptions"]

MIN_SCALE: Final = 0.05
MAX_SCALE: Final = 8.0
MAX_SIDE: Final = 46_000
"""Pixels of one side. Beyond this the raster engine and most viewers give up."""

MAX_PIXELS: Final = 400_000_000
"""Pixels of a whole picture; larger ones can be written but hardly any program opens them."""

MANY_PIXELS: Final = 60_000_000
"""Above this a picture is written, with a word of warning: many viewers refuse it."""


class PngOptions(SheetOptions):
    """Choices for a PNG picture; `width` in pixels, where given, wins over `scale`."""

    scale: Annotated[float, Field(ge=MIN_SCALE, le=MAX_SCALE, allow_inf_nan=False)] = 2.0
    width: Annotated[int, Field(ge=16, le=MAX_SIDE)] | None = None


class PdfOptions(SheetOptions):
    """Choices for a PDF and for print.

    A page is as large as the map, or of a usual size: then the map is made smaller to fit on one
    page, or, `tiled`, goes on over as many pages as it takes. `scale` 1 is 96 scene pixels an inch.
    """

    paper: Literal["map", "a4", "a3", "letter"] = "map"
    orientation: Literal["auto", "portrait", "landscape"] = "auto"
    tiled: bool = False
    scale: Annotated[float, Field(ge=MIN_SCALE, le=MAX_SCALE, allow_inf_nan=False)] = 1.0
