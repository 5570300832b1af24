"""Directions: as said, as the map reads already, or as suits the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from argmap.layout.arranging.tidying import block_of
from argmap.layout.arranging.web import Gaps
from argmap.layout.reading import reading_direction, said_direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.arranging.request import Request
    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way

_MANY: Final = 2_000
"""More statements than this are not laid out twice to see which way is better."""
_BETTER: Final = 0.9
_MUCH_BETTER: Final = 0.5
"""How much smaller the whole must become in a window to turn a map that reads one way already."""


def way_for(web: Web, document: Document, rects: Mapping[str, Rect], request: Request) -> Way:
    """As asked for, as the map says, or else as suits the window.

    A map that has places is turned only if it gains much, or if "auto" is asked for outright.
    """
    said = said_direction(request.direction)
    if said is None and request.direction is None:
        said = said_direction(document.info.direction)
    if said is not None:
        return said
    placed = any(each.x is not None for each in document.statements.values())
    now = reading_direction(document, rects) if placed and request.direction is None else None
    if now in {"up", "left"} or request.keys is not None:
        return now or "down"
    if len(web.keys) > _MANY:
        return now or "right"
    return _fitter(web, request.aspect, now)


def _fitter(web: Web, aspect: float, now: Way | None) -> Literal["down", "right"]:
    down = block_of(web, "down", aspect, Gaps()).room
    right = block_of(web, "right", aspect, Gaps()).room
    if now == "right":
        return "down" if down < right * _MUCH_BETTER else "right"
    return "right" if right < down * (_MUCH_BETTER if now else _BETTER) else "down"
