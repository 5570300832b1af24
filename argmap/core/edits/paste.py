"""Parts of a map taken out as content of their own, and content put into a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.core.edits.arrange import movable
from argmap.core.edits.renaming import new_names, renamed
from argmap.core.edits.revision import copied, rounded
from argmap.core.order import spread
from argmap.core.patch import Patch, additions
from argmap.core.records import (
    COLLECTIONS,
    Content,
    Group,
    Inference,
    Participant,
    Record,
    Relation,
    Source,
    Statement,
)
from argmap.core.references import references

if TYPE_CHECKING:
    from argmap.core.document import Document


def extract(document: Document, keys: Iterable[str], *, cuts: bool = False) -> Content:
    """These statements and what lies wholly among them, with the sources and voices they name.

    A group stands for its members and comes along if all of them do, or, if it `cuts`, with those
    of them that do. Records keep their ids.
    """
    taken: dict[str, Record] = {each.id: each for each in movable(document, keys)}
    _take_inferences(document, taken)
    for key in list(taken):
        for other in document.references.mentioning(key):
            record = document.record(other)
            if isinstance(record, Relation | Group) and _within(record, taken):
                taken[other] = record
            elif cuts and isinstance(record, Group):
                members = tuple(each for each in record.members if each in taken)
                taken[other] = copied(record, {"members": members})
    _take_named(document, taken)
    parts: dict[str, Any] = {
        name: tuple(
            sorted(
                (record for record in taken.values() if isinstance(record, kind)),
                key=lambda record: (record.order, record.id),
            )
        )
        for name, kind in COLLECTIONS.items()
    }
    return Content(**parts)


def insert(
    document: Document,
    content: Content,
    *,
    dx: float = 0.0,
    dy: float = 0.0,
    now: str | None = None,
) -> Patch:
    """Add content, shifted; ids that are taken become new ones, orders follow the last ones.

    A source or participant that the map has, equal but for its order, is shared. The content must
    be consistent in itself; `Document.apply` tells where it is not. Its map information is left.
    """
    names = new_names(document, content)
    added: list[Record] = []
    for collection in COLLECTIONS:
        records = [record for record in getattr(content, collection) if names[record.id]]
        orders = spread(len(records), document.last_order(collection))
        for record, order in zip(records, orders, strict=True):
            copy = renamed(record, lambda key: names.get(key) or key, order)
            added.append(_put(copy, dx, dy, now))
    return additions(added)


def duplicate(
    document: Document, keys: Iterable[str], *, dx: float, dy: float, now: str | None = None
) -> Patch:
    """Copies of statements with the connections among them, shifted."""
    return insert(document, extract(document, keys), dx=dx, dy=dy, now=now)


def _take_inferences(document: Document, taken: dict[str, Record]) -> None:
    """Inferences with all premises and, at last, the target among what is taken."""
    waiting = list(taken)
    while waiting:
        for key in document.references.aiming_at(waiting.pop()):
            record = document.record(key)
            if key in taken or not isinstance(record, Inference):
                continue
            if all(premise in taken for premise in record.premises):
                taken[key] = record
                waiting.append(key)


def _take_named(document: Document, taken: dict[str, Record]) -> None:
    """Sources and participants that what is taken names, and what those name."""
    waiting = [record for record in taken.values() if isinstance(record, Statement)]
    named: list[Record] = list(waiting)
    while named:
        for _, key, _ in references(named.pop()):
            record = document.record(key)
            if key not in taken and isinstance(record, Source | Participant):
                taken[key] = record
                named.append(record)


def _within(record: Record, taken: dict[str, Record]) -> bool:
    return all(key in taken for _, key, _ in references(record))


def _put(record: Record, dx: float, dy: float, now: str | None) -> Record:
    update: dict[str, Any] = {}
    if isinstance(record, Statement) and record.x is not None and record.y is not None:
        update |= {"x": rounded(record.x + dx), "y": rounded(record.y + dy)}
    if now is not None and isinstance(record, Statement | Inference):
        update |= {"created": now, "modified": None}
    return copied(record, update) if update else record
