"""Contrast of colours, and colours that can be seen on a ground."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor

SHOWS: Final = 3.0
"""Contrast from which on a shape is told from its ground (WCAG 2.2, 1.4.11)."""
_STEP: Final = 0.02


def contrast(a: QColor, b: QColor) -> float:
    """The ratio of two luminances, 1 to 21."""
    first, second = _luminance(a), _luminance(b)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def legible(colour: QColor, ground: QColor) -> QColor:
    """The colour, or the nearest of its hue that shows on the ground."""
    return QColor(_legible(colour.name(), ground.name()))


@lru_cache(maxsize=1024)
def _legible(name: str, ground_name: str) -> str:
    colour, ground = QColor(name), QColor(ground_name)
    step = -_STEP if _luminance(ground) > 0.18 else _STEP
    # Without a hue Qt says -1, and takes nothing below nought.
    hue, saturation = max(0.0, colour.hslHueF()), colour.hslSaturationF()
    lightness = colour.lightnessF()
    while contrast(colour, ground) < SHOWS and 0.0 <= lightness + step <= 1.0:
        lightness += step
        colour = QColor.fromHslF(hue, saturation, lightness)
    return colour.name()


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
