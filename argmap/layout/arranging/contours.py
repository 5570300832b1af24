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


Reach = tuple[Contour, float, Contour, float]
"""The left and the right contour of neighbouring subtrees, each followed by what it is off by."""


def offsets(
    order: Sequence[int],
    children: Sequence[Sequence[int]],
    width: Sequence[float],
    gaps: Gaps,
    into: list[float],
    *,
    fences: Mapping[int, Sequence[Fence]] | None = None,
    bands: Sequence[int] | None = None,
    beside: Mapping[int, float] | None = None,
) -> tuple[float, float]:
    """Note, for each node but the root, how far its middle is to the right of its parent's.

    Returns from where to where the whole reaches, seen from the middle of its root. `order` are
    the nodes of a tree of more than one, parents before children. `fences` are round children of
    some nodes, the inner ones first; what they overlap in part is not kept. `bands` tell how many
    rows each node takes up, if not one, and `beside` how much farther some reach to the right.
    """
    reaches: dict[int, Reach] = {}
    for node in reversed(order):
        below = children[node]
        if not below:
            continue
        if len(below) == 1 and not fences:
            reach = reaches.pop(below[0], None) or _alone(below[0], width, bands, beside)
            into[below[0]] = 0.0
        else:
            if fences and node in fences:
                parts = _parts(below, reaches, width, bands, beside)
                places, reach = _fenced(parts, fences[node], gaps)
            elif bands is None and not beside and reaches.keys().isdisjoint(below):
                places, reach = _in_a_row(below, width, gaps.sibling)
            else:
                places, reach = pack(_parts(below, reaches, width, bands, beside), gaps)
            for child, place in zip(below, places, strict=True):
                into[child] = place
        left, left_shift, right, right_shift = reach
        half = width[node] / 2
        end = half + beside.get(node, 0.0) if beside else half
        if bands is None:
            left.append(-half - left_shift)
            right.append(end - right_shift)
        else:
            left += [-half - left_shift] * bands[node]
            right += [end - right_shift] * bands[node]
        reaches[node] = reach
    left, left_shift, right, right_shift = reaches[order[0]]
    return min(left) + left_shift, max(right) + right_shift


def _alone(
    node: int,
    width: Sequence[float],
    bands: Sequence[int] | None,
    beside: Mapping[int, float] | None,
) -> Reach:
    """The contours of a node with nothing below it."""
    half = width[node] / 2
    end = half + beside.get(node, 0.0) if beside else half
    rows = 1 if bands is None else bands[node]
    return [-half] * rows, 0.0, [end] * rows, 0.0


def _parts(
    nodes: Sequence[int],
    reaches: dict[int, Reach],
    width: Sequence[float],
    bands: Sequence[int] | None,
    beside: Mapping[int, float] | None,
) -> list[Reach]:
    """The contours of the trees below and including these, taken out of `reaches`."""
    return [
        reaches.pop(node) if node in reaches else _alone(node, width, bands, beside)
        for node in nodes
    ]


def _in_a_row(
    nodes: Sequence[int], width: Sequence[float], gap: float
) -> tuple[list[float], Reach]:
    """Nodes side by side that have nothing below them."""
    end = -gap
    places = []
    for node in nodes:
        wide = width[node]
        places.append(end + gap + wide / 2)
        end += gap + wide
    middle = (places[0] + places[-1]) / 2
    return [each - middle for each in places], ([-middle], 0.0, [end - middle], 0.0)


def pack(parts: list[Reach], gaps: Gaps) -> tuple[list[float], Reach]:
    """Where the roots of neighbouring subtrees go, middle at 0, and their contours together.

    The contours of the parts are used up.
    """
    if len(parts) == 1:
        return [0.0], parts[0]
    if len(parts) > 2 and _has_valley(parts):
        places, right, right_shift = _in_valleys(parts, gaps)
    else:
        places, right, right_shift, _ = _packed(parts, gaps)
        middle = places[-1] / 2
        places = [place - middle for place in places]
        right_shift -= middle
    left, left_shift, _, _ = parts[0]
    left_shift += places[0]
    depth = len(left)
    for at in range(1, len(parts)):
        under, under_shift, _, _ = parts[at]
        if len(under) > depth:
            left, left_shift = _laid_over(left, left_shift, under, under_shift + places[at])
            depth = len(left)
    return places, (left, left_shift, right, right_shift)


