"""Very long links in short: at each end the first piece of the way, and a word where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot, inf
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Point, Rect, spanning, union
from argmap.layout import metrics as m
from argmap.layout.curves import box_round, distance_to, length_of, point_at, segments_in

if TYPE_CHECKING:
    from argmap.layout.shapes import Arrow, Polyline
    from argmap.layout.text import Line

ARROW_ROOM: Final = 16.0
"""Room in a label for the sign before its words."""
PAD: Final = 4.0
_GAP: Final = 3.0
_CLEAR: Final = 2.0
_LONGER: Final = (0.0, -24.0, 24.0, 48.0, 72.0, -42.0)
"""What a stub may be longer or shorter by, so that its label has room."""
_NEAR: Final = 400.0
_CROWD: Final = 64
"""From so many stubs at one box on, nobody looks whether labels cross the others' lines."""
_SLANT: Final = 0.2

Place = tuple[str, int]
"""An end: the arrow and a number, 2n where its n-th line starts (legs first), 2n + 1 its end."""


class Stub(NamedTuple):
    """One end: `line` leads from what it stands at outwards, and is loose at its last point.

    `rect` is the place of the label, which names what is at the other end, `leads_to`. `arrives`
    where the link comes in, `head` where it has its head.
    """

    at: str
    leads_to: str
    arrives: bool
    head: bool
    line: Polyline
    label: Line
    rect: Rect
    bounds: Rect


class Stubs(NamedTuple):
    """An inference drawn in parts.

    `whole` are the lines that are not too long and, where something aims at the inference far from
    both ends, the piece it aims at.
    """

    ends: tuple[Stub, ...]
    whole: tuple[Polyline, ...]

    @property
    def lines(self) -> tuple[Polyline, ...]:
        """Everything of the way that is seen."""
        return (*self.whole, *(stub.line for stub in self.ends))

    def within(self, rect: Rect) -> Stubs | None:
        """Those of the parts that may be seen in a rectangle; None if there are none."""
        ends = tuple([stub for stub in self.ends if rect.intersects(stub.bounds)])
        whole = self.whole and tuple([line for line in self.whole if any(segments_in(line, rect))])
        return Stubs(ends, whole) if ends or whole else None

    def label_at(self, point: Point) -> Stub | None:
        return next((stub for stub in self.ends if stub.rect.contains(point)), None)

    def shows(self, point: Point) -> bool:
        """Whether a point of the way is on a piece that is seen."""
        return any(distance_to(line, point) < 1.0 for line in self.lines)


class End(NamedTuple):
    """One end of a line to be cut: `line` leads away from it, `least` of it must be seen."""

    place: Place
    at: str
    leads_to: str
    arrives: bool
    head: bool
    line: Polyline
    least: float


class Board(NamedTuple):
    """What labels must mind.

    `boxes_in` finds the boxes that touch a rectangle, `lines_in` the lines of arrows drawn whole.
    """

    name: Callable[[str], Line]
    boxes_in: Callable[[Rect], list[Rect]]
    lines_in: Callable[[Rect], list[Polyline]]


def is_cut(arrow: Arrow) -> bool:
    """Whether an arrow goes so far that it is drawn as stubs."""
    return arrow.roundabout and any(length_of(line) > m.LONG_WAY for line in lines_of(arrow))


def lines_of(arrow: Arrow) -> tuple[Polyline, ...]:
    return (*arrow.legs, arrow.trunk)


def ends_of(arrow: Arrow, *, aimed_at: bool) -> Iterator[End]:
    """The ends of those lines of an arrow that are cut."""
    for n, line in enumerate(lines_of(arrow)):
        if length_of(line) <= m.LONG_WAY:
            continue
        trunk = n == len(arrow.legs)
        tail = arrow.id if trunk and arrow.linked else arrow.premises[0 if trunk else n]
        goal = arrow.target if trunk else arrow.id
        # At a junction the label names whose way leads there or on, not the junction.
        source = arrow.premises[0 if trunk else n]
        first, last = _seen_of_junction(arrow, line) if aimed_at and trunk else (0.0, 0.0)
        yield End((arrow.id, 2 * n), tail, arrow.target, False, False, line, first)
        yield End((arrow.id, 2 * n + 1), goal, source, True, trunk, line[::-1], last)


def whole_of(arrow: Arrow, *, aimed_at: bool) -> tuple[Polyline, ...]:
    """What of an arrow is drawn without being cut short."""
    short = tuple(line for line in lines_of(arrow) if length_of(line) <= m.LONG_WAY)
    if aimed_at and not arrow.linked and not short:
        total, along = length_of(arrow.trunk), _along(arrow.trunk, arrow.junction)
        if _NEAR < along < total - _NEAR:
            half = m.STUB_LENGTH / 2
            rest = beginning(arrow.trunk, along + half)
            short = (beginning(rest[::-1], 2 * half),)
    return short


