"""Arrows at a glance: straight lines from box to box, for maps seen from far away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.core.graph import role_of
from argmap.layout import metrics as m
from argmap.layout.grid import Grid
from argmap.layout.shapes import Role

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference

_COARSE: Final = 8 * m.CELL
"""Sketches are drawn where a tile shows thousands of scene pixels: fine cells would be wasted."""


class Sketch(NamedTuple):
    """The least that can be drawn of an arrow: lines between the middles of boxes.

    Boxes are painted above, so that only what lies between them is seen. `knot` is where the
    arrows that aim at this one end.
    """

    id: str
    role: Role
    lines: tuple[tuple[Point, Point], ...]
    knot: Point
    bounds: Rect


class Sketches:
    """Sketches by inference id. They follow from boxes alone, and are made when first asked for."""

    def __init__(self, document: Document, rects: Mapping[str, Rect]) -> None:
        self._document = document
        self._rects = rects
        self._sketches: dict[str, Sketch] = {}
        self._grid: Grid | None = None

    def __getitem__(self, key: str) -> Sketch:
        """The sketch; made first, if need be, and those that it aims at before it."""
        sketch = self._sketches.get(key)
        if sketch is not None:
            return sketch
        inferences = self._document.inferences
        chain = [inferences[key]]
        while (aim := chain[-1].target) in inferences and aim not in self._sketches:
            chain.append(inferences[aim])
        for each in reversed(chain):
            self._sketches[each.id] = self._made(each)
        return self._sketches[key]

    def near(self, rect: Rect) -> list[Sketch]:
        """Those that touch the rectangle, by id."""
        grid = self._grid or self._filled()
        found = map(self._sketches.__getitem__, grid.near(rect))
        return sorted([each for each in found if rect.intersects(each.bounds)], key=itemgetter(0))

    def update(self, changed: Collection[str]) -> list[Rect]:
        """Make these anew, or forget those that are gone; where they were seen and are."""
        places = [self._sketches.pop(key).bounds for key in changed if key in self._sketches]
        if self._grid is None:
            return places
        inferences = self._document.inferences
        for key in changed:
            if key in inferences:
                bounds = self[key].bounds
                self._grid.put(key, (bounds,))
                places.append(bounds)
            else:
                self._grid.drop(key)
        return places

    def _filled(self) -> Grid:
        self._grid = Grid(_COARSE)
        for key in self._document.inferences:
            self._grid.put(key, (self[key].bounds,))
        return self._grid

    def _made(self, inference: Inference) -> Sketch:
        goal = self._rects.get(inference.target)
        tip = self._sketches[inference.target].knot if goal is None else goal.center
        feet = [self._rects[premise].center for premise in inference.premises]
        if len(feet) == 1:
            lines: tuple[tuple[Point, Point], ...] = ((feet[0], tip),)
            knot = Point((feet[0].x + tip.x) / 2, (feet[0].y + tip.y) / 2)
        else:
            knot = _meeting(feet, tip)
            lines = (*((foot, knot) for foot in feet), (knot, tip))
        role = role_of(self._document, inference)
        return Sketch(inference.id, role, lines, knot, _round((*feet, knot, tip)))


def _meeting(feet: list[Point], tip: Point) -> Point:
    """Half way between the middle of the premises and the target."""
    x = sum(foot.x for foot in feet) / len(feet)
    y = sum(foot.y for foot in feet) / len(feet)
    return Point((x + tip.x) / 2, (y + tip.y) / 2)


def _round(points: Iterable[Point]) -> Rect:
    xs, ys = zip(*points, strict=True)
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)
