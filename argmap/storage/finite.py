"""Find NaN and infinite numbers where the records' own rules do not look: in unknown fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from argmap.core.records import COLLECTIONS, Content, Frozen, Inference, Record, Statement
from argmap.storage.places import Loc


def stray_number(content: Content) -> Loc | None:
    """Where the first one is: (collection, index, field), or None."""
    for loc, fields in _loose(content):
        for key, value in fields.items():
            if _is_stray(value):
                return (*loc, key)
    return None


def _loose(content: Content) -> Iterator[tuple[Loc, Mapping[str, Any]]]:
    if content.__pydantic_extra__:
        yield (), content.__pydantic_extra__
    if content.info.__pydantic_extra__:
        yield ("info",), content.info.__pydantic_extra__
    for name in COLLECTIONS:
        for index, record in enumerate(getattr(content, name)):
            if record.__pydantic_extra__:
                yield (name, index), record.__pydantic_extra__
            for fields in _within(record):
                yield (name, index), fields


def _within(record: Record) -> Iterable[Mapping[str, Any]]:
    if type(record) is Inference:
        return (record.answers,) if record.answers else ()
    if type(record) is Statement and (record.excerpts or record.citations):
        parts: tuple[Frozen, ...] = record.excerpts + record.citations
        return [part.__pydantic_extra__ for part in parts if part.__pydantic_extra__]
    return ()


def _is_stray(value: object) -> bool:
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, float):
            if not isfinite(item):
                return True
        elif isinstance(item, dict):
            stack.extend(item.values())
        elif isinstance(item, list | tuple):
            stack.extend(item)
    return False
