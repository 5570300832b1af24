"""Statements without inferences beside those that they are tied to: questions, notes and such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.core.document import Document
    from argmap.core.records import Group, Inference, Relation

Asides = dict[int, list[int]]
"""By statement those that stand in a line right after it, which stand beside no other."""

_MOST: Final = 6
"""So many stand beside one statement; more would tear its row apart."""


def asides_of(document: Document, index: Mapping[str, int]) -> Asides:
    """Who stands beside whom, of the statements that have a number; empty without relations.

    A statement that has inferences stands where these say. One without stands beside the first
    statement in document order of relations that has some, or beside one that itself stands
    beside another, or beside the first of those tied to each other if none has. Both are in the
    same groups, so that no frame goes round one of them alone.
    """
    if not document.relations:
        return {}
    near = _neighbours(document, index)
    found: Asides = {}
    taken: set[int] = set()
    for host, others in _hosts(near):
        if host in taken:
            continue
        line: list[int] = []
        pending = others[::-1]
        taken.add(host)
        while pending and len(line) < _MOST:
            here = pending.pop()
            if here not in taken:
                taken.add(here)
                line.append(here)
                pending += reversed(near.get(here, ()))
        if line:
            found[host] = line
    return found


def _neighbours(document: Document, index: Mapping[str, int]) -> dict[int, list[int]]:
    """By statement those without inferences that are tied to it, in document order.

    Those that have inferences go by `~` their numbers; whoever is tied to one of them is in the
    line of no other.
    """
    inferences = cast("Sequence[Inference]", document.ordered("inferences"))
    bound = {key for each in inferences for key in (*each.premises, each.target)}
    groups = cast("Sequence[Group]", document.ordered("groups"))
    framed: dict[str, list[str]] = {}
    for group in groups:
        for key in group.members:
            framed.setdefault(key, []).append(group.id)
    near: dict[int, list[int]] = {}
    housed: set[int] = set()
    for each in cast("Sequence[Relation]", document.ordered("relations")):
        a, b = each.a, each.b
        if a not in index or b not in index or a == b or framed.get(a) != framed.get(b):
            continue
        for key, other in ((a, b), (b, a)):
            if other in bound:
                continue
            if key not in bound:
                near.setdefault(index[key], []).append(index[other])
            elif index[other] not in housed:
                housed.add(index[other])
                near.setdefault(~index[key], []).append(index[other])
    return {
        at: sorted({each for each in others if at < 0 or each not in housed})
        for at, others in near.items()
    }


def _hosts(near: Mapping[int, list[int]]) -> list[tuple[int, list[int]]]:
    """Who may have others beside it: first those that have inferences, each in document order."""
    bound = [(~at, near[at]) for at in sorted(near, reverse=True) if at < 0]
    return bound + [(at, near[at]) for at in sorted(near) if at >= 0]
