"""Content as a Markdown list, with words for what bears how on what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.core.document import Document
from argmap.core.i18n import tr
from argmap.formats.telling import INDENT, parts_of

if TYPE_CHECKING:
    from argmap.core.records import Content, Source, Statement
    from argmap.formats.telling import Told

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~&$])")
_MARK: Final = re.compile(r"(?:([-+])|(\d+)([.)]))(?=\s|$)")
_UNSAFE: Final = re.compile(r"[\s<>()\\]")


def markdown(content: Content, first: str | None = None) -> str:
    """One statement an item; evidence names its sources, with a link where the web has them."""
    document = Document(content)
    lines = [
        INDENT * line.depth + "- " + _word(line) + _words(document, line)
        for part in parts_of(document, first)
        for line in part
    ]
    return "\n".join(lines)


def plain(text: str) -> str:
    """Text such that Markdown shows it as it is."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return (
        _MARK.sub(lambda found: (found[2] or "") + "\\" + (found[1] or found[3]), text, count=1)
        if _MARK.match(text)
        else text
    )


def _word(line: Told) -> str:
    words = {
        "+": tr("Reason"),
        "-": tr("Objection"),
        "&": tr("Together with"),
        "_": tr("Undercut"),
        "=": tr("Backing"),
    }
    word = words.get(line.sign.strip())
    return f"**{word}:** " if word else ""


def _words(document: Document, line: Told) -> str:
    statement = document.statements[line.statement]
    parts = [f"**{plain(statement.title)}**"] if statement.title else []
    parts.append(plain(statement.text))
    cited = _sources(document, statement)
    parts += [f"({cited})"] if cited else []
    return " ".join(part for part in parts if part)


def _sources(document: Document, statement: Statement) -> str:
    found = []
    for citation in statement.citations:
        source = document.sources.get(citation.source)
        if source is not None:
            place = f", {plain(citation.locator)}" if citation.locator else ""
            found.append(_source(source) + place)
    return "; ".join(found)


def _source(source: Source) -> str:
    from argmap.layout.footers import short_citation

    name = plain(short_citation(source))
    url = source.URL or ""
    if url.startswith(("http://", "https://")):
        return f"[{name}]({_UNSAFE.sub(lambda c: f'%{ord(c[0]):02X}', url)})"
    return name
