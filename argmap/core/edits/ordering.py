"""Siblings change places: in document order, and as premises of one inference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.core.edits.revision import replacements, revised
from argmap.core.order import between, spread
from argmap.core.patch import Patch
from argmap.core.records import Inference

if TYPE_CHECKING:
    from argmap.core.document import Document


def put(document: Document, sequence: Sequence[str], moved: str) -> Patch:
    """Give `moved` an order between its neighbours in this sequence of records of one collection.

    The others keep theirs where they are in order already; if not, or if there is no room, they
    are all numbered anew.
    """
    records = [record for key in sequence if (record := document.record(key)) is not None]
    orders = [record.order for record in records]
    place = next((n for n, record in enumerate(records) if record.id == moved), None)
    if place is None:
        return Patch()
    present = [(record.order, record.id) for record in records]
    if present == sorted(present):
        return Patch()
    rest = orders[:place] + orders[place + 1 :]
    low = orders[place - 1] if place else None
    high = orders[place + 1] if place + 1 < len(orders) else None
    if "" not in rest and rest == sorted(set(rest)):
        return replacements([(records[place], revised(records[place], order=between(low, high)))])
    fresh = zip(records, spread(len(records)), strict=True)
    return replacements([(record, revised(record, order=order)) for record, order in fresh])


def put_premise(document: Document, inference: str, premise: str, before: str | None) -> Patch:
    """Let a premise of an inference come right before another one, or last."""
    record = document.record(inference)
    if not isinstance(record, Inference) or premise not in record.premises or premise == before:
        return Patch()
    rest = [key for key in record.premises if key != premise]
    place = rest.index(before) if before in rest else len(rest)
    premises = (*rest[:place], premise, *rest[place:])
    # The premises are the same, so this is no revision of the argument: no date is set.
    return replacements([(record, revised(record, premises=premises))])
