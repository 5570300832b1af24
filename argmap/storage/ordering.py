"""The place of records that a file lists without `order`: where they stand in the list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from argmap.core import limits
from argmap.core.order import spread
from argmap.core.records import COLLECTIONS, Content, Record

R = TypeVar("R", bound=Record)


def in_order(content: Content) -> Content:
    """The same content, every record with an order; the very same object where all have one."""
    if all(record.order for record in content.records()):
        return content
    return Content.model_construct(
        None,
        info=content.info,
        **{name: ordered(getattr(content, name)) for name in COLLECTIONS},
    )


def ordered(records: Sequence[R]) -> tuple[R, ...]:
    """Give the ones without order an index between their neighbours in the list."""
    taken = sorted({record.order for record in records if record.order})
    indices: list[str] = []
    start = 0
    while start < len(records):
        if records[start].order:
            indices.append(records[start].order)
            start += 1
            continue
        end = start
        while end < len(records) and not records[end].order:
            end += 1
        low, high = _gap(records, taken, start, end)
        indices += spread(end - start, low, high)
        start = end
    if any(len(index) > limits.MAX_ORDER for index in indices):
        indices = spread(len(records))
    return tuple(
        record if record.order == index else record.model_copy(update={"order": index})
        for record, index in zip(records, indices, strict=True)
    )


def _gap(
    records: Sequence[Record], taken: list[str], start: int, end: int
) -> tuple[str | None, str | None]:
    if start:
        low = records[start - 1].order
        above = bisect_right(taken, low)
        return low, taken[above] if above < len(taken) else None
    if end < len(records):
        high = records[end].order
        below = taken.index(high)
        return taken[below - 1] if below else None, high
    return None, None
