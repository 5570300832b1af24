"""Which of several premises decide where all of them meet: those nearest to what they bear on."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect, union
from argmap.layout.sides import OUTWARD, edge, facing, facing_line, middle, upright

if TYPE_CHECKING:
    from argmap.layout.routing.draft import Draft

_ROOM: Final = 24.0
_ROW: Final = 48.0
"""Premises whose edges are no farther apart than that stand in one row."""
_HALF: Final = 120.0
"""A premise so far from the target counts half as much as one beside it."""
_APART: Final = 480.0
"""With a gap so wide between them premises do not stand together."""


class Home(NamedTuple):
    """Where premises meet: the side they leave, the side they arrive at, their middle and edge."""

    side: int
    arrival: int
    middle: float
    nearest: float


def home_of(boxes: Sequence[Rect], goal: Rect, aimed: Draft | None, across: bool) -> Home:
    """Choose the row, and the part of it, that has most weight seen from the target."""
    row = _row(boxes, goal, across)
    side, arrival = _sides(row, goal, aimed, across)
    together = _together(row, goal, side)
    centres = [middle(box, side) for box in together]
    out = OUTWARD[side]
    nearest = max([edge(box, side) * out for box in together]) * out
    return Home(side, arrival, (min(centres) + max(centres)) / 2, nearest)


def _row(boxes: Sequence[Rect], goal: Rect, across: bool) -> list[Rect]:
    """The premises of the row, on one side of the target, that has most weight."""
    by_side: dict[int, list[tuple[float, float, int]]] = {}
    for index, box in enumerate(boxes):
        side, arrival = facing(box, goal, across)
        gap = (edge(goal, arrival) - edge(box, side)) * OUTWARD[side]
        if gap >= _ROOM:
            by_side.setdefault(side, []).append((gap, _weight(box, goal), index))
    best: tuple[float, list[int]] = (0.0, list(range(len(boxes))))
    for side in sorted(by_side):
        for row in _rows(sorted(by_side[side])):
            weight = sum([each[1] for each in row])
            if weight > best[0] + 1e-9:
                best = (weight, sorted([each[2] for each in row]))
    return [boxes[index] for index in best[1]]


def _rows(facts: list[tuple[float, float, int]]) -> list[list[tuple[float, float, int]]]:
    rows = [[facts[0]]]
    for fact in facts[1:]:
        if fact[0] - rows[-1][0][0] <= _ROW:
            rows[-1].append(fact)
        else:
            rows.append([fact])
    return rows


def _weight(box: Rect, goal: Rect) -> float:
    across = max(goal[0] - box[0] - box[2], box[0] - goal[0] - goal[2], 0.0)
    down = max(goal[1] - box[1] - box[3], box[1] - goal[1] - goal[3], 0.0)
    return 1.0 / (1.0 + hypot(across, down) / _HALF)


def _together(row: Sequence[Rect], goal: Rect, side: int) -> list[Rect]:
    """Those of a row that stand together, most of them and near the target."""
    low, size = (0, 2) if upright(side) else (1, 3)
    ordered = sorted(row, key=lambda box: (box[low], *box))
    parts = [[ordered[0]]]
    reach = ordered[0][low] + ordered[0][size]
    for box in ordered[1:]:
        if box[low] - reach > _APART:
            parts.append([])
        parts[-1].append(box)
        reach = max(reach, box[low] + box[size])
    sizes = [len(part) for part in parts]
    if max(sizes) == 1:
        return ordered if len(parts) == 2 and _amid(parts, goal, side) else _nearest(parts, goal)
    return max(parts, key=lambda part: (sum([_weight(box, goal) for box in part]), len(part)))


def _amid(parts: Sequence[Sequence[Rect]], goal: Rect, side: int) -> bool:
    """Whether the target stands between the premises."""
    centres = [middle(box, side) for part in parts for box in part]
    return min(centres) <= middle(goal, side) <= max(centres)


def _nearest(parts: Sequence[list[Rect]], goal: Rect) -> list[Rect]:
    return max(parts, key=lambda part: _weight(part[0], goal))


def _sides(boxes: Sequence[Rect], goal: Rect, aimed: Draft | None, across: bool) -> tuple[int, int]:
    """The side that premises face together, and the side they arrive at."""
    whole = union(boxes) or goal
    if aimed is not None:
        return facing_line(whole, aimed.joint, aimed.level, across)
    if whole.intersects(goal):
        x, y = whole.center
        whole = Rect(x, y, 0.0, 0.0)
    return facing(whole, goal, across)
