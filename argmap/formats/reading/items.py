"""Lines put together: which words are one statement, and below which other one it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argmap.formats.reading.lines import Line

_WRAPPED: Final = 55
"""A line of so many characters, with one after it that begins small, was broken by a program."""

_BOLD: Final = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")


@dataclass(slots=True)
class Item:
    """Words below those of another item, or of none (-1)."""

    parent: int
    line: Line
    words: str


def is_outline(lines: list[Line]) -> bool:
    """Whether marks or indentation say what belongs below what."""
    if any(line.mark for line in lines):
        return True
    least = min((line.column for line in lines), default=0)
    if not lines or lines[0].column > least:
        return False
    deeper = any(line.column > least for line in lines)
    return deeper and not _wrapped(lines)


def items_of(lines: list[Line], *, signs: bool) -> list[Item]:
    """Statements in the order of the text, each after what it stands below."""
    marked = any(line.mark for line in lines)
    items: list[Item] = []
    stack: list[int] = []
    for line in lines:
        if items and marked and _goes_on(items[-1].line, line):
            items[-1].words += ("\n" if line.apart else " ") + line.words
            continue
        while stack and not _below(items[stack[-1]].line, line):
            stack.pop()
        items.append(Item(stack[-1] if stack else -1, line, line.words))
        stack.append(len(items) - 1)
    if marked and not signs:
        for item in items:
            item.words = _BOLD.sub(r"\1", item.words)
    return items


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line only continues the words of the item above it."""
    if line.mark or last.mark == "#":
        return False
    if last.marked:
        return line.column > last.column
    return not line.apart and line.column == last.column == 0


def _below(upper: Line, line: Line) -> bool:
    if upper.mark == "#":
        return line.mark != "#" or upper.column < line.column
    if line.mark == "#":
        return False
    if not upper.marked and line.marked:
        return upper.column <= line.column
    return upper.column < line.column


def _wrapped(lines: list[Line]) -> bool:
    """Whether the lines look like prose that was broken into lines of one length."""
    pairs = list(pairwise(lines))
    broken = sum(
        len(first.words) >= _WRAPPED
        and first.column == second.column
        and not second.apart
        and second.words[0].islower()
        for first, second in pairs
    )
    return broken * 3 > len(pairs)
