"""Push apart: boxes that lie on each other give way, as little as possible, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, Literal, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.grid import Grid

GAP: Final = 16.0
"""What lies on each other is pushed so far apart."""
_CELL: Final = 256.0
_PILE: Final = 1024.0
_ROUNDS: Final = 40
_PATIENCE: Final = 4
_TOUCH: Final = 0.01
"""Places are stored to a hundredth of a pixel; nearer than that is touching."""
_OFTEN: Final = 256
_NEAREST: Final = 12
_STEP: Final = 48.0

Axis = Literal["x", "y"]
Checkpoint = Callable[[], None]


def push_apart(
    rects: Mapping[str, Rect],
    fixed: Collection[str] = (),
    gap: float = GAP,
    checkpoint: Checkpoint | None = None,
    *,
    among: Iterable[str] | None = None,
    along: Axis | None = None,
) -> dict[str, Point]:
    """Where the boxes go that have to give way, by their top left corners.

    Only boxes that lie on each other begin to move, to be `gap` apart. One that moves comes no
    nearer than half of it to any other, which moves on if it must. Afterwards no box lies on
    another, but for `fixed` ones, which never move. `among` are the boxes to begin with (None:
    all). With `along`, boxes move along one axis only, and may be left lying on each other where
    fixed ones leave no room. `checkpoint` is called often, and may raise to give up.
    """
    ground = Ground(rects, fixed, gap, checkpoint)
    pending = ground.conflicts(rects if among is None else among)
    fewest, idle = len(pending), 0
    for _ in range(_ROUNDS):
        if not pending or idle > _PATIENCE:
            break
        pending = ground.relax(pending, along)
        idle = 0 if len(pending) < fewest else idle + 1
        fewest = min(fewest, len(pending))
    if along is None and pending:
        ground.rehouse(pending)
    return {key: Point(ground.rects[key].x, ground.rects[key].y) for key in ground.moved}


def overlapping(rects: Mapping[str, Rect], among: Iterable[str] | None = None) -> list[str]:
    """Those of the boxes `among` (None: all) that lie on another one."""
    keys = [key for key in (rects if among is None else among) if key in rects]
    return Ground(rects, (), 0.0).conflicts(keys)


class _Clash(NamedTuple):
    """How far a box must go to be clear of another, by the shortest way."""

    other: str
    dx: float
    dy: float


class Ground:
    """Boxes and who is near to whom, kept up to date as they move."""

    def __init__(
        self,
        rects: Mapping[str, Rect],
        fixed: Collection[str],
        gap: float,
        checkpoint: Checkpoint | None = None,
    ) -> None:
        self.rects = dict(rects)
        self.moved: dict[str, None] = {}
        self._fixed = frozenset(fixed)
        self._gap = gap
        self._close = gap / 2
        self._checkpoint = checkpoint
        self._work = 0
        self._grid = Grid(_CELL)
        self._full: dict[tuple[float, float], float] = {}
        self._ranks = {key: rank for rank, key in enumerate(rects)}
        for key, rect in self.rects.items():
            self._grid.put(key, (rect,))
            self._breathe()

    def conflicts(self, keys: Iterable[str]) -> list[str]:
        """Loose boxes that lie on another, or fixed ones that a loose one lies on: the loose."""
        found: dict[str, None] = {}
        for key in keys:
            for other in self._touching(key, 0.0):
                found.update((each, None) for each in (key, other) if each not in self._fixed)
        return sorted(found, key=self._ranks.__getitem__)

    def relax(self, keys: Iterable[str], along: Axis | None) -> list[str]:
        """One round: each box and those it is in conflict with share the way; who is next."""
        disturbed: dict[str, None] = {}
        for key in keys:
            clash = self._deepest(key, along)
            if clash is None:
                continue
            mine = 1.0 if clash.other in self._fixed else 0.5
            self._shift(key, clash.dx * mine, clash.dy * mine)
            disturbed[key] = None
            if mine < 1.0:
                self._shift(clash.other, -clash.dx * mine, -clash.dy * mine)
                disturbed[clash.other] = None
        near = (other for key in disturbed for other in self._touching(key, self._close))
        keys = (key for key in {*disturbed, *near} if key not in self._fixed)
        return sorted(keys, key=self._ranks.__getitem__)

    def rehouse(self, keys: Iterable[str]) -> None:
        """Move each box that still lies on something to the nearest place with room for it."""
        homeless = list(keys)
        for key in homeless:
            self._grid.drop(key)
        for key in homeless:
            self.rects[key] = self._room(self.rects[key])
            self._grid.put(key, (self.rects[key],))
            self.moved[key] = None

    def _breathe(self) -> None:
        self._work += 1
        if self._checkpoint is not None and self._work % _OFTEN == 0:
            self._checkpoint()

    def _touching(self, key: str, gap: float) -> list[str]:
        rect = self.rects[key]
        return [other for other in self._over(rect, gap) if other != key]

    def _over(self, rect: Rect, gap: float) -> list[str]:
        """What lies on a rectangle, or nearer to it than `gap`, by a hundredth of a pixel."""
        self._breathe()
        x, y, width, height = rect
        reach = gap - _TOUCH
        left, top, right, bottom = x - reach, y - reach, x + width + reach, y + height + reach
        rects = self.rects
        found = []
        for other in self._grid.near(Rect(left, top, right - left, bottom - top)):
            ox, oy, ow, oh = rects[other]
            if ox < right and left < ox + ow and oy < bottom and top < oy + oh:
                found.append(other)
        return found

    def _overlap(self, key: str, other: str) -> bool:
        a, b = self.rects[key], self.rects[other]
        return (
            a.x + _TOUCH < b.right
            and b.x + _TOUCH < a.right
            and a.y + _TOUCH < b.bottom
            and b.y + _TOUCH < a.bottom
        )

    def _deepest(self, key: str, along: Axis | None) -> _Clash | None:
        """What the box must get clear of first: that from which the shortest way is longest."""
        found = None
        deepest = 0.0
        for other in self._touching(key, self._close):
            if key in self.moved or other in self.moved or self._overlap(key, other):
                clash = self._clash(key, other, along)
                depth = abs(clash.dx + clash.dy)
                if depth > deepest:
                    found, deepest = clash, depth
        return found

    def _clash(self, key: str, other: str, along: Axis | None) -> _Clash:
        a, b, gap = self.rects[key], self.rects[other], self._gap
        first = self._ranks[key] < self._ranks[other]
        dx = _escape(a.x, a.width, b.x, b.width, gap, first=first)
        dy = _escape(a.y, a.height, b.y, b.height, gap, first=first)
        if along == "x" or (along is None and abs(dx) <= abs(dy)):
            return _Clash(other, dx, 0.0)
        return _Clash(other, 0.0, dy)

    def _shift(self, key: str, dx: float, dy: float) -> None:
        rect = self.rects[key]
        bound = MAX_COORDINATE
        x = min(max(rect.x + dx, -bound), bound)
        y = min(max(rect.y + dy, -bound), bound)
        self.rects[key] = rect = Rect(x, y, rect.width, rect.height)
        self.moved[key] = None
        self._grid.put(key, (rect,))

    def _room(self, rect: Rect) -> Rect:
        """The nearest place where nothing is nearer than the gap; there is always one."""
        reach = max(rect.width, rect.height) + self._gap
        around = self._over(rect, reach)
        if not around:
            return rect
        found = None
        if _pile(rect) not in self._full:
            around.sort(key=lambda other: (_distance(rect, self.rects[other]), self._ranks[other]))
            found = self._free_among(rect, around[:_NEAREST])
        return found or self._on_a_ring(rect)

    def _free_among(self, rect: Rect, around: list[str]) -> Rect | None:
        """The nearest free place that touches the gaps of some of these."""
        gap = self._gap
        lefts, tops = {rect.x}, {rect.y}
        for other in around:
            o = self.rects[other]
            lefts |= {o.x - gap - rect.width, o.right + gap}
            tops |= {o.y - gap - rect.height, o.bottom + gap}
        spots = sorted(
            (abs(x - rect.x) + abs(y - rect.y), x, y)
            for x in lefts
            for y in tops
            if abs(x) <= MAX_COORDINATE and abs(y) <= MAX_COORDINATE
        )
        for _, x, y in spots:
            spot = Rect(x, y, rect.width, rect.height)
            if not self._over(spot, gap):
                return spot
        return None

    def _on_a_ring(self, rect: Rect) -> Rect:
        """A free place on the innermost square round the box that has one.

        What is piled up in one place is not looked through anew for each box of the pile.
        """
        step = max(_STEP, min(rect.width, rect.height) / 2)
        pile = _pile(rect)
        reach = max(step, self._full.get(pile, 0.0) - step)
        while reach <= 4 * MAX_COORDINATE:
            for dx, dy in _ring(reach, step):
                spot = rect.moved(dx, dy)
                inside = max(abs(spot.x), abs(spot.y)) <= MAX_COORDINATE
                if inside and not self._over(spot, self._gap):
                    self._full[pile] = reach
                    return spot
            reach += step
        return rect


def _escape(a: float, size: float, b: float, other: float, gap: float, *, first: bool) -> float:
    """How far the first stretch goes, the shorter way, to be `gap` clear of the second."""
    back, forth = b - gap - size - a, b + other + gap - a
    if abs(back) == abs(forth):
        return back if first else forth
    return back if abs(back) < abs(forth) else forth


def _ring(reach: float, step: float) -> list[tuple[float, float]]:
    """Places on the square at this distance, nearest first."""
    count = int(reach // step)
    sides = [number * step for number in range(-count, count + 1)]
    places = [(side, end) for side in sides for end in (-reach, reach)]
    places += [(end, side) for side in sides for end in (-reach, reach)]
    return sorted(places, key=lambda place: (place[0] ** 2 + place[1] ** 2, place))


def _pile(rect: Rect) -> tuple[float, float]:
    return rect.center.x // _PILE, rect.center.y // _PILE


def _distance(a: Rect, b: Rect) -> float:
    ax, ay = a.center
    bx, by = b.center
    return abs(ax - bx) + abs(ay - by)
