"""The order in which a map is told before an audience: one inference at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.core import folds
from argmap.core.graph import inferences_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.core.document import Document
    from argmap.core.records import Inference


class Step(NamedTuple):
    """What comes into view at once, and the statement that it is about, if that is another."""

    fresh: tuple[str, ...]
    about: str | None = None


def steps(document: Document) -> list[Step]:
    """A map from its central claim down, then what stands apart; every record comes once.

    Each conclusion is followed by the inferences at it, each of these by what aims at it and by
    what bears on its premises. Relations and frames come with the last of what they connect.
    """
    told: dict[str, None] = {}
    found: list[Step] = []
    company = _Company(document)
    for fresh, about in _told(document):
        new = [key for key in fresh if key not in told]
        if new:
            told.update(dict.fromkeys(new))
            found.append(Step((*new, *company.of(new, told)), about))
    return found


def _told(document: Document) -> Iterator[tuple[tuple[str, ...], str | None]]:
    begun: set[str] = set()
    for start in _starts(document):
        waiting: list[str | Inference] = [start]
        if start not in begun:
            yield (start,), None
        while waiting:
            next_ = waiting.pop()
            if isinstance(next_, str):
                key = next_
                if key in begun:
                    continue
                begun.add(key)
                waiting += reversed(inferences_at(document, key))
            else:
                yield (next_.id, *next_.premises), folds.conclusion(document, next_.id)
                waiting += reversed(next_.premises)
                waiting += reversed(inferences_at(document, next_.id))


def _starts(document: Document) -> Iterator[str]:
    """The central claim, other entries that something bears on, the rest; in document order."""
    ordered = document.ordered_keys("statements")
    central = document.info.central
    if central is not None:
        yield central
    entries = set(folds.Ways(document).entries)
    targets = document.references.targets
    yield from (key for key in ordered if key in entries and key in targets)
    yield from ordered


class _Company:
    """Relations and frames, by how many of what they connect are still to come."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, keys: Iterable[str], told: dict[str, None]) -> list[str]:
        """What is whole now that these have come."""
        document = self._document
        found: dict[str, None] = {}
        for key in keys:
            for name in document.references.mentioning(key):
                relation, group = document.relations.get(name), document.groups.get(name)
                ends = (relation.a, relation.b) if relation else group.members if group else ()
                if ends and all(each in told for each in ends):
                    found[name] = None
        return list(found)
