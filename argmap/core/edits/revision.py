"""New versions of records, and the patches made of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.core import limits
from argmap.core.ids import new_id
from argmap.core.order import between
from argmap.core.patch import Change, InfoChange, Patch

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import MapInfo, Record

R = TypeVar("R", bound="Record")

DATED = frozenset({"text", "kind", "polarity", "premises", "target"})
"""Fields whose change counts as a modification."""


def revised(record: R, now: str | None = None, **fields: Any) -> R:
    """The record with these fields, which must be valid; itself if they are what it has."""
    changed = {
        name: value for name, value in fields.items() if not _same(getattr(record, name), value)
    }
    if not changed:
        return record
    if now is not None and DATED & changed.keys():
        changed["modified"] = now
    return copied(record, changed)


def copied(record: R, update: dict[str, Any]) -> R:
    """As `model_copy(update=…)` of declared fields, at a tenth of its cost: a drag makes many."""
    kind = type(record)
    copy = kind.__new__(kind)
    put = object.__setattr__  # the record is frozen for everybody else
    put(copy, "__dict__", record.__dict__ | update)
    put(copy, "__pydantic_fields_set__", record.__pydantic_fields_set__ | update.keys())
    extra = record.__pydantic_extra__
    put(copy, "__pydantic_extra__", dict(extra) if extra else extra)
    put(copy, "__pydantic_private__", None)
    return copy


def _same(old: Any, new: Any) -> bool:
    return type(old) is type(new) and bool(old == new)


def replacements(pairs: Iterable[tuple[Record, Record]]) -> Patch:
    """The patch that puts the second of each pair in place of the first."""
    return Patch({old.id: Change(old, new) for old, new in pairs if old is not new})


def info_patch(before: MapInfo, after: MapInfo) -> Patch:
    return Patch({}, InfoChange(before, after))


def unused_id(document: Document) -> str:
    while (key := new_id()) in document:
        pass
    return key


def order_after(document: Document, collection: str, sibling: str | None = None) -> str:
    """An order right after that sibling's, or after the last of the collection."""
    record = None if sibling is None else document.record(sibling)
    if record is None:
        return between(document.last_order(collection), None)
    return between(record.order, document.next_order(record.id))


def rounded(value: float) -> float:
    """A coordinate as files have it: within the limits, on a grid of 0.01."""
    bound = limits.MAX_COORDINATE
    return round(min(bound, max(-bound, value)), 2) + 0.0
