"""Statements are added and reworded; any record is amended or deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.core.clean import clean_text
from argmap.core.edits.deletion import delete
from argmap.core.edits.revision import order_after, replacements, revised, rounded, unused_id
from argmap.core.limits import MAX_TEXT
from argmap.core.patch import Patch, additions
from argmap.core.records import Statement

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point
    from argmap.core.records import Record

__all__ = ["add", "amend", "delete", "retext"]


def add(
    document: Document,
    *,
    kind: str = "claim",
    text: str = "",
    at: Point,
    title: str | None = None,
    id: str | None = None,
    after: str | None = None,
    now: str | None = None,
) -> Patch:
    """A new statement with its top left corner `at`, last in document order or `after` another."""
    statement = Statement.model_validate(
        {
            "id": id or unused_id(document),
            "order": order_after(document, "statements", after),
            "kind": kind,
            "text": text,
            "title": title,
            "x": rounded(at.x),
            "y": rounded(at.y),
            "created": now,
        }
    )
    return additions([statement])


def retext(document: Document, key: str, text: str, now: str | None = None) -> Patch:
    """Reword a statement, or the warrant of an inference; too long a text raises as `amend`."""
    record = document.record(key)
    if record is None or not hasattr(record, "text"):
        return Patch()
    if len(text) > MAX_TEXT:
        return amend(document, [key], now, text=text)
    return replacements([(record, revised(record, now, text=clean_text(text)))])


def amend(document: Document, keys: Iterable[str], now: str | None = None, **fields: Any) -> Patch:
    """Set fields of records that have them, validated; ids that do not exist are passed over.

    Raises pydantic's ValidationError (see `rules.explain`) or TypeError for a field that a record
    does not have.
    """
    records = [record for key in dict.fromkeys(keys) if (record := document.record(key))]
    return replacements([(record, _amended(record, now, fields)) for record in records])


def _amended(record: Record, now: str | None, fields: dict[str, Any]) -> Record:
    kind = type(record)
    unknown = fields.keys() - kind.model_fields.keys() | fields.keys() & {"id"}
    if unknown:
        raise TypeError(f"{kind.__name__} has no field to amend named {', '.join(sorted(unknown))}")
    present = {name: getattr(record, name) for name in kind.model_fields}
    valid = kind.model_validate(present | {name: _plain(value) for name, value in fields.items()})
    values = {name: getattr(valid, name) for name in fields}
    for name in ("x", "y", "width"):
        if values.get(name) is not None:
            values[name] = round(values[name], 2) + 0.0
    return revised(record, now, **values)


def _plain(value: Any) -> Any:
    """A list as the tuple that strict records take."""
    return tuple(value) if isinstance(value, list) else value
