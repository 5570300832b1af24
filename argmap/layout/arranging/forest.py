"""The spanning forest that tidying goes by: who stands below whom, in document order."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from argmap.layout import metrics as m

if TYPE_CHECKING:
    from argmap.layout.arranging.web import Web


class Forest(NamedTuple):
    """Trees of statements, by number; every statement is in one.

    `parent` is -1 at the roots. `row` counts from the root of each tree.
    """

    roots: list[int]
    children: list[list[int]]
    parent: list[int]
    row: list[int]

    def members(self, root: int) -> list[int]:
        """The statements of a tree, row by row, the root first."""
        found = [root]
        children = self.children
        for node in found:
            found += children[node]
        return found


def forest_of(web: Web, broadest: int | None = None) -> Forest:
    """The forest of these statements: premises below conclusions, undercutters beside premises.

    A statement with several conclusions stands below the first one in document order, so that
    drawing another link moves nothing; where this would lead round in a circle, below one that
    does not, or else the first of the circle stands at the top. Premises stand in the order of
    their inferences, and what bears on an inference right after its premises. A tree with more
    than about `broadest` leaves side by side goes on as others, as one with too many rows does.
    """
    parent = _parents(web)
    children = _children(web, parent)
    if broadest is not None:
        _cut(children, parent, broadest)
    roots = [node for node, above in enumerate(parent) if above < 0]
    row = [0] * len(parent)
    for root in roots:  # grows at its end by the trees that are cut off
        members = [root]
        for node in members:
            below = children[node]
            if not below:
                continue
            depth = row[node] + 1
            if depth == m.MOST_ROWS:
                children[node] = []
                for child in below:
                    parent[child] = -1
                roots += below
                continue
            for child in below:
                row[child] = depth
            members += below
    return Forest(roots, children, parent, row)


def _conclusions(web: Web) -> list[int]:
    """For each inference the statement that it bears on in the end."""
    target = web.target
    found = list(target)
    for start, aim in enumerate(target):
        if aim < 0:
            end = aim
            while end < 0:
                end = found[~end]
            step = start
            while found[step] < 0:
                found[step], step = end, ~found[step]
    return found


def _parents(web: Web) -> list[int]:
    parent = [-1] * len(web.keys)
    conclusions = _conclusions(web)
    for premises, conclusion in zip(web.premises, conclusions, strict=True):
        for premise in premises:
            if parent[premise] < 0 and premise != conclusion:
                parent[premise] = conclusion
    circles = _circles(parent)
    others: dict[int, list[int]] = {node: [] for circle in circles for node in circle}
    if others:
        for premises, conclusion in zip(web.premises, conclusions, strict=True):
            for premise in premises:
                if premise in others:
                    others[premise].append(conclusion)
    for circle in circles:
        _open(circle, parent, others)
    return parent


def _circles(parent: list[int]) -> list[list[int]]:
    """The circles in which parents follow each other, each in document order."""
    circles: list[list[int]] = []
    walk = [0] * len(parent)
    for start in range(len(parent)):
        node = start
        while node >= 0 and not walk[node]:
            walk[node] = start + 1
            node = parent[node]
        if node >= 0 and walk[node] == start + 1:
            circle = [node]
            walk[node] = -1
            while parent[circle[-1]] != node:
                circle.append(parent[circle[-1]])
                walk[circle[-1]] = -1
            circles.append(sorted(circle))
    return circles


def _open(circle: list[int], parent: list[int], conclusions: dict[int, list[int]]) -> None:
    """Put one of a circle below another of its conclusions, or make the first one a root."""
    leads_back = set(circle)
    for node in circle:
        for conclusion in conclusions[node]:
            above = conclusion
            while above >= 0 and above not in leads_back:
                leads_back.add(above)
                above = parent[above]
            if above < 0:
                parent[node] = conclusion
                return
    parent[circle[0]] = -1


def _cut(children: list[list[int]], parent: list[int], broadest: int) -> None:
    """Make trees of their own of branches, so that none has many more leaves than that."""
    order = [node for node, above in enumerate(parent) if above < 0]
    for node in order:
        order += children[node]
    breadth = [1.0] * len(parent)
    for node in reversed(order):
        below = children[node]
        if not below:
            continue
        leaves = sum(not children[child] for child in below)
        broad = sum(breadth[child] for child in below if children[child])
        breadth[node] = broad + (leaves if leaves <= m.MOST_LEAVES else 2.0 * sqrt(leaves))
        while breadth[node] > broadest:
            widest = max(children[node], key=breadth.__getitem__)
            if not children[widest]:
                break
            children[node].remove(widest)
            parent[widest] = -1
            breadth[node] -= breadth[widest] - 1.0


def _children(web: Web, parent: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in parent]
    premises, onto = web.premises, web.onto
    for conclusion, inferences in enumerate(web.at):
        if not inferences:
            continue
        below = children[conclusion]
        for inference in inferences:
            for premise in premises[inference]:
                if parent[premise] == conclusion:
                    below.append(premise)
            if onto[inference]:
                pending = onto[inference][::-1]
                while pending:
                    aiming = pending.pop()
                    below += [each for each in premises[aiming] if parent[each] == conclusion]
                    pending += reversed(onto[aiming])
        if len(below) > 1:
            children[conclusion] = list(dict.fromkeys(below))
    return children
