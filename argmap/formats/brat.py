"""brat's standoff annotations: spans of a text beside them, and relations between spans."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import mark, tr
from argmap.core.records import Excerpt
from argmap.formats.branches import statements_only
from argmap.formats.brat_writing import FAMILY, write, write_text
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported
from argmap.formats.given import Given
from argmap.formats.outline_text import lost_line_ends
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.document import Document
    from argmap.formats.format import Loss

_SPAN: Final = re.compile(r"(T\S+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t(.*))?$")
_RELATION: Final = re.compile(r"(R\S+)\t(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)\s*$")
_ATTRIBUTE: Final = re.compile(r"([AM]\S+)\t(\S+) (\S+)(?: (.*))?$")
_NOTE: Final = re.compile(r"(#\S*)\t(\S+) (\S+)(?:\t(.*))?$")
_EQUAL: Final = re.compile(r"\*\tEquiv (\S[^\n]*)$")
_POLARITY: Final = {
    "supports": "support", "support": "support", "for": "support", "pro": "support",
    "attacks": "attack", "attack": "attack", "against": "attack", "con": "attack",
}  # fmt: skip


def _sniff(given: Given) -> float:
    return 0.9 if re.search(r"^T\d+\t\S+ \d+ \d+", given.head, re.MULTILINE) else 0.0


def _read(given: Given) -> Imported:
    reading = _Reading(Builder(FAMILY), given)
    for line in given.text.split("\n"):
        if line.strip():
            reading.line(line)
    return reading.imported()


class _Reading:
    def __init__(self, builder: Builder, given: Given) -> None:
        self._builder = builder
        beside = given.beside(".txt")
        self._text = _text(beside) if beside is not None else None
        self._source = None
        if self._text:
            self._source = builder.source(
                "text",
                type="document",
                title=PurePath(given.name).with_suffix(".txt").name,
                text=self._text,
            )
        self._spans: dict[str, dict[str, Any]] = {}
        self._notes: dict[str, list[str]] = defaultdict(list)
        self._attributes: dict[str, list[list[str]]] = defaultdict(list)
        self._relations: list[tuple[str, str, str, str]] = []
        self._aside: list[str] = []

    def line(self, line: str) -> None:
        if found := _SPAN.match(line):
            self._span(*found.groups())
        elif found := _RELATION.match(line):
            self._relations.append((found[1], found[2], found[3], found[4]))
        elif found := _ATTRIBUTE.match(line):
            self._attributes[found[3]].append([found[2], found[4] or ""])
        elif (found := _NOTE.match(line)) and found[2] == "AnnotatorNotes":
            self._notes[found[3]].append(found[4] or "")
        elif found := _EQUAL.match(line):
            first, *others = found[1].split()
            self._relations += [("", "rephrase", first, each) for each in others]
        else:
            self._aside.append(line)

    def imported(self) -> Imported:
        if not self._spans:
            raise FileProblem(tr("There is no span in this file."))
        builder = self._builder
        major = [key for key, each in self._spans.items() if each["type"] == "MajorClaim"]
        for key, each in self._spans.items():
            self._statement(key, each)
        for key, kind, start, end in self._relations:
            polarity = _POLARITY.get(kind.lower())
            if polarity is not None:
                builder.inference(key or None, [start], end, polarity)
            else:
                builder.relation(key or None, kind, start, end)
        for key, attributes in self._attributes.items():
            for name, value in attributes:
                if name == "Stance" and key in self._spans:
                    self._stance(key, value, major)
        if self._aside:
            builder.kept_aside["lines"] += len(self._aside)
            builder.kept(tr("Lines of other kinds are kept: {n}.", n=len(self._aside)))
        keep = {"lines": self._aside} if self._aside else None
        return builder.finish(keep=keep, central=major[0] if len(major) == 1 else None)

    def _span(self, key: str, kind: str, places: str, words: str | None) -> None:
        if key in self._spans:
            self._builder.repaired(
                tr("Two spans are called “{id}”; the second counts.", id=key[:100])
            )
        ends = [tuple(map(int, each.split())) for each in places.split(";")]
        self._spans[key] = {"type": kind, "ends": ends, "words": words}

    def _statement(self, key: str, span: dict[str, Any]) -> None:
        excerpts = []
        words = span["words"]
        if self._text is not None and self._source is not None:
            parts = [self._text[start:end] for start, end in span["ends"]]
            found = " ".join(parts)
            if words and " ".join(found.split()) != " ".join(words.split()):
                self._builder.repaired(
                    tr(
                        "Span “{id}” has other words than the text; those of the span count.",
                        id=key,
                    )
                )
            else:
                words = found
                excerpts = [
                    Excerpt(source=self._source, start=start, end=end, exact=part)
                    for (start, end), part in zip(span["ends"], parts, strict=True)
                    if start < end and len(part) == end - start <= 20_000
                ]
        keep: dict[str, Any] = {"type": span["type"]}
        others = [each for each in self._attributes.get(key, []) if each[0] != "Stance"]
        if others:
            keep["attributes"] = others
        note = "\n".join(self._notes[key]) if key in self._notes else None
        self._builder.statement(
            key, words or "", keep=keep, note=note or None, excerpts=tuple(excerpts)
        )

    def _stance(self, key: str, value: str, major: list[str]) -> None:
        polarity = _POLARITY.get(value.strip().lower())
        if polarity is None or not major:
            self._builder.repaired(
                tr("The stance of “{id}” is to nothing; it is left out.", id=key)
            )
            return
        for each in major:
            if each != key:
                self._builder.inference(None, [key], each, polarity)


def _text(data: bytes) -> str | None:
    """The annotated text; offsets count its characters as they are, line ends too."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return Given(data).text
        except FileProblem:
            return None


def _also_lost(document: Document) -> Iterable[Loss]:
    return lost_line_ends(statements_only(document))


FORMAT = Format(
    id=FAMILY,
    title=mark("brat annotations"),
    suffixes=(".ann",),
    sniff=_sniff,
    read=_read,
    write=write,
    holds=frozenset(
        {
            "several_parents", "cycles", "notes", "rephrases", "contradictions", "preferences",
            "other_relations",
        }
    ),
    also_lost=_also_lost,
    beside={".txt": write_text},
)  # fmt: skip
