"""Which records a query finds, and where in their texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.records import Inference, Statement
from argmap.session.finding.fields import Field, fields_of
from argmap.session.finding.letters import (
    Span,
    fold,
    fold_with_places,
    is_word,
    pattern,
    words_in,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from argmap.core.document import Document
    from argmap.session.finding.index import Index
    from argmap.session.finding.query import Query
_DOUBTS: Final = 400
"""Records that are looked at closely for each key pressed; among more, a few may be wrong."""


class Place(NamedTuple):
    """Where in a record something was found."""

    field: Field
    text: str
    spans: tuple[Span, ...]


def find(index: Index, query: Query) -> list[str]:
    """Ids of what the query finds, as they are read; what is spelt just so comes first."""
    if query.blank:
        return []
    if not query.words:
        keys: Iterable[str] = index.order
    elif query.similar:
        keys = _similar(index, query)
    else:
        keys = _exact(index, query)
    if query.filtered:
        fits = _filter(index.document, query)
        keys = [key for key in keys if fits(key)]
    return list(keys)


def places(document: Document, key: str, query: Query) -> list[Place]:
    """Where in a record the query finds something; all is told as a span of the field's text."""
    record = document.record(key)
    if record is None or not query.words:
        return []
    told = [
        Place(field, text, tuple(spans(text, query))) for field, text in fields_of(document, record)
    ]
    return [place for place in told if place.spans]


def spans(text: str, query: Query) -> list[Span]:
    """Where in a text the query finds something: never in the middle of a character."""
    folded = fold_with_places(text, keep_case=query.match_case and not query.similar)
    found: list[Span] = []
    for sought in _patterns(query):
        start = 0
        while match := sought.search(folded.text, start):
            span = folded.span(match.start(), match.end())
            start = match.start() + 1 if span is None else match.end()
            if span is not None:
                found.append(span)
    return sorted(found)


def _patterns(query: Query) -> list[re.Pattern[str]]:
    if query.similar:
        return [pattern(word, whole_words=False) for word in sorted(words_in(fold(query.words)))]
    needle = fold(query.words, keep_case=query.match_case)
    return [pattern(needle, whole_words=query.whole_words)] if needle else []


def _exact(index: Index, query: Query) -> list[str]:
    needle = fold(query.words)
    if not needle:
        return []
    folded = index.folded
    keys = [key for key in index.order if needle in folded[key]]
    if query.match_case:
        cased = fold(query.words, keep_case=True)
        keys = [key for key in keys if cased in index.cased(key)]
    if query.whole_words:
        if is_word(needle) and index.prepared:
            having = index.words.with_word(needle)
            keys = [key for key in keys if key in having]
        if query.match_case or not (is_word(needle) and index.prepared):
            sought = _patterns(query)[0].search
            text = index.cased if query.match_case else folded.__getitem__
            keys = [key for key in keys if sought(text(key))]
    doubtful = index.intricate & set(keys)
    if len(doubtful) > _DOUBTS:
        return keys
    document = index.document
    return [key for key in keys if key not in doubtful or places(document, key, query)]


def _similar(index: Index, query: Query) -> list[str]:
    folded, words = index.folded, sorted(words_in(fold(query.words)))
    if not words:
        return []
    exact: set[str] | None = None
    close: set[str] | None = None
    for word in words:
        having = {key for key, text in folded.items() if word in text}
        like = index.words.records_like(word) | having
        exact = having if exact is None else exact & having
        close = like if close is None else close & like
    exact, close = exact or set(), close or set()
    order = index.order
    return [key for key in order if key in exact] + [
        key for key in order if key in close and key not in exact
    ]


def _filter(document: Document, query: Query) -> Callable[[str], bool]:
    kind, tag, speaker = query.kind, query.tag, query.speaker
    borne = None if query.polarity is None else _with_polarity(document, query.polarity)

    def fits(key: str) -> bool:
        if borne is not None and key not in borne:
            return False
        record = document.record(key)
        if isinstance(record, Statement):
            return (
                kind in {None, record.kind}
                and speaker in {None, record.voice}
                and (tag is None or tag in record.tags)
            )
        return (
            isinstance(record, Inference)
            and kind is None
            and speaker is None
            and (tag is None or tag in record.tags)
        )

    return fits


def _with_polarity(document: Document, polarity: str) -> set[str]:
    """Inferences of a polarity, and their premises."""
    inferences = [each for each in document.inferences.values() if each.polarity == polarity]
    found = {each.id for each in inferences}
    return found.union(*(each.premises for each in inferences))
