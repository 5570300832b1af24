"""How messages name a record."""

from __future__ import annotations

from argmap.core.i18n import tr
from argmap.core.records import COLLECTION_OF, Record


def name_of(record: Record) -> str:
    return named(COLLECTION_OF[type(record)], record.id)


def named(collection: str, key: str) -> str:
    """`Statement “a”`, for a record of the collection."""
    match collection:
        case "statements":
            return tr("Statement “{id}”", id=key)
        case "inferences":
            return tr("Inference “{id}”", id=key)
        case "relations":
            return tr("Relation “{id}”", id=key)
        case "groups":
            return tr("Group “{id}”", id=key)
        case "sources":
            return tr("Source “{id}”", id=key)
        case _:
            return tr("Participant “{id}”", id=key)
