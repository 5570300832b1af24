"""Words and marks beside lines: what they say, and where each can be read."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.core.i18n import tr
from argmap.layout import metrics as m
from argmap.layout.curves import distance_to, point_at, segments_in
from argmap.layout.polylines import heading
from argmap.layout.strokes import RING, sign_reach
from argmap.layout.text import Face, TextStyle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from typing import Protocol

    from argmap.layout.shapes import Arrow, Box, Role

    class Surroundings(Protocol):
        """What else is drawn."""

        def boxes_in(self, rect: Rect) -> Collection[Box]: ...
        def arrows_in(self, rect: Rect) -> Collection[Arrow]: ...


ROLE_STYLE: Final = TextStyle(Face.SEMIBOLD, 11.0, 16.0)
TIE_STYLE: Final = TextStyle(Face.ITALIC, 11.0, 16.0)
MARK: Final = (16.0, 11.0)
"""Size of the mark of a warrant."""
_STRAIGHT: Final = 0.01
_CLEAR: Final = 4.0
"""How far from a bend a word stays."""
_BESIDE: Final = ROLE_STYLE.line_height / 2 + 3.0
_FARTHEST: Final = 4 * _BESIDE + 16.0
"""How far from its sign a word may end, but for its length."""


class WordPlace(NamedTuple):
    """The middle of a word beside or on an arrow, its length, and whether it is read upwards."""

    middle: Point
    width: float
    upward: bool

    @property
    def area(self) -> Rect:
        width, height = self.width, ROLE_STYLE.line_height
        if self.upward:
            width, height = height, width
        return Rect(self.middle.x - width / 2, self.middle.y - height / 2, width, height)


def role_word(role: str) -> str:
    """Return the word written beside the sign of roles that a sign alone does not tell."""
    if role == "undercut":
        return tr("undercut")
    if role == "backing":
        return tr("backing")
    return tr("rebuttal") if role == "rebuttal" else ""


def role_sentences() -> dict[Role, str]:
    """What an inference of each role does, in words."""
    return {
        "support": tr("supports"),
        "attack": tr("attacks"),
        "rebuttal": tr("attacks an objection"),
        "undercut": tr("attacks the step"),
        "backing": tr("backs the step"),
        "other": tr("another tie"),
    }


def tie_word(kind: str) -> str:
    """Return what is written on a relation, nothing on one that says no more than `related`."""
    if kind == "rephrase":
        return tr("says the same")
    if kind == "contradiction":
        return tr("contradicts")
    if kind == "answers":
        return tr("answers")
    return "" if kind == "related" else kind


def word_place(arrow: Arrow, plan: Surroundings, width: float, size: float = 1.0) -> WordPlace:
    """Where a word so wide goes: where neither box nor sign is, if there is such a place.

    Of several such places the first that covers no other arrow.
    """
    x, y = arrow.sign
    far = width + _FARTHEST
    space = Rect(x - far, y - far, 2 * far, 2 * far)
    boxes = [box.rect for box in plan.boxes_in(space)]
    others = [other for other in plan.arrows_in(space) if other.id != arrow.id]
    first = best = None
    for place in _word_places(arrow, width, size):
        first = first or place
        if _is_free(place, boxes, others, size):
            if _is_clear(place, others):
                return place
            best = best or place
    found = best or first
    assert found is not None
    return found


def _word_places(arrow: Arrow, letters: float, size: float) -> Iterator[WordPlace]:
    """Where a word may go, best first: on the arrow's own way, if that is straight; else beside."""
    dx, dy = heading(arrow.trunk)
    x, y = arrow.sign
    width, clear = letters + 8, sign_reach(size)
    off = clear + 2 + width / 2
    level = abs(dx) > abs(dy)
    straight = min(abs(dx), abs(dy)) < _STRAIGHT and _is_straight(arrow, clear + width + 10)
    aimed = arrow.role in {"undercut", "backing"}  # of these several come side by side
    if straight and (level or aimed):
        yield WordPlace(Point(x - dx * off, y - dy * off), width, not level)
    for flank in (arrow.flank, -arrow.flank):
        if level:
            # It ends where the sign ends, so that the box at the tip does not cover it.
            middle = x + clear - width / 2 if dx > 0 else x - clear + width / 2
            yield WordPlace(Point(middle, y + flank * (clear + 10)), width, False)
        else:
            yield WordPlace(Point(x + flank * (clear + 3 + width / 2), y), width, False)
    if straight and not level and not aimed:
        yield WordPlace(Point(x, y - dy * off), width, True)
    yield from _further_back(arrow, width)
    if level:
        # Across its arrow, behind the sign, where the way is shorter than the word.
        yield WordPlace(Point(x - dx * (clear + 2 + ROLE_STYLE.line_height / 2), y), width, True)


def _further_back(arrow: Arrow, width: float) -> Iterator[WordPlace]:
    """On, or along, the last straight part of the way before its end, if there is room."""
    x, y = arrow.sign
    for near, far in pairwise(arrow.trunk[-2::-1]):
        dx, dy = far.x - near.x, far.y - near.y
        length = abs(dx) + abs(dy)
        if abs(near.x - x) + abs(near.y - y) > 3 * _BESIDE:
            return
        if min(abs(dx), abs(dy)) < _STRAIGHT and length >= width + _CLEAR:
            way = (_CLEAR + width / 2) / length
            middle = Point(near.x + dx * way, near.y + dy * way)
            upward = abs(dx) < abs(dy)
            for off in (0.0, -_BESIDE, _BESIDE):
                place = middle.moved(off, 0.0) if upward else middle.moved(0.0, off)
                yield WordPlace(place, width, upward)
            return


def _is_free(place: WordPlace, boxes: list[Rect], others: list[Arrow], size: float) -> bool:
    area = place.area
    if any(rect.intersects(area) for rect in boxes):
        return False
    around = area.grown(sign_reach(size))
    return not any(around.contains(other.sign) for other in others)


def _is_clear(place: WordPlace, others: list[Arrow]) -> bool:
    area = place.area
    return not any(
        any(segments_in(line, area))
        for other in others
        if area.intersects(other.bounds)
        for line in (*other.legs, other.trunk)
    )


def _is_straight(arrow: Arrow, length: float) -> bool:
    """Whether the arrow goes straight for so long before its sign."""
    bend, sign = arrow.trunk[-2], arrow.sign
    return abs(bend.x - sign.x) + abs(bend.y - sign.y) >= length


def mark_place(arrow: Arrow, size: float = 1.0, *, aimed: bool) -> Point:
    """The middle of the mark of a warrant, off what is `aimed` at the inference."""
    clear = (RING if aimed else m.JUNCTION_RADIUS) + 3 + MARK[0] / 2
    if arrow.legs:
        return point_at(arrow.trunk, clear * size)
    if not aimed:
        return arrow.junction
    way = _way_to(arrow.trunk, arrow.junction)
    before, after = way - clear * size, way + clear * size
    return point_at(arrow.trunk, before if before >= MARK[0] / 2 else after)


def _way_to(line: Sequence[Point], point: Point) -> float:
    """How far along a polyline a point on it lies."""
    way = 0.0
    for start, end in pairwise(line):
        if distance_to((start, end), point) < 0.5:
            return way + hypot(point.x - start.x, point.y - start.y)
        way += hypot(end.x - start.x, end.y - start.y)
    return way / 2
