"""An analysed text in HTML, with spans that mark where nodes stand; positions are code points."""

from __future__ import annotations

import html
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import NamedTuple

from argmap.core.clean import clean_text


class Span(NamedTuple):
    id: str
    start: int
    end: int


class Marked(NamedTuple):
    text: str
    spans: tuple[Span, ...]


def marked(source: str) -> Marked:
    """The plain text of some HTML, and the spans in it that have an id."""
    parser = _Parser()
    try:
        parser.feed(clean_text(source))
        parser.close()
    except AssertionError:  # the parser's way of giving up on some broken declarations
        return Marked(clean_text(source), ())
    return parser.marked()


def as_html(text: str, spans: Iterable[Span]) -> str:
    """The same the other way round; of two spans that cross each other, the second is left out."""
    opening: dict[int, list[Span]] = {}
    for span in nested(spans):
        opening.setdefault(span.start, []).append(span)
    places = sorted({0, len(text), *opening, *(s.end for each in opening.values() for s in each)})
    parts: list[str] = []
    open_: list[Span] = []
    for at, place in enumerate(places):
        while open_ and open_[-1].end == place and open_[-1].start < place:
            parts.append("</span>")
            open_.pop()
        for span in opening.get(place, ()):
            parts.append(f'<span class="highlighted" id="{html.escape(span.id)}">')
            if span.end == place:
                parts.append("</span>")
            else:
                open_.append(span)
        if at + 1 < len(places):
            piece = html.escape(text[place : places[at + 1]], quote=False)
            parts.append(piece.replace("\n", "<br>"))
    return "".join(parts)


def nested(spans: Iterable[Span]) -> list[Span]:
    """Spans of which none crosses another, outer ones first."""
    result: list[Span] = []
    open_: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        while open_ and open_[-1].end <= span.start:
            open_.pop()
        if open_ and span.end > open_[-1].end:
            continue
        result.append(span)
        open_.append(span)
    return result


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[tuple[str | None, int]] = []
        self._spans: list[Span] = []

    def marked(self) -> Marked:
        while self._open:
            self._close()
        spans = sorted(self._spans, key=lambda each: (each.start, -each.end))
        return Marked("".join(self._pieces), tuple(spans))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
        elif tag == "span":
            self._open.append((dict(attrs).get("id"), self._length))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._open:
            self._close()

    def handle_data(self, data: str) -> None:
        self._add(clean_text(data))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _close(self) -> None:
        name, start = self._open.pop()
        if name:
            self._spans.append(Span(name, start, self._length))
