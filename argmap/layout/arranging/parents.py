"""Which of its conclusions each statement stands below, and in which order its siblings do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.layout.arranging.web import Web

Family = tuple[list[int], list[list[int]]]
"""The parent of each statement, -1 of those at the top, and its children in order."""


def family_of(web: Web) -> Family:
    """Who stands below whom, if need be in circles: below the first conclusion in order."""
    parent = [-1] * len(web.keys)
    children: list[list[int]] = [[] for _ in parent]
    for premises, conclusion in zip(web.premises, conclusions_of(web), strict=True):
        for premise in premises:
            if parent[premise] < 0 and premise != conclusion:
                parent[premise] = conclusion
                children[conclusion].append(premise)
    if web.target and min(web.target) < 0:
        _collect(web, _undercut(web), parent, children)
    return parent, children


def conclusions_of(web: Web) -> list[int]:
    """For each inference the statement that it bears on in the end."""
    found = web.target.copy()
    for start, aim in enumerate(web.target):
        if aim < 0:
            end = aim
            while end < 0:
                end = found[~end]
            step = start
            while found[step] < 0:
                found[step], step = end, ~found[step]
    return found


def _undercut(web: Web) -> set[int]:
    """The conclusions of inferences that others aim at."""
    aimed = {~target for target in web.target if target < 0}
    return {web.target[tie] for tie in aimed if web.target[tie] >= 0}


def _collect(
    web: Web, conclusions: Iterable[int], parent: Sequence[int], children: list[list[int]]
) -> None:
    """Put the children of some in order anew: who aims at an inference right after its premises."""
    premises, onto = web.premises, web.onto
    for conclusion in conclusions:
        below: list[int] = []
        pending = web.at[conclusion][::-1]
        while pending:
            tie = pending.pop()
            below += [each for each in premises[tie] if parent[each] == conclusion]
            pending += reversed(onto[tie])
        children[conclusion] = list(dict.fromkeys(below))


def open_circles(web: Web, parent: list[int], children: list[list[int]]) -> None:
    """Let no statement stand below itself: one of each circle goes elsewhere, or to the top."""
    circles = _circles(parent, children)
    others: dict[int, list[int]] = {node: [] for circle in circles for node in circle}
    for premises, conclusion in zip(web.premises, conclusions_of(web), strict=True):
        for premise in premises:
            if premise in others:
                others[premise].append(conclusion)
    touched = {conclusion for each in others.values() for conclusion in each}
    for circle in circles:
        _open(circle, parent, others)
    _collect(web, touched, parent, children)


def _circles(parent: Sequence[int], children: Sequence[Sequence[int]]) -> list[list[int]]:
    """The circles in which parents follow each other, each in document order."""
    circles: list[list[int]] = []
    walk = [0] * len(parent)
    for start, below in enumerate(children):
        if not below:
            continue
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
