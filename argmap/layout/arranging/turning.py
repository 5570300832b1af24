"""Places turned from rows, as trees are set out in, to the way that a map reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way


def turned(u: Sequence[float], v: Sequence[float], web: Web, way: Way) -> list[tuple[float, float]]:
    """The top left corners of boxes that begin at u along their rows and at v across them."""
    match way:
        case "down":
            return list(zip(u, v, strict=True))
        case "up":
            return [(a, -b - deep) for a, b, deep in zip(u, v, web.height, strict=True)]
        case "right":
            return list(zip(v, u, strict=True))
        case "left":
            return [(-b - deep, a) for a, b, deep in zip(u, v, web.width, strict=True)]
