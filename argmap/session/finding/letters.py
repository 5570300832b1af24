"""Text as it is compared: without case, accents and other differences that nobody types."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.text.clusters import clusters, extends

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]

_ALIKE: Final = {
    "\n": " ",
    "\t": " ",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    **dict.fromkeys("‘’‚‛ʼ", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u2060\ufe0e\ufe0f\ufeff"),
}
"""What is typed for a character; None: nothing is."""

_ACCENT: Final = 200
"""From this combining class on, marks are accents; lower ones change what letter it is."""
_POINTS: Final = range(10, 36)
"""The classes of Hebrew and Arabic vowel points, which are seldom written."""
_NO_SPACES: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3400-\u9fff\uf900-\ufaff"
"""Scripts that put no spaces between words."""
_LETTER: Final = rf"[^\W{_NO_SPACES}]"
_ONE_WORD: Final = re.compile(f"{_LETTER}+")
_WORDS: Final = re.compile(rf"{_LETTER}+|[{_NO_SPACES}]+").findall


class _Typed(dict[int, str | None]):
    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        place = unicodedata.combining(character)
        plain = None if place >= _ACCENT or place in _POINTS else character
        self[code] = plain
        return plain


_TYPED: Final = _Typed({ord(key): value for key, value in _ALIKE.items()})


class Folded(NamedTuple):
    """A text as it is compared, and the way back.

    `starts` has, for each character and for the end, where in the text what it stands for begins;
    -1 inside of what a reader takes for one character. None: everything stands where it stood.
    """

    text: str
    starts: Sequence[int] | None

    def span(self, start: int, end: int) -> Span | None:
        """Where a stretch of the folded text stands; None if it would cut a character in two."""
        if self.starts is None:
            return start, end
        first, last = self.starts[start], self.starts[end]
        return (first, last) if first >= 0 and last >= 0 else None


def fold(text: str, *, keep_case: bool = False) -> str:
    """The text as it is compared; folded piece by piece it is the same."""
    if text.isascii():
        plain = text.replace("\n", " ").replace("\t", " ")
        return plain if keep_case else plain.lower()
    plain = unicodedata.normalize("NFKD", text).translate(_TYPED)
    if not keep_case:
        plain = unicodedata.normalize("NFKD", plain.casefold()).translate(_TYPED)
    return unicodedata.normalize("NFC", plain)


_piece = lru_cache(maxsize=4096)(fold)


def fold_with_places(text: str, *, keep_case: bool = False) -> Folded:
    """The text as it is compared, with where everything stands in the text itself."""
    if text.isascii():
        return Folded(fold(text, keep_case=keep_case), None)
    pieces: list[str] = []
    starts: list[int] = []
    place = 0
    for cluster in clusters(text):
        piece = _piece(cluster, keep_case=keep_case)
        if piece:
            pieces.append(piece)
            starts.append(place)
            starts.extend([-1] * (len(piece) - 1))
        place += len(cluster)
    starts.append(place)
    return Folded("".join(pieces), starts)


_simple: Final[set[str]] = set()
_intricate: Final[set[str]] = set()


def is_intricate(text: str) -> bool:
    """Whether a match might begin or end inside of what a reader takes for one character."""
    if text.isascii():
        return False
    unknown = set(text) - _simple
    for character in unknown - _intricate:
        piece = fold(character)
        whole = len(piece) == 1 and not extends(character) and not _is_flag_letter(character)
        (_simple if whole or not piece else _intricate).add(character)
    return not unknown <= _simple


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def words_in(text: str) -> set[str]:
    """The words of a folded text; of scripts without spaces, what stands between other signs."""
    return set(_WORDS(text))


def is_word(needle: str) -> bool:
    """Whether this is one word, of a script that has spaces."""
    return _ONE_WORD.fullmatch(needle) is not None


def pattern(needle: str, *, whole_words: bool) -> re.Pattern[str]:
    """What finds a folded needle in folded text."""
    literal = re.escape(needle)
    if whole_words:
        before = rf"(?<!{_LETTER})" if is_word(needle[:1]) else ""
        after = rf"(?!{_LETTER})" if is_word(needle[-1:]) else ""
        literal = f"{before}{literal}{after}"
    return re.compile(literal)
