"""Where commands put what is new: near what it belongs to, over nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect, union

if TYPE_CHECKING:
    from argmap.core.records import Content
    from argmap.session.commands.context import Context
    from argmap.session.session import Gesture

ROOM: Final = 36.0
"""Height kept free below a new statement for the words it is going to have."""


def in_view(context: Context) -> Point:
    """In the middle of what is seen, or as near as there is room."""
    middle = context.view.visible_center()
    width, height = _new_size(context)
    return _free(context, Rect(middle.x - width / 2, middle.y - height / 2, width, height))


def for_response(context: Context, target: str) -> Point:
    """In line with what bears on the target already, or on the side where premises lie."""
    document = context.session.document
    box = _where(context, target)
    if box is None:
        return in_view(context)
    side = _side(context)
    size = _new_size(context)
    if target in document.inferences:
        aside = "right" if side in ("up", "down") else "down"
        return _free(context, _beside(box, size, aside), side)
    premises = (
        premise
        for key in document.references.aiming_at(target)
        for premise in document.inferences[key].premises
    )
    last = _outermost(context, premises, side)
    return _free(context, _next_to(last, size, side) if last else _beside(box, size, side), side)


def for_sibling(context: Context, key: str) -> Point:
    """Beside a statement, in line with it."""
    box = _where(context, key)
    if box is None:
        return in_view(context)
    side = _side(context)
    return _free(context, _next_to(box, _new_size(context), side), side)


def for_conclusion(context: Context, premises: Iterable[str]) -> Point:
    """On the side of these statements that is turned away from their own premises."""
    around = union(box for key in premises if (box := _where(context, key)))
    if around is None:
        return in_view(context)
    wanted = _beside(around, _new_size(context), conclusions_side(context))
    return _free(context, wanted, _side(context))


def conclusions_side(context: Context) -> str:
    """Where conclusions stand, seen from what bears on them."""
    return {"up": "down", "down": "up", "left": "right", "right": "left"}[_side(context)]


def on_side(context: Context, key: str, side: str) -> Point:
    """On one side of a statement, whatever stands on the others."""
    box = _where(context, key)
    if box is None:
        return in_view(context)
    return _free(context, _beside(box, _new_size(context), side), side)


def between(context: Context, premises: Iterable[str], target: str) -> Point:
    """Halfway from premises to what they bear on, or as near as there is room."""
    from argmap.layout.free import free_aside

    low = union(box for key in premises if (box := _where(context, key)))
    high = _where(context, target)
    if low is None or high is None:
        return in_view(context)
    x, y = (low.center.x + high.center.x) / 2, (low.center.y + high.center.y) / 2
    width, height = _new_size(context)
    upright = abs(low.center.y - high.center.y) >= abs(low.center.x - high.center.x)
    wanted = Rect(x - width / 2, y - height / 2, width, height)
    return free_aside(context.view.plan, wanted, upright=upright)


def for_part(context: Context, key: str, text: str, *, below: bool) -> Point:
    """Where part of a statement's text finds room: in line with it, or where its reasons stand."""
    from argmap.core.edits.revision import copied
    from argmap.layout.boxes import size_of

    statement = context.session.document.statements[key]
    part = copied(statement, {"text": text, "title": None})
    size = size_of(part, context.view.plan.measurer)
    box = _where(context, key)
    if box is None:
        return in_view(context)
    side = _side(context)
    wanted = _beside(box, size, side) if below else _next_to(box, size, side)
    return _free(context, wanted, side)


def shift_for(
    context: Context, content: Content, *, beside_itself: bool, at: Point | None = None
) -> Point:
    """How far to move content so that it lies over nothing.

    Beside itself, or with its middle in the middle of what is seen, or near `at` a point.
    """
    from argmap.layout.boxes import size_of

    bounds = union(
        Rect(each.x, each.y, *size_of(each, context.view.plan.measurer))
        for each in content.statements
        if each.x is not None and each.y is not None
    )
    if bounds is None:
        return Point(0.0, 0.0)
    if beside_itself:
        wanted = _next_to(bounds, (bounds.width, bounds.height), _side(context))
    else:
        middle = at or context.view.visible_center()
        wanted = bounds.moved(middle.x - bounds.center.x, middle.y - bounds.center.y)
    place = _free(context, wanted)
    return Point(place.x - bounds.x, place.y - bounds.y)


def make_room(context: Context, gesture: Gesture) -> None:
    """Let boxes go where the step under way calls for, though the map is not kept tidy by itself.

    What comes in between needs room, and what is attached elsewhere takes its branch along.
    """
    from argmap.session.keep_tidy import KeepTidy

    if context.session.completion is None:
        gesture.apply(KeepTidy(context.view.plan)(gesture.patch))


def _side(context: Context) -> str:
    """Where premises lie seen from their conclusion."""
    from argmap.layout.reading import way_of

    return way_of(context.view.plan)


def _free(context: Context, wanted: Rect, side: str | None = None) -> Point:
    """Room near a rectangle; `side` is that of `_side`, which takes a look at every inference."""
    from argmap.layout.free import free_place

    start, size = Point(wanted.x, wanted.y), (wanted.width, wanted.height)
    return free_place(context.view.plan, start, size, side or _side(context))


def _new_size(context: Context) -> tuple[float, float]:
    from argmap.core.records import Statement
    from argmap.layout.boxes import size_of

    width, height = size_of(Statement(id="new"), context.view.plan.measurer)
    return width, height + ROOM


def _where(context: Context, key: str) -> Rect | None:
    """A statement's box, or the junction of an inference as a rectangle without size."""
    plan = context.view.plan
    if key in context.session.document.inferences:
        junction = plan.arrows[key].junction
        return Rect(junction.x, junction.y, 0.0, 0.0)
    return plan.rects.get(key)


def _outermost(context: Context, keys: Iterable[str], side: str) -> Rect | None:
    """The box that comes last in the row that these statements stand in."""
    boxes = [box for key in keys if (box := _where(context, key))]
    if side in ("left", "right"):
        return max(boxes, key=lambda box: box.bottom, default=None)
    return max(boxes, key=lambda box: box.right, default=None)


def _beside(box: Rect, size: tuple[float, float], side: str) -> Rect:
    """A rectangle on one side of a box, far enough off for an arrow and its sign."""
    from argmap.layout.metrics import ROW_GAP

    width, height = size
    middle = box.center
    match side:
        case "up":
            return Rect(middle.x - width / 2, box.y - ROW_GAP - height, width, height)
        case "right":
            return Rect(box.right + ROW_GAP, middle.y - height / 2, width, height)
        case "left":
            return Rect(box.x - ROW_GAP - width, middle.y - height / 2, width, height)
        case _:
            return Rect(middle.x - width / 2, box.bottom + ROW_GAP, width, height)


def _next_to(box: Rect, size: tuple[float, float], side: str) -> Rect:
    """A rectangle in line with a box, where its siblings stand."""
    from argmap.layout.metrics import SIBLING_GAP

    if side in ("left", "right"):
        return Rect(box.x, box.bottom + SIBLING_GAP, *size)
    return Rect(box.right + SIBLING_GAP, box.y, *size)
