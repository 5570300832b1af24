"""Arrows at a glance: straight lines from box to box, for maps seen from far away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect
from argmap.core.graph import role_of
from argmap.layout import metrics as m
from argmap.layout.shapes import Role
from argmap.layout.waiting import Waiting

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference

_CELL: Final = 8 * m.CELL
"""Sketches are drawn where a tile shows thousands of scene pixels: fine cells would be wasted."""
_MANY: Final = 256
_LONG: Final = (0, 0, 1)

_Cell = tuple[int, int, int]
_Pair = tuple[float, float]
Segment = tuple[float, float, float, float]
"""A line from x, y to x, y."""


class Sketch(NamedTuple):
    """The least that can be drawn of an arrow: lines between the middles of boxes.

    Boxes are painted above, so that only what lies between them is seen. With several premises
    all but the last line lead to where they meet.
    """

    id: str
    role: Role
    lines: tuple[Segment, ...]
    bounds: Rect

    @property
    def knot(self) -> _Pair:
        """Where arrows that aim at this one end."""
        x0, y0, x1, y1 = self.lines[-1]
        return (x0, y0) if len(self.lines) > 1 else ((x0 + x1) / 2, (y0 + y1) / 2)


_new = tuple.__new__  # half of what Rect(…) costs, and there may be 20,000 to make


class Sketches:
    """Sketches by inference id. They follow from boxes alone, and are made when first asked for.

    A sketch stands in the cell of its top left corner and reaches into the next ones at most; long
    ones have a place of their own.
    """

    def __init__(self, document: Document, rects: Mapping[str, Rect]) -> None:
        self._document = document
        self._rects = rects
        self._sketches: dict[str, Sketch] = {}
        self._cells: dict[_Cell, dict[str, Sketch]] = {}
        self._roles: dict[str, Role] = {}
        self._waiting = Waiting(document, rects)

    def __getitem__(self, key: str) -> Sketch:
        """The sketch; made first, if need be, and those that it aims at before it."""
        sketch = self._sketches.get(key)
        return sketch or self._make(key, self._document.inferences)

    def near(self, rect: Rect) -> list[Sketch]:
        """Those whose bounds touch the rectangle, in no order."""
        inferences = self._document.inferences
        for key in self._waiting.take(rect):
            if key not in self._sketches:
                self._make(key, inferences)
        x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        return [
            each
            for cell in self._cells_at(rect)
            for each in cell.values()
            if (box := each[3])[0] <= right
            and box[1] <= bottom
            and x <= box[0] + box[2]
            and y <= box[1] + box[3]
        ]

    def begin_again(self, *, moved: bool) -> None:
        """Forget all of them; where boxes have only `moved`, roles are as they were."""
        if moved:
            self._roles.update((key, each.role) for key, each in self._sketches.items())
        else:
            self._roles.clear()
        self._waiting.begin_again(moved=moved)
        self._sketches.clear()
        self._cells.clear()

    def update(self, changed: Collection[str]) -> list[Rect]:
        """Make these anew, or forget those that are gone; where others are seen now."""
        inferences = self._document.inferences
        for key in changed if self._roles else ():
            self._roles.pop(key, None)
        self._waiting.leave_out(changed)
        seen = {key: self._forget(key) for key in changed if key in self._sketches}
        if not seen and not self._sketches:
            self._waiting.begin_again(moved=False)
            return []
        there = {key: self[key] for key in changed if key in inferences}
        pairs = ((seen.get(key), there.get(key)) for key in changed)
        return [each.bounds for pair in pairs if pair[0] != pair[1] for each in pair if each]

    def _cells_at(self, rect: Rect) -> Iterable[dict[str, Sketch]]:
        cells = self._cells
        left, right = int(rect.x // _CELL) - 1, int(rect.right // _CELL)
        top, bottom = int(rect.y // _CELL) - 1, int(rect.bottom // _CELL)
        if (right - left + 1) * (bottom - top + 1) > _MANY:
            return cells.values()
        keys = [(i, j, 0) for i in range(left, right + 1) for j in range(top, bottom + 1)]
        return [cells[key] for key in (*keys, _LONG) if key in cells]

    def _make(self, key: str, inferences: Mapping[str, Inference]) -> Sketch:
        """Make a sketch and first, if need be, those it aims at; however long the chain."""
        inference = inferences[key]
        goal = self._rects.get(inference.target)
        if goal is not None:
            x, y, width, height = goal
            return self._keep(inference, (x + width / 2, y + height / 2))
        chain = [inference]
        while (aim := chain[-1].target) in inferences and aim not in self._sketches:
            chain.append(inferences[aim])
        for each in reversed(chain):
            goal = self._rects.get(each.target)
            tip = self._sketches[each.target].knot if goal is None else goal.center
            self._keep(each, tip)
        return self._sketches[key]

    def _keep(self, inference: Inference, tip: _Pair) -> Sketch:
        key, premises = inference.id, inference.premises
        x1, y1 = tip
        if len(premises) == 1:
            x, y, width, height = self._rects[premises[0]]
            x0, y0 = x + width / 2, y + height / 2
            lines: tuple[Segment, ...] = ((x0, y0, x1, y1),)
            left, width = (x0, x1 - x0) if x0 < x1 else (x1, x0 - x1)
            top, height = (y0, y1 - y0) if y0 < y1 else (y1, y0 - y1)
            bounds = _new(Rect, (left, top, width, height))
        else:
            lines = _linked([self._rects[premise].center for premise in premises], tip)
            bounds = _round(lines)
        role = self._roles.get(key) or role_of(self._document, inference)
        sketch: Sketch = _new(Sketch, (key, role, lines, bounds))
        self._sketches[key] = sketch
        place = _cell_of(bounds)
        cell = self._cells.get(place)
        if cell is None:
            self._cells[place] = {key: sketch}
        else:
            cell[key] = sketch
        return sketch

    def _forget(self, key: str) -> Sketch:
        sketch = self._sketches.pop(key)
        del self._cells[_cell_of(sketch.bounds)][key]
        return sketch


def _cell_of(bounds: Rect) -> _Cell:
    x, y, width, height = bounds
    return _LONG if width > _CELL or height > _CELL else (int(x // _CELL), int(y // _CELL), 0)


def _linked(feet: Sequence[_Pair], tip: _Pair) -> tuple[Segment, ...]:
    """Lines that meet half way between the middle of the premises and the target."""
    x = (sum(x for x, _ in feet) / len(feet) + tip[0]) / 2
    y = (sum(y for _, y in feet) / len(feet) + tip[1]) / 2
    return (*((*foot, x, y) for foot in feet), (x, y, *tip))


def _round(lines: Sequence[Segment]) -> Rect:
    xs = [x for line in lines for x in line[::2]]
    ys = [y for line in lines for y in line[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
