"""Widths remembered, by style: of words, and of any piece of text."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Final

from argmap.layout.text.breaking import NEEDS_CARE, breaks_inside
from argmap.layout.text.clusters import clusters
from argmap.layout.text.fonts import TextStyle, advances, metrics

if TYPE_CHECKING:
    from collections.abc import Callable

    Fallback = Callable[[str, TextStyle], float]

# A cache is emptied when it holds this many entries. Only texts of at most LONGEST characters go
# in, which bounds a cache to some megabytes.
CROWDED: Final = 1 << 15
LONGEST: Final = 64


class Pieces(dict[str, int]):
    """Width of any piece of text in one style, in font units, measured on first sight.

    `fallback` measures, in pixels (finite, ≥ 0), what the bundled face has no glyphs for; that is
    rounded up to font units.
    """

    def __init__(self, style: TextStyle, fallback: Fallback) -> None:
        self._advances = advances(style.face)
        self._style = style
        self._fallback = fallback

    def __missing__(self, text: str) -> int:
        units = self.measured(text)
        if len(text) <= LONGEST:
            if len(self) >= CROWDED:
                self.clear()
            self[text] = units
        return units

    def measured(self, text: str) -> int:
        """Return the width of `text`, not remembering it."""
        if not text.isascii() and any(map(unicodedata.combining, text)):
            # Shapers draw the composed letter, which may be wider than its base: u and ư.
            text = unicodedata.normalize("NFC", text)
        try:
            return sum(map(self._advances.__getitem__, text))
        except KeyError:
            return self._mixed(text)

    def _mixed(self, text: str) -> int:
        units = 0
        strange = ""
        for cluster in clusters(text):
            if all(character in self._advances for character in cluster):
                units += sum(map(self._advances.__getitem__, cluster)) + self._strange(strange)
                strange = ""
            else:
                strange += cluster
        return units + self._strange(strange)

    def _strange(self, run: str) -> int:
        if not run:
            return 0
        pixels = self._fallback(run, self._style)
        return max(0, math.ceil(pixels * metrics().units_per_em / self._style.size))


class NeedsCareError(Exception):
    """A word that words alone do not tell how to break, or that does not fit a line."""


class BreakableWidth(int):
    """Width of a word inside which a line may end; `parts` says where.

    Each part: how many characters stand before the break, their width, and the width of the rest
    with the space after it.
    """

    parts: tuple[tuple[int, int, int], ...]


class Words(dict[str, int]):
    """Width of each word *and the space after it* in one style, measured on first sight.

    A very long word and one that holds white space, control characters or ideographs raise
    NeedsCareError.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self.space = pieces[" "]

    def __missing__(self, word: str) -> int:
        if len(word) > LONGEST:
            raise NeedsCareError
        if not word.isprintable() if word.isascii() else NEEDS_CARE.search(word):
            raise NeedsCareError
        places = breaks_inside(word)
        units = (
            self._breakable(word, places[0]) if places else self._pieces.measured(word) + self.space
        )
        if len(self) >= CROWDED:
            self.clear()
        self[word] = units
        return units

    def _breakable(self, word: str, place: int) -> BreakableWidth:
        head, rest = self._pieces[word[:place]], self[word[place:]]
        later = rest.parts if isinstance(rest, BreakableWidth) else ()
        width = BreakableWidth(head + rest)
        width.parts = (
            (place, head, rest),
            *((place + more, head + units, last) for more, units, last in later),
        )
        return width


def estimate(run: str, style: TextStyle) -> float:
    """Guess how wide `run` is in some other typeface, in pixels, where nothing can measure it."""
    return style.size * sum(map(_ems, clusters(run)))


def _ems(cluster: str) -> float:
    ems = 0.0
    for character in cluster:
        if character == "\ufe0f" or unicodedata.east_asian_width(character) in "WF":
            return 1.0
        if unicodedata.category(character) not in {"Mn", "Me", "Cf"}:
            ems += 0.55
    return ems
