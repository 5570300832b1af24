"""The order of the units in each layer."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.arranging.layered.crossings import crossings
from argmap.layout.arranging.layered.families import families_of
from argmap.layout.arranging.layered.sifting import sift_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.layout.arranging.layered.lattice import Lattice, Rows, Unit

_SEED: Final = 1
_WORTH: Final = 1.1


class _Effort(NamedTuple):
    """How hard to try: orders to start from, the best of them to go on with, rounds of each."""

    starts: int
    chosen: int
    rounds: int
    window: int


def _effort(knots: int) -> _Effort:
    """Less for larger maps, so that time grows hardly faster than they do."""
    if knots <= 150:
        return _Effort(6, 4, 10, knots)
    if knots <= 500:
        return _Effort(6, 3, 10, knots)
    if knots <= 2_500:
        return _Effort(1, 1, 6, 40)
    return _Effort(1, 1, 2 if knots <= 8_000 else 1, 12)


def order_freely(lattice: Lattice, checkpoint: Callable[[], None]) -> None:
    """Few crossings, whatever the order of the document: branches first, then single units.

    What comes of the order of the document wins where others are little better.
    """
    effort = _effort(len(lattice.layer))
    tried: list[tuple[float, Rows]] = []
    for read, rows in _started(lattice, effort, checkpoint):
        lattice.arrange(rows)
        if crossings(lattice):
            sift_all(lattice, effort.rounds, effort.window, None, checkpoint)
            _turn_units(lattice)
        count = crossings(lattice)
        tried.append((count if read else count * _WORTH, lattice.rows))
        if not count:
            break
    lattice.arrange(min(tried, key=lambda each: each[0])[1])


def _started(
    lattice: Lattice, effort: _Effort, checkpoint: Callable[[], None]
) -> list[tuple[bool, Rows]]:
    """Orders in which branches of the tree cross little, the best first.

    With each goes whether it grew from the order of the document.
    """
    families = families_of(lattice, checkpoint)
    if families is None:
        return [(True, in_document_order(lattice))]
    chance = Random(_SEED)
    found: list[tuple[int, int, Rows]] = []
    for turn in range(effort.starts):
        if turn:
            families.shuffle(chance)
        families.settle(effort.rounds, checkpoint)
        total = families.total()
        found.append((total, turn, families.rows()))
        if not total:
            break
    found.sort()
    return [(turn == 0, rows) for _, turn, rows in found[: effort.chosen]]


def order_as_read(lattice: Lattice, checkpoint: Callable[[], None]) -> None:
    """Children of one conclusion in document order; only the bends of other arrows find a way."""
    lattice.arrange(in_document_order(lattice))
    effort = _effort(len(lattice.layer))
    if crossings(lattice):
        sift_all(lattice, effort.rounds, effort.window, lattice.mother, checkpoint)


def in_document_order(lattice: Lattice) -> Rows:
    """Every layer as one reads: each branch of the tree before the next."""
    units = {knot: unit for row in lattice.rows for unit in row for knot in unit}
    rows: Rows = [[] for _ in lattice.rows]
    seen: set[Unit] = set()
    for start in range(len(lattice.layer)):
        if lattice.mother[start] >= 0 or (start >= lattice.count):
            continue
        pending = [start]
        while pending:
            unit = units[pending.pop()]
            if unit in seen:
                continue
            seen.add(unit)
            rows[lattice.layer[unit[0]]].append(unit)
            pending.extend(
                child for knot in reversed(unit) for child in reversed(_below(lattice, knot))
            )
    return rows


def _below(lattice: Lattice, knot: int) -> list[int]:
    """What hangs on a knot in a drawing: its children, then the first bends of other arrows."""
    others = [o for o in lattice.down[knot] if o >= lattice.count and lattice.mother[o] < 0]
    return lattice.children[knot] + others


def _turn_units(lattice: Lattice) -> None:
    """Companions in the order that crosses least: as they are, or the other way round."""
    for row in lattice.rows:
        for at, unit in enumerate(row):
            if len(unit) > 1 and _inner(lattice, unit) > _inner(lattice, unit[::-1]):
                row[at] = unit[::-1]
        lattice.renumber(row)


def _inner(lattice: Lattice, unit: Unit) -> int:
    """The crossings among the arrows of one unit."""
    place = lattice.place
    total = 0
    for at, left in enumerate(unit):
        for right in unit[at + 1 :]:
            for near in (lattice.up, lattice.down):
                total += sum(place[a] > place[b] for a in near[left] for b in near[right])
    return total
