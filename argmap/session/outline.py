"""Content as indented text: what other programs get from the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.document import Document
from argmap.core.graph import inferences_at, inferences_from
from argmap.session.reading.marks import MINUS, written

if TYPE_CHECKING:
    from argmap.core.records import Content, Inference

INDENT: Final = "    "


class _Line(NamedTuple):
    depth: int
    sign: str
    statement: str
    via: str | None


def outline(content: Content) -> str:
    """One statement a line, what bears on it indented below it.

    "+" supports, "-" attacks, "&" is a co-premise of the line above, "_" undercuts and "=" backs
    the step from the line above. A statement that was told before is not spelt out again. What
    `argmap.session.reading` makes of it is the same argument.
    """
    document = Document(content)
    told: set[str] = set()
    parts = [list(_told(document, start, told)) for start in _starts(document) if start not in told]
    signs = {line.sign for part in parts for line in part}
    # A list with no other mark than "-" would be read as one with bullets.
    signed = not signs.isdisjoint({"+ ", "& ", "_ ", "= "})
    told_parts = (
        "\n".join(_written(document, line, signed=signed) for line in part) for part in parts
    )
    return "\n\n".join(told_parts)


def _written(document: Document, line: _Line, *, signed: bool) -> str:
    statement = document.statements[line.statement]
    sign = f"{MINUS} " if line.sign == "- " and not signed else line.sign
    return INDENT * line.depth + sign + written(statement.title, statement.text)


def _starts(document: Document) -> Iterator[str]:
    """Conclusions first, then whatever they do not lead to."""
    statements = document.ordered_statements()
    for statement in statements:
        if not inferences_from(document, statement.id):
            yield statement.id
    for statement in statements:
        yield statement.id


def _told(document: Document, start: str, told: set[str]) -> Iterator[_Line]:
    waiting = [_Line(0, "", start, None)]
    while waiting:
        line = waiting.pop()
        yield line
        below: list[_Line] = []
        if line.via is not None:
            for inference in inferences_at(document, line.via):
                below.extend(_premises(inference, line.depth + 1, step=True))
        if line.statement not in told:
            told.add(line.statement)
            for inference in inferences_at(document, line.statement):
                below.extend(_premises(inference, line.depth + 1, step=False))
        waiting.extend(reversed(below))


def _premises(inference: Inference, depth: int, *, step: bool) -> Iterator[_Line]:
    """The premises of one inference; what aims at the step stands below the last of them."""
    signs = {"support": "= ", "attack": "_ "} if step else {"support": "+ ", "attack": "- "}
    sign = signs.get(inference.polarity, "~ ")
    for place, premise in enumerate(inference.premises):
        last = place == len(inference.premises) - 1
        yield _Line(depth, "& " if place else sign, premise, inference.id if last else None)
