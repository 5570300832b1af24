"""What a line may not end inside of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.text.clusters import clusters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("\u0301a", ["\u0301", "a"]),
        ("👨‍👩‍👧‍👦👍🏽x", ["👨‍👩‍👧‍👦", "👍🏽", "x"]),
        ("❤️1️⃣", ["❤️", "1️⃣"]),
        ("🇩🇪🇫🇷🇮", ["🇩🇪", "🇫🇷", "🇮"]),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿a", ["🏴󠁧󠁢󠁳󠁣󠁴󠁿", "a"]),
        ("한국", ["한", "국"]),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", ["\u1112\u1161\u11ab", "\u1100\u116e\u11a8"]),
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("กำลังใจ", ["กำ", "ลั", "ง", "ใ", "จ"]),
        ("か\u3099き", ["か\u3099", "き"]),
    ],
)
def test_clusters(text: str, expected: list[str]) -> None:
    assert list(clusters(text)) == expected


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    found = list(clusters(text))
    assert "".join(found) == text
    assert "" not in found
