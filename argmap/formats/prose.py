"""Markdown prose: statements numbered, premises before what follows from them; the rest last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.graph import inferences_at, inferences_from
from argmap.core.i18n import mark, tr
from argmap.formats.format import Format, Options
from argmap.formats.markdown_list import plain
from argmap.formats.outline_text import lost_line_ends
from argmap.layout.footers import short_citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.core.document import Document
    from argmap.core.records import Inference, Statement

_STOPS: Final = ".:;!?…"


def _write(document: Document, options: Options) -> bytes:
    return ("\n\n".join(_Prose(document, options.name).paragraphs()) + "\n").encode()


class _Prose:
    def __init__(self, document: Document, name: str) -> None:
        self._document = document
        self._name = name
        self._parts: list[tuple[str, list[str]]] = []
        self._numbers: dict[str, int] = {}
        self._bound = {
            key for each in document.inferences.values() for key in (*each.premises, each.target)
        }

    def paragraphs(self) -> Iterator[str]:
        info = self._document.info
        title = info.title or self._name
        if title:
            yield f"# {plain(title)}"
        if info.description:
            yield plain(info.description)
        self._number()
        order = (key for _, keys in self._parts for key in keys if not self._stands_alone(keys))
        self._numbers.update((key, number) for number, key in enumerate(order, 1))
        alone = [keys[0] for _, keys in self._parts if self._stands_alone(keys)]
        parts = [(top, keys) for top, keys in self._parts if not self._stands_alone(keys)]
        for top, keys in parts:
            if len(parts) > 1 and len(keys) > 1:
                yield f"## {plain(self._document.statements[top].text)}"
            for key in keys:
                yield self._paragraph(self._document.statements[key])
        if alone and parts:
            yield f"## {tr('Besides')}"
        if alone:
            yield "\n".join(f"- {self._said(self._document.statements[key])}" for key in alone)

    def _stands_alone(self, keys: Sequence[str]) -> bool:
        """Whether nothing refers to it, so that it needs no number."""
        return not self._bound.intersection(keys)

    def _number(self) -> None:
        """Each conclusion with all that bears on it, premises first."""
        for start in self._starts():
            if start in self._numbers:
                continue
            self._parts.append((start, list(self._premises_first(start))))

    def _starts(self) -> Iterator[str]:
        statements = list(self._document.ordered_statements())
        for each in statements:
            if not inferences_from(self._document, each.id):
                yield each.id
        for each in statements:
            yield each.id

    def _premises_first(self, start: str) -> Iterator[str]:
        seen = {start}
        waiting = [(start, self._bearing(start))]
        while waiting:
            key, below = waiting[-1]
            inner = next((each for each in below if each not in seen), None)
            if inner is not None and inner not in self._numbers:
                seen.add(inner)
                waiting.append((inner, self._bearing(inner)))
            elif inner is None:
                waiting.pop()
                self._numbers[key] = 0
                yield key
            else:
                seen.add(inner)

    def _bearing(self, key: str) -> Iterator[str]:
        """Premises of all that bears on a statement, or on a step to it."""
        steps = list(reversed(inferences_at(self._document, key)))
        while steps:
            step = steps.pop()
            yield from step.premises
            steps += reversed(inferences_at(self._document, step.id))

    def _paragraph(self, statement: Statement) -> str:
        words = f"**({self._numbers[statement.id]})** {self._said(statement)}"
        told = [self._told(each) for each in inferences_at(self._document, statement.id)]
        return "  \n".join([words, *(f"*{each}*" for part in told for each in part)])

    def _said(self, statement: Statement) -> str:
        """Title, text, and where it comes from."""
        words = plain(statement.text)
        if statement.title:
            stop = "" if statement.title[-1] in _STOPS or not words else ":"
            words = f"**{plain(statement.title)}{stop}** {words}".rstrip()
        cited = [
            short_citation(source) + (f", {each.locator}" if each.locator else "")
            for each in statement.citations
            if (source := self._document.sources.get(each.source)) is not None
        ]
        if cited:
            words += f" — {plain('; '.join(cited))}"
        if statement.implicit:
            words += f" *{tr('[unstated]')}*"
        return words

    def _told(self, inference: Inference) -> list[str]:
        """A sentence for a step, and for each that undercuts or backs it."""
        found = []
        waiting: list[tuple[Inference, str | None]] = [(inference, None)]
        while waiting:
            step, upper = waiting.pop()
            premises = _joined([f"({self._numbers[key]})" for key in step.premises])
            found.append(_sentence(step, premises, upper))
            below = inferences_at(self._document, step.id)
            waiting += [(each, premises) for each in reversed(below)]
        return found


def _sentence(step: Inference, premises: str, upper: str | None) -> str:
    scheme = f" [{plain(step.scheme)}]" if step.scheme else ""
    if step.polarity == "support":
        if upper is None:
            told = tr("Follows from {premises}.", premises=premises)
        else:
            told = tr(
                "The step from {step} is backed by {premises}.", step=upper, premises=premises
            )
    elif step.polarity == "attack":
        if upper is None:
            told = tr("Against it: {premises}.", premises=premises)
        else:
            told = tr(
                "The step from {step} is undercut by {premises}.", step=upper, premises=premises
            )
    else:
        told = tr("Bearing on it: {premises}.", premises=premises)
    return told + scheme


def _joined(numbers: list[str]) -> str:
    if len(numbers) == 1:
        return numbers[0]
    return tr("{some} and {last} together", some=", ".join(numbers[:-1]), last=numbers[-1])


FORMAT = Format(
    id="prose",
    title=mark("Markdown prose"),
    suffixes=(".prose.md",),
    write=_write,
    holds=frozenset(
        {
            "linked", "undercuts", "backings", "several_parents", "cycles", "schemes", "titles",
            "implicit", "citations", "map_title", "map_description",
        }
    ),
    also_lost=lost_line_ends,
)  # fmt: skip
