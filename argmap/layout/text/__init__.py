"""Measuring and breaking text from the bundled typeface, without Qt."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from argmap.layout.text.fonts import FAMILY, FONT_FILES, Face, TextStyle, baseline, metrics

if TYPE_CHECKING:
    from argmap.layout.text.column import Column, Line
    from argmap.layout.text.measurer import TextMeasurer
    from argmap.layout.text.widths import estimate

__all__ = [
    "FAMILY",
    "FONT_FILES",
    "Column",
    "Face",
    "Line",
    "TextMeasurer",
    "TextStyle",
    "baseline",
    "estimate",
    "metrics",
]

# A window wants the names of the typeface before its first paint, and the rules of breaking lines
# only with its first map.
_LATER = {"Column": "column", "Line": "column", "TextMeasurer": "measurer", "estimate": "widths"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
