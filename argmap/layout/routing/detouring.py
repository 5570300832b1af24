"""What is in the way of arrows, the ways round it, and what was looked at to find them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.detours import LEAD, Detour, End, way_round
from argmap.layout.grid import Grid
from argmap.layout.obstacles import Obstacles
from argmap.layout.routing.draft import Draft, Pair, round_joint
from argmap.layout.routing.lanes import in_lanes
from argmap.layout.routing.traffic import Traffic

_ARRIVAL = m.SIGN_DISTANCE + m.SIGN_RADIUS


class Terrain:
    """Boxes and junctions, for ways to keep off, and which arrow depends on which places."""

    traffic: Traffic | None = None
    """Where plain arrows run; ways round boxes cross few of them."""

    def __init__(self, rects: Mapping[str, Rect]) -> None:
        self._rects = rects
        self._boxes: Obstacles | None = None
        self._all: Obstacles | None = None
        self._joints: dict[str, Rect] = {}
        self._seen: dict[str, tuple[Rect, ...]] = {}
        self._watch = Grid()
        # Those for which no way was found: any change may open one.
        self._stuck: dict[str, None] = {}

    def strangers(self, rect: Rect, owners: Collection[str]) -> bool:
        """Whether a box other than these lies in the rectangle."""
        if self._boxes is None:
            self._boxes = Obstacles(self._rects)
        x, y, width, height = rect
        return not self._boxes.clear_rect(x, y, x + width, y + height, 0.0, skip=owners)

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
            if self._all is not None:
                self._all.put(key, joint)
        elif self._joints.pop(key, None) is not None and self._all is not None:
            self._all.drop(key)

    def joint(self, key: str) -> Rect | None:
        """The room round the junction of an inference that has one to be seen."""
        return self._joints.get(key)

    def touched(self, areas: Collection[Rect]) -> list[str]:
        """Arrows that were found by looking at one of these places."""
        found: dict[str, None] = dict(self._stuck) if areas else {}
        for area in areas:
            for key in self._watch.near(area):
                if key not in found and any(map(area.intersects, self._seen[key])):
                    found[key] = None
        return sorted(found)

    def saw(self, key: str, places: Sequence[Rect]) -> None:
        """Note that an arrow would go another way if these places changed."""
        self._seen[key] = places = (*self._seen.get(key, ()), *places)
        self._watch.put(key, places)

    def forget(self, key: str) -> None:
        self._stuck.pop(key, None)
        if self._seen.pop(key, None) is not None:
            self._watch.drop(key)

    def forget_all(self) -> None:
        self._seen.clear()
        self._stuck.clear()
        self._watch = Grid()

    def begin_again(self) -> None:
        """Know nothing, as at first."""
        self._boxes = self._all = None
        self._joints.clear()
        self.forget_all()

    def way(self, draft: Draft, stem: Sequence[Pair]) -> Detour | None:
        """Another way from where the plain one begins to where it ends; None if there is none."""
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
        return self._found(draft.id, End(*stem[0], leaves, lead), End(*stem[-1], arrival, port))

    def leg(self, draft: Draft, index: int, leg: Sequence[Pair]) -> Detour | None:
        """Another way for the leg of one of several premises, along the bar to the dot."""
        (x0, y0), (x1, y1) = leg[-2:]
        side = (0 if y0 < y1 else 2) if x0 == x1 else (3 if x0 < x1 else 1)
        return self._found(draft.id, End(*leg[0], draft.sides[index]), End(x1, y1, side))

    def _found(self, key: str, start: End, end: End) -> Detour | None:
        if self._all is None:
            self._all = Obstacles({**self._rects, **self._joints})
        found = way_round(start, end, self._all, skip=(key,), traffic=self.traffic)
        if found is None:
            self._stuck[key] = None
            return None
        pieces, read = in_lanes(found.pieces, self._all, (key,))
        self.saw(key, (*found.read, *read))
        return found._replace(pieces=pieces)
