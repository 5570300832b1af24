"""The bundled typeface in numbers: its faces, their advances, where the baseline lies."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILY: Final = "Inter"


class Face(StrEnum):
    """One cut of the bundled typeface."""

    REGULAR = "regular"
    ITALIC = "italic"
    SEMIBOLD = "semibold"
    SEMIBOLD_ITALIC = "semibold-italic"


FONT_FILES: Final[Mapping[Face, str]] = {
    Face.REGULAR: "Inter-Regular.otf",
    Face.ITALIC: "Inter-Italic.otf",
    Face.SEMIBOLD: "Inter-SemiBold.otf",
    Face.SEMIBOLD_ITALIC: "Inter-SemiBoldItalic.otf",
}


class TextStyle(NamedTuple):
    """A face at a size; `size` (above 0) and `line_height` in pixels."""

    face: Face
    size: float
    line_height: float


class Metrics(NamedTuple):
    """What all faces share, in font units; `descent` counts downwards and is positive."""

    units_per_em: int
    ascent: int
    descent: int
    line_gap: int


@cache
def _data() -> dict[str, list[int]]:
    text = resource("fonts", "inter-advances.json").read_text(encoding="utf-8")
    data: dict[str, list[int]] = json.loads(text)
    return data


@cache
def _characters() -> list[str]:
    runs = iter(_data()["ranges"])
    return [
        chr(code) for first, count in zip(runs, runs, strict=True)
        for code in range(first, first + count)
    ]  # fmt: skip


@cache
def metrics() -> Metrics:
    """Return the measures that hold for every face."""
    return Metrics(*map(_data().__getitem__, Metrics._fields))  # type: ignore[arg-type]


@cache
def advances(face: Face) -> dict[str, int]:
    """Return how far each character of `face` moves the pen, in font units, without kerning.

    Combining marks and invisible characters are 0 wide, as they are once shaped.
    """
    return dict(zip(_characters(), _data()[face], strict=True))


def baseline(style: TextStyle) -> float:
    """Return how far below the top of its line the baseline of `style` lies, in pixels."""
    units_per_em, ascent, descent, _ = metrics()
    drawn = (ascent + descent) * style.size / units_per_em
    return (style.line_height - drawn) / 2 + ascent * style.size / units_per_em
