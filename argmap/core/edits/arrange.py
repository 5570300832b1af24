"""Where statements stand: positions and widths, rounded to 0.01 scene pixels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.core import limits
from argmap.core.edits.revision import copied, revised, rounded
from argmap.core.patch import Change, Patch
from argmap.core.records import Group, Statement

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point


def move(document: Document, keys: Iterable[str], dx: float, dy: float) -> Patch:
    """Shift placed statements, and those of groups, as one: none leaves the limits alone."""
    placed = [
        (statement, statement.x, statement.y)
        for statement in movable(document, keys)
        if statement.x is not None and statement.y is not None
    ]
    if not placed:
        return Patch()
    dx = _within(dx, min(x for _, x, _ in placed), max(x for _, x, _ in placed))
    dy = _within(dy, min(y for _, _, y in placed), max(y for _, _, y in placed))
    return _placed((statement, x + dx, y + dy) for statement, x, y in placed)


def place(document: Document, places: Mapping[str, Point]) -> Patch:
    """Put statements with their top left corners at points."""
    found = ((document.record(key), point) for key, point in places.items())
    return _placed(
        (statement, rounded(point.x), rounded(point.y))
        for statement, point in found
        if isinstance(statement, Statement)
    )


def resize(document: Document, key: str, width: float | None) -> Patch:
    """Set a statement's width, within the limits, or leave it to its text (None)."""
    statement = document.record(key)
    if not isinstance(statement, Statement):
        return Patch()
    if width is not None:
        width = round(min(limits.MAX_WIDTH, max(limits.MIN_WIDTH, width)), 2)
    after = revised(statement, width=width)
    return Patch({key: Change(statement, after)}) if after is not statement else Patch()


def movable(document: Document, keys: Iterable[str]) -> list[Statement]:
    """The statements among these records and in the groups among them, each once."""
    found: dict[str, Statement] = {}
    for key in keys:
        record = document.record(key)
        members = record.members if isinstance(record, Group) else (key,)
        for member in members:
            statement = document.record(member)
            if isinstance(statement, Statement):
                found[member] = statement
    return list(found.values())


def _within(shift: float, low: float, high: float) -> float:
    bound = limits.MAX_COORDINATE
    return min(max(shift, -bound - low), bound - high)


def _placed(places: Iterable[tuple[Statement, float, float]]) -> Patch:
    changes = {}
    for statement, left, top in places:
        x, y = round(left, 2) + 0.0, round(top, 2) + 0.0
        if x != statement.x or y != statement.y:
            after = copied(statement, {"x": x, "y": y})
            changes[statement.id] = Change(statement, after)
    return Patch(changes)
