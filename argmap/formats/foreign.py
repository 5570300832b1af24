"""What a format says that a map has no place for, kept with each record under its format."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import chain, filterfalse
from typing import Any, Final

from argmap.core.clean import clean_text, is_clean
from argmap.core.records import Frozen

KEY: Final = "foreign"
"""The field of a record, or of the map's information: {format id: {name: value}}."""

_DEPTH: Final = 60
_SIMPLE: Final = {str, int, bool, type(None)}


def kept(record: Frozen, format_id: str) -> Mapping[str, Any]:
    """What was kept of this record for a format; empty if nothing was."""
    every = (record.model_extra or {}).get(KEY)
    of_format = every.get(format_id) if isinstance(every, dict) else None
    return of_format if isinstance(of_format, dict) else {}


def formats_kept(record: Frozen) -> frozenset[str]:
    """The formats of which something is kept with this record."""
    every = (record.model_extra or {}).get(KEY)
    return frozenset(map(str, every)) if isinstance(every, dict) else frozenset()


def keeping(format_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The field that keeps these values, to be among those of a record; empty without any."""
    if not values:
        return {}
    return {KEY: {format_id: {name: plain(value) for name, value in values.items()}}}


def plain(value: Any, depth: int = _DEPTH) -> Any:
    """A JSON value that any file can hold: finite, of whole characters, not too deep."""
    # By type alone: a large file has hundreds of thousands of values to keep.
    kind = type(value)
    if kind is str:
        return clean_text(value)
    if value is None or kind is int or kind is bool:
        return value
    if kind is float:
        return value if math.isfinite(value) else None
    if depth == 0:
        return None
    if isinstance(value, dict):
        return {clean_text(str(key)): plain(each, depth - 1) for key, each in value.items()}
    if kind is list and depth > 1 and _is_table(value):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(each, depth - 1) for each in value]
    return None


def _is_table(rows: list[Any]) -> bool:
    """Whether these are objects of clean words and whole numbers, as lists of nodes and edges are.

    Told at once for all of them, since large files have hundreds of thousands of such values.
    """
    if set(map(type, rows)) != {dict}:
        return False
    every = [*set(chain.from_iterable(rows)), *chain.from_iterable(map(dict.values, rows))]
    try:
        odd = list(filterfalse(str.isprintable, filter(None, every)))
    except TypeError:  # not all are words
        if not set(map(type, every)) <= _SIMPLE:
            return False
        odd = [each for each in every if type(each) is str]
    return all(map(is_clean, odd))
