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
    from argmap.layout.arranging.packing import Packing
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


_EITHER: Final[tuple[Way, ...]] = ("down", "right")


class Look(NamedTuple):
    """The area of the window that holds a whole map, and the height to width of the map."""

    room: float
    slope: float


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
    found: dict[Way, Course] = {}
    looks: dict[Way, Look] = {}
    for way in _EITHER:
        stage = Stage(web, way, Gaps(), compact=compact)
        block = None
        if len(web.keys) <= _MANY:
            block = block_for(web, stage, way, request, check)
        shape = shape_of(way, request.aspect)
        whole = block.whole if block is not None else _guessed(stage, shape)
        found[way] = Course(way, stage, block)
        wide, high = max(1.0, whole.width), max(1.0, whole.height)
        looks[way] = Look(whole.fit(shape), high / wide if way == "down" else wide / high)
    return found[_better(looks, now)]


def block_for(
    web: Web, stage: Stage, way: Way, request: Request, check: Checkpoint | None = None
) -> Block:
    """All statements set out; groups that are no parts of trees by themselves, if they shall be."""
    if web.apart and stage.loose:
        from argmap.layout.arranging.blocks import block_of_cells
        from argmap.layout.arranging.cells import cells_of, within

        whole = cells_of(web)
        if any(cell.group in stage.loose for cell in within(whole)):
            return block_of_cells(web, whole, way, request, check)
    return block_of(stage, way, request.aspect, check)


def _better(looks: Mapping[Way, Look], now: Way | None) -> Way:
    """The way that takes the smaller window.

    Of maps too large to be read as a whole the taller is better: one scrolls it like a text.
    """
    best, other = _EITHER
    share = _BETTER
    if now is not None:
        share = _MUCH_BETTER
        if now == other:
            best, other = other, best
    elif min(looks[best].room, looks[other].room) > _READABLE:
        share = _WORTH_A_RIBBON
        if looks[other].slope > looks[best].slope:
            best, other = other, best
    return other if looks[other].room < looks[best].room * share else best


def _guessed(stage: Stage, shape: float) -> Packing:
    """About how large the whole would be."""
    trees = [stage.guess(root) for root in stage.forest.roots]
    alone = [not stage.forest.children[root] for root in stage.forest.roots]
    return packed(trees, alone, shape, stage.gaps)
