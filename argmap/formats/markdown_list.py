"""Nested Markdown lists: items say in bold how they bear on the item above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark, tr
from argmap.formats.branches import Branches, lines
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported, Options
from argmap.formats.outline_text import looks_outlined, lost_in_lines
from argmap.formats.reading.items import items_of
from argmap.formats.reading.lines import lines_of
from argmap.formats.telling import INDENT
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given
    from argmap.formats.telling import Told

_WORDS: Final = {"+": "Pro", "-": "Con", "&": "And", "_": "Undercut", "=": "Backing"}
_SIGNS: Final = {
    **{word.lower(): sign for sign, word in _WORDS.items()},
    "reason": "+", "support": "+", "objection": "-", "attack": "-", "against": "-", "for": "+",
    "together with": "&",
    # As branches are copied in German.
    "grund": "+", "einwand": "-", "zusammen mit": "&", "untergrabung": "_", "rückendeckung": "=",
}  # fmt: skip
_PREFIX: Final = re.compile(rf"(?:\*\*|__)?({'|'.join(_SIGNS)}):(?:\*\*|__)?\s*", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"^\s*(?:[-*+]|\d+[.)]) \*\*(?:Pro|Con|And|Undercut|Backing):\*\*", re.MULTILINE
)
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~&$])")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_BULLET: Final = re.compile(r"^(\s*)\+(?=\s)", re.MULTILINE)
_LEADING: Final = re.compile(
    r"(?=(?:[-+•◦▪▫‣·●○∙−=]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z]\)|-{3,})(?:\s|$))"
)
_BARE: Final = re.compile(r"(\w{1,3})([.)])")


def _sniff(given: Given) -> float:
    if _TOLD.search(given.head):
        return 0.6
    markdown = given.suffix in (".md", ".markdown")
    return 0.3 if markdown and looks_outlined(given) else 0.0


def _read(given: Given) -> Imported:
    # A plus is a bullet like any other here.
    text = _BULLET.sub(r"\1-", given.text)
    items = items_of(lines_of(text), signs=False)
    if not items:
        raise FileProblem(tr("There is no text in this file."))
    builder = Builder("markdown")
    branches = Branches(builder)
    told = _TOLD.search(given.text) is not None
    known: dict[str, str] = {}
    guessed = 0
    for item in items:
        found = _PREFIX.match(item.words) if item.parent >= 0 else None
        words = _ESCAPED.sub(r"\1", item.words[found.end() :] if found else item.words)
        sign = _SIGNS[found[1].lower()] if found else "+"
        guessed += item.parent >= 0 and found is None
        upper = branches.key_at(item.parent) if item.parent >= 0 else ""
        # What is said twice is one statement, in a list that says how its items bear on others.
        key = known.get(words) if told else None
        if key is None or key == upper:
            key = branches.say(None, words)
            known.setdefault(words, key)
        branches.put(item.parent, key, sign if item.parent >= 0 else "")
    branches.finish()
    branches.tell_guessed(guessed)
    return builder.finish()


def _write(document: Document, options: Options) -> bytes:
    return "".join(_item(document, line) for line in lines(document)).encode()


def _item(document: Document, line: Told) -> str:
    statement = document.statements[line.statement]
    word = _WORDS.get(line.sign.strip())
    before = f"**{word}:** " if word else ""
    title = f"{plain(statement.title)}: " if statement.title else ""
    return f"{INDENT * line.depth}- {before}{title}{plain(statement.text)}".rstrip() + "\n"


def plain(text: str) -> str:
    """Text such that Markdown shows it as it is."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    if _LEADING.match(text):
        return _BARE.sub(r"\1\\\2", text, count=1) if text[0].isalnum() else f"\\{text}"
    return text


FORMAT = Format(
    id="markdown",
    title=mark("Markdown list"),
    suffixes=(".md", ".markdown"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=frozenset({"linked", "undercuts", "backings", "several_parents", "cycles"}),
    also_lost=lost_in_lines,
)
