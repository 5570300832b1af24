"""Places turned from rows, as trees are set out in, to the way that a map reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way

Corners = tuple[list[float], list[float]]
"""Where boxes begin: by statement the left edges, and the top ones."""


def turned(u: Sequence[float], v: Sequence[float], web: Web, way: Way) -> Corners:
    """The top left corners of boxes that begin at u along their rows and at v across them."""
    match way:
        case "down":
            return list(u), list(v)
        case "up":
            return list(u), [-b - deep for b, deep in zip(v, web.height, strict=True)]
        case "right":
            return list(v), list(u)
        case "left":
            return [-b - deep for b, deep in zip(v, web.width, strict=True)], list(u)
