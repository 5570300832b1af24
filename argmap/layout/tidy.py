"""Tidy: trees in rows, premises on one side of their conclusions, no box on another."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Mapping, Sequence
from statistics import median_low
from typing import TYPE_CHECKING

from argmap.core import limits
from argmap.core.edits.arrange import place
from argmap.core.geometry import Point, Rect, union
from argmap.layout import metrics as m
from argmap.layout.blocks import Block, block_of, on_shelves
from argmap.layout.boxes import size_of
from argmap.layout.forest import forest_of
from argmap.layout.free import Occupied, nearest_free

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.core.records import Statement
    from argmap.layout.text import TextMeasurer

_DIRECTIONS = frozenset({"down", "up", "right", "left"})


def tidy(
    document: Document,
    measurer: TextMeasurer,
    keys: Collection[str] | None = None,
    direction: str | None = None,
) -> dict[str, Point]:
    """Where the statements go; those pinned and, with `keys`, all others stay where they are.

    `direction` (down, up, right, left) is where premises lie; None: what the map says, else down.
    """
    statements = document.statements
    chosen = frozenset(statements if keys is None else (key for key in keys if key in statements))
    sizes = {key: size_of(statements[key], measurer) for key in chosen}
    arranged = _arranged(document, chosen, sizes, direction)
    fixed = {
        key: _rect_of(each, measurer)
        for key, each in statements.items()
        if each.x is not None and (each.pinned or key not in chosen)
    }
    pins = [key for key in arranged if key in fixed]
    dx, dy = _homecoming(statements, arranged, pins)
    loose = {key: rect.moved(dx, dy) for key, rect in arranged.items() if key not in fixed}
    settled = _settled(loose, fixed) if pins else _cleared(loose, Occupied(fixed.values()))
    return {key: _within_limits(rect) for key, rect in settled.items()}


def place_unplaced(document: Document, measurer: TextMeasurer) -> Patch:
    """Give every statement without a place one: near what it bears on, or below everything."""
    statements = document.statements
    unplaced = frozenset(
        key for key, each in statements.items() if each.x is None or each.y is None
    )
    if not unplaced:
        return place(document, {})
    sizes = {key: size_of(statements[key], measurer) for key in unplaced}
    if len(unplaced) == len(statements):
        rects = _arranged(document, unplaced, sizes, None)
        return place(document, {key: _within_limits(rect) for key, rect in rects.items()})
    taken = {
        key: _rect_of(each, measurer) for key, each in statements.items() if key not in unplaced
    }
    way = direction_of(document)
    forest = forest_of(document, unplaced)
    blocks = [block_of(root, forest, sizes, way) for root in forest.roots]
    added = _added(document, blocks, taken, way)
    return place(document, {key: _within_limits(rect) for key, rect in added.items()})


def _added(
    document: Document, blocks: Sequence[Block], taken: dict[str, Rect], way: str
) -> dict[str, Rect]:
    """Blocks beside what they bear on, and those that bear on nothing below everything."""
    occupied = Occupied(taken.values())
    added: dict[str, Rect] = {}
    strays: list[Block] = []
    for block in blocks:
        goal = _goal(document, block.root, ChainMap(added, taken))
        if goal is None:
            strays.append(block)
            continue
        for key, rect in _beside(block, goal, occupied, way).items():
            occupied.take(rect)
            added[key] = rect
    everything = union((*taken.values(), *added.values()))
    if strays and everything is not None:
        left, top = everything.x, everything.bottom + m.SHELF_GAP
        for key, rect in on_shelves(strays).items():
            added[key] = rect.moved(left, top)
    return added


def direction_of(document: Document, direction: str | None = None) -> str:
    """Where premises lie seen from their conclusions: as told, as the map says, or down."""
    for said in (direction, document.info.direction):
        if said in _DIRECTIONS:
            return str(said)
    return "down"


def _arranged(
    document: Document,
    keys: frozenset[str],
    sizes: Mapping[str, tuple[float, float]],
    direction: str | None,
) -> dict[str, Rect]:
    """All trees of these statements, packed on shelves; the whole begins at (0, 0)."""
    way = direction_of(document, direction)
    forest = forest_of(document, keys)
    blocks = [block_of(root, forest, sizes, way) for root in forest.roots]
    return on_shelves(blocks)


def _rect_of(statement: Statement, measurer: TextMeasurer) -> Rect:
    return Rect(statement.x or 0.0, statement.y or 0.0, *size_of(statement, measurer))


def _homecoming(
    statements: Mapping[str, Statement], rects: Mapping[str, Rect], pins: Sequence[str]
) -> Point:
    """The shift that keeps most pinned boxes where they are, or else the top left corner."""
    old = {
        key: Point(each.x, each.y)
        for key, each in ((key, statements[key]) for key in pins or rects)
        if each.x is not None and each.y is not None
    }
    if not old:
        return Point(0.0, 0.0)
    if pins:
        return Point(
            median_low(place.x - rects[key].x for key, place in old.items()),
            median_low(place.y - rects[key].y for key, place in old.items()),
        )
    whole = union(rects.values()) or Rect(0.0, 0.0, 0.0, 0.0)
    left, top = min(place.x for place in old.values()), min(place.y for place in old.values())
    return Point(left - whole.x, top - whole.y)


def _settled(loose: dict[str, Rect], fixed: Mapping[str, Rect]) -> dict[str, Rect]:
    """Each rectangle that lies on a fixed one moved to the nearest free place."""
    occupied = Occupied(fixed.values())
    homeless = {key: rect for key, rect in loose.items() if occupied.in_the_way(rect, m.BLOCK_GAP)}
    for key, rect in loose.items():
        if key not in homeless:
            occupied.take(rect)
    for key, rect in homeless.items():
        loose[key] = nearest_free(occupied, rect, ((1, 0), (0, 1), (-1, 0), (0, -1)))
        occupied.take(loose[key])
    return loose


def _cleared(rects: dict[str, Rect], occupied: Occupied) -> dict[str, Rect]:
    """The rectangles moved together, down or to the right, to where nothing is in the way."""
    boxes = list(rects.values())
    down = occupied.past(boxes, (0, 1), m.SIBLING_GAP)
    if down <= 0.0:
        return rects
    right = occupied.past(boxes, (1, 0), m.SIBLING_GAP)
    dx, dy = (right, 0.0) if right < down else (0.0, down)
    return {key: rect.moved(dx, dy) for key, rect in rects.items()}


def _beside(block: Block, goal: Rect, occupied: Occupied, way: str) -> dict[str, Rect]:
    """A block put where premises of `goal` belong, and aside from what is there."""
    whole = union(block.rects.values())
    assert whole is not None
    root = block.rects[block.root]
    dx, dy = goal.center.x - root.center.x, goal.center.y - root.center.y
    if way == "down":
        dy = goal.bottom + m.ROW_GAP - whole.y
    elif way == "up":
        dy = goal.y - m.ROW_GAP - whole.bottom
    elif way == "right":
        dx = goal.right + m.ROW_GAP - whole.x
    else:
        dx = goal.x - m.ROW_GAP - whole.right
    moved = [rect.moved(dx, dy) for rect in block.rects.values()]
    sideways = (1, 0) if way in {"down", "up"} else (0, 1)
    distance = occupied.past(moved, sideways, m.SIBLING_GAP)
    dx, dy = dx + distance * sideways[0], dy + distance * sideways[1]
    return {key: rect.moved(dx, dy) for key, rect in block.rects.items()}


def _goal(document: Document, key: str, taken: Mapping[str, Rect]) -> Rect | None:
    """The placed statement that a statement's first inference bears on, or that bears on it."""
    inferences = document.inferences
    for each in sorted(document.references.from_premise(key)):
        target = inferences[each].target
        while target in inferences:
            target = inferences[target].target
        if target in taken:
            return taken[target]
    return None


def _within_limits(rect: Rect) -> Point:
    bound = limits.MAX_COORDINATE
    return Point(max(-bound, min(bound, rect.x)), max(-bound, min(bound, rect.y)))
