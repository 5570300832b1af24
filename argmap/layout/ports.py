"""How arrows share out the side of a box: each end gets its place along the side.

The order keeps arrows from crossing: by where their other ends lie, and on either flank the nearer
outside the farther, since they bend away first. Places follow from the ends alone, not from the
order in which they came.
"""

from __future__ import annotations

from typing import Final

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.draft import Draft
from argmap.layout.sides import middle, upright

End = tuple[Draft, int]
"""A draft and which of its ends."""

_SAME_ROW: Final = 48.0
_FAR: Final = 400.0


def share(ends: list[End], rect: Rect, side: int, gap: float, inset: float) -> list[float]:
    """The place of each end along the side, in the order given."""
    centre = middle(rect, side)
    if len(ends) == 1:
        return [centre]
    span = max(0.0, (rect.width if upright(side) else rect.height) - 2 * inset)
    if len(ends) > m.CROWDED:
        return [crowded_place(end, centre, span) for end in ends]
    step = min(gap, span / (len(ends) - 1))
    first = centre - step * (len(ends) - 1) / 2
    places = [0.0] * len(ends)
    for rank, index in enumerate(_ranked(ends, centre)):
        places[index] = first + step * rank
    return places


def crowded_place(end: End, centre: float, span: float) -> float:
    """Where an end goes on a crowded side: by its direction alone, so no other end matters."""
    draft, index = end
    shift = draft.aims[index][0] - centre
    return centre + span / 2 * shift / (abs(shift) + _FAR)


def _ranked(ends: list[End], centre: float) -> list[int]:
    """Indices of the ends along the side."""
    facts = [
        (draft.aims[index][0] - centre, draft.aims[index][1], draft.id, index, place)
        for place, (draft, index) in enumerate(ends)
    ]
    left = _by_rows([fact for fact in facts if fact[0] < 0.0], 1)
    ahead = sorted((fact for fact in facts if fact[0] == 0.0), key=lambda fact: fact[2:])
    right = _by_rows([fact for fact in facts if fact[0] > 0.0], -1)
    return [fact[-1] for fact in (*left, *ahead, *reversed(right))]


_Fact = tuple[float, float, str, int, int]


def _by_rows(facts: list[_Fact], sign: int) -> list[_Fact]:
    """The facts of one flank from the corner inwards: nearer rows first, then by shift."""
    facts.sort(key=lambda fact: (fact[1], fact[2], fact[3]))
    ranked: list[_Fact] = []
    row: list[_Fact] = []
    for fact in facts:
        if row and fact[1] - row[-1][1] > _SAME_ROW:
            ranked += sorted(row, key=lambda each: (sign * each[0], each[1:4]))
            row = []
        row.append(fact)
    return ranked + sorted(row, key=lambda each: (sign * each[0], each[1:4]))
