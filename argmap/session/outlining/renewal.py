"""The steps that turn one list of siblings into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from argmap.session.outlining.rows import Place

FEW: Final = 40
"""Up to as many siblings are moved one by one; if more change places, they go and come anew."""


class Step(NamedTuple):
    """Siblings `first` to `last` go or come, or the one at `first` moves to `last`."""

    kind: Literal["remove", "move", "insert"]
    first: int
    last: int


def steps(present: Sequence[Place], wanted: Sequence[Place]) -> Iterator[Step]:
    """Removals from the end on, then moves, then insertions from the start on.

    Each step is to be made before the next one is asked for. Both lists are without repeats.
    """
    if list(present) == list(wanted):
        return
    staying = set(wanted)
    kept = [place for place in present if place in staying]
    order = {place: index for index, place in enumerate(wanted)}
    moves = _moves([order[place] for place in kept])
    if moves is None:
        staying, kept, moves = set(), [], []
    gone = [index for index, place in enumerate(present) if place not in staying]
    for first, last in reversed(_runs(gone)):
        yield Step("remove", first, last)
    for start, end in moves:
        yield Step("move", start, end)
    old = set(kept)
    fresh = [index for index, place in enumerate(wanted) if place not in old]
    for first, last in _runs(fresh):
        yield Step("insert", first, last)


def _moves(ranks: list[int]) -> list[tuple[int, int]] | None:
    """Single moves that sort these; None if they are many."""
    goal = sorted(ranks)
    moves: list[tuple[int, int]] = []
    index = 0
    while index < len(ranks):
        if ranks[index] == goal[index]:
            index += 1
            continue
        if len(moves) == FEW:
            return None
        if ranks[index + 1] == goal[index]:
            start, end = index, goal.index(ranks[index])
        else:
            start, end = ranks.index(goal[index]), index
        ranks.insert(end, ranks.pop(start))
        moves.append((start, end))
    return moves


def _runs(indices: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers of an ascending list as (first, last)."""
    runs: list[tuple[int, int]] = []
    for index in indices:
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs
