"""Trees in rows: parents centred over their children, siblings in order, nobody in the way.

A contour tells for each row how far a subtree reaches to one side. Siblings are packed from the
left and, where that is not the same, from the right too; the mean of both keeps every distance and
is symmetric. Time grows with the number of nodes: contours are laid over each other short to long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from math import inf
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.layout.arranging.web import Gaps

Contour = list[float]
"""By row, the deepest first and the node's own row last."""


class Fence(NamedTuple):
    """Neighbouring children and some rows below them, in a rectangle that keeps others out.

    From the child number `first` to `last`; `rows` count from theirs on; `before` and `after` are
    the room that the rectangle takes beside what is in it.
    """

    first: int
    last: int
    rows: int
    before: float
    after: float


class Reach:
    """The contours of neighbouring subtrees, each off by a shift."""

    __slots__ = ("left", "left_shift", "right", "right_shift")

    def __init__(
        self, left: Contour, left_shift: float, right: Contour, right_shift: float
    ) -> None:
        self.left = left
        self.left_shift = left_shift
        self.right = right
        self.right_shift = right_shift


def offsets(
    order: Sequence[int],
    children: Sequence[Sequence[int]],
    width: Sequence[float],
    gaps: Gaps,
    into: list[float],
    *,
    fences: Mapping[int, Sequence[Fence]] | None = None,
    bands: Sequence[int] | None = None,
) -> None:
    """Note, for each node but the root, how far its middle is to the right of its parent's.

    `order` are the nodes of a tree, parents before children. `fences` are round children of some
    nodes, the inner ones first; what they overlap in part is not kept. `bands` tell how many rows
    each node takes up, if not one.
    """
    reaches: dict[int, Reach] = {}
    sibling = gaps.sibling
    for node in reversed(order):
        below = children[node]
        if not below:
            continue
        half = width[node] / 2
        if fences and node in fences:
            parts = [_part(child, reaches, width, bands) for child in below]
            places, reach = _fenced(parts, fences[node], gaps)
        elif len(below) == 1:
            places, reach = [0.0], _part(below[0], reaches, width, bands)
        elif bands is None and reaches.keys().isdisjoint(below):
            places, side = _in_a_row(below, width, sibling)
            reach = Reach([-side[0]], 0.0, [side[1]], 0.0)
        else:
            places, reach = pack([_part(child, reaches, width, bands) for child in below], gaps)
        for child, place in zip(below, places, strict=True):
            into[child] = place
        rows = 1 if bands is None else bands[node]
        reach.left += [-half - reach.left_shift] * rows
        reach.right += [half - reach.right_shift] * rows
        reaches[node] = reach


def _part(
    node: int, reaches: dict[int, Reach], width: Sequence[float], bands: Sequence[int] | None
) -> Reach:
    reach = reaches.pop(node, None)
    if reach is None:
        half = width[node] / 2
        rows = 1 if bands is None else bands[node]
        reach = Reach([-half] * rows, 0.0, [half] * rows, 0.0)
    return reach


def _in_a_row(
    nodes: Sequence[int], width: Sequence[float], gap: float
) -> tuple[list[float], tuple[float, float]]:
    """Nodes side by side that have nothing below them, and how far they reach to each side."""
    end = -gap
    places = []
    for node in nodes:
        wide = width[node]
        places.append(end + gap + wide / 2)
        end += gap + wide
    middle = (places[0] + places[-1]) / 2
    return [each - middle for each in places], (middle, end - middle)


