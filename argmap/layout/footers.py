"""Who says it and where it stands: the small print at the foot of a box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.core.i18n import tr, trn

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Source, Statement

_YEAR = re.compile(r"\b\d{4}\b")


def footer_texts(document: Document, statement: Statement) -> list[str]:
    """The lines, one for the speaker and one for the sources, as far as there are any."""
    texts = []
    if statement.voice is not None:
        texts.append(_speaker(document, statement))
    if statement.citations or statement.excerpts:
        texts.append(_sources(document, statement))
    return texts


def footer_count(statement: Statement) -> int:
    """How many lines `footer_texts` has."""
    return (statement.voice is not None) + bool(statement.citations or statement.excerpts)


def short_citation(source: Source, locator: str | None = None) -> str:
    """Author (year), locator; the title stands in for authors that are not known."""
    authors = [name.partition(",")[0] for name in source.author]
    if len(authors) > 2:
        work = tr("{author} et al.", author=authors[0])
    elif len(authors) == 2:
        work = tr("{first} and {second}", first=authors[0], second=authors[1])
    else:
        work = (authors or [_title(source)])[0]
    year = _YEAR.search(source.issued or "")
    if year:
        work = f"{work} ({year[0]})"
    return f"{work}, {locator}" if locator else work


def _title(source: Source) -> str:
    """What a source is called, whatever there is of it."""
    named = source.title or source.container_title or source.publisher or source.URL or source.DOI
    return named or (tr("source text") if source.text else source.id)


def _speaker(document: Document, statement: Statement) -> str:
    assert statement.voice is not None
    name = _name(document, statement.voice)
    if not statement.chain:
        return tr("— {name}", name=name)
    relays = ", ".join(_name(document, link) for link in statement.chain)
    return tr("— {name}, via {relays}", name=name, relays=relays)


def _name(document: Document, key: str) -> str:
    participant = document.participants.get(key)
    if participant is not None:
        return participant.name or key
    source = document.sources.get(key)
    return short_citation(source) if source is not None else key


def _sources(document: Document, statement: Statement) -> str:
    locators: dict[str, str | None] = {}
    for citation in statement.citations:
        locators.setdefault(citation.source, citation.locator)
    for excerpt in statement.excerpts:
        locators.setdefault(excerpt.source, None)
    key, locator = next(iter(locators.items()))
    source = document.sources.get(key)
    first = short_citation(source, locator) if source is not None else key
    more = len(locators) - 1
    if not more:
        return first
    return trn("{first} and {n} more source", "{first} and {n} more sources", more, first=first)
