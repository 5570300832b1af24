"""Places for statements that have none: near what they bear on, or below everything."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from argmap.core.edits.arrange import place
from argmap.core.geometry import Rect, union
from argmap.layout import metrics as m
from argmap.layout.arranging.anchoring import within_limits
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.packing import parts_packed
from argmap.layout.arranging.request import ASPECT
from argmap.layout.arranging.tidying import trees_of
from argmap.layout.arranging.web import Gaps, web_of
from argmap.layout.boxes import size_of
from argmap.layout.free import Occupied
from argmap.layout.reading import reading_direction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.layout.reading import Way
    from argmap.layout.text import TextMeasurer

_Tree = dict[str, Rect]


def place_unplaced(document: Document, measurer: TextMeasurer) -> Patch:
    """Give every statement without a place one; a map without any is tidied."""
    statements = document.statements
    unplaced = frozenset(
        key for key, each in statements.items() if each.x is None or each.y is None
    )
    if not unplaced:
        return place(document, {})
    rects = {
        key: Rect(each.x or 0.0, each.y or 0.0, *size_of(each, measurer))
        for key, each in statements.items()
    }
    if len(unplaced) == len(statements):
        return place(document, arrange(document, rects))
    taken = {key: rect for key, rect in rects.items() if key not in unplaced}
    way = reading_direction(document, taken)
    trees = trees_of(web_of(document, rects, unplaced), way, Gaps())
    added = _added(document, trees, taken, way)
    return place(document, {key: within_limits(rect) for key, rect in added.items()})


def _added(
    document: Document, trees: Sequence[_Tree], taken: dict[str, Rect], way: Way
) -> dict[str, Rect]:
    """Trees beside what they bear on, and those that bear on nothing below everything."""
    occupied = Occupied(taken.values())
    added: dict[str, Rect] = {}
    strays: list[_Tree] = []
    for tree in trees:
        goal = _goal(document, next(iter(tree)), ChainMap(added, taken))
        if goal is None:
            strays.append(tree)
            continue
        for key, rect in _beside(tree, goal, occupied, way).items():
            occupied.take(rect)
            added[key] = rect
    everything = union((*taken.values(), *added.values()))
    if strays and everything is not None:
        left, top = everything.x, everything.bottom + m.SHELF_GAP
        added.update(_below(strays, left, top))
    return added


def _below(strays: Sequence[_Tree], left: float, top: float) -> dict[str, Rect]:
    keys = [key for tree in strays for key in tree]
    number = {key: at for at, key in enumerate(keys)}
    parts = [[(number[key], rect) for key, rect in tree.items()] for tree in strays]
    placed = parts_packed(parts, ASPECT, Gaps())
    return {keys[at]: rect.moved(left, top) for at, rect in placed}


def _beside(tree: _Tree, goal: Rect, occupied: Occupied, way: Way) -> dict[str, Rect]:
    """A tree put where premises of `goal` belong, and aside from what is there."""
    whole = union(tree.values())
    assert whole is not None
    root = next(iter(tree.values()))
    dx, dy = goal.center.x - root.center.x, goal.center.y - root.center.y
    gap = Gaps().row
    if way == "down":
        dy = goal.bottom + gap - whole.y
    elif way == "up":
        dy = goal.y - gap - whole.bottom
    elif way == "right":
        dx = goal.right + gap - whole.x
    else:
        dx = goal.x - gap - whole.right
    moved = [rect.moved(dx, dy) for rect in tree.values()]
    sideways = (1, 0) if way in {"down", "up"} else (0, 1)
    distance = occupied.past(moved, sideways, m.SIBLING_GAP)
    dx, dy = dx + distance * sideways[0], dy + distance * sideways[1]
    return {key: rect.moved(dx, dy) for key, rect in tree.items()}


def _goal(document: Document, key: str, taken: Mapping[str, Rect]) -> Rect | None:
    """The placed statement that a statement's first inference bears on in the end."""
    inferences = document.inferences
    for each in sorted(document.references.from_premise(key)):
        target = inferences[each].target
        while target in inferences:
            target = inferences[target].target
        if target in taken:
            return taken[target]
    return None
