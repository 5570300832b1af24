"""Directions: as said, as the map reads already, or as suits the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.arranging.packing import packed
from argmap.layout.arranging.stage import Stage
from argmap.layout.arranging.tidying import block_of, shape_of
from argmap.layout.arranging.web import Gaps
from argmap.layout.reading import reading_direction, said_direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.arranging.request import Request
    from argmap.layout.arranging.tidying import Block, Checkpoint
    from argmap.layout.arranging.web import Web
    from argmap.layout.reading import Way

_MANY: Final = 2_000
"""More statements than this are not laid out twice to see which way is better."""
_BETTER: Final = 0.9
_MUCH_BETTER: Final = 0.5
"""How much smaller the whole must become in a window to turn a map that reads one way already."""
_READABLE: Final = 4 * 1_600.0 * 1_000.0
"""The area up to which a map can be read as a whole in a window, at half its size."""
_WORTH_A_RIBBON: Final = 1 / 1.5
"""How much smaller a map too large to be read as a whole must be to run on sideways."""


class Course(NamedTuple):
    """The way to take, and what was set out that way to find it."""

    way: Way
    stage: Stage | None = None
    block: Block | None = None


def course_for(
    web: Web,
    document: Document,
    rects: Mapping[str, Rect],
    request: Request,
    check: Checkpoint | None = None,
) -> Course:
    """As asked for, as the map says, or else as suits the window.

    A map that has places is turned only if it gains much, or if "auto" is asked for outright.
    """
    said = said_direction(request.direction)
    if said is None and request.direction is None:
        said = said_direction(document.info.direction)
    if said is not None:
        return Course(said)
    placed = any(each.x is not None for each in document.statements.values())
    now = reading_direction(document, rects) if placed and request.direction is None else None
    if now in {"up", "left"} or request.keys is not None:
        return Course(now or "down")
    if now is not None and len(web.keys) > _MANY:
        return Course(now)
    return _fitter(web, request, now, check)


def _fitter(web: Web, request: Request, now: Way | None, check: Checkpoint | None) -> Course:
    compact = request.mode == "compact"
    found: dict[Way, tuple[Course, float]] = {}
    for way in _EITHER:
        stage = Stage(web, way, Gaps(), compact=compact)
        if len(web.keys) > _MANY:
            found[way] = Course(way, stage), _guessed(stage, way, request.aspect)
        else:
            block = block_of(stage, way, request.aspect, check)
            found[way] = Course(way, stage, block), block.room
    return found[_better(found["down"][1], found["right"][1], now)][0]


_EITHER: Final[tuple[Way, ...]] = ("down", "right")


def _better(down: float, right: float, now: Way | None) -> Way:
    """The way that takes the smaller window.

    Of maps too large to be read as a whole tall ones are better: one scrolls them like a text.
    """
    if now == "right":
        return "down" if down < right * _MUCH_BETTER else "right"
    if now == "down":
        return "right" if right < down * _MUCH_BETTER else "down"
    if min(down, right) > _READABLE:
        return "down" if down < right * _WORTH_A_RIBBON else "right"
    return "right" if right < down * _BETTER else "down"


def _guessed(stage: Stage, way: Way, aspect: float) -> float:
    """About the area of the window that would hold the whole."""
    trees = [stage.guess(root) for root in stage.forest.roots]
    shape = shape_of(way, aspect)
    alone = [not stage.forest.children[root] for root in stage.forest.roots]
    return packed(trees, alone, shape, stage.gaps).fit(shape)