def pack(parts: list[Reach], gaps: Gaps) -> tuple[list[float], Reach]:
    """Where the roots of neighbouring subtrees go, middle at 0, and their contours together.

    The contours of the parts are used up.
    """
    if _has_valley(parts):
        forth = [(e.left, e.left_shift, e.right.copy(), e.right_shift) for e in parts]
        back = [
            ([-v for v in e.right], -e.right_shift, [-v for v in e.left], -e.left_shift)
            for e in reversed(parts)
        ]
        first, _, _ = _packed(forth, gaps)
        second, _, _ = _packed(back, gaps)
        middle, other = first[-1] / 2, second[-1] / 2
        places = [
            (a - middle + other - b) / 2 for a, b in zip(first, reversed(second), strict=True)
        ]
        right, right_shift = parts[0].right, parts[0].right_shift + places[0]
        for part, place in zip(islice(parts, 1, None), islice(places, 1, None), strict=True):
            shift = part.right_shift + place
            right, right_shift = _laid_over(part.right, shift, right, right_shift)
    else:
        places, right, right_shift = _packed(
            [(e.left, e.left_shift, e.right, e.right_shift) for e in parts], gaps
        )
        middle = places[-1] / 2
        places = [place - middle for place in places]
        right_shift -= middle
    left, left_shift = parts[0].left, parts[0].left_shift + places[0]
    for part, place in zip(islice(parts, 1, None), islice(places, 1, None), strict=True):
        if len(part.left) > len(left):
            left, left_shift = _laid_over(left, left_shift, part.left, part.left_shift + place)
    return places, Reach(left, left_shift, right, right_shift)


def _has_valley(parts: list[Reach]) -> bool:
    """Whether a subtree stands between deeper ones, which may meet under it."""
    if len(parts) < 3:
        return False
    deepest = low = 0
    for part in parts:
        depth = len(part.left)
        if depth > low < deepest:
            return True
        if depth >= deepest:
            deepest = low = depth
        else:
            low = depth
    return False


def _packed(
    parts: list[tuple[Contour, float, Contour, float]], gaps: Gaps
) -> tuple[list[float], Contour, float]:
    """Places from the left on, and the right contour of all, made of theirs."""
    sibling, subtree = gaps.sibling, gaps.subtree
    _, _, held, held_shift = parts[0]
    places = [0.0]
    for left, left_shift, right, right_shift in islice(parts, 1, None):
        base = held_shift - left_shift
        place = held[-1] - left[-1] + base + sibling
        if len(left) > 1 < len(held):
            between = map(sub, reversed(held), reversed(left))
            next(between)
            place = max(place, max(between) + base + subtree)
        places.append(place)
        held, held_shift = _laid_over(right, right_shift + place, held, held_shift)
    return places, held, held_shift


def _laid_over(
    upper: Contour, upper_shift: float, under: Contour, under_shift: float
) -> tuple[Contour, float]:
    if len(upper) >= len(under):
        return upper, upper_shift
    change = upper_shift - under_shift
    under[-len(upper) :] = [v + change for v in upper]
    return under, under_shift


def _fenced(parts: list[Reach], fences: Sequence[Fence], gaps: Gaps) -> tuple[list[float], Reach]:
    """As `pack`, with fences round some of the parts."""
    units = [([number], [0.0], part) for number, part in enumerate(parts)]
    for fence in fences:
        chosen = [at for at, unit in enumerate(units) if fence.first <= unit[0][0] <= fence.last]
        if not chosen:
            continue
        first, last = chosen[0], chosen[-1]
        members = [number for unit in units[first : last + 1] for number in unit[0]]
        if members[0] != fence.first or members[-1] != fence.last:
            continue
        places, reach = _in_line(units[first : last + 1], gaps)
        units[first : last + 1] = [(members, places, _walled(reach, fence))]
    places, reach = _in_line(units, gaps)
    middle = (places[0] + places[-1]) / 2
    reach.left_shift -= middle
    reach.right_shift -= middle
    return [place - middle for place in places], reach


def _in_line(
    units: list[tuple[list[int], list[float], Reach]], gaps: Gaps
) -> tuple[list[float], Reach]:
    at, reach = pack([unit[2] for unit in units], gaps)
    return [
        place + offset for place, unit in zip(at, units, strict=True) for offset in unit[1]
    ], reach


def _walled(reach: Reach, fence: Fence) -> Reach:
    """Contours that run straight along a fence in its rows."""
    rows = min(fence.rows, len(reach.left))
    start = min(islice(reversed(reach.left), rows), default=inf) - fence.before
    end = max(islice(reversed(reach.right), rows), default=-inf) + fence.after
    reach.left[-rows:] = [start] * rows
    reach.right[-rows:] = [end] * rows
    return reach
