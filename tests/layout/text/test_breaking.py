"""Where a line may end, and where never."""

from __future__ import annotations

import pytest

from argmap.layout.text.breaking import is_right_to_left, segments


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("well-known and/or x—y", ["well-", "known", "and/", "or", "x—", "y"]),
        ("1990–2000", ["1990–", "2000"]),
        ("from -5 to 10-20 on 1/2 x", ["from", "-5", "to", "10-20", "on", "1/2", "x"]),
        ("non\u00a0breaking 10\u202f%", ["non\u00a0breaking", "10\u202f%"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
        ("https://example.org/path/to", ["https://", "example.org/", "path/", "to"]),
        ("soft\u00adhyphen", ["soft\u00adhyphen"]),
        ("漢字。かな", ["漢", "字。", "か", "な"]),
        ("「引用」です", ["「引", "用」", "で", "す"]),
        ("ちょっと", ["ちょっ", "と"]),
        ("用Python写", ["用", "Python", "写"]),
        ("增长(约3%)了", ["增", "长", "(约", "3%)", "了"]),
        ("한국어 문장", ["한", "국", "어", "문", "장"]),
        ("好👍🏽的", ["好", "👍🏽", "的"]),
        ("(漢字) 「(引)」", ["(漢", "字)", "「(引)」"]),
        ("漢\u00a0A\u2060字", ["漢\u00a0A\u2060字"]),
        ("a -> b --- c", ["a", "->", "b", "---", "c"]),
        ("“so-called”—he said", ["“so-", "called”—", "he", "said"]),
        ("🇩🇪🇫🇷👨‍👩‍👧", ["🇩🇪", "🇫🇷", "👨‍👩‍👧"]),
        ("ภาษาไทย ខ្មែរ", ["ภาษาไทย", "ខ្មែរ"]),
        ("em\u2003space", ["em", "space"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert [ink for ink, _ in segments(text)] == pieces
    assert "".join(ink + gap for ink, gap in segments(text)) == text


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("", False), ("12 ...", False), ("“שלום” a", True), ("a שלום", False), ("12 ٣ سلام", True)],
)
def test_direction(text: str, rtl: bool) -> None:
    assert is_right_to_left(text) is rtl
