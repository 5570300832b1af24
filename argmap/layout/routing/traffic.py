"""Where plain arrows run, for ways round boxes to cross few of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from argmap.core.geometry import Rect
from argmap.layout.obstacles import Span
from argmap.layout.routing.draft import BUS, Draft, Pair
from argmap.layout.sides import OUTWARD, edge, middle, upright
from argmap.layout.wayfinding.between import Line

_CELL: Final = 1024.0
_WIDE: Final = 1 << 24
_Way = tuple[int, float]
"""Upright or level, ahead (1) or back (-1)."""
_Cell = tuple[int, int, int]
"""Upright or level, how often twice as large, and column times `_WIDE` plus row."""
_Key = tuple[str, int]
_Layers = dict[int, dict[int, dict[_Key, Line]]]
_NOWHERE: Final[tuple[list[Span], list[_Cell]]] = ([], [])
_ASIDE: Final = 0.5
"""A premise no farther aside of the dot has no leg along the bar."""


class Traffic:
    """Lines of arrows between facing sides, indexed when first asked for.

    Each is known from its own draft alone, and lies within the pieces of that. It stands in the
    cell of its top left corner, and reaches into the next ones at most.
    """

    def __init__(self, rects: Mapping[str, Rect], drafts: Mapping[str, Draft]) -> None:
        self._rects = rects
        self._drafts = drafts
        self._layers: dict[_Way, _Layers] | None = None
        self._places: dict[str, tuple[list[Span], list[_Cell]]] = {}

    def __call__(self, span: Span, upright: bool, sign: float) -> list[Line]:
        """Lines that run upright or level at their ends and may lie in a rectangle, in no order.

        Seen going ahead or, with a negative sign, back: what lies behind has lesser places.
        """
        if self._layers is None:
            self._layers = {(way, each): {} for way in (0, 1) for each in (1.0, -1.0)}
            for key in self._drafts:
                self._put(key, self._layers)
        left, top, right, bottom = span
        found: list[Line] = []
        for level, layer in self._layers[0 if upright else 1, sign].items():
            size = _CELL * (1 << level)
            first, last = int(top // size) - 1, int(bottom // size) + 1
            for column in range(int(left // size) - 1, int(right // size) + 1):
                start = column * _WIDE
                for place in range(start + first, start + last):
                    cell = layer.get(place)
                    if cell:
                        found += cell.values()
        return found

    def note(self, key: str) -> None:
        """Follow a draft that was made anew, or is gone."""
        if self._layers is not None:
            for at, (way, level, place) in enumerate(self._places.pop(key, _NOWHERE)[1]):
                for sign in (1.0, -1.0):
                    del self._layers[way, sign][level][place][key, at]
            self._put(key, self._layers)

    def begin_again(self) -> None:
        self._layers = None
        self._places.clear()

    def held(self, keys: Iterable[str]) -> list[Rect]:
        """What holds the lines of these as last noted, if anybody may have asked for them."""
        spans = [span for key in keys if key in self._places for span in self._places[key][0]]
        return [Rect(left, top, right - left, bottom - top) for left, top, right, bottom in spans]

    def _put(self, key: str, layers: dict[_Way, _Layers]) -> None:
        lines = self._lines(key)
        if not lines:
            return
        spans: list[Span] = []
        places: list[_Cell] = []
        for at, (span, way, line) in enumerate(lines):
            left, top, right, bottom = span
            width, height = right - left, bottom - top
            level = (int(width if width > height else height) // int(_CELL)).bit_length()
            size = _CELL * (1 << level)
            place = int(left // size) * _WIDE + int(top // size)
            spans.append(span)
            places.append((way, level, place))
            a, b, aside, begins, ends = line
            ahead = layers[way, 1.0].setdefault(level, {}).setdefault(place, {})
            back = layers[way, -1.0].setdefault(level, {}).setdefault(place, {})
            ahead[key, at] = line
            back[key, at] = b, a, -aside, -ends, -begins
        self._places[key] = spans, places

    def _lines(self, key: str) -> list[tuple[Span, int, Line]]:
        """The lines of an arrow, each with the rectangle round it; 1 if it is level at its ends.

        Those of several premises have one for each leg to the bar, beside the stem.
        """
        draft = self._drafts.get(key)
        if draft is None or draft.kind != BUS or draft.blocked:
            return []
        goal = self._rects.get(draft.owners[-1])
        if goal is None:
            return []
        arrival = draft.sides[-1]
        out = OUTWARD[arrival]
        end, start = middle(goal, arrival), draft.far[-1]
        tip = edge(goal, arrival)
        level, first = tip + out * draft.bus, tip + out * draft.gap
        if draft.dot is None:
            return [_line(arrival, (start, first), level, (end, tip))]
        dot = draft.dot if upright(arrival) else draft.dot[::-1]
        lines = [_line(arrival, dot, level, (end, tip))]
        for premise, side in zip(draft.owners, draft.sides[:-1], strict=False):
            rect = self._rects[premise]
            place = middle(rect, side)
            if side == arrival ^ 2 and abs(place - dot[0]) > _ASIDE:
                lines.append(_line(arrival, (place, edge(rect, side)), dot[1], dot))
        return lines


def _line(arrival: int, start: Pair, level: float, end: Pair) -> tuple[Span, int, Line]:
    """From a place (across, along) to another, which is met on that side, aside on a level."""
    (a, first), (b, last) = (end, start) if OUTWARD[arrival] > 0.0 else (start, end)
    line = (a, b, level, first, last)
    low, high = (a, b) if a < b else (b, a)
    if upright(arrival):
        return (low, first, high, last), 0, line
    return (first, low, last, high), 1, line
