"""Content gets ids that a map has not yet, and every mention follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from argmap.core.edits.revision import copied, unused_id
from argmap.core.i18n import tr
from argmap.core.ids import new_id
from argmap.core.integrity import IntegrityError
from argmap.core.records import Content, Group, Inference, Record, Relation, Source, Statement
from argmap.core.references import references

if TYPE_CHECKING:
    from argmap.core.document import Document

Rename = Callable[[str], str]

SHARED: Final = ("sources", "participants")
"""Collections whose records are not added again where the map has the same one already."""


def new_names(document: Document, content: Content) -> dict[str, str | None]:
    """The id that each record will have: its own if that is free; None if the map has the record.

    Raises IntegrityError where two records of the content have the same id.
    """
    names: dict[str, str | None] = {}
    shared = _shared(document, content)
    used: set[str] = set()
    for record in content.records():
        if record.id in names:
            raise IntegrityError(tr("Two records have the id “{id}”.", id=record.id))
        if record.id in shared:
            names[record.id] = None
            continue
        key = record.id if record.id not in document else unused_id(document)
        while key in used:
            key = new_id()
        used.add(key)
        names[record.id] = key
    return names


def renamed(record: Record, name: Rename, order: str) -> Record:
    """The record under its new name and order, with every mention of others renamed."""
    update: dict[str, Any] = {"id": name(record.id), "order": order}
    if isinstance(record, Statement):
        update["voice"] = record.voice and name(record.voice)
        update["chain"] = tuple(map(name, record.chain))
        for field in ("excerpts", "citations"):
            update[field] = tuple(
                part.model_copy(update={"source": name(part.source)})
                for part in getattr(record, field)
            )
    elif isinstance(record, Inference):
        update["premises"] = tuple(map(name, record.premises))
        update["target"] = name(record.target)
        update["roles"] = {name(key): role for key, role in record.roles.items()}
    elif isinstance(record, Relation):
        update |= {"a": name(record.a), "b": name(record.b)}
    elif isinstance(record, Group):
        update["members"] = tuple(map(name, record.members))
    elif isinstance(record, Source):
        update["reports"] = record.reports and name(record.reports)
    return copied(record, update)


def _shared(document: Document, content: Content) -> set[str]:
    """Ids of sources and participants that the map has with the same fields.

    One that names another is shared only if that one is.
    """
    records = [record for name in SHARED for record in getattr(content, name)]
    shared = {record.id for record in records if _equal(document.record(record.id), record)}
    while True:
        apart = {
            record.id
            for record in records
            if record.id in shared and any(key not in shared for _, key, _ in references(record))
        }
        if not apart:
            return shared
        shared -= apart


def _equal(present: Record | None, record: Record) -> bool:
    return type(present) is type(record) and present == record.model_copy(
        update={"order": present.order}
    )
