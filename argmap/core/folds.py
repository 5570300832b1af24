"""Folding: what of a map is hidden while some statements are folded.

Folding a statement hides what is reached only through it, going from conclusions to what bears on
them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, Final

from argmap.core.components import components

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Relation

NOTHING: frozenset[str] = frozenset()
_FEW: Final = 8
"""From an eighth of all statements on, to look at every inference once takes less time."""


class Ways:
    """Which statements bear on which, read from conclusions down, as they are just now.

    Ways begin at `entries`: statements that are no premise, and one of each circle that leads to no
    such: the central claim, or else the first in document order.
    """

    def __init__(self, document: Document) -> None:
        self.down: dict[str, list[str]] = {}
        statements, down = document.statements, self.down
        for inference in document.inferences.values():
            target = inference.target
            if target not in statements:
                target = conclusion(document, target)
            known = down.get(target)
            if known is None:
                down[target] = list(inference.premises)
            else:
                known += inference.premises
        premises = document.references.premises
        self.entries = [key for key in statements if key not in premises]
        rest = statements.keys() - self.reached(NOTHING)
        if rest:
            self.entries += _first_of_circles(document, rest)

    def reached(self, folded: Collection[str]) -> set[str]:
        """Statements to which some way leads through nothing that is folded."""
        below = self.down.get
        found = set(self.entries)
        pending = [key for key in self.entries if key not in folded]
        while pending:
            for each in below(pending.pop(), ()):
                if each not in found:
                    found.add(each)
                    if each not in folded:
                        pending.append(each)
        return found

    def depths(self) -> dict[str, int]:
        """How many steps each statement is away from an entry; entries have 0."""
        found = dict.fromkeys(self.entries, 0)
        pending = deque(found)
        while pending:
            key = pending.popleft()
            deeper = found[key] + 1
            for each in self.down.get(key, ()):
                if each not in found:
                    found[each] = deeper
                    pending.append(each)
        return found


def hidden(document: Document, folded: Collection[str], ways: Ways) -> frozenset[str]:
    """Ids of the statements, inferences, relations and groups that folding hides.

    An inference or a relation is hidden with what it connects, a statement that is no part of the
    argument with all that it is related to, a group with all its members.
    """
    shown = ways.reached(folded)
    if len(shown) == len(document.statements):
        return NOTHING
    away = document.statements.keys() - shown
    references, relations, groups = document.references, document.relations, document.groups
    mentions = {each for key in away for each in references.mentioning(key)}
    asides = _asides(document, away, [relations[key] for key in mentions if key in relations])
    for key in asides:
        mentions.update(references.mentioning(key))
    away |= asides
    framed = [key for key in mentions if key in groups and away.issuperset(groups[key].members)]
    ties = [key for key in mentions if key in relations]
    return frozenset(away.union(_steps_at(document, away), framed, ties))


def _steps_at(document: Document, away: Set[str]) -> list[str]:
    """Inferences that connect one of these, or aim at such."""
    inferences, references = document.inferences, document.references
    steps: list[str] = []
    if len(away) * _FEW > len(document.statements):
        for key, inference in inferences.items():
            if inference.target in away or not away.isdisjoint(inference.premises):
                steps.append(key)
    else:
        for key in away:
            steps += references.from_premise(key)
            steps += references.aiming_at(key)
    for step in steps:
        steps += references.aiming_at(step)
    return steps


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


def behind(document: Document, key: str, away: Collection[str]) -> Iterator[str]:
    """Ids of the hidden statements that bear on this one through nothing but hidden ones."""
    seen = {key}
    pending = [key]
    while pending:
        for each in premises_at(document, pending.pop()):
            if each in away and each not in seen:
                seen.add(each)
                pending.append(each)
                yield each


def deeper(document: Document, ways: Ways, levels: int) -> frozenset[str]:
    """What to fold so that so many levels are shown, entries being the first."""
    argued = document.references.targets
    depths = ways.depths().items()
    return frozenset(key for key, depth in depths if depth >= levels - 1 and key in argued)


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


def _first_of_circles(document: Document, rest: Collection[str]) -> Iterator[str]:
    central = document.info.central
    ranks = {key: rank for rank, key in enumerate(document.ordered_keys("statements"))}
    for circle in _tops({key: list(dict.fromkeys(conclusions(document, key))) for key in rest}):
        if central is not None and central in circle:
            yield central
        else:
            yield min(circle, key=ranks.__getitem__)


def _tops(onward: dict[str, list[str]]) -> Iterator[Sequence[str]]:
    """Circles from which no way leads to another."""
    for circle in components(onward):
        members = set(circle)
        if all(members.issuperset(onward[key]) for key in circle):
            yield circle


def _asides(document: Document, away: Collection[str], ties: Iterable[Relation]) -> set[str]:
    """Statements outside the argument all whose relations lead, directly or not, to hidden ones.

    `ties` are the relations that hidden ones have.
    """
    references, relations = document.references, document.relations
    targets, premises = references.targets, references.premises
    found: set[str] = set()
    seen: set[str] = set()
    for start in {key for tie in ties for key in (tie.a, tie.b)}:
        if start in seen or start in targets or start in premises:
            continue
        cluster, alone = [start], True
        seen.add(start)
        for key in cluster:
            near = (relations[each] for each in references.mentioning(key) if each in relations)
            for other in {key for tie in near for key in (tie.a, tie.b)}:
                if other in targets or other in premises:
                    alone = alone and other in away
                elif other not in seen:
                    seen.add(other)
                    cluster.append(other)
        if alone:
            found.update(cluster)
    return found
