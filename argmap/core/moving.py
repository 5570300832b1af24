"""Statements that are what they were but for their places: told without looking at each field."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter, eq, itemgetter
from typing import Final

from argmap.core.records import Record, Statement

_FIELDS: Final = attrgetter("__dict__")
_UNKNOWN: Final = attrgetter("__pydantic_extra__")
_LOOKS: Final = itemgetter(*sorted(Statement.model_fields.keys() - {"x", "y"}))
"""All of a statement's fields but its place."""


def moves(before: Record | None, after: Record | None) -> bool:
    """Whether a change gives a statement another place and leaves all else as it was."""
    return _move((before,), (after,))


def all_move(changes: Iterable[tuple[Record | None, Record | None]]) -> bool:
    """Whether each change does that: everything may move at once, so in bulk."""
    befores, afters = zip(*changes, strict=True)
    return _move(befores, afters)


def _move(befores: tuple[Record | None, ...], afters: tuple[Record | None, ...]) -> bool:
    return (
        {*map(type, befores), *map(type, afters)} == {Statement}
        and all(map(eq, *(map(_LOOKS, map(_FIELDS, each)) for each in (befores, afters))))
        and all(map(eq, map(_UNKNOWN, befores), map(_UNKNOWN, afters)))
    )
