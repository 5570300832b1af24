"""What is in the way of arrows, the ways round it, and what was looked at to find them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from argmap.core.geometry import Point, Rect, spanning
from argmap.layout import metrics as m
from argmap.layout.detours import LEAD, Detour, End, way_round
from argmap.layout.grid import Grid
from argmap.layout.obstacles import Obstacles
from argmap.layout.routing.draft import Draft, Pair, round_joint
from argmap.layout.routing.hulls import hull
from argmap.layout.routing.lanes import in_lanes
from argmap.layout.routing.traffic import Traffic
from argmap.layout.sides import BOTTOM, LEFT, OUTWARD, RIGHT, TOP, edge, upright
from argmap.layout.wayfinding.search import MOST

_ARRIVAL: Final = m.SIGN_DISTANCE + m.SIGN_RADIUS
_ASIDE: Final = 3.0
"""So far slanting lines keep off what is none of their ends."""
_LONGER: Final = 1.7
_MUCH: Final = 160.0
"""A way that is longer by a factor and so much makes other sides worth a look."""
_BEND: Final = 24.0
_PATIENT: Final = 10 * MOST
_OFF: Final = 0.25
"""How far off the middle of another side a way leaves or arrives, in widths of the side."""


class Terrain:
    """Boxes and junctions, for ways to keep off, and which arrow depends on which places."""

    watching = True
    """Whether to remember who looked where; there is no need if nothing will ever change."""
    traffic: Traffic | None = None
    """Where plain arrows run; ways round boxes cross few of them."""

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        self._rects = rects
        self._boxes: Obstacles | None = None
        self._all: Obstacles | None = None
        self._joints: dict[str, Rect] = {}
        self._dots = Obstacles()
        self._seen: dict[str, tuple[Rect, ...]] = {}
        self._watch = Grid()

    def strangers(self, rect: Rect, owners: Collection[str]) -> bool:
        """Whether a box other than these lies in the rectangle."""
        return not (self._boxes or self._index_boxes()).free(rect, owners)

    def blockers(self, rect: Rect, owners: Collection[str]) -> list[str]:
        """The boxes other than these in the rectangle."""
        return [] if self._boxes is None else self._boxes.blockers(rect, owners)

    def refresh(self, keys: Iterable[str]) -> None:
        """Follow boxes that came, went or moved."""
        for key in keys:
            rect = self._rects.get(key)
            for index in (self._boxes, self._all):
                if index is not None and rect is None:
                    index.drop(key)
                elif index is not None and rect is not None:
                    index.put(key, rect)

    def put_joint(self, key: str, draft: Draft | None) -> None:
        """Keep off the junction of this inference, if it has one to be seen."""
        if draft is not None and (draft.dot is not None or draft.aimed):
            self._joints[key] = joint = round_joint(*(draft.dot or draft.joint))
            self._dots.put(key, joint)
            if self._all is not None:
                self._all.put(key, joint)
        elif self._joints.pop(key, None) is not None:
            self._dots.drop(key)
            if self._all is not None:
                self._all.drop(key)

    def dotted(self, draft: Draft) -> bool:
        """Whether junctions of other arrows lie where this one runs."""
        skip = draft.id, draft.owners[-1]
        return any(self.dots_in(piece, skip) for piece in draft.pieces)

    def dots_in(self, rect: Rect, owners: Collection[str] = ()) -> bool:
        """Whether junctions of other arrows than these lie in the rectangle."""
        if not self._joints:
            return False
        return not self._dots.free(rect, owners)

    def joint(self, key: str) -> Rect | None:
        """The room round the junction of an inference that has one to be seen."""
        return self._joints.get(key)

    def touched(self, areas: Collection[Rect]) -> list[str]:
        """Arrows that were found by looking at one of these places."""
        found: dict[str, None] = {}
        for area in areas:
            for key in self._watch.near(area):
                if key not in found and any(map(area.intersects, self._seen[key])):
                    found[key] = None
        return sorted(found)

    def saw(self, key: str, places: Sequence[Rect]) -> None:
        """Note that an arrow would go another way if these places changed."""
        if not self.watching:
            return
        self._seen[key] = places = (*self._seen.get(key, ()), *places)
        self._watch.put(key, places)

    def forget(self, key: str) -> None:
        if self._seen.pop(key, None) is not None:
            self._watch.drop(key)

    def forget_all(self) -> None:
        self._seen.clear()
        self._watch = Grid()

    def begin_again(self) -> None:
        """Know nothing, as at first."""
        self._boxes = self._all = None
        self._joints.clear()
        self._dots = Obstacles()
        self.forget_all()

    def met(self, key: str, line: Sequence[Pair], owners: Collection[str]) -> bool:
        """Whether boxes other than these, or other junctions, lie on a way: from now on watched."""
        index = self._index()
        if self.watching:
            self.saw(key, _places(line))
        for (x0, y0), (x1, y1) in pairwise(line):
            if x0 == x1 or y0 == y1:
                aside, beyond = (2.0, 0.0) if x0 == x1 else (0.0, 2.0)
                left, right = (x0, x1) if x0 < x1 else (x1, x0)
                top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
                if not index.clear_rect(
                    left - aside, top - beyond, right + aside, bottom + beyond, 0.0, skip=owners
                ):
                    return True
                continue
            # Boxes where it starts and ends are touched by nature, but no more than touched.
            if not index.clear(x0, y0, x1, y1, _ASIDE, skip=owners):
                return True
            if not index.clear(x0, y0, x1, y1, -1.0, skip=(key,)):
                return True
        return False

    def way(self, draft: Draft, stem: Sequence[Pair]) -> Detour | None:
        """Another way from where the plain one begins to where it ends; None if there is none.

        Nor is one sought between boxes that hide each other: in a heap it takes longest, and leads
        through the heap.
        """
        goal = self._rects.get(draft.owners[-1])
        if goal is not None and any(_hide(self._rects[key], goal) for key in draft.owners[:-1]):
            return None
        arrival = draft.sides[-1]
        leaves = draft.sides[0]
        lead = LEAD
        if draft.dot is not None:
            # From the dot on, away from the premises.
            (x0, y0), (x1, y1) = stem[0], stem[1]
            leaves = (0 if y1 < y0 else 2) if x0 == x1 else (3 if x1 < x0 else 1)
        if draft.aimed:
            lead = draft.off - draft.bar + LEAD
        port = draft.slots[-1].bus if draft.slots[-1].joined else _ARRIVAL
        starts, ends = [End(*stem[0], leaves, lead)], [End(*stem[-1], arrival, port)]
        if draft.dot is not None and not draft.aimed:
            starts += [End(*stem[0], side) for side in _beside(leaves)]
        elif not draft.aimed:
            starts += _other_ends(self._rects[draft.owners[0]], leaves, stem[-1], LEAD)
        if goal is not None:
            ends += _other_ends(goal, arrival, stem[0], _ARRIVAL)
        else:
            ends.append(_across(ends[0]))
        return self._best(draft.id, starts, ends)

    def leg(self, draft: Draft, index: int, leg: Sequence[Pair], stem: Pair) -> Detour | None:
        """Another way for the leg of one of several premises, along the bar to the dot.

        It does not come to the dot where the stem leaves that, towards `stem`.
        """
        side = _towards(leg[-1], leg[-2])
        start = End(*leg[0], draft.sides[index])
        rect = self._rects[draft.owners[index]]
        starts = [start, *_other_ends(rect, start.side, leg[-1], LEAD)]
        taken = _towards(leg[-1], stem)
        sides = [each for each in (side, *_beside(taken), taken ^ 2) if each != taken]
        ends = [End(*leg[-1], each) for each in dict.fromkeys(sides)]
        return self._best(draft.id, starts, ends)

    def _best(self, key: str, starts: Sequence[End], ends: Sequence[End]) -> Detour | None:
        """The way between the first of these, or between others if that is much shorter."""
        first, last = starts[0], ends[0]
        best = self._found(key, first, last) or self._found(key, first, last, _PATIENT)
        direct = abs(first.x - last.x) + abs(first.y - last.y)
        if best is not None and best.length <= direct * _LONGER + _MUCH:
            return best
        least = inf if best is None else _cost(best) - _MUCH
        likely = [(start, last) for start in starts[1:]] + [(first, end) for end in ends[1:]]
        rest = [(start, end) for start in starts[1:] for end in ends[1:]]
        for pairs in (likely, rest):
            for start, end in pairs:
                found = self._found(key, start, end)
                if found is not None and _cost(found) < least:
                    best, least = found, _cost(found)
            if best is not None:
                break
        return best

    def _found(self, key: str, start: End, end: End, most: int = MOST) -> Detour | None:
        index = self._index()
        looked: list[Rect] = []
        found = way_round(
            start, end, index, skip=(key,), most=most, looked=looked, traffic=self.traffic
        )
        if found is None or not found.pieces:
            self.saw(key, looked)
            return None
        pieces, read = in_lanes(found.pieces, index, (key,))
        self.saw(key, (*found.read, *read))
        return found._replace(pieces=pieces)

    def _index(self) -> Obstacles:
        if self._all is None:
            self._all = (self._boxes or self._index_boxes()).copy()
            for key, joint in self._joints.items():
                self._all.put(key, joint)
        return self._all

    def _index_boxes(self) -> Obstacles:
        if self._boxes is None:
            self._boxes = Obstacles(self._rects)
        return self._boxes


def _places(line: Sequence[Pair]) -> list[Rect]:
    """Where a way would meet what is in the way."""
    places = []
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 == x1 or y0 == y1:
            places.append(hull(((x0, y0), (x1, y1)), vertical=True, margin=2.0))
        else:
            places.append(spanning(Point(x0, y0), Point(x1, y1)).grown(_ASIDE))
    return places


def _towards(here: Pair, there: Pair) -> int:
    """The side on which a place lies, seen from another one."""
    across, down = there[0] - here[0], there[1] - here[1]
    if abs(down) >= abs(across):
        return TOP if down < 0.0 else BOTTOM
    return LEFT if across < 0.0 else RIGHT


def _hide(one: Rect, other: Rect) -> bool:
    """Whether two boxes lie on each other up to the middle of one."""
    return other.contains(one.center) or one.contains(other.center)


def _beside(side: int) -> tuple[int, int]:
    return (side + 1) % 4, (side + 3) % 4


def _other_ends(rect: Rect, side: int, to: Pair, lead: float) -> list[End]:
    """The other sides of a box, each off its middle towards where the way leads."""
    found = []
    for each in (*_beside(side), (side + 2) % 4):
        low, size = (rect.x, rect.width) if upright(each) else (rect.y, rect.height)
        wish = to[0] if upright(each) else to[1]
        place = low + size / 2 + (-_OFF if wish < low + size / 2 else _OFF) * size
        x, y = (place, edge(rect, each)) if upright(each) else (edge(rect, each), place)
        found.append(End(x, y, each, lead))
    return found


def _across(end: End) -> End:
    """The place on the other side of a junction."""
    off = -2 * m.JUNCTION_CLEARANCE * OUTWARD[end.side]
    x, y = (end.x, end.y + off) if upright(end.side) else (end.x + off, end.y)
    return End(x, y, (end.side + 2) % 4, end.lead)


def _cost(way: Detour) -> float:
    return way.length + _BEND * len(way.pieces)
