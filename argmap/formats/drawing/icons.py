"""The program's icons as pieces of a picture.

The files keep to what `argmap.canvas.icons` tells.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from argmap.formats.drawing.markup import num
from argmap.resources import resource

if TYPE_CHECKING:
    from argmap.formats.drawing.palette import Palette

_VIEW: Final = 24.0
_STROKE: Final = 1.3 * 1.75
"""A little stronger than in the file, so that a small icon holds."""
_SHAPE: Final = re.compile(r"<(?:path|circle|rect|line)\b[^>]*/>")
_SOLID: Final = ' class="solid" fill="currentColor" stroke="none"'


@cache
def _shapes(name: str) -> tuple[str, ...]:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return tuple(_SHAPE.findall(text))


def icon(name: str, place: tuple[float, float], size: float, palette: Palette, colour: str) -> str:
    """An icon whose top left corner is at `place`."""
    x, y = place
    solid = palette.fill(colour) + ' stroke="none"'
    shapes = "".join(each.replace(_SOLID, solid) for each in _shapes(name))
    return (
        f'<g transform="translate({num(x)} {num(y)}) scale({num(size / _VIEW)})" fill="none"'
        f'{palette.stroke(colour)} stroke-width="{num(_STROKE)}" stroke-linecap="round" '
        f'stroke-linejoin="round">{shapes}</g>'
    )
