"""What a reader takes for one character, so that no line ends inside it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ZWJ: Final = "\u200d"
_VIRAMA: Final = 9  # canonical combining class of the signs that stack consonants
# Extending characters that Unicode does not count among the marks.
_EXTENDING: Final = frozenset(
    "\u0e33\u0eb3\u200c\u200d\uff9e\uff9f"
    + "".join(map(chr, range(0x1F3FB, 0x1F400)))
    + "".join(map(chr, range(0xE0020, 0xE0080)))
)


def clusters(text: str) -> Iterator[str]:
    """Yield the pieces of `text` that stay together; joined they are `text`.

    A simple form of Unicode's grapheme clusters (UAX #29): marks, joiners, variation selectors
    and skin tones stay with their base, flags are two letters, hangul jamo make syllables, and
    what a joiner or a virama binds is kept whole.
    """
    start = 0
    flag_letters = 0
    for index in range(1, len(text)):
        before, here = text[index - 1], text[index]
        flag_letters = flag_letters + 1 if _is_flag_letter(before) else 0
        if here < "\u0300" or not (
            extends(here)
            or before == ZWJ
            or (flag_letters % 2 == 1 and _is_flag_letter(here))
            or (here >= "\u0900" and _binds(before, here))
        ):
            yield text[start:index]
            start = index
    if text:
        yield text[start:]


def extends(character: str) -> bool:
    """Tell whether `character` belongs to the one before it."""
    return character in _EXTENDING or unicodedata.category(character)[0] == "M"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _binds(before: str, here: str) -> bool:
    """Tell whether two characters, neither a mark, make one syllable."""
    kind = _jamo(here)
    if kind:
        return _jamo(before) + kind in _SYLLABLES
    return unicodedata.combining(before) == _VIRAMA and unicodedata.category(here) == "Lo"


# Leading, vowel, trailing; precomposed without and with a trailing consonant.
_SYLLABLES: Final = frozenset({"LL", "LV", "LA", "LB", "VV", "VT", "TT", "AV", "AT", "BT"})


def _jamo(character: str) -> str:
    """Return L, V or T for a jamo, A or B for a syllable open or closed, else nothing."""
    code = ord(character)
    if 0xAC00 <= code <= 0xD7A3:
        return "B" if (code - 0xAC00) % 28 else "A"
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return "T"
    return ""
