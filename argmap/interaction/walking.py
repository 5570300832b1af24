"""Walking from statement to statement with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal

from argmap.core.branches import part_of

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point, Rect
    from argmap.layout.shapes import Box

Direction = Literal["left", "right", "up", "down"]

VECTORS: Final[dict[Direction, tuple[float, float]]] = {
    "left": (-1.0, 0.0),
    "right": (1.0, 0.0),
    "up": (0.0, -1.0),
    "down": (0.0, 1.0),
}
_STRAY: Final = 2.0  # how much dearer a pixel aside is than one ahead
_CONE: Final = 1.5  # how far aside of the way a linked statement may lie, per pixel ahead
_ANY: Final = float("inf")


def step(
    document: Document, boxes: Mapping[str, Box], key: str, direction: Direction
) -> str | None:
    """The statement to walk to; None if there is none in that direction.

    Along a row or a column come its siblings, even where the conclusion is nearer. Then come
    linked ones about that way, conclusions and premises however far aside, and the nearest of all.
    What is not connected can be reached however far aside it stands.
    """
    if key not in boxes:
        return None
    start = boxes[key].rect
    akin = dict.fromkeys((*_siblings(document, key), *neighbours(document, key)))
    linked = [other for other in akin if other in boxes]
    beside = [other for other in linked if _level(start, boxes[other].rect, direction)]
    return (
        _nearest(start, beside, boxes, direction, _CONE)
        or _nearest(start, linked, boxes, direction, _CONE)
        or _nearest(start, _onward(document, boxes, key, direction), boxes, direction, _ANY)
        or _nearest(start, (other for other in boxes if other != key), boxes, direction, 1.0)
        or _nearest(start, _elsewhere(document, boxes, key, direction), boxes, direction, _ANY)
    )


def _siblings(document: Document, key: str) -> list[str]:
    """Premises of other inferences with the same target, in order."""
    references = document.references
    targets = [document.inferences[name].target for name in references.from_premise(key)]
    found: dict[str, None] = {}
    for target in dict.fromkeys(targets):
        for name in references.aiming_at(target):
            found |= dict.fromkeys(document.inferences[name].premises)
    found.pop(key, None)
    return list(found)


def _onward(
    document: Document, boxes: Mapping[str, Box], key: str, direction: Direction
) -> list[str]:
    """Linked statements wholly beyond this one, if the map is read that way or back."""
    from argmap.layout.reading import reading_direction

    rects = {other: box.rect for other, box in boxes.items()}
    upright = reading_direction(document, rects) in {"down", "up"}
    if upright != (direction in {"up", "down"}):
        return []
    start = boxes[key].rect
    linked = (other for other in neighbours(document, key) if other in boxes)
    return [other for other in linked if _beyond(start, boxes[other].rect, direction)]


def _elsewhere(
    document: Document, boxes: Mapping[str, Box], key: str, direction: Direction
) -> list[str]:
    """Statements wholly beyond this one that are in no way connected with it."""
    start = boxes[key].rect
    beyond = [other for other, box in boxes.items() if _beyond(start, box.rect, direction)]
    part = part_of(document, key) if beyond else ()
    return [other for other in beyond if other not in part]


def _level(start: Rect, other: Rect, direction: Direction) -> bool:
    """Whether a box stands in the same row, for a way across, or column."""
    if direction in {"left", "right"}:
        return other.y < start.y + start.height and start.y < other.y + other.height
    return other.x < start.x + start.width and start.x < other.x + other.width


def _beyond(start: Rect, other: Rect, direction: Direction) -> bool:
    match direction:
        case "left":
            return other.x + other.width <= start.x
        case "right":
            return other.x >= start.x + start.width
        case "up":
            return other.y + other.height <= start.y
    return other.y >= start.y + start.height


def neighbours(document: Document, key: str) -> list[str]:
    """Statements that share an inference or a relation with this one, each once, in order."""
    found: dict[str, None] = {}
    references = document.references
    for name in (*references.aiming_at(key), *references.from_premise(key)):
        inference = document.inferences[name]
        found |= dict.fromkeys(inference.premises)
        target = inference.target
        while target in document.inferences:
            found |= dict.fromkeys(document.inferences[target].premises)
            target = document.inferences[target].target
        found[target] = None
        for aiming in references.aiming_at(name):
            found |= dict.fromkeys(document.inferences[aiming].premises)
    for name in references.mentioning(key):
        relation = document.relations.get(name)
        if relation is not None:
            found |= dict.fromkeys((relation.a, relation.b))
    found.pop(key, None)
    return list(found)


def home(document: Document, boxes: Mapping[str, Box]) -> str | None:
    """The central statement, or the first root, or the first statement."""
    from argmap.core.graph import roots

    central = document.info.central
    if central in boxes:
        return central
    candidates = (*(each.id for each in roots(document)), *document.statements)
    return next((key for key in candidates if key in boxes), None)


def nearest(boxes: Mapping[str, Box], at: Point) -> str | None:
    """The statement whose centre is nearest to a point."""

    def distance(key: str) -> float:
        center = boxes[key].rect.center
        return (center.x - at.x) ** 2 + (center.y - at.y) ** 2

    return min(boxes, key=distance, default=None)


def _nearest(
    start: Rect,
    keys: Iterable[str],
    boxes: Mapping[str, Box],
    direction: Direction,
    cone: float,
) -> str | None:
    ahead_x, ahead_y = VECTORS[direction]
    middle = start.center
    best: tuple[float, str] | None = None
    for key in keys:
        center = boxes[key].rect.center
        dx, dy = center.x - middle.x, center.y - middle.y
        ahead = dx * ahead_x + dy * ahead_y
        aside = abs(dx * ahead_y) + abs(dy * ahead_x)
        if ahead > 0 and aside <= ahead * cone:
            cost = ahead + _STRAY * aside
            # Of two that are equally near, the first in the order of the map.
            if best is None or cost < best[0]:
                best = cost, key
    return best[1] if best else None
