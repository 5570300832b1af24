"""All arrows of a map in rows: where each leaves, at which level it runs, where it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout import channel
from argmap.layout import metrics as m
from argmap.layout.rowwise.fans import Fans
from argmap.layout.rowwise.links import Link, lead, lead_beside, spread, turn_level
from argmap.layout.rowwise.ports import beside_one, runs_at
from argmap.layout.rowwise.scheme import BEHIND, ROOF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.rowwise.fans import Elbow
    from argmap.layout.rowwise.rows import Row
    from argmap.layout.rowwise.scheme import Scheme

_NEARLY: Final = 24.0
_HALF_LEG: Final = channel.LEG / 2
_SHALLOW: Final = channel.LEG + channel.HEADROOM
_SAME: Final = (("", None),)

Spot = tuple[float, float]
_Guest = tuple[bool, int, int, list[float], float]
"""An end at a side: whether it arrives, its inference, which of the places that follow is its own,
those, and where it leads."""


class Weave:
    """Ways by number of inference.

    What arrows have to agree on is settled at once: the levels of buses, the gaps that links pass
    through, and their lanes there. How the side of a box is shared out concerns those at it alone,
    and is seen when one of them is asked for, or all are in `finish`.

    `legs` tell, by inference and premise, from where a leg leaves the box towards the dot; those
    from afar are links of their own.
    """

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.links: dict[int, Link] = {}
        self.legs: dict[tuple[int, int], list[float]] = {}
        self.far_legs: dict[tuple[int, int], Link] = {}
        self._joints: dict[int, Spot] = {}
        self._guests: dict[int, list[_Guest]] = {}
        self._set_links(scheme.links)
        self._set_legs()
        self._set_aims()
        self._fans = Fans(scheme, self._guests)
        self._set_links(self._fans.crossed)
        self._done: set[int] = set()
        self._pass()

    def elbow(self, tie: int) -> Elbow | None:
        """The way of a plain one; None of a link or a loop."""
        target = self.scheme.bonds.target[tie]
        if target < 0 or tie in self.links or target not in self.scheme.fans:
            return None
        self._share(2 * target + 1)
        premise = self.scheme.premise[tie]
        if premise >= 0:
            self._share(2 * premise)
        return self._fans.elbows[tie]

    def link(self, tie: int) -> Link | None:
        """The way of a link, its ends in their places."""
        link = self.links.get(tie)
        if link is not None:
            bonds, leads = self.scheme.bonds, link.leads
            premise, target = self.scheme.premise[tie], bonds.target[tie]
            if premise >= 0:
                self._share(2 * premise + (not leads.up))
            if target >= 0:
                self._share(2 * target + leads.below)
            else:
                link.u[1], link.v[1] = self.joint(~target)
        return link

    def leg(self, tie: int, box: int) -> Link | float:
        """The way of a premise to where it meets others: from where it leaves, or from afar."""
        link = self.far_legs.get((tie, box))
        behind = self.scheme.is_behind(tie)
        self._share(2 * box + (behind if link is None else not link.leads.up))
        return self.legs[tie, box][0] if link is None else link

    def finish(self) -> None:
        """Share out all sides."""
        done, guests, set_out = self._done, self._guests, self._fans.set_out
        for target in self.scheme.fans:
            side = 2 * target + 1
            if side not in guests and side not in done:
                done.add(side)
                set_out(target)
        for side in self._guests:
            self._share(side)
        for goal in self.scheme.onto:
            self.joint(goal)

    def joint(self, tie: int) -> Spot:
        """Where an inference is aimed at."""
        found = self._joints.get(tie)
        if found is None:
            # Those are seen first that it hangs on, however long the chain.
            target = self.scheme.bonds.target
            chain = [tie]
            while target[chain[-1]] < 0 and ~target[chain[-1]] not in self._joints:
                chain.append(~target[chain[-1]])
            for each in reversed(chain):
                found = self._joints[each] = self._seen_joint(each)
        assert found is not None
        return found

    def _seen_joint(self, tie: int) -> Spot:
        scheme = self.scheme
        dot, elbow, link = scheme.dots.get(tie), self.elbow(tie), self.link(tie)
        if dot is not None:
            if elbow is None:
                return dot.u, dot.v
            return dot.u, max(elbow[2] + _HALF_LEG, dot.row.near - scheme.aim(tie))
        if elbow is not None:
            u, v, _, _, tip, _ = elbow
            share = (v - tip) / (scheme.reaches[tie] + channel.HEADROOM)
            return u, v - scheme.aim(tie) * max(0.0, min(1.0, share))
        assert link is not None
        if not link.leads.up:
            return link.u[0], link.source.far + BEHIND
        before = scheme.rows.by_number.get(link.source.number - 1)
        gap = _SHALLOW if before is None else link.source.near - before.foot
        off = scheme.aim(tie) * min(1.0, gap / (scheme.reaches[tie] + channel.HEADROOM))
        if link.spot and link.target is link.source:
            depth = link.v[0] - link.v[1]
            off = min(off, max(depth - _HALF_LEG, depth / 2))
        return link.u[0], link.v[0] - off

    def _ask(self, side: int, guest: _Guest) -> None:
        guests = self._guests
        if side in guests:
            guests[side].append(guest)
        else:
            guests[side] = [guest]

    def _set_links(self, ties: Sequence[int]) -> None:
        """Start links, and ask for places at the boxes where they start and end."""
        scheme, links = self.scheme, self.links
        rows, frame, target_of = scheme.rows, scheme.frame, scheme.bonds.target
        row, by_number, middle = rows.row, rows.by_number, frame.middle
        for tie in ties:
            target, premise = target_of[tie], scheme.premise[tie]
            goal = by_number[row[target]]
            dot = scheme.dots[tie] if premise < 0 else None
            source = by_number[row[premise]] if dot is None else dot.row
            links[tie] = link = Link(source, goal, lead(rows, source, goal))
            u = link.u
            u[1] = middle[target]
            if dot is not None:
                u[0], link.v[0] = dot.u, dot.v
            else:
                self._leave(tie, link, premise)
            below = link.leads.below
            link.v[1] = frame.far[target] if below else frame.near[target]
            self._ask(2 * target + below, (True, tie, 1, u, u[0]))

    def _leave(self, tie: int, link: Link, premise: int) -> None:
        frame = self.scheme.frame
        up = link.leads.up
        link.u[0] = frame.middle[premise]
        link.v[0] = frame.near[premise] if up else frame.far[premise]
        self._ask(2 * premise + (not up), (False, tie, 0, link.u, link.u[1]))

    def _set_legs(self) -> None:
        """Have premises lead to where they meet."""
        scheme = self.scheme
        rows, middle = scheme.rows, scheme.frame.middle
        for tie, dot in scheme.dots.items():
            behind = scheme.is_behind(tie)
            for box in dot.at_home:
                place = self.legs[tie, box] = [middle[box]]
                self._ask(2 * box + behind, (False, tie, 0, place, dot.u))
            for box in dot.afar:
                source = rows.by_number[rows.row[box]]
                leads = lead_beside(rows, source, dot.row, behind=behind)
                link = Link(source, dot.row, leads, spot=True)
                self.far_legs[tie, box] = link
                link.u[1], link.v[1] = dot.u, dot.v
                self._leave(tie, link, box)

    def _set_aims(self) -> None:
        """Start from their boxes what aims at inferences; where it ends is seen later."""
        scheme = self.scheme
        rows = scheme.rows
        for tie in scheme.aims:
            target = rows.by_number[scheme.goal_row(tie)]
            premise, dot = scheme.premise[tie], scheme.dots.get(tie)
            source = rows.by_number[rows.row[premise]] if dot is None else dot.row
            behind = scheme.is_behind(~scheme.bonds.target[tie])
            leads = lead_beside(rows, source, target, behind=behind)
            if behind:
                target.roof = ROOF
            self.links[tie] = link = Link(source, target, leads, spot=True)
            link.clear = m.JUNCTION_CLEARANCE
            link.u[1] = scheme.foot[~scheme.bonds.target[tie]]
            if dot is None:
                self._leave(tie, link, premise)
            else:
                link.u[0], link.v[0] = dot.u, dot.v

    def _pass(self) -> None:
        """Find the ways of all links through the rows between."""
        passed: dict[int, Row] = {}
        turned: dict[tuple[int, bool], int] = {}
        for link in (*self.links.values(), *self.far_legs.values()):
            _, _, first, turn, second, _ = link.leads
            if turn:
                link.level = turn_level(link, self.scheme.rows, turned)
            if first or second:
                link.seek()
                for row in (*first, *second):
                    passed[id(row)] = row
        spread(passed.values())

    def _share(self, side: int) -> None:
        """Share out a side of a box, if that was not done yet."""
        if side in self._done:
            return
        self._done.add(side)
        guests = self._guests.get(side)
        box = side >> 1
        arrives = side & 1 and box in self.scheme.fans
        if guests is None:
            if arrives:
                self._fans.set_out(box)
        elif arrives:
            _place(guests, self._fans.set_out(box, [guest[4] for guest in guests]))
        elif side & 1 or self.scheme.plain[box] < 0:
            self._share_alone(box, guests)
        else:
            self._share_near(box, guests)

    def _share_near(self, box: int, guests: Sequence[_Guest]) -> None:
        """Share out the side that a plain one leaves, which keeps the middle, or nearly."""
        scheme = self.scheme
        frame, tie = scheme.frame, scheme.plain[box]
        target = scheme.bonds.target[tie]
        self._share(2 * target + 1)
        elbow = self._fans.elbows[tie]
        assert elbow is not None
        side, far = (frame.middle[box], frame.width[box]), frame.middle[target]
        found = beside_one(far, guests[0][4], side) if len(guests) == 1 else None
        if found is not None:
            place, aside = found
            _place(guests, (aside,))
        else:
            runs, places = runs_at([far], _SAME, side, [guest[4] for guest in guests])
            place = runs[0][2]
            _place(guests, places)
        self._fans.elbows[tie] = (place, *elbow[1:])

    def _share_alone(self, box: int, guests: Sequence[_Guest]) -> None:
        """Share out a side where no fan arrives: who leaves it first keeps the middle."""
        middle, width = self.scheme.frame.middle[box], self.scheme.frame.width[box]
        if len(guests) == 1:
            _, _, end, own, there = guests[0]
            room = min(_NEARLY, width / 2 - m.PORT_INSET)
            own[end] = there if len(own) == 1 and abs(there - middle) <= room else middle
            return
        first = min(guests, key=lambda guest: guest[:2])
        rest = [guest for guest in guests if guest is not first]
        runs, places = runs_at([first[4]], _SAME, (middle, width), [guest[4] for guest in rest])
        first[3][first[2]] = runs[0][2]
        _place(rest, places)


def _place(guests: Sequence[_Guest], places: Sequence[float]) -> None:
    for (_, _, end, own, _), place in zip(guests, places, strict=True):
        own[end] = place
