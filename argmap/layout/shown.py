"""The part of a map that is not folded away, read like a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.core.patch import Change, Patch
from argmap.core.records import COLLECTION_OF

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import (
        Group,
        Inference,
        MapInfo,
        Participant,
        Record,
        Relation,
        Source,
        Statement,
    )
    from argmap.core.references import References

_FOLDS = ("statements", "inferences", "relations", "groups")


class Shown:
    """Answers as a document would that had none of the hidden records.

    Where nothing is hidden, it is the document's own answers that are given, at no cost.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts: dict[str, dict[str, Record]] = {}
        self.hidden: frozenset[str] = frozenset()
        self.references = ShownReferences(document.references)

    def follow(self, patch: Patch, hidden: frozenset[str]) -> Patch:
        """Hide these from now on, after a change of the document; what changed of what is shown."""
        before, self.hidden = self.hidden, hidden
        self.references.hidden = hidden
        changes = dict(_seen(patch.changes, before, hidden)) if before or hidden else patch.changes
        if before != hidden:
            changes = dict(changes)
            for key in before ^ hidden:
                record = None if key in patch.changes else self._document.record(key)
                if record is not None:
                    changes[key] = Change(None, record) if key in before else Change(record, None)
        self._keep(changes, anew=not before)
        return Patch(changes, patch.info)

    def _keep(self, changes: Mapping[str, Change], *, anew: bool) -> None:
        if not self.hidden:
            self._parts = {}
            return
        if anew:
            self._parts = {
                name: {
                    key: record
                    for key, record in self._document.collection(name).items()
                    if key not in self.hidden
                }
                for name in _FOLDS
            }
            return
        for key, (before, after) in changes.items():
            record = after or before
            assert record is not None
            part = self._parts.get(COLLECTION_OF[type(record)])
            if part is not None and after is None:
                part.pop(key, None)
            elif part is not None and after is not None:
                part[key] = after

    @property
    def info(self) -> MapInfo:
        return self._document.info

    @property
    def statements(self) -> Mapping[str, Statement]:
        return self._part("statements")  # type: ignore[return-value]

    @property
    def inferences(self) -> Mapping[str, Inference]:
        return self._part("inferences")  # type: ignore[return-value]

    @property
    def relations(self) -> Mapping[str, Relation]:
        return self._part("relations")  # type: ignore[return-value]

    @property
    def groups(self) -> Mapping[str, Group]:
        return self._part("groups")  # type: ignore[return-value]

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._document.sources

    @property
    def participants(self) -> Mapping[str, Participant]:
        return self._document.participants

    def record(self, key: str) -> Record | None:
        return None if key in self.hidden else self._document.record(key)

    def __contains__(self, key: str) -> bool:
        return key not in self.hidden and key in self._document

    def ordered(self, name: str) -> tuple[Record, ...]:
        """What is shown of a collection in document order."""
        found = self._document.ordered(name)
        if not self.hidden:
            return found
        return tuple(record for record in found if record.id not in self.hidden)

    def ordered_keys(self, name: str) -> list[str]:
        """The ids of what is shown of a collection, in document order."""
        found = self._document.ordered_keys(name)
        return [key for key in found if key not in self.hidden] if self.hidden else found

    @property
    def whole(self) -> Document | None:
        """The document, if nothing of it is hidden."""
        return None if self.hidden else self._document

    def ordered_statements(self) -> tuple[Statement, ...]:
        return self.ordered("statements")  # type: ignore[return-value]

    def _part(self, name: str) -> Mapping[str, Record]:
        part = self._parts.get(name)
        return self._document.collection(name) if part is None else MappingProxyType(part)


class ShownReferences:
    """Who mentions whom among what is shown."""

    def __init__(self, references: References) -> None:
        self._references = references
        self.hidden: frozenset[str] = frozenset()

    def aiming_at(self, key: str) -> Collection[str]:
        return self._shown(self._references.aiming_at(key))

    def from_premise(self, key: str) -> Collection[str]:
        return self._shown(self._references.from_premise(key))

    def mentioning(self, key: str) -> Collection[str]:
        return self._shown(self._references.mentioning(key))

    def _shown(self, keys: Collection[str]) -> Collection[str]:
        hidden = self.hidden
        return [key for key in keys if key not in hidden] if hidden and keys else keys


def _seen(
    changes: Mapping[str, Change], hidden_before: frozenset[str], hidden: frozenset[str]
) -> Iterable[tuple[str, Change]]:
    """The changes as somebody tells them who sees only what is shown."""
    for key, (before, after) in changes.items():
        was = None if key in hidden_before else before
        now = None if key in hidden else after
        if was is not None or now is not None:
            yield key, Change(was, now)
