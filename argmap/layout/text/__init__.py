"""Measuring and breaking text from the bundled typeface, without Qt."""

from __future__ import annotations

from argmap.layout.text.column import Column, Line
from argmap.layout.text.fonts import FAMILY, FONT_FILES, Face, TextStyle, baseline, metrics
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
