"""Argdown: text that people write and read, with all else of a map in data between braces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark, tr, trn
from argmap.formats.argdown.mapping import map_of
from argmap.formats.argdown.parsing import debate_of
from argmap.formats.argdown.writing import text_of
from argmap.formats.building import Builder
from argmap.formats.format import CAPABILITIES, Format, Imported, Loss, Options
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
        r"^\[(?!\^)[^\]\n]{1,300}\]:[ \t]+(?!https?:|[./#])\S",
        r"^<(?![/!?])[^>\n]{1,300}>:[ \t]+\S",
        r"^[ \t]+(?:<?[+-]|[+-]>|><|<?_|_>)[ \t]+(?:\[(?![ xX]\])[^\]\n]{1,300}\]|<[^>/\n]{1,300}>)"
        r"(?::|[ \t]*[#{]|[ \t]*$)",
        r"^[ \t]*\(\d+\)[ \t]+\S.*\n(?:[ \t]*\S.*\n)*?[ \t]*--(?:--+[ \t]*$|.*--[ \t]*$)",
        r"^[ \t]+(?:\+>|->|<\+|<-|><|<_|_>)[ \t]+\S",
    )
)
_ARROWS: Final = 5
_STRICT: Final = (0, 2, 4, _ARROWS)
_OUTLINE: Final = re.compile(r"^[ \t]*[&=~][ \t]", re.MULTILINE)
_OURS: Final = re.compile(
    r"""^(?!\s*[{<]).*\{(?:"[^"\n]*":.*,)?"argmap":\{|^argmap: \{""", re.MULTILINE
)
_OTHERS: Final = re.compile(r"\s*(?:[{]|<\?|<!|<[a-zA-Z]+(?:>|\s+[a-z:-]+=)\s*$)", re.MULTILINE)


def looks_so(text: str) -> float:
    """How surely a text is Argdown: by titles, signs and structures that nothing else has."""
    if _OTHERS.match(text):
        return 0.0
    if _OURS.search(text):
        return 1.0
    clues = [bool(clue.search(text)) for clue in _CLUES]
    if clues[_ARROWS] and sum(clues) == 1:
        return 0.15  # arrows stand in many notes
    return (0.0, 0.6, 0.85, 0.95)[min(sum(clues), 3)]


def is_nothing_else(text: str) -> bool:
    """Whether a text is Argdown and no outline of ours, which has titles and some signs as well."""
    if _OUTLINE.search(text) or looks_so(text) < 0.5:
        return False
    return _OURS.search(text) is not None or any(_CLUES[each].search(text) for each in _STRICT)


def _sniff(given: Given) -> float:
    if b"\0" in given.data[:64] and given.data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return 0.0
    sure = looks_so(given.head)
    # A text without a single sign is Argdown too, if its name says so.
    return max(sure, 0.2) if given.name.lower().endswith(SUFFIXES) else sure


def _also_lost(document: Document) -> Iterable[Loss]:
    """A heading with nothing below it is no group."""
    count = sum(not each.members for each in document.groups.values())
    if count:
        told = trn("{n} group without members", "{n} groups without members", count)
        yield Loss("empty_groups", count, told)


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
    bends=frozenset({"backings"}),
    also_lost=_also_lost,
)
