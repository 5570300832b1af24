"""What a person may choose about a picture, of whatever format."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from argmap.layout.styles import Style

MAX_MARGIN: Final = 1_000.0


class SheetOptions(BaseModel):
    """Choices that pictures of every format have.

    `margin` is in scene pixels (at 100 %). `select` limits the picture, and the map inside it, to
    these statements; `folded` leaves out, of both, what folding these hides. None: nothing is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    margin: Annotated[float, Field(ge=0, le=MAX_MARGIN, allow_inf_nan=False)] = 16.0
    theme: Literal["light", "dark"] = "light"
    arrows: Style = "elbow"
    background: Literal["white", "theme", "transparent"] = "white"
    select: tuple[str, ...] = ()
    folded: tuple[str, ...] | None = None
    title: bool = False
    legend: bool = False
    embed: bool = True


class SvgOptions(SheetOptions):
    """Choices for an SVG; `fonts` puts the typeface into it, about 1.4 MB for all its cuts."""

    fonts: bool = False


class PageOptions(BaseModel):
    """Choices for a page: it follows its reader's choice of light or dark, and is never cropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    arrows: Style = "elbow"
    select: tuple[str, ...] = ()
    embed: bool = True