def _has_valley(parts: list[Reach]) -> bool:
    """Whether a subtree stands between deeper ones, which may meet under it."""
    deepest = low = 0
    for left, _, _, _ in parts:
        depth = len(left)
        if depth > low < deepest:
            return True
        if depth >= deepest:
            deepest = low = depth
        else:
            low = depth
    return False


def _in_valleys(parts: list[Reach], gaps: Gaps) -> tuple[list[float], Contour, float]:
    """As `_packed`, but that who stands loose between deeper ones is in the middle of its room.

    Places have their middle at 0.
    """
    forth = [(left, to_left, right.copy(), to_right) for left, to_left, right, to_right in parts]
    places, right, right_shift, loose = _packed(forth, gaps)
    middle = places[-1] / 2
    if not loose:
        return [place - middle for place in places], right, right_shift - middle
    back = [
        ([-each for each in right], -to_right, [-each for each in left], -to_left)
        for left, to_left, right, to_right in reversed(parts)
    ]
    others, _, _, _ = _packed(back, gaps)
    other = others[-1] / 2
    places = [(a - middle + other - b) / 2 for a, b in zip(places, reversed(others), strict=True)]
    _, _, right, right_shift = parts[0]
    right_shift += places[0]
    for (_, _, upper, upper_shift), place in zip(
        islice(parts, 1, None), islice(places, 1, None), strict=True
    ):
        right, right_shift = _laid_over(upper, upper_shift + place, right, right_shift)
    return places, right, right_shift


def _packed(parts: list[Reach], gaps: Gaps) -> tuple[list[float], Contour, float, bool]:
    """Places from the left on; the right contour of all, made of theirs; and if any are loose.

    Those are who could stand elsewhere between their neighbours, as these meet below them.
    """
    sibling, subtree, _, _ = gaps
    _, _, held, held_shift = parts[0]
    places = [0.0]
    loose = False
    last = len(held)
    for left, left_shift, right, right_shift in islice(parts, 1, None):
        base, rows = held_shift - left_shift, len(left)
        place = near = held[-1] - left[-1] + base + sibling
        if rows > 1 < len(held):
            between = list(map(sub, reversed(held), reversed(left)))
            between[0] = -inf
            below = max(between) + base + subtree
            if below > place:
                place = below
                if last < len(between):
                    near = max(near, max(between[:last]) + base + subtree)
                    loose = loose or near < place
        places.append(place)
        last = len(right)
        # As `_laid_over`, in line for speed.
        if rows >= len(held):
            held, held_shift = right, right_shift + place
        else:
            change = right_shift + place - held_shift
            held[-rows:] = [each + change for each in right]
    return places, held, held_shift, loose


def _laid_over(
    upper: Contour, upper_shift: float, under: Contour, under_shift: float
) -> tuple[Contour, float]:
    if len(upper) >= len(under):
        return upper, upper_shift
    change = upper_shift - under_shift
    under[-len(upper) :] = [each + change for each in upper]
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
    left, left_shift, right, right_shift = reach
    whole = left, left_shift - middle, right, right_shift - middle
    return [place - middle for place in places], whole


def _in_line(
    units: list[tuple[list[int], list[float], Reach]], gaps: Gaps
) -> tuple[list[float], Reach]:
    at, reach = pack([unit[2] for unit in units], gaps)
    return [
        place + offset for place, unit in zip(at, units, strict=True) for offset in unit[1]
    ], reach


def _walled(reach: Reach, fence: Fence) -> Reach:
    """Contours that run straight along a fence in its rows."""
    left, left_shift, right, right_shift = reach
    rows = min(fence.rows, len(left))
    start = min(islice(reversed(left), rows), default=inf) - fence.before
    end = max(islice(reversed(right), rows), default=-inf) + fence.after
    left[-rows:] = [start] * rows
    right[-rows:] = [end] * rows
    return left, left_shift, right, right_shift
