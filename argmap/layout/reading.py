"""The direction that a map is read in: where premises lie, seen from their conclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.plan import MapPlan

Way = Literal["down", "up", "right", "left"]


def said_direction(said: object) -> Way | None:
    """The word as a direction; None for "auto" and what this version does not know."""
    match said:
        case "down" | "up" | "right" | "left":
            return said
    return None


def reading_direction(document: Document, rects: Mapping[str, Rect]) -> Way:
    """As the map says; else as most inferences run, by where the boxes stand; else down.

    Inferences count if their premise and conclusion are apart in one axis: more than half of those
    that are decide for it. `rects` may lack some statements.
    """
    return said_direction(document.info.direction) or _majority(document, rects)


def _majority(document: Document, rects: Mapping[str, Rect]) -> Way:
    down = up = right = left = 0
    for inference in document.inferences.values():
        conclusion = rects.get(inference.target)
        if conclusion is None:
            continue
        x, y, width, height = conclusion
        for key in inference.premises:
            premise = rects.get(key)
            if premise is None:
                continue
            down += premise.y >= y + height
            up += premise.y + premise.height <= y
            right += premise.x >= x + width
            left += premise.x + premise.width <= x
    return prevailing(down, up, right, left)


def prevailing(down: int, up: int, right: int, left: int) -> Way:
    """The direction in which so many premises lie from their conclusions."""
    if down + up >= right + left:
        return "up" if up > down else "down"
    return "left" if left > right else "right"


def way_of(plan: MapPlan) -> Way:
    """The direction that a map is read in; at no cost, unless something is hidden or held."""
    everywhere = plan.everywhere
    if plan.held is None and everywhere is plan.rects:
        return plan.arrows.way
    return reading_direction(plan.document, everywhere)
