"""Inferences from several premises that would meet at one place: who comes first has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.routing.homes import home_of
from argmap.layout.sides import middle

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.core.records import Inference

_LEVEL: Final = 20.0
"""Bars no farther apart than that need levels of their own."""
_MOST: Final = 24
"""With more of them nobody could tell one dot from the next anyway."""


_Bar = tuple[int, float, float, float, float]
"""The side that faces the bar, its level, the place of the dot, and where it begins and ends."""


class Rank(NamedTuple):
    """How many others have a bar over the same stretch and come first, or come at all.

    `aside` counts those that come first and would have their dot at the same place; `busy` are
    the premises from which other arrows leave.
    """

    first: int = 0
    others: int = 0
    aside: int = 0
    busy: frozenset[str] = frozenset()


def rank_of(
    inference: Inference, document: Document, rects: Mapping[str, Rect], across: bool
) -> Rank:
    """The rank among those that have a premise or the target in common."""
    from_premise = document.references.from_premise
    busy = frozenset([key for key in inference.premises if len(from_premise(key)) > 1])
    if inference.target not in rects:
        return Rank(busy=busy)
    peers = peers_of((*inference.premises, inference.target), document)
    if len(peers) < 2 or len(peers) > _MOST:
        return Rank(busy=busy)
    bar = _bar(inference, rects, across)
    first = others = aside = 0
    for key in peers:
        other = document.inferences[key]
        if key != inference.id and other.target in rects:
            that = _bar(other, rects, across)
            if _meet(bar, that):
                others += 1
                first += key < inference.id
                aside += key < inference.id and abs(bar[2] - that[2]) < _LEVEL
    return Rank(first, others, aside, busy)


def _meet(one: _Bar, other: _Bar) -> bool:
    return (
        one[0] == other[0]
        and abs(one[1] - other[1]) < _LEVEL
        and min(one[4], other[4]) >= max(one[3], other[3])
    )


def peers_of(owners: Sequence[str], document: Document) -> dict[str, None]:
    """Inferences from several premises that share one of these premises, or the target."""
    inferences, references = document.inferences, document.references
    found: dict[str, None] = {}
    near = [references.from_premise(owner) for owner in owners[:-1]]
    for keys in (*near, references.aiming_at(owners[-1])):
        for key in keys:
            if key in inferences and len(inferences[key].premises) > 1:
                found[key] = None
    return found


def _bar(inference: Inference, rects: Mapping[str, Rect], across: bool) -> _Bar:
    boxes = [rects[premise] for premise in inference.premises]
    home = home_of(boxes, rects[inference.target], None, across)
    places = [middle(box, home.side) for box in boxes]
    return home.side, home.nearest, home.middle, min(places), max(places)
