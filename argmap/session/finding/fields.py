"""What is searched of each record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from argmap.core.records import Group, Inference, Participant, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.core.document import Document
    from argmap.core.records import Record

Field = Literal["text", "title", "note", "tags", "speaker", "citations"]

WRITTEN: Final[tuple[Field, ...]] = ("text", "title", "note")
"""Fields that belong to the record alone; the others name what many records share."""


def fields_of(document: Document, record: Record) -> Iterator[tuple[Field, str]]:
    """The record's fields with something in them."""
    if isinstance(record, Statement):
        yield from _own(record.text, record.title, record.note)
        if record.tags:
            yield "tags", "\n".join(record.tags)
        if record.voice is not None or record.chain:
            yield "speaker", "\n".join(_speakers(document, record))
        if record.citations or record.excerpts:
            yield "citations", "\n".join(_citations(document, record))
    elif isinstance(record, Inference):
        yield from _own(record.text, None, record.note)
        if record.tags:
            yield "tags", "\n".join(record.tags)
    elif isinstance(record, Group) and record.title:
        yield "title", record.title


def _own(text: str, title: str | None, note: str | None) -> Iterator[tuple[Field, str]]:
    if text:
        yield "text", text
    if title:
        yield "title", title
    if note:
        yield "note", note


def _speakers(document: Document, statement: Statement) -> Iterator[str]:
    for key in dict.fromkeys((statement.voice, *statement.chain)):
        record = document.record(key) if key is not None else None
        if isinstance(record, Participant):
            yield record.name
        elif isinstance(record, Source):
            yield record.title


def _citations(document: Document, statement: Statement) -> Iterator[str]:
    for citation in statement.citations:
        yield from _source(document, citation.source)
        if citation.locator:
            yield citation.locator
    for excerpt in statement.excerpts:
        yield from _source(document, excerpt.source)
        if excerpt.exact:
            yield excerpt.exact


def _source(document: Document, key: str) -> Iterator[str]:
    source = document.sources.get(key)
    if source is not None:
        told = (source.title, *source.author, source.container_title, source.publisher)
        yield from filter(None, (*told, source.issued))
