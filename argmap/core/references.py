"""Which record mentions which: read off records, and kept as an index by the document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, KeysView
from typing import TypeGuard

from argmap.core.records import (
    Content,
    Group,
    Inference,
    Participant,
    Record,
    Relation,
    Source,
    Statement,
)

Reference = tuple[str, str, tuple[type[Record], ...]]
"""(field, id mentioned, record types it may be)"""

_STATEMENT = (Statement,)
_TARGET = (Statement, Inference)
_SOURCE = (Source,)
_VOICE = (Participant,)
_CHAIN = (Participant, Source)


def references(record: Record) -> Iterator[Reference]:
    """Every id that the record mentions, with the field and what it must be."""
    if isinstance(record, Inference):
        for premise in record.premises:
            yield "premises", premise, _STATEMENT
        yield "target", record.target, _TARGET
    elif isinstance(record, Statement):
        if record.voice is not None:
            yield "voice", record.voice, _VOICE
        for link in record.chain:
            yield "chain", link, _CHAIN
        for excerpt in record.excerpts:
            yield "excerpts", excerpt.source, _SOURCE
        for citation in record.citations:
            yield "citations", citation.source, _SOURCE
    elif isinstance(record, Relation):
        yield "a", record.a, _STATEMENT
        yield "b", record.b, _STATEMENT
    elif isinstance(record, Group):
        for member in record.members:
            yield "members", member, _STATEMENT
    elif isinstance(record, Source) and record.reports is not None:
        yield "reports", record.reports, _SOURCE


def mentions_any(record: Record) -> bool:
    """Whether the record mentions any other: of the many statements of a large map, few do."""
    if type(record) is Statement:
        return bool(record.voice is not None or record.chain or record.excerpts or record.citations)
    return next(references(record), None) is not None


def is_alone(record: Record | None) -> TypeGuard[Statement]:
    """Whether it is a statement that mentions no other record, as most do: less is to be done."""
    return type(record) is Statement and not mentions_any(record)


def mentions_more(statement: Statement) -> bool:
    """Whether the statement mentions others than its voice; few do, and are looked at closely."""
    return bool(statement.chain or statement.excerpts or statement.citations)


class References:
    """Reverse index: for each id, the inferences at it, those from it, and other mentions."""

    def __init__(self) -> None:
        self._aimed: dict[str, dict[str, None]] = {}
        self._premise: dict[str, dict[str, None]] = {}
        self._other: dict[str, dict[str, None]] = {}

    @property
    def targets(self) -> KeysView[str]:
        """Ids that inferences aim at."""
        return self._aimed.keys()

    @property
    def premises(self) -> KeysView[str]:
        """Ids that inferences have among their premises."""
        return self._premise.keys()

    def aiming_at(self, key: str) -> Collection[str]:
        """Ids of inferences whose target is `key`."""
        return self._aimed.get(key, {}).keys()

    def from_premise(self, key: str) -> Collection[str]:
        """Ids of inferences that have `key` among their premises."""
        return self._premise.get(key, {}).keys()

    def mentioning(self, key: str) -> Collection[str]:
        """Ids of other records (relations, groups, statements, sources) that mention `key`."""
        return self._other.get(key, {}).keys()

    def add_all(self, content: Content) -> None:
        """Add every record of a whole map, in much less time than one by one."""
        aimed, premise = self._aimed, self._premise
        for inference in content.inferences:
            key = inference.id
            _note(aimed, inference.target, key)
            for each in inference.premises:
                _note(premise, each, key)
        for statement in content.statements:
            if mentions_more(statement):
                self.add(statement)
            elif statement.voice is not None:
                _note(self._other, statement.voice, statement.id)
        for record in (*content.relations, *content.groups, *content.sources):
            self.add(record)

    def add(self, record: Record) -> None:
        if isinstance(record, Inference):
            _note(self._aimed, record.target, record.id)
            for premise in record.premises:
                _note(self._premise, premise, record.id)
            return
        for _, key, _ in references(record):
            _note(self._other, key, record.id)

    def remove(self, record: Record) -> None:
        if isinstance(record, Inference):
            self._discard(self._aimed, record.target, record.id)
            for premise in record.premises:
                self._discard(self._premise, premise, record.id)
            return
        for _, key, _ in references(record):
            self._discard(self._other, key, record.id)

    @staticmethod
    def _discard(index: dict[str, dict[str, None]], key: str, referrer: str) -> None:
        entry = index.get(key)
        if entry is not None:
            entry.pop(referrer, None)
            if not entry:
                del index[key]


def _note(index: dict[str, dict[str, None]], key: str, referrer: str) -> None:
    entry = index.get(key)
    if entry is None:
        index[key] = {referrer: None}
    else:
        entry[referrer] = None
