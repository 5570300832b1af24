"""Groups in layers: members side by side, and strangers kept out of the rectangle round them.

A group gets its rectangle where every layer from its first to its last has members of it, or arrows
between them, and nobody need leave the order that is kept. Others are framed with whoever stands
between their members.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from argmap.layout.arranging.layered.lattice import Lattice, Rows, Unit


_DEEPEST: Final = 64
"""A group of more layers gets no fence: each layer of it is told to mind all others."""
Wall = tuple[int, int, float]
"""What stands left of it, what right, and the room that it takes up."""


class Fence(NamedTuple):
    """The outer knots of a group in each layer from `top` on, and who stands beside (-1: nobody).

    `inner` counts how many groups lie in this one, one in the other.
    """

    top: int
    first: list[int]
    last: list[int]
    left: list[int]
    right: list[int]
    inner: int

    @property
    def end(self) -> int:
        """The first layer below it."""
        return self.top + len(self.first)


def fenced(lattice: Lattice, groups: Sequence[Sequence[int]], *, kin: bool) -> list[Fence]:
    """Bring the members of groups together; the fences round those that could be.

    With `kin` premises of one conclusion stay in their order.
    """
    kept: list[frozenset[int]] = []
    for members in sorted({frozenset(each) for each in groups}, key=lambda s: (len(s), sorted(s))):
        if any(members & other and not other <= members for other in kept):
            continue
        levels = [lattice.layer[member] for member in members]
        if max(levels) - min(levels) > _DEEPEST:
            continue
        before = lattice.rows
        rows = _gathered(lattice, _with_bends(lattice, members), lattice.mother if kin else None)
        if rows is None:
            continue
        lattice.arrange(rows)
        if all(_fence(lattice, other, 0) for other in kept):
            kept.append(members)
        else:
            lattice.arrange(before)
    fences: list[Fence] = []
    depth: dict[frozenset[int], int] = {}
    for members in kept:
        inside = [depth[other] + 1 for other in kept if other < members and other in depth]
        depth[members] = max(inside, default=0)
        fence = _fence(lattice, members, depth[members])
        if fence is not None:
            fences.append(fence)
    return fences


def _with_bends(lattice: Lattice, members: Collection[int]) -> set[int]:
    """The members and the bends of arrows between them."""
    found = set(members)
    for bend in range(lattice.count, len(lattice.layer)):
        way = [bend]
        while way[-1] >= lattice.count:
            way.append(lattice.up[way[-1]][0])
        ends = list(lattice.down[bend])
        for end in ends:
            if end >= lattice.count:
                ends += lattice.down[end]
        if way[-1] in members and all(end in members or end >= lattice.count for end in ends):
            found.add(bend)
    return found


def _gathered(
    lattice: Lattice, knots: Collection[int], families: Sequence[int] | None
) -> Rows | None:
    """The rows with these knots side by side in each, from the first to the last that has any."""
    levels = [lattice.layer[knot] for knot in knots]
    rows = list(lattice.rows)
    for level in range(min(levels), max(levels) + 1):
        row = _together(rows[level], knots, families)
        if row is None:
            return None
        rows[level] = row
    return rows


def _together(
    row: Sequence[Unit], knots: Collection[int], families: Sequence[int] | None
) -> list[Unit] | None:
    places = [at for at, unit in enumerate(row) if unit[0] in knots]
    if not places or any(len({knot in knots for knot in unit}) > 1 for unit in row):
        return None
    left, inside = list(row[: places[0]]), [row[at] for at in places]
    right: list[Unit] = []
    passed = 0
    for unit in row[places[0] : places[-1] + 1]:
        if unit[0] in knots:
            passed += 1
            continue
        goes_left = passed * 2 <= len(inside)
        others = inside[:passed] if goes_left else inside[passed:]
        if families is not None and any(
            families[unit[0]] == families[other[0]] >= 0 for other in others
        ):
            return None
        (left if goes_left else right).append(unit)
    return [*left, *inside, *right, *row[places[-1] + 1 :]]


def _fence(lattice: Lattice, members: Collection[int], inner: int) -> Fence | None:
    """The fence round a group that stands together; None if it does not."""
    knots = _with_bends(lattice, members)
    levels = [lattice.layer[knot] for knot in knots]
    fence = Fence(min(levels), [], [], [], [], inner)
    for level in range(fence.top, max(levels) + 1):
        row = [knot for unit in lattice.rows[level] for knot in unit]
        places = [at for at, knot in enumerate(row) if knot in knots]
        if not places or places[-1] - places[0] >= len(places):
            return None
        fence.first.append(row[places[0]])
        fence.last.append(row[places[-1]])
        fence.left.append(row[places[0] - 1] if places[0] else -1)
        fence.right.append(row[places[-1] + 1] if places[-1] + 1 < len(row) else -1)
    return fence


def walls_of(fences: Sequence[Fence], before: float, after: float) -> list[Wall]:
    """Who must keep off whom, for these fences to be upright and none to meet another."""
    walls: list[Wall] = []
    for fence in fences:
        near, far = before * (fence.inner + 1), after * (fence.inner + 1)
        walls += _between(fence.left, fence.first, near) + _between(fence.last, fence.right, far)
    for one, other in permutations(fences, 2):
        apart = after * (one.inner + 1) + before * (other.inner + 1)
        shared = range(max(one.top, other.top), min(one.end, other.end))
        if any(other.first[at - other.top] == one.right[at - one.top] for at in shared):
            walls += [
                (left, right, apart)
                for here, left in enumerate(one.last, one.top)
                for there, right in enumerate(other.first, other.top)
                if here != there
            ]
    return walls


def _between(lefts: Sequence[int], rights: Sequence[int], room: float) -> list[Wall]:
    return [(left, right, room) for left in lefts for right in rights if left >= 0 <= right]
