"""What a person may choose about a picture; the dialog and the command line offer the same."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from argmap.layout.styles import Style

MIN_SCALE: Final = 0.05
MAX_SCALE: Final = 8.0
MAX_MARGIN: Final = 1_000.0
MAX_SIDE: Final = 46_000
"""Pixels of one side. Beyond this the raster engine and most viewers give up."""

MAX_PIXELS: Final = 400_000_000
"""Pixels of a whole picture; larger ones can be written but hardly any program opens them."""

MANY_PIXELS: Final = 60_000_000
"""Above this a picture is written, with a word of warning: many viewers refuse it."""


class PngOptions(BaseModel):
    """Choices for a PNG picture.

    `width` in pixels, where given, wins over `scale`. `margin` is in scene pixels (at 100 %).
    `select` limits the picture, and the map inside it, to these statements.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    scale: Annotated[float, Field(ge=MIN_SCALE, le=MAX_SCALE, allow_inf_nan=False)] = 2.0
    width: Annotated[int, Field(ge=16, le=MAX_SIDE)] | None = None
    margin: Annotated[float, Field(ge=0, le=MAX_MARGIN, allow_inf_nan=False)] = 16.0
    theme: Literal["light", "dark"] = "light"
    arrows: Style = "elbow"
    background: Literal["white", "theme", "transparent"] = "white"
    select: tuple[str, ...] = ()
    title: bool = False
    legend: bool = False
    embed: bool = True
