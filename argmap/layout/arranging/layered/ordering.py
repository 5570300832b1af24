"""The order of the units in each layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout.arranging.layered.families import families_of
from argmap.layout.arranging.layered.sifting import sift_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.layout.arranging.layered.lattice import Lattice, Rows, Unit

_ROUNDS: Final = 10
_WORK: Final = 40_000


def order_freely(lattice: Lattice, checkpoint: Callable[[], None]) -> None:
    """Few crossings, whatever the order of the document: branches first, then single units."""
    best: Rows | None = None
    families = families_of(lattice)
    if families is not None:
        least = -1
        for start in ("document order", "mirrored"):
            if start == "mirrored":
                families.mirror()
            families.settle(checkpoint)
            total = families.total()
            if best is None or total < least:
                best, least = families.rows(), total
    lattice.arrange(best if best is not None else in_document_order(lattice))
    _sift(lattice, None, checkpoint)
    _turn_units(lattice)


def order_as_read(lattice: Lattice, checkpoint: Callable[[], None]) -> None:
    """Children of one conclusion in document order; only the bends of other arrows find a way."""
    lattice.arrange(in_document_order(lattice))
    _sift(lattice, lattice.mother, checkpoint)


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


def _sift(lattice: Lattice, families: Sequence[int] | None, checkpoint: Callable[[], None]) -> None:
    count = len(lattice.layer)
    window = max(4, min(count, _WORK // (count + 1)))
    sift_all(lattice, _ROUNDS if count < 5_000 else 3, window, families, checkpoint)


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
