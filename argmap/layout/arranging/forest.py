"""The spanning forest that tidying goes by: who stands below whom, in document order."""

from __future__ import annotations

from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from argmap.layout import metrics as m
from argmap.layout.arranging.parents import family_of, open_circles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.arranging.web import Web


class Forest(NamedTuple):
    """Trees of statements, by number; every statement is in one.

    `parent` is -1 at the roots. `row` counts from the root of each tree.
    """

    roots: list[int]
    children: list[list[int]]
    parent: list[int]
    row: list[int]

    def rows(self, root: int) -> list[list[int]]:
        """The statements of a tree, row by row."""
        rows = []
        row, children = [root], self.children
        while row:
            rows.append(row)
            row = [child for node in row for child in children[node]]
        return rows


def forest_of(web: Web, broadest: int | None = None) -> Forest:
    """The forest of these statements: premises below conclusions, undercutters beside premises.

    A statement with several conclusions stands below the first one in document order, so that
    drawing another link moves nothing; where this would lead round in a circle, below one that
    does not, or else the first of the circle stands at the top. Premises stand in the order of
    their inferences, and what bears on an inference right after its premises. A tree with more
    than about `broadest` leaves side by side goes on as others, as one with too many rows does.
    """
    parent, children = family_of(web)
    roots = _roots(parent)
    order = _downwards(roots, children)
    if len(order) < len(parent):  # no root leads to those that stand in a circle
        open_circles(web, parent, children)
        roots = _roots(parent)
        order = _downwards(roots, children)
    if broadest is not None:
        _cut(children, parent, order, broadest)
        roots = _roots(parent)
        order = _downwards(roots, children)
    row = [0] * len(parent)
    for node in islice(order, len(roots), None):
        row[node] = row[parent[node]] + 1
    if order and row[order[-1]] >= m.MOST_ROWS:
        row = _shortened(roots, children, parent, order, row)
    return Forest(roots, children, parent, row)


def _roots(parent: Sequence[int]) -> list[int]:
    return [node for node, above in enumerate(parent) if above < 0]


def _downwards(roots: Sequence[int], children: Sequence[list[int]]) -> list[int]:
    """All statements that stand below these, parents before children, row by row."""
    order = list(roots)
    for node in order:
        order += children[node]
    return order


def _shortened(
    roots: list[int],
    children: list[list[int]],
    parent: list[int],
    order: Sequence[int],
    row: Sequence[int],
) -> list[int]:
    """Make trees of their own of what stands too many rows down; returns the new rows."""
    for node in islice(order, len(roots), None):
        if row[node] % m.MOST_ROWS == 0:
            children[parent[node]] = []
            parent[node] = -1
            roots.append(node)
    return [each % m.MOST_ROWS for each in row]


def _cut(children: list[list[int]], parent: list[int], order: Sequence[int], broadest: int) -> None:
    """Make trees of their own of branches, so that none has many more leaves than that."""
    breadth = [1.0] * len(parent)
    for node in reversed(order):
        below = children[node]
        if not below:
            continue
        breadth[node] = sum([breadth[child] for child in below])
        if len(below) > m.MOST_LEAVES:
            leaves = sum(not children[child] for child in below)
            if leaves > m.MOST_LEAVES:
                breadth[node] += 2.0 * sqrt(leaves) - leaves
        while breadth[node] > broadest:
            widest = max(children[node], key=breadth.__getitem__)
            if not children[widest]:
                break
            children[node].remove(widest)
            parent[widest] = -1
            breadth[node] -= breadth[widest] - 1.0
