"""The shift that brings an arrangement home: with it, most boxes stay where they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median_low
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argmap.core.geometry import Rect

_STILL: Final = 5.0
"""Who moves by no more than that, in scene pixels, has not moved for the eye."""

Shift = tuple[float, float]


def shift_home(new: Mapping[str, Rect], old: Mapping[str, Rect]) -> Shift:
    """The shift for boxes now at `new` of which some were at `old` before."""
    both = [(old[key], rect) for key, rect in new.items() if key in old]
    return home([(before.x - rect.x, before.y - rect.y) for before, rect in both])


def home(ways: Sequence[Shift]) -> Shift:
    """The shift with which most boxes stay, of which each lacks such a way to its old place.

    Where hardly any can, it is the median of all ways.
    """
    if not ways:
        return (0.0, 0.0)
    across = [round(dx, 2) for dx, _ in ways]
    along = [round(dy, 2) for _, dy in ways]
    middle = median_low(across), median_low(along)
    if min(across) == max(across) and min(along) == max(along):
        return middle
    dense = _densest(across), _densest(along)
    usual = Counter(zip(across, along, strict=True)).most_common(1)[0][0]
    return fittest([middle, usual, dense, (dense[0], middle[1]), (middle[0], dense[1])], ways)


def fittest(
    candidates: Sequence[Shift], ways: Sequence[Shift], held: Sequence[Shift] = ()
) -> Shift:
    """The candidate with which most of these stay; of equals, with which most held ones do."""
    if len(ways) == 1 or len(candidates) == 1:
        return candidates[-1]
    merits = {
        shift: (_staying(ways, shift), _staying(held, shift)) for shift in dict.fromkeys(candidates)
    }
    best = max(merits, key=merits.__getitem__)
    # A few that happen to stay are no reason to move the rest far from the middle of all moves.
    few = max(1, len(ways) // 20)
    return best if held or merits[best][0] > few else candidates[0]


def _staying(ways: Sequence[Shift], shift: Shift) -> int:
    across, along = shift
    return sum([abs(dx - across) <= _STILL and abs(dy - along) <= _STILL for dx, dy in ways])


def _densest(values: Sequence[float]) -> float:
    """The value most often met where, within what the eye can tell, most values lie."""
    ordered = sorted(values)
    first, best = 0, (0, 0)
    for last, value in enumerate(ordered):
        while value - ordered[first] > _STILL:
            first += 1
        if last - first + 1 > best[1] - best[0]:
            best = (first, last + 1)
    return Counter(ordered[best[0] : best[1]]).most_common(1)[0][0]
