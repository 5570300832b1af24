"""Walking from statement to statement with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal

from argmap.core.geometry import Point

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.shapes import Box

Direction = Literal["left", "right", "up", "down"]

_VECTORS: Final[dict[Direction, tuple[float, float]]] = {
    "left": (-1.0, 0.0),
    "right": (1.0, 0.0),
    "up": (0.0, -1.0),
    "down": (0.0, 1.0),
}
_STRAY: Final = 2.0  # how much dearer a pixel aside is than one ahead
_CONE: Final = 1.5  # how far aside of the way a linked statement may lie, per pixel ahead


def step(
    document: Document, boxes: Mapping[str, Box], key: str, direction: Direction
) -> str | None:
    """The statement to walk to: the nearest linked one that way, or else the nearest one at all.

    None if there is none in that direction.
    """
    if key not in boxes:
        return None
    start = boxes[key].rect.center
    linked = [other for other in neighbours(document, key) if other in boxes]
    return _nearest(start, linked, boxes, direction, _CONE) or _nearest(
        start, (other for other in boxes if other != key), boxes, direction, 1.0
    )


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
    start: Point,
    keys: Iterable[str],
    boxes: Mapping[str, Box],
    direction: Direction,
    cone: float,
) -> str | None:
    ahead_x, ahead_y = _VECTORS[direction]
    best: tuple[float, str] | None = None
    for key in keys:
        center = boxes[key].rect.center
        dx, dy = center.x - start.x, center.y - start.y
        ahead = dx * ahead_x + dy * ahead_y
        aside = abs(dx * ahead_y) + abs(dy * ahead_x)
        if ahead > 0 and aside <= ahead * cone:
            found = (ahead + _STRAY * aside, key)
            if best is None or found < best:
                best = found
    return best[1] if best else None
