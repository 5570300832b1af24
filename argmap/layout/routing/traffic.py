"""Where plain arrows run, for ways round boxes to cross few of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.obstacles import Span
from argmap.layout.routing.draft import BUS, Draft
from argmap.layout.sides import OUTWARD, edge, middle
from argmap.layout.wayfinding.between import Line

_CELL: Final = 512.0
_Cell = tuple[int, int, int, int]
"""Upright or level, how often twice as large, column and row."""
_NOWHERE: Final[tuple[Span, list[_Cell]]] = ((0.0, 0.0, 0.0, 0.0), [])


class Traffic:
    """Lines of arrows between facing sides, indexed when first asked for.

    Each is known from its own draft alone, and lies within the pieces of that.
    """

    def __init__(self, rects: Mapping[str, Rect], drafts: Mapping[str, Draft]) -> None:
        self._rects = rects
        self._drafts = drafts
        self._cells: dict[_Cell, dict[str, Line]] | None = None
        self._places: dict[str, tuple[Span, list[_Cell]]] = {}
        self._levels: dict[int, None] = {}

    def __call__(self, span: Span, upright: bool) -> list[Line]:
        """Lines in a rectangle that run upright or level at their ends, each once, in no order."""
        if self._cells is None:
            self._cells = {}
            for key in self._drafts:
                self._put(key, self._cells)
        cells, way = self._cells, 0 if upright else 1
        found: dict[str, Line] = {}
        for level in self._levels:
            for place in _cells_in(span, way, level):
                cell = cells.get(place)
                if cell is not None:
                    found.update(cell)
        return list(found.values())

    def note(self, key: str) -> None:
        """Follow a draft that was made anew, or is gone."""
        if self._cells is not None:
            for cell in self._places.pop(key, _NOWHERE)[1]:
                del self._cells[cell][key]
            self._put(key, self._cells)

    def begin_again(self) -> None:
        self._cells = None
        self._places.clear()
        self._levels.clear()

    def held(self, keys: Iterable[str]) -> list[Rect]:
        """What holds the lines of these as last noted, if anybody may have asked for them."""
        spans = [self._places[key][0] for key in keys if key in self._places]
        return [Rect(left, top, right - left, bottom - top) for left, top, right, bottom in spans]

    def _put(self, key: str, cells: dict[_Cell, dict[str, Line]]) -> None:
        known = self._line(key)
        if known is None:
            return
        span, way, line = known
        size = max(span[2] - span[0], span[3] - span[1])
        coarse = max(0, int(size // _CELL).bit_length() - 1)
        self._levels[coarse] = None
        places = _cells_in(span, way, coarse)
        self._places[key] = span, places
        for place in places:
            cells.setdefault(place, {})[key] = line

    def _line(self, key: str) -> tuple[Span, int, Line] | None:
        """The line of an arrow, and the rectangle round it; 1 if it is level at its ends."""
        draft = self._drafts.get(key)
        if draft is None or draft.kind != BUS or draft.blocked:
            return None
        goal = self._rects.get(draft.owners[-1])
        if goal is None:
            return None
        arrival = draft.sides[-1]
        out = OUTWARD[arrival]
        end, start = middle(goal, arrival), draft.far[-1]
        tip = edge(goal, arrival)
        level, first = tip + out * draft.bus, tip + out * draft.gap
        line = (end, start, level, tip, first) if out > 0.0 else (start, end, level, first, tip)
        low, high = (start, end) if start < end else (end, start)
        if arrival & 1:
            return (line[3], low, line[4], high), 1, line
        return (low, line[3], high, line[4]), 0, line


def _cells_in(span: Span, way: int, level: int) -> list[_Cell]:
    size = _CELL * (1 << level)
    left, top, right, bottom = span
    columns = range(int(left // size), int(right // size) + 1)
    rows = range(int(top // size), int(bottom // size) + 1)
    return [(way, level, column, row) for column in columns for row in rows]
