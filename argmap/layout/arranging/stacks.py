"""Stacks: statements without reasons of their own in several lines under what they bear on."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout import metrics as m
from argmap.layout.arranging.forest import Forest

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from argmap.layout.arranging.web import Gaps

LANE: Final = 32.0
"""Between columns, for the arrows of the lower lines."""
_FEWEST: Final = 8
_SHAPE: Final = 1.6
_FEW: Final = 3


class Stack(NamedTuple):
    """Leaves as one node of a tree: `u` is off its middle, `v` off its near edge."""

    leaves: list[int]
    u: list[float]
    v: list[float]
    wide: float
    deep: float


def is_stacked(leaves: int, others: int, compact: bool, most: int = m.MOST_LEAVES) -> bool:
    """Whether so many leaves, beside other children, are too many for one line."""
    return leaves > most or (compact and not others and leaves >= _FEW)


def stack_of(
    leaves: list[int], wide: Sequence[float], deep: Sequence[float], gaps: Gaps, compact: bool
) -> Stack:
    """Lines filled in document order, in columns with free lanes between them.

    A few stand in two columns, whose lane goes on from the trunk of their arrows.
    """
    columns = 2 if compact and len(leaves) <= m.MOST_LEAVES else _columns(leaves, wide, deep)
    lines = [leaves[at : at + columns] for at in range(0, len(leaves), columns)]
    breadth = [
        max(wide[line[column]] for line in lines if column < len(line)) for column in range(columns)
    ]
    lane = max(LANE, gaps.sibling)
    total = sum(breadth) + lane * (columns - 1)
    starts = [-total / 2]
    for each in breadth[:-1]:
        starts.append(starts[-1] + each + lane)
    if columns == 2:
        # The lane itself, not the whole, is in line with the trunk.
        shift = -(starts[1] - lane / 2)
        starts = [start + shift for start in starts]
        total = 2 * max(breadth) + lane
    u: list[float] = []
    v: list[float] = []
    top = 0.0
    for line in lines:
        for column, leaf in enumerate(line):
            spare = breadth[column] - wide[leaf]
            aside = spare / 2 if columns > 2 else spare * (1 - column)
            u.append(starts[column] + aside)
            v.append(top)
        top += max(deep[leaf] for leaf in line) + lane
    return Stack(leaves, u, v, total, top - lane)


def _columns(leaves: Sequence[int], wide: Sequence[float], deep: Sequence[float]) -> int:
    breadth = sum(wide[leaf] for leaf in leaves) / len(leaves) + LANE
    height = sum(deep[leaf] for leaf in leaves) / len(leaves) + LANE
    return min(len(leaves), max(_FEWEST, ceil(sqrt(len(leaves) * height / breadth * _SHAPE))))


def stacked(
    forest: Forest,
    wide: list[float],
    deep: list[float],
    gaps: Gaps,
    whole: Container[int],
    *,
    compact: bool,
    most: int = m.MOST_LEAVES,
) -> tuple[Forest, dict[int, Stack]]:
    """The forest with one more node for each stack, whose size is added to `wide` and `deep`.

    Children of `whole` nodes are not stacked. `most` leaves stand in one line.
    """
    stacks: dict[int, Stack] = {}
    children = forest.children
    fewest = _FEW if compact else most + 1
    crowded = [
        node for node, below in enumerate(children) if len(below) >= fewest and node not in whole
    ]
    if not crowded:
        return forest, stacks
    children, parent, row = children.copy(), forest.parent.copy(), forest.row.copy()
    for node in crowded:
        if node in whole:
            continue
        below = children[node]
        leaves = [child for child in below if not forest.children[child]]
        if not is_stacked(len(leaves), len(below) - len(leaves), compact, most):
            continue
        stack = stack_of(leaves, wide, deep, gaps, compact)
        number = len(wide)
        stacks[number] = stack
        single = set(leaves)
        first = below.index(leaves[0])
        children[node] = [*below[:first], number, *(e for e in below[first:] if e not in single)]
        children.append([])
        parent.append(node)
        row.append(row[node] + 1)
        wide.append(stack.wide)
        deep.append(stack.deep)
    return Forest(forest.roots, children, parent, row), stacks
