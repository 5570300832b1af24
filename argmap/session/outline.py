"""Content as indented text: what other programs get from the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.document import Document
from argmap.core.graph import inferences_at, inferences_from

if TYPE_CHECKING:
    from argmap.core.records import Content, Inference, Statement

INDENT: Final = "    "


class _Line(NamedTuple):
    depth: int
    sign: str
    statement: str
    via: str | None


def outline(content: Content) -> str:
    """One statement a line, what bears on it indented below it.

    "+" supports, "-" attacks, "&" is a co-premise of the line above, "_" undercuts and "=" backs
    the step from the line above. A statement that was told before is not spelt out again.
    """
    document = Document(content)
    told: set[str] = set()
    lines: list[str] = []
    for start in _starts(document):
        if start not in told:
            for line in _told(document, start, told):
                statement = document.statements[line.statement]
                lines.append(INDENT * line.depth + line.sign + _words(statement))
    return "\n".join(lines)


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


def _words(statement: Statement) -> str:
    words = " ".join(statement.text.split())
    if statement.title:
        return f"[{statement.title}]: {words}" if words else f"[{statement.title}]"
    return words
