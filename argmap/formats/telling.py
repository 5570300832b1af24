"""Content as indented text: what other programs get from the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.document import Document
from argmap.core.graph import inferences_at, inferences_from
from argmap.formats.reading.marks import MINUS, written

if TYPE_CHECKING:
    from argmap.core.records import Content, Inference

INDENT: Final = "    "


class Told(NamedTuple):
    """A statement told at a depth, as a premise of `step`.

    `via` is the same inference if it is the last of its premises; `again` tells that the statement
    was told before.
    """

    depth: int
    sign: str
    statement: str
    via: str | None
    step: str | None = None
    again: bool = False


def outline(content: Content, first: str | None = None) -> str:
    """One statement a line, what bears on it indented below it.

    "+" supports, "-" attacks, "&" is a co-premise of the line above, "_" undercuts and "=" backs
    the step from the line above. A statement that was told before is not spelt out again. What
    `argmap.formats.reading` makes of it is the same argument. `first` is told first.
    """
    document = Document(content)
    parts = list(parts_of(document, first))
    signs = {line.sign for part in parts for line in part}
    # A list with no other mark than "-" would be read as one with bullets.
    signed = not signs.isdisjoint({"+ ", "& ", "_ ", "= "})
    told = ("\n".join(_written(document, line, signed=signed) for line in part) for part in parts)
    return "\n\n".join(told)


def parts_of(document: Document, first: str | None = None) -> Iterator[list[Told]]:
    """Each conclusion with all that bears on it, in the order in which it is told."""
    told: set[str] = set()
    for start in _starts(document, first):
        if start not in told:
            yield list(_told(document, start, told))


def _written(document: Document, line: Told, *, signed: bool) -> str:
    statement = document.statements[line.statement]
    sign = f"{MINUS} " if line.sign == "- " and not signed else line.sign
    return INDENT * line.depth + sign + written(statement.title, statement.text)


def _starts(document: Document, first: str | None) -> Iterator[str]:
    """Conclusions first, then whatever they do not lead to."""
    if first is not None:
        yield first
    statements = document.ordered_statements()
    for statement in statements:
        if not inferences_from(document, statement.id):
            yield statement.id
    for statement in statements:
        yield statement.id


def _told(document: Document, start: str, told: set[str]) -> Iterator[Told]:
    waiting = [Told(0, "", start, None)]
    while waiting:
        line = waiting.pop()
        yield line._replace(again=True) if line.statement in told else line
        below: list[Told] = []
        if line.via is not None:
            for inference in inferences_at(document, line.via):
                below.extend(_premises(inference, line.depth + 1, step=True))
        if line.statement not in told:
            told.add(line.statement)
            for inference in inferences_at(document, line.statement):
                below.extend(_premises(inference, line.depth + 1, step=False))
        waiting.extend(reversed(below))


def _premises(inference: Inference, depth: int, *, step: bool) -> Iterator[Told]:
    """The premises of one inference; what aims at the step stands below the last of them."""
    signs = {"support": "= ", "attack": "_ "} if step else {"support": "+ ", "attack": "- "}
    sign = signs.get(inference.polarity, "~ ")
    for place, premise in enumerate(inference.premises):
        last = place == len(inference.premises) - 1
        via = inference.id if last else None
        yield Told(depth, "& " if place else sign, premise, via, inference.id)
