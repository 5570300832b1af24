"""How wide text is and where its lines end, the same on every machine and without Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout.text.breaking import segments
from argmap.layout.text.characters import one_paragraph, paragraphs
from argmap.layout.text.clusters import clusters
from argmap.layout.text.column import Column, font_units, pixels
from argmap.layout.text.widths import NeedsCareError, Pieces, Words, estimate

if TYPE_CHECKING:
    from argmap.layout.text.column import Line
    from argmap.layout.text.fonts import TextStyle
    from argmap.layout.text.widths import Fallback

ELLIPSIS: Final = "…"
_MANY_STYLES: Final = 32
_MANY_COLUMNS: Final = 256


class TextMeasurer:
    """Measures and breaks text from the bundled face's advances.

    Widths are sums of advances in font units, scaled once, so equal on every machine. There is no
    kerning in them: painters draw line by line at the places given, kerned or not, and switch the
    face's contextual alternates (`calt`) off, which draw "->" and "3x4" narrower or wider.
    `fallback` measures, in pixels (finite, ≥ 0), a run that the bundled face has no glyphs for.
    """

    def __init__(self, fallback: Fallback | None = None) -> None:
        self._fallback = fallback or estimate
        self._caches: dict[TextStyle, tuple[Words, Pieces]] = {}
        self._columns: dict[tuple[TextStyle, float], Column] = {}

    def width(self, text: str, style: TextStyle) -> float:
        """Return how wide `text` is, unbroken; of several paragraphs, the widest."""
        words, pieces = self._caches_of(style)
        try:
            units = sum(map(words.__getitem__, text.split(" "))) - words.space
        except NeedsCareError:
            units = max(_total(part, pieces) for part in paragraphs(text))
        return pixels(style, units)

    def lines(self, text: str, style: TextStyle, max_width: float) -> tuple[Line, ...]:
        """Break `text` into lines no wider than `max_width` pixels, at least one.

        Only a single cluster that is itself wider may stand out.
        """
        return self.column(style, max_width).lines(text)

    def line_count(self, text: str, style: TextStyle, max_width: float) -> int:
        """Return the number of `lines`, in half the time."""
        return self.column(style, max_width).line_count(text)

    def column(self, style: TextStyle, max_width: float) -> Column:
        """Return what breaks many texts of `style` at `max_width` soonest."""
        column = self._columns.get((style, max_width))
        if column is None:
            if len(self._columns) >= _MANY_COLUMNS:
                self._columns.clear()
            column = Column(style, max_width, *self._caches_of(style))
            self._columns[style, max_width] = column
        return column

    def elide(self, text: str, style: TextStyle, max_width: float) -> str:
        """Return `text` on one line, cut short with an ellipsis where it is too wide."""
        line = one_paragraph(text)
        limit = font_units(style, max_width)
        _, pieces = self._caches_of(style)
        if _total(line, pieces) <= limit:
            return line
        room = limit - pieces[ELLIPSIS]
        if room < 0:
            return ""
        end = 0
        for cluster in clusters(line):
            room -= pieces[cluster]
            if room < 0:
                break
            end += len(cluster)
        return line[:end].rstrip() + ELLIPSIS

    def _caches_of(self, style: TextStyle) -> tuple[Words, Pieces]:
        caches = self._caches.get(style)
        if caches is None:
            if len(self._caches) >= _MANY_STYLES:
                self._caches.clear()
                self._columns.clear()
            pieces = Pieces(style, self._fallback)
            caches = self._caches[style] = Words(pieces), pieces
        return caches


def _total(paragraph: str, pieces: Pieces) -> int:
    return sum(pieces[ink] + pieces[gap] for ink, gap in segments(paragraph))
