"""Sifting: each unit of a layer moves to where its arrows cross least (Rudell 1993)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.layout.arranging.layered.lattice import Lattice, Unit

_LONG: Final = 300
"""Units in a layer beyond which only neighbours are exchanged."""


def sift_all(
    lattice: Lattice,
    rounds: int,
    window: int,
    families: Sequence[int] | None,
    checkpoint: Callable[[], None],
) -> None:
    """Sift layer by layer, down and up in turn, until nothing is gained.

    Each unit moves at most `window` units far a round, and past none of the same family, where
    `families` gives each knot's (-1: none).
    """
    count = len(lattice.rows)
    stale = [True] * count
    for turn in range(rounds):
        for level in range(count) if turn % 2 == 0 else range(count - 1, -1, -1):
            if not stale[level]:
                continue
            stale[level] = False
            if _sift_row(lattice, level, window, families, checkpoint):
                for near in (level - 1, level, level + 1):
                    if 0 <= near < count:
                        stale[near] = True
        if not any(stale):
            return


def _sift_row(
    lattice: Lattice,
    level: int,
    window: int,
    families: Sequence[int] | None,
    checkpoint: Callable[[], None],
) -> bool:
    row = lattice.rows[level]
    if len(row) < 2:
        return False
    place, up, down = lattice.place, lattice.up, lattice.down
    above = sum(map(len, lattice.rows[level - 1])) if level else 0
    ends = {
        unit: sorted(
            [place[other] for knot in unit for other in up[knot]]
            + [above + place[other] for knot in unit for other in down[knot]]
        )
        for unit in row
    }
    if len(row) > _LONG:
        moved = _swap_along(row, ends, above, families, checkpoint)
    else:
        under = sum(map(len, lattice.rows[level + 1])) if level + 1 < len(lattice.rows) else 0
        moved = False
        for unit in sorted(row, key=lambda unit: -len(ends[unit])):
            checkpoint()
            if not ends[unit]:
                continue
            at = row.index(unit)
            limits = max(-1, at - window - 1), min(len(row), at + window + 1)
            if families is not None:
                limits = _among_kin(row, at, *limits, families)
            spot = _best_spot(row, at, limits, ends, _gains(ends[unit], above, under))
            if spot != at:
                row.insert(spot, row.pop(at))
                moved = True
    if moved:
        lattice.renumber(row)
    return moved


def _swap_along(
    row: list[Unit],
    ends: dict[Unit, list[int]],
    above: int,
    families: Sequence[int] | None,
    checkpoint: Callable[[], None],
) -> bool:
    """Exchange neighbours that cross less the other way round, there and back again."""
    moved = False
    for way in (range(len(row) - 1), range(len(row) - 2, -1, -1)):
        for at in way:
            if at % 64 == 0:
                checkpoint()
            left, right = row[at], row[at + 1]
            if families is not None and families[left[0]] == families[right[0]] >= 0:
                continue
            if _gain(ends[left], ends[right], above) > 0:
                row[at], row[at + 1] = right, left
                moved = True
    return moved


def _gain(left: Sequence[int], right: Sequence[int], above: int) -> int:
    """How many crossings less two neighbours have the other way round."""
    gain = 0
    for one in left:
        for other in right:
            if one != other and (one < above) == (other < above):
                gain += 1 if one > other else -1
    return gain


def _gains(mine: Sequence[int], above: int, under: int) -> list[int]:
    """For each end: how many crossings a line to it adds when it comes before instead of after."""
    gain: list[int] = []
    for low, high in ((0, above), (above, above + under)):
        cuts = [end for end in mine if low <= end < high]
        balance, start = -len(cuts), low
        for end in dict.fromkeys(cuts):
            same = cuts.count(end)
            gain += [balance] * (end - start)
            gain.append(balance + same)
            balance += 2 * same
            start = end + 1
        gain += [balance] * (high - start)
    return gain


def _among_kin(
    row: Sequence[Unit], at: int, low: int, high: int, families: Sequence[int]
) -> tuple[int, int]:
    """The nearest of the same family on both sides; `low` and `high` where there is none."""
    family = families[row[at][0]]
    if family < 0:
        return low, high
    for to in range(at - 1, low, -1):
        if families[row[to][0]] == family:
            low = to
            break
    for to in range(at + 1, high):
        if families[row[to][0]] == family:
            high = to
            break
    return low, high


def _best_spot(
    row: Sequence[Unit],
    at: int,
    limits: tuple[int, int],
    ends: dict[Unit, list[int]],
    gain: Sequence[int],
) -> int:
    """Where between the limits (both excluded) the unit at `at` crosses least."""
    weigh = gain.__getitem__
    low, high = limits
    best = total = 0
    spot = at
    for to in range(at - 1, low, -1):
        total -= sum(map(weigh, ends[row[to]]))
        if total < best:
            best, spot = total, to
    total = 0
    for to in range(at + 1, high):
        total += sum(map(weigh, ends[row[to]]))
        if total < best:
            best, spot = total, to
    return spot
