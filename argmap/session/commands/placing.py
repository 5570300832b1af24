"""Where commands put what is new: near what it belongs to, over nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect, union
from argmap.session.places import beside, free_place, next_to, opposite, premises_lie

if TYPE_CHECKING:
    from argmap.core.records import Content
    from argmap.session.commands.context import Context

ROOM: Final = 36.0
"""Height kept free below a new statement for the words it is going to have."""


def in_view(context: Context) -> Point:
    """In the middle of what is seen, or as near as there is room."""
    middle = context.view.visible_center()
    width, height = _new_size(context)
    wanted = Rect(middle.x - width / 2, middle.y - height / 2, width, height)
    return free_place(wanted, context.view.boxes_in)


def for_response(context: Context, target: str) -> Point:
    """In line with what bears on the target already, or on the side where premises lie."""
    document = context.session.document
    box = context.view.box(target)
    if box is None:
        return in_view(context)
    side = premises_lie(document.info.direction)
    width, height = _new_size(context)
    if target in document.inferences:
        across = "right" if side in ("up", "down") else "down"
        return free_place(beside(box, width, height, across), context.view.boxes_in)
    premises = (
        premise
        for key in document.references.aiming_at(target)
        for premise in document.inferences[key].premises
    )
    last = _outermost(context, premises, side)
    wanted = next_to(last, width, height, side) if last else beside(box, width, height, side)
    return free_place(wanted, context.view.boxes_in)


def for_sibling(context: Context, key: str) -> Point:
    """Beside a statement, in line with it."""
    box = context.view.box(key)
    if box is None:
        return in_view(context)
    side = premises_lie(context.session.document.info.direction)
    return free_place(next_to(box, *_new_size(context), side), context.view.boxes_in)


def for_conclusion(context: Context, premises: Iterable[str]) -> Point:
    """On the side of these statements that is turned away from their own premises."""
    around = union(box for key in premises if (box := context.view.box(key)))
    if around is None:
        return in_view(context)
    side = opposite(premises_lie(context.session.document.info.direction))
    return free_place(beside(around, *_new_size(context), side), context.view.boxes_in)


def bounds_of(context: Context, content: Content) -> Rect | None:
    """The rectangle round the placed statements of content."""
    from argmap.layout.boxes import size_of

    return union(
        Rect(each.x, each.y, *size_of(each, context.view.measurer))
        for each in content.statements
        if each.x is not None and each.y is not None
    )


def shift_for(context: Context, content: Content, *, beside_itself: bool) -> Point:
    """How far to move content so that it lies over nothing, in the view or beside itself."""
    bounds = bounds_of(context, content)
    if bounds is None:
        return Point(0.0, 0.0)
    if beside_itself:
        side = premises_lie(context.session.document.info.direction)
        wanted = next_to(bounds, bounds.width, bounds.height, side)
    else:
        middle = context.view.visible_center()
        wanted = bounds.moved(middle.x - bounds.center.x, middle.y - bounds.center.y)
    place = free_place(wanted, context.view.boxes_in)
    return Point(place.x - bounds.x, place.y - bounds.y)


def _new_size(context: Context) -> tuple[float, float]:
    from argmap.core.records import Statement
    from argmap.layout.boxes import size_of

    width, height = size_of(Statement(id="new"), context.view.measurer)
    return width, height + ROOM


def _outermost(context: Context, keys: Iterable[str], side: str) -> Rect | None:
    """The box that comes last in the row that these statements stand in."""
    boxes = [box for key in keys if (box := context.view.box(key))]
    if side in ("left", "right"):
        return max(boxes, key=lambda box: box.bottom, default=None)
    return max(boxes, key=lambda box: box.right, default=None)
