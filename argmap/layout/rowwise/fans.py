"""Fans: what arrives at a box from the row right below it, by elbows on a bus."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from argmap.layout import channel
from argmap.layout import metrics as m
from argmap.layout.rowwise.ports import runs_at, track

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from argmap.layout.rowwise.rows import Row
    from argmap.layout.rowwise.scheme import Scheme

Elbow = tuple[float, float, float, float, float, int]
"""A plain way: u0 and v0 where it starts, the level of its bus, u1 and v1 where it ends, and the
flank where a word has room."""

_NEARLY: Final = 24.0
"""So little aside of its port a premise is left off its middle, for a straight line."""
_APART: Final = 24.0
_MOST_LEVELS: Final = 3
_MARK: Final = m.JUNCTION_CLEARANCE


class Fans:
    """The levels of all buses at once; the elbows of a fan when they are asked for.

    `busy` are sides of boxes, as 2 × box + 1 if it is the far one, where links start or end, too.
    `crossed` are inferences whose fan would have lain on others: they are links.
    """

    def __init__(self, scheme: Scheme, busy: Container[int]) -> None:
        self._scheme = scheme
        self._busy = busy
        self._raised: dict[int, int] = {}
        self.elbows: list[Elbow | None] = [None] * len(scheme.premise)
        self.crossed: list[int] = []
        by_number, marks = scheme.rows.by_number, self._marks()
        for number, row in by_number.items():
            if number + 1 in by_number:
                self._order(row, marks.get(number + 1, ()))
        for tie in scheme.reaches:
            self._make_room(tie)

    def _marks(self) -> dict[int, list[float]]:
        """By row, where others meet, or are aimed at, right before its boxes."""
        scheme = self._scheme
        found: dict[int, list[float]] = {}
        for dot in scheme.dots.values():
            found.setdefault(dot.row.number, []).append(dot.u)
        for tie in scheme.onto:
            premise = scheme.premise[tie]
            if premise >= 0:
                found.setdefault(scheme.rows.row[premise], []).append(scheme.foot[tie])
        return found

    def _order(self, row: Row, marks: Sequence[float]) -> None:
        """See from side to side that the fans of a row lie off each other, raised if need be.

        Where boxes were arranged as a tree, fans are side by side.
        """
        scheme = self._scheme
        fans, middle, foot = scheme.fans, scheme.frame.middle, scheme.foot
        held: list[tuple[float, int]] = []
        end = -inf
        for target in row.members:
            if target not in fans:
                continue
            fan = fans[target]
            low = high = middle[target]
            if len(fan) == 1:
                u = foot[fan[0]]
                if u < low:
                    low = u
                elif u > high:
                    high = u
            else:
                feet = [foot[tie] for tie in fan]
                ordered = sorted(feet)
                if feet != ordered:
                    fan.sort(key=foot.__getitem__)
                low = min(low, ordered[0])
                high = max(high, ordered[-1])
            if low == high:
                pass
            elif low < end + _APART or (marks and self._meets(marks, fan, low, high)):
                raised = _free_level(low, held, least=int(low >= end + _APART))
                if raised == _MOST_LEVELS:
                    self._cross(target)
                    continue
                self._raised[target] = raised
            held.append((high, self._raised.get(target, 0)))
            end = max(end, high)

    def _meets(self, marks: Sequence[float], fan: Sequence[int], low: float, high: float) -> bool:
        """Whether there is a mark on a bus that is none of its own fan's."""
        near = [u for u in marks if low - _MARK < u < high + _MARK]
        return bool(near) and not {self._scheme.foot[tie] for tie in fan}.issuperset(near)

    def _cross(self, target: int) -> None:
        scheme = self._scheme
        fan = scheme.fans.pop(target)
        self.crossed += fan
        for tie in fan:
            premise = scheme.premise[tie]
            if premise >= 0:
                scheme.plain[premise] = -1

    def _make_room(self, tie: int) -> None:
        """Keep what goes aside off the level where an inference runs off its premises."""
        scheme = self._scheme
        premise, dot = scheme.premise[tie], scheme.dots.get(tie)
        row = scheme.rows.by_number[scheme.rows.row[premise]] if dot is None else dot.row
        if dot is None or dot.v < row.near:
            row.floor = max(row.floor, scheme.reaches[tie])

    def level(self, target: int) -> float:
        """At which level the bus of a fan runs."""
        scheme = self._scheme
        near = scheme.rows.by_number[scheme.rows.row[target] + 1].near
        fan, reaches = scheme.fans[target], scheme.reaches
        reach = channel.LEG
        if not reaches.keys().isdisjoint(fan):
            reach = max([reaches.get(tie, channel.LEG) for tie in fan])
        gap, deep = near - scheme.frame.far[target], reach + channel.HEADROOM
        if gap < deep:
            reach *= max(0.0, gap / deep)
        raised = self._raised.get(target)
        return near - reach - channel.TRACK * raised if raised else near - reach

    def set_out(self, target: int, guests: Sequence[float] = ()) -> Sequence[float]:
        """Make the elbows of a fan; returns the places of guests at the side where it arrives."""
        scheme = self._scheme
        fan = scheme.fans[target]
        if not guests:
            looks = scheme.bonds.looks
            first = looks[fan[0]]
            kinds = [looks[tie] for tie in fan]
            if kinds.count(first) == len(kinds):
                self._set_alike(target, fan)
                return ()
        return self._share(target, fan, self.level(target), guests)

    def _set_alike(self, target: int, fan: Sequence[int]) -> None:
        """Make the elbows of arrows that look alike and have a side for themselves."""
        scheme, elbows = self._scheme, self.elbows
        foot, premise_of, near = scheme.foot, scheme.premise, scheme.frame.near
        level, port, tip = self.level(target), scheme.frame.middle[target], scheme.frame.far[target]
        alone = len(fan) == 1
        for tie in fan:
            premise, u0 = premise_of[tie], foot[tie]
            if premise < 0:
                elbows[tie] = (u0, scheme.dots[tie].v, level, port, tip, 1)
            elif u0 != port and (alone or -_NEARLY <= u0 - port <= _NEARLY):
                u0, u1 = self._straightened(premise, target, u0, port, alone=alone)
                elbows[tie] = (u0, near[premise], level, u1, tip, 1)
            else:
                elbows[tie] = (u0, near[premise], level, port, tip, 1)

    def _share(
        self, target: int, fan: Sequence[int], level: float, guests: Sequence[float]
    ) -> Sequence[float]:
        """Share out a side where several runs arrive, or guests."""
        scheme, elbows = self._scheme, self.elbows
        frame, foot, looks = scheme.frame, scheme.foot, scheme.bonds.looks
        premise_of, near = scheme.premise, frame.near
        worded = len(fan) > 1 and target in scheme.attackers
        side = frame.middle[target], frame.width[target]
        feet, kinds = [foot[tie] for tie in fan], [looks[tie] for tie in fan]
        runs, places = runs_at(feet, kinds, side, guests, worded=worded)
        tip = frame.far[target]
        step = track(max([run[3] for run in runs]), level - tip) if len(runs) > 1 else 0.0
        for first, last, port, up, flank in runs:
            bus = level - step * up
            for at in range(first, last):
                tie, u0 = fan[at], feet[at]
                premise, u1 = premise_of[tie], port
                if premise < 0:
                    elbows[tie] = (u0, scheme.dots[tie].v, bus, port, tip, flank)
                    continue
                if u0 != port and -_NEARLY <= u0 - port <= _NEARLY:
                    u0, u1 = self._straightened(premise, target, u0, port, alone=False)
                elbows[tie] = (u0, near[premise], bus, u1, tip, flank)
        return places

    def _straightened(
        self, premise: int, target: int, u0: float, u1: float, *, alone: bool
    ) -> tuple[float, float]:
        """Both ends brought into line, where one that has its side alone may give way."""
        frame = self._scheme.frame
        free = 2 * premise not in self._busy
        low0, high0 = _inner(frame.middle[premise], frame.width[premise])
        low1, high1 = _inner(frame.middle[target], frame.width[target])
        if free and alone:
            low, high = max(low0, low1), min(high0, high1)
            if low <= high:
                u0 = u1 = min(high, max(low, u1))
        elif -_NEARLY <= u0 - u1 <= _NEARLY:
            if free and low0 <= u1 <= high0:
                u0 = u1
            elif alone and not free and low1 <= u0 <= high1:
                u1 = u0
        return u0, u1


def _free_level(low: float, held: Sequence[tuple[float, int]], least: int) -> int:
    """The lowest level at which a bus lies on none of those before it."""
    used = {level for high, level in held if low < high + _APART}
    return next((level for level in range(least, _MOST_LEVELS) if level not in used), _MOST_LEVELS)


def _inner(middle: float, width: float) -> tuple[float, float]:
    half = width / 2 - min(m.PORT_INSET, width / 2)
    return middle - half, middle + half
