"""Argdown: text that people write and read, with all else of a map in data between braces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark, tr
from argmap.formats.argdown.mapping import map_of
from argmap.formats.argdown.parsing import debate_of
from argmap.formats.argdown.writing import text_of
from argmap.formats.building import Builder
from argmap.formats.format import CAPABILITIES, Format, Imported, Options
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given

ID: Final = "argdown"
SUFFIXES: Final = (".argdown", ".ad")

_CLUES: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\A\s*===+[ \t]*\n(?:.*\n)*?===+[ \t]*$",
        r"^\[[^\]\n]{2,300}\]:[ \t]+(?!https?:|[./#])\S",
        r"^<(?![/!?])[^>\n]{2,300}>:[ \t]+\S",
        r"^[ \t]+(?:<?[+-]|[+-]>|><|<?_|_>)[ \t]+(?:\[(?![ xX]\])[^\]\n]{2,300}\]|<[^>/\n]{2,300}>)"
        r"(?::|[ \t]*[#{]|[ \t]*$)",
        r"^[ \t]*\(\d+\)[ \t]+\S.*\n(?:.*\S.*\n)*?[ \t]*--(?:--+[ \t]*$|.*--[ \t]*$)",
        r"^[ \t]+(?:\+>|->|<\+|<-|><|<_|_>)[ \t]+\S",
    )
)
_OTHERS: Final = re.compile(r"\s*(?:[{]|<\?|<!|<[a-zA-Z]+(?:>|\s+[a-z:-]+=)\s*$)", re.MULTILINE)


def looks_so(text: str) -> float:
    """How surely a text is Argdown: by titles, signs and structures that nothing else has."""
    if _OTHERS.match(text):
        return 0.0
    clues = sum(bool(clue.search(text)) for clue in _CLUES)
    return (0.0, 0.6, 0.85, 0.95)[min(clues, 3)]


def _sniff(given: Given) -> float:
    if b"\0" in given.data[:64] and given.data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return 0.0
    sure = looks_so(given.head)
    # A text without a single sign is Argdown too, if its name says so.
    return max(sure, 0.2) if given.name.lower().endswith(SUFFIXES) else sure


def read_text(text: str) -> Imported:
    """The map of a text. Raises FileProblem if nothing in it can be read."""
    builder = Builder(ID)
    told: list[str] = []

    def tell(line: int, what: str) -> None:
        told.append(tr("Line {n}: {what}", n=line, what=what))
        builder.repaired(told[-1])

    imported = map_of(debate_of(text, tell), builder)
    if told and not imported.document.statements:
        raise FileProblem(told[0])
    return imported


def _read(given: Given) -> Imported:
    return read_text(given.text)


def _write(document: Document, options: Options) -> bytes:
    return text_of(document).encode()


FORMAT = Format(
    id=ID,
    title=mark("Argdown"),
    suffixes=SUFFIXES,
    sniff=_sniff,
    read=_read,
    write=_write,
    # Nothing in Argdown supports a step; ours come back through data, to us alone.
    holds=frozenset(CAPABILITIES) - {"backings"},
)
