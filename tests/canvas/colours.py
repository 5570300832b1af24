"""Contrast and colour difference as people with and without full colour vision see them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

# Full severity; Machado, Oliveira and Fernandes 2009, table 1.
DEFICIENCIES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_WHITE = (0.95047, 1.0, 1.08883)
_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
Triple = tuple[float, float, float]


def linear(colour: QColor) -> Triple:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return channel(colour.redF()), channel(colour.greenF()), channel(colour.blueF())


def contrast(a: QColor, b: QColor) -> float:
    """WCAG 2.2 contrast ratio."""
    first, second = (
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in map(linear, (a, b))
    )
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def seen(colour: QColor, deficiency: str) -> Triple:
    """Linear RGB as somebody with this deficiency sees it."""
    return _times(DEFICIENCIES[deficiency], linear(colour))


def difference(a: Triple, b: Triple) -> float:
    """CIE 1976 colour difference of two linear RGB colours."""
    return math.dist(_lab(a), _lab(b))


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    rows = [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]
    return tuple(min(1.0, max(0.0, value)) for value in rows)  # type: ignore[return-value]


def _lab(colour: Triple) -> Triple:
    def f(value: float) -> float:
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    x, y, z = (f(v / w) for v, w in zip(_times(_XYZ, colour), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
