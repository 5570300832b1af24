"""Links: ways that pass through the gaps of rows, a lane of their own in each."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.rowwise.rows import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.layout.rowwise.rows import Part, Passage, Row, Rows

_LANE: Final = 6.0
_TURN: Final = 8.0
"""How far off a row ways turn back that pass before or behind it."""
_TURNS: Final = 5
_EDGE: Final = 2.0

Spot = tuple[float, float]


class Lead(NamedTuple):
    """How a way leads from a row to another one.

    It leaves `up`, towards conclusions, or down, passes `first`, and, if it has to `turn` back, the
    rows of `second` from the end on; it comes to its goal from `below` or from above.
    """

    up: bool
    below: bool
    first: Sequence[Row]
    turn: bool = False
    second: Sequence[Row] = ()
    through: bool = False


def lead(rows: Rows, start: Row, goal: Row) -> Lead:
    """How to get from a row to another, neither of them among those passed."""
    here, there = start.part, goal.part
    assert here is not None
    assert there is not None
    if here is there:
        first = here.rows[0].number
        a, b = start.number - first, goal.number - first
        if a > b:
            return Lead(True, True, here.rows[a - 1 : b : -1])
        return Lead(False, a == b, here.rows[a + 1 : b], a == b)
    if here.shelf == there.shelf:
        above = _before(here, start), _before(there, goal)
        below = _behind(here, start), _behind(there, goal)
        if sum(map(len, above)) < sum(map(len, below)):
            return Lead(True, False, above[0], True, above[1])
        return Lead(False, True, below[0], True, below[1])
    if here.shelf > there.shelf:
        between = rows.shelves[here.shelf - 1 : there.shelf : -1]
        return Lead(True, True, [*_before(here, start), *between, *_behind(there, goal)[::-1]])
    between = rows.shelves[here.shelf + 1 : there.shelf]
    return Lead(False, False, [*_behind(here, start), *between, *_before(there, goal)[::-1]])


def lead_beside(rows: Rows, start: Row, goal: Row, *, behind: bool = False) -> Lead:
    """The same to a place right before the boxes of a row, or `behind` them.

    Who comes from the other side of the row passes it, too, and goes on `through` to the place.
    """
    if start is goal:
        return Lead(not behind, not behind, (), through=True)
    found = lead(rows, start, goal)
    if found.below == behind:
        return found
    if found.turn:
        return found._replace(second=(goal, *found.second), through=True)
    return found._replace(first=(*found.first, goal), through=True)


def _before(part: Part, row: Row) -> list[Row]:
    """The rows of a part before this one, the nearest first."""
    return part.rows[: row.number - part.rows[0].number][::-1]


def _behind(part: Part, row: Row) -> list[Row]:
    return part.rows[row.number - part.rows[0].number + 1 :]


class Link:
    """A way from a box, or from where premises meet, to a box or to a `spot` beside a line.

    `u` tells where it starts and ends across, `v` in depth; a way to a spot ends `clear` beside it.
    `source` and `target` are the rows of both, `level` is where it turns back.
    """

    __slots__ = ("clear", "first", "leads", "level", "second", "source", "spot", "target", "u", "v")

    def __init__(self, source: Row, target: Row, leads: Lead, *, spot: bool = False) -> None:
        self.source = source
        self.target = target
        self.leads = leads
        self.u = [0.0, 0.0]
        self.v = [0.0, 0.0]
        self.spot = spot
        self.clear = 0.0
        self.level = 0.0
        self.first: Sequence[float] = ()
        self.second: Sequence[float] = ()

    def seek(self) -> None:
        """Choose a gap in each row.

        Ways keep straight on as long as they can, and go aside where the fewest boxes are above, so
        that they cross little of what comes to these.
        """
        up, _, rows, turn, others, through = self.leads
        u, goal = self.u
        if rows:
            aside = len(rows)
            if not turn:
                above = (*rows, self.target) if up else (self.source, *rows)
                counts = [row.count for row in above[: len(rows) + (not through)]]
                aside = counts.index(min(counts))
            self.first = _passed(rows, u, goal, aside)
        if others:
            self.second = _passed(others, goal, goal, 0)


def _passed(rows: Sequence[Row], u: float, goal: float, aside: int) -> list[float]:
    """Where to pass rows: before the one numbered `aside` straight on, from there to the goal."""
    way: Passage = []
    for at, row in enumerate(rows):
        gap, u = row.gap_near(u if at < aside else goal)
        load = row.load.get(gap)
        if load is None:
            row.load[gap] = [(way, at)]
        else:
            load.append((way, at))
        way.append(u)
    return way


def spread(rows: Iterable[Row]) -> None:
    """Give those who share a gap of a row a lane each."""
    for row in rows:
        low, high = row.gaps
        for gap, load in row.load.items():
            if len(load) > 1:
                _share_out(load, low[gap], high[gap])


def _share_out(load: list[tuple[Passage, int]], low: float, high: float) -> None:
    """Keep ways a lane apart, each where it would be by itself if that leaves others room."""
    last = len(load) - 1
    ranked = sorted([(way[at], _heading(way, at), rank) for rank, (way, at) in enumerate(load)])
    step = min(_LANE, (high - low) / last)
    places = []
    place = low - step
    for u, _, _ in ranked:
        place = max(u, place + step)
        places.append(place)
    place = high + step
    for at in range(last, -1, -1):
        if places[at] <= place - step:
            break
        place = places[at] = place - step
    for place, (_, _, rank) in zip(places, ranked, strict=True):
        way, at = load[rank]
        way[at] = place


def _heading(way: Passage, at: int) -> float:
    """About where a way comes from and leads to, so that lanes need not cross."""
    here = way[at]
    return (way[at - 1] if at else here) + (way[at + 1] if at + 1 < len(way) else here)


def turn_level(link: Link, rows: Rows, turned: dict[tuple[int, bool], int]) -> float:
    """Choose where a way turns back, its own track off the row or shelf that it passes."""
    up = link.leads.up
    row, part = link.source, link.source.part
    assert part is not None
    key = row.number
    if part is not link.target.part:
        key, row = -1 - part.shelf, rows.shelves[part.shelf]
    rank = turned.get((key, up), 0)
    turned[key, up] = rank + 1
    off = _TURN + _LANE * (rank % _TURNS)
    if up:
        before = rows.before(row, part)
        top = -inf if before is None else zone(before, row)[0]
        return max(row.head - row.floor - off, top + _EDGE)
    behind = rows.behind(row, part)
    bottom = inf if behind is None else zone(row, behind)[1]
    return min(row.foot + row.roof + off, bottom - _EDGE)