def stubs_at(ends: Iterable[End], board: Board) -> tuple[dict[Place, Stub], Rect | None]:
    """Stubs of all ends at one box, labels apart where there is room, and the area looked at."""
    ends = list(ends)
    made: dict[Place, Stub] = {}
    looked: list[Rect] = []
    for end in ends:
        label = board.name(end.leads_to)
        offers = list(_offers(end, label.width + ARROW_ROOM + 2 * PAD))
        area = union(offer.rect for offer in offers)
        if area is None:
            continue
        area = area.grown(_CLEAR)
        looked.append(area)
        lines = board.lines_in(area)
        if len(ends) <= _CROWD:
            lines += _other_pieces(end, ends, made)
        pieces = [spanning(*pair) for line in lines for pair in segments_in(line, area)]
        boxes = board.boxes_in(area)
        taken = [*(stub.rect for stub in made.values()), *boxes]
        best = _best(offers, taken, pieces)
        bounds = box_round((best.piece,), m.SIGN_RADIUS).united(best.rect)
        made[end.place] = Stub(*end[1:5], best.piece, label, best.rect, bounds)
    return made, union(looked)


def _other_pieces(end: End, ends: list[End], made: dict[Place, Stub]) -> list[Polyline]:
    """Where other links are drawn, or may yet be, that begin at the same box."""
    return [
        made[each.place].line if each.place in made else _longest(each)
        for each in ends
        if each is not end
    ]


def beginning(line: Sequence[Point], length: float) -> Polyline:
    """The first piece of a polyline, so long; all of it, if it is shorter."""
    points = [line[0]]
    gone = 0.0
    for point in line[1:]:
        x, y = points[-1]
        step = hypot(point.x - x, point.y - y)
        if gone + step >= length:
            points.append(point_at((points[-1], point), length - gone))
            break
        gone += step
        points.append(point)
    return tuple(points)


class _Offer(NamedTuple):
    """A piece, a place for its label, what is wrong with that by itself, and how the line goes."""

    piece: Polyline
    rect: Rect
    fault: float
    onward: Polyline


def _best(offers: list[_Offer], taken: list[Rect], pieces: list[Rect]) -> _Offer:
    """The first of those with which least is wrong."""
    best, least = offers[0], inf
    for offer in offers:
        if offer.fault < least:
            score = _score(offer, taken, pieces)
            if score < least:
                best, least = offer, score
    return best


def _score(offer: _Offer, taken: list[Rect], pieces: list[Rect]) -> float:
    """What is wrong with a place: least if nothing is there already."""
    stray = 2.0 if _farthest(offer.rect, offer.onward) > m.STUB_REACH else 0.0
    room = offer.rect.grown(_CLEAR)
    covered = sum(map(room.intersects, taken))
    crossed = sum(map(room.intersects, pieces))
    crossed += sum(any(segments_in(offer.piece, each)) for each in taken)
    return offer.fault + stray + 4.0 * covered + min(2.0, 1.2 * crossed)


def _longest(end: End) -> Polyline:
    return beginning(end.line, max(m.STUB_LENGTH + max(_LONGER), end.least))


def _offers(end: End, width: float) -> Iterator[_Offer]:
    """Pieces with a place for the label, the best first, and what is wrong with each."""
    base, height = max(m.STUB_LENGTH, end.least), m.STUB_STYLE.line_height
    for n, longer in enumerate(_LONGER):
        piece = beginning(end.line, max(base + longer, end.least))
        onward = beginning(end.line, base + longer + 2 * m.STUB_LABEL)
        (x0, y0), (x, y) = piece[-2], piece[-1]
        step = hypot(x - x0, y - y0) or 1.0
        dx, dy = (x - x0) / step, (y - y0) / step
        fault = 0.25 * n + (1.0 if min(abs(dx), abs(dy)) > _SLANT else 0.0)
        if abs(dx) >= abs(dy):
            left = x + _GAP if dx > 0 else x - _GAP - width
            places = [(left, y - height / 2)]
        else:
            top = y + _GAP if dy > 0 else y - _GAP - height
            beside = y - height / 2
            places = [(x - width / 2, top), (x + 2 * _GAP, beside), (x - 2 * _GAP - width, beside)]
        for number, (left, top) in enumerate(places):
            rect = Rect(left, top, width, height)
            yield _Offer(piece, rect, fault + 0.5 * (number > 0), onward)


def _farthest(rect: Rect, line: Polyline) -> float:
    """How far the ends of a label are from its way, where they are farthest."""
    middle = rect.center.y
    return max(distance_to(line, Point(x, middle)) for x in (rect.x, rect.right))


def _seen_of_junction(arrow: Arrow, line: Polyline) -> tuple[float, float]:
    """How much of the start and of the end must be seen for what aims at the inference."""
    if arrow.linked:
        return 0.0, 0.0
    along = _along(line, arrow.junction)
    rest = length_of(line) - along
    if along <= _NEAR:
        return along + 2 * m.JUNCTION_CLEARANCE, 0.0
    return 0.0, rest + 2 * m.JUNCTION_CLEARANCE if rest <= _NEAR else 0.0


def _along(line: Polyline, point: Point) -> float:
    """How far along a polyline the place nearest to a point is."""
    best, place, gone = float("inf"), 0.0, 0.0
    for a, b in pairwise(line):
        off = distance_to((a, b), point)
        if off < best:
            best = off
            place = gone + min(hypot(point.x - a.x, point.y - a.y), hypot(b.x - a.x, b.y - a.y))
        gone += hypot(b.x - a.x, b.y - a.y)
    return place
