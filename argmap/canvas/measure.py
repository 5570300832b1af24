"""A text measurer that asks Qt about scripts the bundled typeface has no glyphs for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from argmap.canvas.fonts import install, qfont
from argmap.layout.text import TextMeasurer

if TYPE_CHECKING:
    from argmap.layout.text import TextStyle


@cache
def _metrics(style: TextStyle) -> QFontMetricsF:
    return QFontMetricsF(qfont(style))


def qt_width(text: str, style: TextStyle) -> float:
    """Return how wide Qt draws `text` on one line, in pixels."""
    return max(0.0, _metrics(style).horizontalAdvance(text))


def qt_measurer() -> TextMeasurer:
    """Return a measurer whose boxes have room for what this machine will draw."""
    install()
    return TextMeasurer(qt_width)
