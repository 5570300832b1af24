"""Folding: what of a map is hidden while some statements are folded.

Folding a statement hides what is reached only through it, going from conclusions to what bears on
them. Ways begin at the entries of a map; see `entries`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.core.components import components

if TYPE_CHECKING:
    from argmap.core.document import Document

NOTHING: frozenset[str] = frozenset()


def entries(document: Document) -> list[str]:
    """Where reading begins: statements that are no premise, and one of each circle without such.

    Of a circle it is the central claim, or else the first in document order.
    """
    premises = document.references.premises
    found = [key for key in document.statements if key not in premises]
    rest = document.statements.keys() - _reached(document, NOTHING, found)[0]
    if rest:
        central = document.info.central
        ranks = {key: rank for rank, key in enumerate(document.ordered_keys("statements"))}
        for circle in _tops(_onward(document, rest)):
            first = min(circle, key=ranks.__getitem__)
            found.append(central if central is not None and central in circle else first)
    return found


def hidden(document: Document, folded: Collection[str], starts: Iterable[str]) -> frozenset[str]:
    """Ids of statements, inferences, relations and groups hidden by folding; `starts` are entries.

    An inference or a relation is hidden with what it connects, a statement that is no part of the
    argument with all that it is related to, a group with all its members.
    """
    shown, steps = _reached(document, folded, starts)
    statements = document.statements
    if len(shown) == len(statements):
        return NOTHING
    away = statements.keys() - shown
    away |= _asides(document, away)
    aside = {key for key in document.inferences if key not in steps}
    away |= {key for key in aside if not _drawn(document, key, away)}
    away |= {each.id for each in document.relations.values() if each.a in away or each.b in away}
    groups = document.groups.values()
    away |= {each.id for each in groups if each.members and away.issuperset(each.members)}
    return frozenset(away)


def below(document: Document, key: str) -> Iterator[str]:
    """Ids of the statements that bear on this one, directly or through others; never its own."""
    seen = {key}
    pending = [key]
    while pending:
        for each in premises_at(document, pending.pop()):
            if each not in seen:
                seen.add(each)
                pending.append(each)
                yield each


def premises_at(document: Document, key: str) -> Iterator[str]:
    """Premises of the inferences at a statement, and of what aims at these; repeats and all."""
    aiming_at, inferences = document.references.aiming_at, document.inferences
    pending = list(aiming_at(key))
    for step in pending:
        yield from inferences[step].premises
        pending += aiming_at(step)


def conclusion(document: Document, key: str) -> str:
    """The statement that an inference is about in the end, whatever it aims at."""
    inferences = document.inferences
    while key in inferences:
        key = inferences[key].target
    return key


def conclusions(document: Document, key: str) -> Iterator[str]:
    """Statements on which this one bears directly; repeats and all."""
    for step in document.references.from_premise(key):
        yield conclusion(document, step)


def depths(document: Document, starts: Iterable[str]) -> dict[str, int]:
    """How many steps each statement is away from an entry; entries have 0."""
    found = dict.fromkeys(starts, 0)
    pending = deque(found)
    while pending:
        key = pending.popleft()
        for each in premises_at(document, key):
            if each not in found:
                found[each] = found[key] + 1
                pending.append(each)
    return found


def way_up(
    document: Document, key: str, goal: Callable[[str], bool], dear: Collection[str] = NOTHING
) -> list[str]:
    """A way from a statement through conclusions to one that is a `goal`, both ends included.

    It leads through as few `dear` statements as can be. Empty if there is none.
    """
    before: dict[str, str | None] = {key: None}
    cost = {key: 0}
    done: set[str] = set()
    pending = deque([key])
    while pending:
        at = pending.popleft()
        if at in done:
            continue
        done.add(at)
        if goal(at):
            return _unrolled(before, at)
        for each in conclusions(document, at):
            price = cost[at] + (each in dear)
            if each not in cost or price < cost[each]:
                cost[each], before[each] = price, at
                if each in dear:
                    pending.append(each)
                else:
                    pending.appendleft(each)
    return []


def _unrolled(before: dict[str, str | None], at: str | None) -> list[str]:
    way: list[str] = []
    while at is not None:
        way.append(at)
        at = before[at]
    return way[::-1]


def _reached(
    document: Document, folded: Collection[str], starts: Iterable[str]
) -> tuple[set[str], set[str]]:
    """Statements and inferences on the ways down that lead through nothing folded."""
    aiming_at, inferences = document.references.aiming_at, document.inferences
    statements = set(starts)
    steps: set[str] = set()
    pending = [key for key in statements if key not in folded]
    while pending:
        for step in aiming_at(pending.pop()):
            if step in steps:
                continue
            steps.add(step)
            pending.append(step)
            for premise in inferences[step].premises:
                if premise not in statements:
                    statements.add(premise)
                    if premise not in folded:
                        pending.append(premise)
    return statements, steps


def _onward(document: Document, keys: Collection[str]) -> dict[str, list[str]]:
    return {key: list(dict.fromkeys(conclusions(document, key))) for key in keys}


def _tops(onward: dict[str, list[str]]) -> Iterator[Sequence[str]]:
    """Circles from which no way leads to another."""
    for circle in components(onward):
        members = set(circle)
        if all(members.issuperset(onward[key]) for key in circle):
            yield circle


def _asides(document: Document, away: Collection[str]) -> set[str]:
    """Statements outside the argument all whose relations lead, directly or not, to hidden ones."""
    references, relations = document.references, document.relations
    near: dict[str, list[str]] = {}
    for each in relations.values():
        near.setdefault(each.a, []).append(each.b)
        near.setdefault(each.b, []).append(each.a)
    argued = references.targets | references.premises
    found: set[str] = set()
    seen: set[str] = set()
    for start in near:
        if start in argued or start in seen:
            continue
        cluster, anchors = [start], set[str]()
        seen.add(start)
        for key in cluster:
            for other in near[key]:
                if other in argued:
                    anchors.add(other)
                elif other not in seen:
                    seen.add(other)
                    cluster.append(other)
        if anchors and anchors <= set(away):
            found.update(cluster)
    return found


def _drawn(document: Document, key: str, away: Collection[str]) -> bool:
    """Whether all that an inference connects is there, though no way leads through it."""
    inferences = document.inferences
    while True:
        inference = inferences[key]
        if any(premise in away for premise in inference.premises):
            return False
        key = inference.target
        if key not in inferences:
            return key not in away
