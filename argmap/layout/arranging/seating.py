"""Where along their rows boxes stand: new ones in between, the others as near to home as can be."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Final

from argmap.layout import metrics as m
from argmap.layout.arranging.isotonic import Gap, Seat, in_a_row

if TYPE_CHECKING:
    from argmap.layout.arranging.extents import Extent
    from argmap.layout.arranging.scene import Scene

_LEAST: Final = 8.0
"""Boxes that stand nearer to each other than a gap may do so, down to this."""
_FAR: Final = 640.0
"""A subtree goes no farther from where it is wanted to find room without pushing anybody."""
_NEW: Final = 0.1
"""How much a new box insists on its place, beside one that has stood there."""
_FIRM: Final = 1e6
_FELT: Final = 5.0
"""Who moves by no more than that, in scene pixels, has not moved for the eye."""

Place = tuple[int, int]
"""A tree and a depth in it."""


def seat(scene: Scene) -> None:
    """Set where along their rows those stand who are new there, and those who must make room."""
    seating = _Seating(scene)
    for top in scene.tops:
        seating.invite(top)
    for place in seating.chains:
        seating.settle(place)


class _Seating:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.chains: dict[Place, list[int]] = {}
        self._ranks = {at: rank for rank, at in enumerate(scene.kin.order)}
        self._groups: dict[int, set[int]] = {}
        for number, members in enumerate(scene.web.groups):
            for member in members:
                self._groups.setdefault(member, set()).add(number)
        for at in (*scene.resized, *scene.dropped):
            if scene.on_row(at):
                self._chain((scene.kin.root[at], scene.kin.depth[at]))
        self._disturb()

    def invite(self, top: int) -> None:
        """Put a subtree into the chains of its rows, where it stands with least ado."""
        scene, kin = self.scene, self.scene.kin
        shape = self._shape(top)
        for at in shape:
            chain = self._chain((kin.root[at], kin.depth[at]))
            chain.insert(self._slot(chain, at), at)
        shift = self._clear(shape, self._ideal(top) - shape[top])
        for at, across in shape.items():
            extent = scene.now[at]
            if extent is not None:
                scene.now[at] = extent._replace(across=across + shift)

    def settle(self, place: Place) -> None:
        """Bring a chain in order, so that as few as possible are seen to move."""
        scene = self.scene
        chain = self._with_obstacles(place, self.chains[place])
        seats = [self._seat(at) for at in chain]
        gap = self._gap_in(chain)
        tries = [in_a_row(seats, gap)]
        new = [n for n, at in enumerate(chain) if at in scene.seated or at in scene.resized]
        if new and self._cost(chain, tries[0])[0]:
            for firm in (range(new[0]), range(new[-1] + 1, len(chain))):
                heavy = [
                    each._replace(weight=_FIRM) if n in firm else each
                    for n, each in enumerate(seats)
                ]
                tries.append(in_a_row(heavy, gap))
        best = min(tries, key=lambda places: self._cost(chain, places))
        for at, across in zip(chain, best, strict=True):
            extent = scene.now[at]
            if extent is not None and at not in scene.fixed:
                scene.now[at] = extent._replace(across=across)

    def _disturb(self) -> None:
        """Rows in which something now stands that was dropped there have to make room for it."""
        scene = self.scene
        for at in scene.dropped:
            here = scene.now[at]
            for tree, rows in scene.rows.items() if here is not None else ():
                for depth, row in rows.items():
                    if here is not None and here.depth < row.far and row.near < here.far:
                        self._chain((tree, depth))

    def _chain(self, place: Place) -> list[int]:
        """Those who stand in a row, in the order in which they stand."""
        chain = self.chains.get(place)
        if chain is None:
            row = self.scene.rows[place[0]].get(place[1])
            members = [] if row is None else row.members
            chain = sorted(members, key=lambda at: (self._was(at).middle, self._ranks[at]))
            self.chains[place] = chain
        return chain

    def _was(self, at: int) -> Extent:
        extent = self.scene.was[at] or self.scene.now[at]
        assert extent is not None
        return extent

    def _now(self, at: int) -> Extent:
        extent = self.scene.now[at]
        assert extent is not None
        return extent

    def _slot(self, chain: Sequence[int], at: int) -> int:
        """Where in a chain a box comes, so that it is read in order with most of the others."""
        rank = self._ranks[at]
        best = inversions = sum(self._ranks[each] < rank for each in chain)
        slot = 0
        for number, each in enumerate(chain, 1):
            inversions += 1 if self._ranks[each] > rank else -1
            if inversions < best:
                best, slot = inversions, number
        return slot

    def _shape(self, top: int) -> dict[int, float]:
        """A subtree as it stood, and what is new in it over its children or beside its kin."""
        scene, kin = self.scene, self.scene.kin
        members = [at for at in kin.below(top) if at in scene.seated]
        shape: dict[int, float] = {}
        for at in reversed(members):
            was = scene.was[at]
            below = [each for each in kin.children[at] if each in shape]
            if was is not None:
                shape[at] = was.across
            elif below:
                left = min(shape[each] for each in below)
                right = max(shape[each] + self._now(each).length for each in below)
                shape[at] = (left + right - self._now(at).length) / 2
        shape.setdefault(top, 0.0)
        for at in members:
            if at not in shape:
                shape[at] = self._beside(at, shape)
        return {at: shape[at] for at in members}

    def _beside(self, at: int, shape: dict[int, float]) -> float:
        """Next to the elder sibling in a shape, or else the younger, or below the parent."""
        parent = self.scene.kin.parent[at]
        line = self.scene.kin.asides.get(parent, [])
        if at in line:
            last = line[line.index(at) - 1] if at != line[0] else parent
            start = shape.get(last, self._now(last).across)
            return start + self._now(last).length + self._gap(last, at)
        siblings = self.scene.kin.children[parent]
        mine = siblings.index(at)
        for elder in reversed(siblings[:mine]):
            if elder in shape:
                return shape[elder] + self._now(elder).length + self._gap(elder, at)
        for younger in siblings[mine + 1 :]:
            if younger in shape:
                return shape[younger] - self._gap(at, younger) - self._now(at).length
        above = self._now(parent)
        return shape.get(parent, above.across) + (above.length - self._now(at).length) / 2

    def _ideal(self, top: int) -> float:
        """Where the top of a subtree would like to begin."""
        kin = self.scene.kin
        parent, place = kin.parent[top], (kin.root[top], kin.depth[top])
        present = set(self.chains[place])
        home = {
            each: self._now(each).across
            for each in (*kin.children[parent], parent)
            if each == parent or (each != top and each in present and self._is_seated(each))
        }
        return self._beside(top, home)

    def _is_seated(self, at: int) -> bool:
        """Whether a box stands, or has been put into its row already."""
        return at in self.scene.standing or self.scene.now[at] is not self.scene.given[at]

    def _clear(self, shape: dict[int, float], shift: float) -> float:
        """The shift nearest to one at which a subtree pushes nobody, if there is one at hand."""
        kin = self.scene.kin
        low, high = -inf, inf
        for at, across in shape.items():
            chain = self.chains[kin.root[at], kin.depth[at]]
            number = chain.index(at)
            before = chain[number - 1] if number else at
            after = chain[number + 1] if number + 1 < len(chain) else at
            if before not in shape:
                room = self._now(before).end + self._gap(before, at)
                low = max(low, room - across)
            if after not in shape:
                room = self._now(after).across - self._gap(at, after)
                high = min(high, room - self._now(at).length - across)
        found = min(max(shift, low), high)
        return found if low <= high and abs(found - shift) <= _FAR else shift

    def _with_obstacles(self, place: Place, chain: list[int]) -> list[int]:
        """The chain with those fixed boxes in it that reach into the row from elsewhere."""
        scene = self.scene
        nears = [self._now(at).depth for at in chain]
        fars = [self._now(at).far for at in chain]
        if not chain:
            return chain
        mixed = list(chain)
        for at in sorted(scene.fixed, key=lambda at: self._now(at).middle):
            here = self._now(at)
            if at not in chain and here.depth < max(fars) and min(nears) < here.far:
                after = [n for n, each in enumerate(mixed) if self._now(each).middle < here.middle]
                mixed.insert(after[-1] + 1 if after else 0, at)
        return mixed

    def _seat(self, at: int) -> Seat:
        now = self._now(at)
        weight = _NEW if at in self.scene.seated else 1.0
        return Seat(now.across, now.length, weight, at in self.scene.fixed)

    def _gap_in(self, chain: Sequence[int]) -> Gap:
        return lambda a, b: self._gap(chain[a], chain[b])

    def _gap(self, a: int, b: int) -> float:
        """How far apart two neighbours in a row stand at least; if they were nearer, so far."""
        gap = self.scene.gaps.sibling
        strangers = self._groups.get(a, set()) ^ self._groups.get(b, set())
        gap += m.FRAME_PADDING * len(strangers)
        if a in self.scene.seated or b in self.scene.seated:
            return gap
        was = self._was(b).across - self._was(a).end
        return gap if was >= gap else max(was, _LEAST)

    def _cost(self, chain: Sequence[int], places: Sequence[float]) -> tuple[int, float]:
        """How many of those who stood are seen to move, and how far all of them do."""
        ways = [
            abs(place - self._now(at).across)
            for at, place in zip(chain, places, strict=True)
            if at in self.scene.standing
        ]
        return sum(way > _FELT for way in ways), sum(ways)
