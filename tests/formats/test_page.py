"""The page about formats says what the formats declare."""

from __future__ import annotations

from tests.make_formats import PAGE, page


def test_the_tables_are_fresh() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "make them anew: python -m tests.make_formats"
