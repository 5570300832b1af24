"""Where a line may end, after Unicode's line breaking (UAX #14) cut down to what maps need.

Lines end after white space, after hyphens, dashes and slashes inside a word, after a zero-width
space, and around ideographs, kana, hangul and emoji, with closing marks kept off the line's start
and opening ones off its end. Scripts that write without spaces and need a dictionary (Thai, Lao,
Khmer, Myanmar) are one word, broken between clusters when too long.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.layout.text import characters as c
from argmap.layout.text.clusters import clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD = re.compile(f"([^{c.SPACES}]*)([{c.SPACES}]*)")
_INSIDE = re.compile(
    f"(?<=[^\\s{c.OPENING}{c.DASHES}])(?:[–—]+(?=[\\w{c.OPENING}])"
    f"|[-‐/]+(?=[^\\W\\d]|[{c.OPENING}]))"
    f"|{c.ZERO_WIDTH_SPACE}+(?=.)"
)
_DASHES = frozenset("-\u2010–—/\u200b")
_RIGHT_TO_LEFT = re.compile(f"[{c.RIGHT_TO_LEFT}]")
# What a word may not hold to be broken at spaces and dashes alone.
NEEDS_CARE = re.compile(f"[{c.CONTROLS}{c.SPACES}{c.ZERO_WIDTH_SPACE}{c.EAST_ASIAN}]")


@cache
def _pieces_among_ideographs() -> re.Pattern[str]:
    """Return what finds the pieces of a word that NEEDS_CARE; made when first needed (40 ms)."""
    base = f"(?![{c.WIDE_OPENING}{c.WIDE_CLOSING}])[{c.IDEOGRAPHS}]"
    syllable = f"[{c.LEADING_JAMO}]+[{c.VOWEL_JAMO}]*[{c.TRAILING_JAMO}]*"
    ideograph = (
        f"(?:[{c.FLAG_LETTERS}]{{1,2}}|{syllable}|{base}[{c.VOWEL_JAMO}]*[{c.TRAILING_JAMO}]*)"
        f"[{c.EXTENDERS}]*(?:{c.JOINER}+.[{c.EXTENDERS}]*)*"
    )
    ordinary = f"[^{c.IDEOGRAPHS}{c.FLAG_LETTERS}{c.LEADING_JAMO}{c.WIDE_OPENING}{c.WIDE_CLOSING}]"
    ending = f"[{c.CLOSING}{c.WIDE_CLOSING}{c.DASHES}{c.GLUE}{c.JOINER}{c.EXTENDERS}]*"
    opened = f"(?:[{c.WIDE_OPENING}]*{ordinary}*[{c.OPENING}{c.GLUE}{c.JOINER}])?"
    part = (
        f"(?:{opened}[{c.WIDE_OPENING}]*{ideograph}{ending}"
        f"|[{c.WIDE_OPENING}]+{ordinary}*{ending}"
        f"|{ordinary}+{ending}"
        f"|.{ending})"
    )
    common = f"[{c.COMMON_IDEOGRAPHS}]"
    return re.compile(f"{common}(?={common})|{part}(?:(?<=[{c.GLUE}]){part})*", re.DOTALL)


def breaks_inside(word: str) -> list[int]:
    """Return the places inside `word` (no white space in it) where a line may end at a dash."""
    if _DASHES.isdisjoint(word):
        return []
    return [match.end() for match in _INSIDE.finditer(word)]


def is_right_to_left(paragraph: str) -> bool:
    """Tell the direction of a paragraph, that of its first strong character."""
    found = _RIGHT_TO_LEFT.search(paragraph)
    if found is None:
        return False
    for character in paragraph[: found.end()]:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return is_right_to_left(paragraph[found.end() :])


def segments(paragraph: str) -> Iterator[tuple[str, str]]:
    """Yield the unbreakable pieces of `paragraph`, each with the white space after it.

    White space that begins a paragraph follows an empty piece.
    """
    for word, gap in _WORD.findall(paragraph):
        plain = word.isascii() or not NEEDS_CARE.search(word)
        pieces = [word] if plain else _pieces_among_ideographs().findall(word)
        if not _DASHES.isdisjoint(word):
            pieces = [part for piece in pieces for part in _parts(piece)]
        for piece in pieces[:-1]:
            yield piece, ""
        if word or gap:
            yield pieces[-1], gap


def _parts(word: str) -> list[str]:
    places = breaks_inside(word)
    return [word[start:end] for start, end in pairwise([0, *places, len(word)])]


def flow(paragraph: str, measure: Callable[[str], int], limit: int) -> Iterator[tuple[str, int]]:
    """Yield the lines of `paragraph` and their widths, none above `limit` but for a lone cluster.

    `measure` gives the width of a piece; pieces add up. White space at a line's end is dropped.
    """
    line_start = line_end = at = 0
    width = gap_width = 0
    begun = False
    for ink, gap in segments(paragraph):
        units = measure(ink)
        if begun and width + gap_width + units > limit:
            yield paragraph[line_start:line_end], width
            begun = False
        if begun:
            width += gap_width + units
        else:
            line_start, width, begun = at, units, True
            if units > limit:
                *full, (tail, width) = _chop(ink, measure, limit)
                yield from full
                line_start = at + len(ink) - len(tail)
        line_end = at + len(ink)
        at = line_end + len(gap)
        gap_width = measure(gap) if gap else 0
    yield paragraph[line_start:line_end], width


def _chop(word: str, measure: Callable[[str], int], limit: int) -> list[tuple[str, int]]:
    """Return a word too long for a line in pieces that fit."""
    pieces: list[tuple[str, int]] = []
    held: list[str] = []
    width = 0
    for cluster in clusters(word):
        units = measure(cluster)
        if held and width + units > limit:
            pieces.append(("".join(held), width))
            held, width = [], 0
        held.append(cluster)
        width += units
    return [*pieces, ("".join(held), width)]
