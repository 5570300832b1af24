"""Inferences sorted by what the rows say of them: plain ones, and links that pass through rows."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout import channel
from argmap.layout.rowwise.links import lead, lead_beside

if TYPE_CHECKING:
    from argmap.layout.bonds import Bonds
    from argmap.layout.rowwise.frame import Frame
    from argmap.layout.rowwise.rows import Row, Rows

_TOGETHER: Final = 480.0
BEHIND: Final = 12.0
"""How far behind a row its premises meet, if what they bear on is there."""
ROOF: Final = 24.0


class Dot(NamedTuple):
    """Where the premises of an inference meet: those `at_home` before it, others from afar."""

    u: float
    v: float
    row: Row
    at_home: list[int]
    afar: list[int]


class Scheme:
    """All inferences of a map by number.

    `fans` are, by the statement they bear on, those that come from the row right below it, each
    from its `foot`; `plain` is, by premise, the one that it has in a fan, or -1. `links` are all
    others that bear on a statement, but for `loops`. `aims` bear on inferences; `onto` are, by
    inference, those. `dots` are where several premises meet, `reaches` how far off premises the
    bus runs where that is not the usual. `premise` is -1 for several.
    """

    def __init__(self, bonds: Bonds, frame: Frame, rows: Rows) -> None:
        self.bonds = bonds
        self.frame = frame
        self.rows = rows
        count = len(bonds.ties)
        self.premise = [-1] * count
        self.foot = [0.0] * count
        self.fans: dict[int, list[int]] = {}
        self.plain = [-1] * len(bonds.keys)
        self.links: list[int] = []
        self.loops: list[int] = []
        self.aims: list[int] = []
        self.onto: dict[int, list[int]] = {}
        self.dots: dict[int, Dot] = {}
        self.reaches: dict[int, float] = {}
        linked = self._sort_in()
        if self.aims:
            self._aim()
        for each in linked:
            if bonds.target[each] >= 0:
                self._meet(each)
        for each in self.aims:
            if self.is_linked(each):
                self._meet(each)

    def _sort_in(self) -> list[int]:
        """Sort all by their kind; returns those of several premises."""
        row, middle = self.rows.row, self.frame.middle
        premise_of, fans, foot, links = self.premise, self.fans, self.foot, self.links
        plain = self.plain
        linked = []
        for tie, (members, target) in enumerate(
            zip(self.bonds.premises, self.bonds.target, strict=True)
        ):
            if target < 0:
                self.aims.append(tie)
            if len(members) > 1:
                linked.append(tie)
                self.reaches[tie] = channel.LEG + channel.TIER
                continue
            (premise,) = members
            premise_of[tie] = premise
            foot[tie] = middle[premise]
            if target < 0:
                continue
            if row[premise] - row[target] == 1 and plain[premise] < 0:
                plain[premise] = tie
                if target in fans:
                    fans[target].append(tie)
                else:
                    fans[target] = [tie]
            elif premise != target:
                links.append(tie)
            else:
                self.loops.append(tie)
        return linked

    def _aim(self) -> None:
        """See who aims at whom, and how far off premises lines run for that."""
        target = self.bonds.target
        for tie in self.aims:
            self.onto.setdefault(~target[tie], []).append(tie)
        pending = [goal for goal in self.onto if target[goal] >= 0]
        for each in pending:
            pending += [tie for tie in self.onto.get(each, ()) if tie in self.onto]
        self.aims = [tie for goal in pending for tie in self.onto[goal]]
        for goal in reversed(pending):
            self.reaches[goal] = channel.reach(self.is_linked(goal), self.farthest(goal))

    @cached_property
    def attackers(self) -> frozenset[int]:
        """Statements that attack something."""
        bonds = self.bonds
        attacks = [
            members
            for members, look in zip(bonds.premises, bonds.looks, strict=True)
            if look[0] == "attack"
        ]
        return frozenset(chain.from_iterable(attacks))

    def is_linked(self, tie: int) -> bool:
        return self.premise[tie] < 0

    def farthest(self, tie: int) -> float:
        """The farthest reach of what aims at an inference; 0 if nothing does."""
        onto = self.onto.get(tie)
        return max([self.reaches.get(each, channel.LEG) for each in onto]) if onto else 0.0

    def aim(self, tie: int) -> float:
        """How far off the premises it is aimed at."""
        return channel.aim(self.is_linked(tie), self.farthest(tie))

    def goal_row(self, tie: int) -> int:
        """The row of the statement it bears on, or of the premises of what it aims at."""
        target = self.bonds.target[tie]
        while target < 0:
            tie = ~target
            dot = self.dots.get(tie)
            if dot is not None:
                return dot.row.number
            if self.premise[tie] >= 0:
                return self.rows.row[self.premise[tie]]
            target = self.bonds.target[tie]
        return self.rows.row[target]

    def _meet(self, tie: int) -> None:
        """Choose where several premises meet: before those of a row that stand together."""
        frame, target, members = self.frame, self.bonds.target[tie], self.bonds.premises[tie]
        goal = self.goal_row(tie)
        wanted = goal if target < 0 else goal + 1
        row = self.rows.row
        best = row[members[0]]
        if any(row[each] != best for each in members):
            best = self._row_of_most(members, wanted)
        at_home = self._together([each for each in members if row[each] == best])
        home = self.rows.by_number[best]
        u = (frame.middle[at_home[0]] + frame.middle[at_home[-1]]) / 2
        if self._meets_before(tie, home, goal):
            v = home.near - channel.LEG
        else:
            v = home.far + BEHIND
            home.roof = ROOF
        home.dots.append(u)
        afar = [] if len(at_home) == len(members) else [e for e in members if e not in at_home]
        self.dots[tie] = Dot(u, v, home, at_home, afar)
        self.foot[tie] = u
        if target >= 0:
            if best == wanted:
                self.fans.setdefault(target, []).append(tie)
            else:
                self.links.append(tie)

    def _meets_before(self, tie: int, home: Row, goal: int) -> bool:
        """Whether premises meet on the side of their row that faces conclusions."""
        end = self.rows.by_number[goal]
        target = self.bonds.target[tie]
        if target >= 0:
            return lead(self.rows, home, end).up
        return lead_beside(self.rows, home, end, behind=self.is_behind(~target)).up

    def is_behind(self, tie: int) -> bool:
        """Whether an inference is aimed at behind the row of its premises."""
        dot = self.dots.get(tie)
        if dot is not None:
            return dot.v > dot.row.near
        box, target = self.premise[tie], self.bonds.target[tie]
        if target == box or self.plain[box] == tie:
            return False
        start, end = (self.rows.by_number[at] for at in (self.rows.row[box], self.goal_row(tie)))
        if target >= 0:
            return not lead(self.rows, start, end).up
        return not lead_beside(self.rows, start, end, behind=self.is_behind(~target)).up

    def _row_of_most(self, members: list[int], wanted: int) -> int:
        """The row right below what premises bear on, or the one that most of them stand in."""
        count: dict[int, int] = {}
        for each in members:
            number = self.rows.row[each]
            count[number] = count.get(number, 0) + 1
        return min(count, key=lambda at: (at != wanted, -count[at], abs(at - wanted), at))

    def _together(self, boxes: list[int]) -> list[int]:
        """Most of these that have no wide gaps between them."""
        frame = self.frame
        boxes.sort(key=frame.middle.__getitem__)
        parts = [[boxes[0]]]
        for each in islice(boxes, 1, None):
            if frame.left(each) - frame.right(parts[-1][-1]) > _TOGETHER:
                parts.append([])
            parts[-1].append(each)
        return parts[0] if len(parts) == 1 else max(parts, key=len)
