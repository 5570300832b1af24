"""A style at a width: the place where many texts are broken quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.text.breaking import flow, is_right_to_left
from argmap.layout.text.characters import paragraphs
from argmap.layout.text.fonts import metrics
from argmap.layout.text.widths import BreakableWidth, NeedsCareError

if TYPE_CHECKING:
    from argmap.layout.text.fonts import TextStyle
    from argmap.layout.text.widths import Pieces, Words

_ENDLESS: Final = 1 << 40


class Line(NamedTuple):
    """A line as it is drawn: no white space at its end, `width` in pixels."""

    text: str
    width: float
    rtl: bool


_new_line = tuple.__new__  # a third of what Line(…) costs, and there are 100,000 to make


class Column:
    """Breaks texts of one style into lines of at most one width."""

    __slots__ = ("_em", "_limit", "_pieces", "_size", "_words")

    def __init__(self, style: TextStyle, max_width: float, words: Words, pieces: Pieces) -> None:
        self._words = words
        self._pieces = pieces
        self._size = style.size
        self._em = metrics().units_per_em
        self._limit = font_units(style, max_width)

    def lines(self, text: str) -> tuple[Line, ...]:
        """Break `text` into lines, at least one."""
        if "\n" in text:
            return self._by_paragraph(text)
        try:
            return self._plain(text)
        except NeedsCareError:
            return self._by_paragraph(text)

    def line_count(self, text: str) -> int:
        """Return the number of `lines`, in half the time."""
        if "\n" in text:
            return len(self._by_paragraph(text))
        try:
            return len(self._cuts(text.split(" "))[0]) + 1
        except NeedsCareError:
            return len(self._by_paragraph(text))

    def _by_paragraph(self, text: str) -> tuple[Line, ...]:
        parts = paragraphs(text)
        if parts == [text]:
            return self._careful(text)
        return tuple([line for part in parts for line in self._paragraph(part)])

    def _paragraph(self, paragraph: str) -> tuple[Line, ...]:
        try:
            return self._plain(paragraph)
        except NeedsCareError:
            return self._careful(paragraph)

    def _plain(self, paragraph: str) -> tuple[Line, ...]:
        texts = paragraph.split(" ")
        cuts, last_width = self._cuts(texts)
        size, em = self._size, self._em
        rtl = not paragraph.isascii() and is_right_to_left(paragraph)
        if not cuts:
            return (_new_line(Line, (paragraph, last_width * size / em, rtl)),)
        lines = []
        first = 0
        for word, place, width in cuts:
            if place:
                held = " ".join([*texts[first:word], texts[word][:place]])
                texts[word] = texts[word][place:]
            else:
                held = " ".join(texts[first:word])
            first = word
            lines.append(_new_line(Line, (held, width * size / em, rtl)))
        lines.append(_new_line(Line, (" ".join(texts[first:]), last_width * size / em, rtl)))
        return tuple(lines)

    def _cuts(self, words: list[str]) -> tuple[list[tuple[int, int, int]], int]:
        """Return word, place in it and width of each line end but the last, and the last width."""
        space = self._words.space
        room = self._limit + space
        cuts: list[tuple[int, int, int]] = []
        used = 0
        for index, units in enumerate(map(self._words.__getitem__, words)):
            used += units
            if used > room:
                # The white space of a doubled space stays on the line that it ends.
                if not (words[index] and words[index - 1]):
                    raise NeedsCareError
                before = used - units
                if type(units) is BreakableWidth:
                    used = self._cut_inside(units, index, before, cuts)
                elif units > room:
                    raise NeedsCareError
                else:
                    cuts.append((index, 0, before - space))
                    used = units
        if not words[-1]:
            raise NeedsCareError
        return cuts, used - space

    def _cut_inside(
        self, word: BreakableWidth, index: int, used: int, cuts: list[tuple[int, int, int]]
    ) -> int:
        """Break a line before or inside `word`, maybe more than once; return what the last uses."""
        limit, space = self._limit, self._words.space
        rest: int = word
        while used + rest > limit + space:
            parts = rest.parts if isinstance(rest, BreakableWidth) else ()
            fitting = [part for part in parts if used + part[1] <= limit]
            if fitting:
                place, head, rest = fitting[-1]
                cuts.append((index, place, used + head))
            elif used:
                cuts.append((index, 0, used - space))
            else:
                raise NeedsCareError
            used = 0
        return used + rest

    def _careful(self, paragraph: str) -> tuple[Line, ...]:
        size, em = self._size, self._em
        rtl = not paragraph.isascii() and is_right_to_left(paragraph)
        broken = flow(paragraph, self._pieces.__getitem__, self._limit)
        return tuple([Line(text, units * size / em, rtl) for text, units in broken])


def pixels(style: TextStyle, units: int) -> float:
    """Return font units in pixels."""
    return units * style.size / metrics().units_per_em


def font_units(style: TextStyle, width: float) -> int:
    """Return the most font units that are, in pixels, no wider than `width`."""
    if not width > 0:
        return 0
    units = int(min(width * metrics().units_per_em / style.size, _ENDLESS)) + 1
    while pixels(style, units) > width:
        units -= 1
    return units
