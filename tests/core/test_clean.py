from __future__ import annotations

import sys

from argmap.core.clean import clean_text, is_clean


def test_every_character_that_is_not_kept_is_seen() -> None:
    unwanted = {*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000)}
    unwanted -= {ord("\n"), ord("\t")}
    assert {n for n in range(sys.maxunicode + 1) if not is_clean(chr(n))} == unwanted


def test_text_that_is_clean_stays_the_same_text() -> None:
    for text in ("", "plain", "two\nlines\tand\u00a0blanks", "\u200e\ue000\U0001f600"):
        assert clean_text(text) is text
