"""Contrast of colours, and colours that can be seen on a ground; `#rrggbb` everywhere."""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import Final

SHOWS: Final = 3.0
"""Contrast from which on a shape is told from its ground (WCAG 2.2, 1.4.11)."""
_STEP: Final = 0.02


def contrast(a: str, b: str) -> float:
    """The ratio of two luminances, 1 to 21."""
    return _ratio(_luminance(_parts(a)), _luminance(_parts(b)))


@lru_cache(maxsize=1024)
def legible(colour: str, ground: str) -> str:
    """The colour, or the nearest of its hue that shows on the ground."""
    behind = _luminance(_parts(ground))
    step = -_STEP if behind > 0.18 else _STEP
    parts = _parts(colour)
    hue, lightness, saturation = colorsys.rgb_to_hls(*parts)
    while _ratio(_luminance(parts), behind) < SHOWS and 0.0 <= lightness + step <= 1.0:
        lightness += step
        parts = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:7])
    return red / 255, green / 255, blue / 255


def _ratio(first: float, second: float) -> float:
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(parts: tuple[float, float, float]) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = parts
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
