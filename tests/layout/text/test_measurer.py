"""Widths and line breaks, as a reader would check them on screen."""

from __future__ import annotations

import math

import pytest

from argmap.layout.text import Face, Line, TextMeasurer, TextStyle
from argmap.layout.text.fonts import advances
from argmap.layout.text.widths import CROWDED

STYLE = TextStyle(Face.REGULAR, 13, 18)
BOLD = TextStyle(Face.SEMIBOLD, 13, 18)
UNITS = 2816


@pytest.fixture
def measurer() -> TextMeasurer:
    return TextMeasurer()


def broken(measurer: TextMeasurer, text: str, width: float) -> list[str]:
    return [line.text for line in measurer.lines(text, STYLE, width)]


def test_width_is_the_sum_of_advances(measurer: TextMeasurer) -> None:
    table = advances(Face.REGULAR)
    text = "Tax cuts – “maybe”"
    assert measurer.width(text, STYLE) == sum(table[c] for c in text) * 13 / UNITS
    assert measurer.width(text, BOLD) > measurer.width(text, STYLE)
    assert measurer.width(text, STYLE._replace(size=26)) == 2 * measurer.width(text, STYLE)


def test_of_several_paragraphs_the_widest_counts(measurer: TextMeasurer) -> None:
    assert measurer.width("a\nlonger one\nb", STYLE) == measurer.width("longer one", STYLE)


def test_empty_text_is_one_empty_line(measurer: TextMeasurer) -> None:
    assert measurer.lines("", STYLE, 100) == (Line("", 0.0, False),)
    assert measurer.line_count("", STYLE, 100) == 1
    assert measurer.width("", STYLE) == 0


def test_words_move_to_the_next_line_whole(measurer: TextMeasurer) -> None:
    text = "Cuts raise growth because firms invest what they keep."
    lines = measurer.lines(text, STYLE, measurer.width("because firms invest", STYLE))
    assert [line.text for line in lines] == [
        "Cuts raise growth",
        "because firms invest",
        "what they keep.",
    ]
    for line in lines:
        assert line.width == pytest.approx(measurer.width(line.text, STYLE))


def test_a_text_as_wide_as_its_column_stays_on_one_line(measurer: TextMeasurer) -> None:
    for size in (9, 11.5, 13, 14.25, 17.3):
        style = STYLE._replace(size=size)
        for text in ("Cuts raise growth", "漢字かな交じり文", "Well-known, isn’t it?", "نص عربي"):
            width = measurer.width(text, style)
            assert len(measurer.lines(text, style, width)) == 1
            assert len(measurer.lines(text, style, math.nextafter(width, 0))) > 1


def test_line_breaks_of_the_writer_are_kept(measurer: TextMeasurer) -> None:
    assert broken(measurer, "a\n\nb\r\nc\u2028d\n", 500) == ["a", "", "b", "c", "d", ""]


def test_a_line_ends_inside_a_word_where_that_saves_room(measurer: TextMeasurer) -> None:
    text = "A well-known and/or thing"
    assert broken(measurer, text, measurer.width("A well-", STYLE)) == [
        "A well-",
        "known",
        "and/or",
        "thing",
    ]
    assert broken(measurer, "well-known", measurer.width("known", STYLE)) == ["well-", "known"]


@pytest.mark.parametrize(("before", "after"), [("漢", "字。"), ("「引", "用」"), ("用", "Python")])
def test_ideographs_part_between_lines(measurer: TextMeasurer, before: str, after: str) -> None:
    joint = measurer.width(before + after, STYLE)
    assert broken(measurer, before + after, joint) == [before + after]
    assert broken(measurer, before + after, joint - 0.1) == [before, after]


@pytest.mark.parametrize("word", ["ภาษาไทยเขียนติดกัน", "Donaudampfschifffahrt", "ភាសាខ្មែរ"])
def test_a_word_is_cut_only_when_too_long_for_a_line(measurer: TextMeasurer, word: str) -> None:
    width = measurer.width(word, STYLE)
    assert broken(measurer, f"a {word}", width) == ["a", word]
    cut = broken(measurer, f"a {word}", width * 0.7)
    assert cut[0] == "a"
    assert len(cut) == 3
    assert "".join(cut[1:]) == word


def test_spaces_hang_and_those_that_begin_a_paragraph_stay(measurer: TextMeasurer) -> None:
    assert broken(measurer, "one.   two  ", measurer.width("one.", STYLE)) == ["one.", "two"]
    assert broken(measurer, "one.  two  ", 500) == ["one.  two"]
    assert broken(measurer, "  - item", 500) == ["  - item"]
    assert broken(measurer, "     ", 3) == [""]


def test_what_cannot_be_drawn_is_made_fit(measurer: TextMeasurer) -> None:
    assert broken(measurer, "a\tb\x00\x1b[1m\x7f", 500) == ["a    b[1m"]
    assert broken(measurer, "lone \ud83d half", 500) == ["lone \ufffd half"]


def test_direction_is_that_of_the_first_strong_character(measurer: TextMeasurer) -> None:
    text = "“12” שלום world\nhello שלום\n123"
    assert [line.rtl for line in measurer.lines(text, STYLE, 500)] == [True, False, False]
    assert {line.rtl for line in measurer.lines("مرحبا بالعالم " * 9, STYLE, 80)} == {True}


def test_the_fallback_measures_only_what_the_face_lacks() -> None:
    asked: list[str] = []

    def fallback(run: str, style: TextStyle) -> float:
        asked.append(run)
        return 10.0 * len(run)

    measurer = TextMeasurer(fallback)
    latin = measurer.width("say ", STYLE) + measurer.width("ok", STYLE)
    assert measurer.width("say مرحبا ok", STYLE) == pytest.approx(
        latin + 50 + measurer.width(" ", STYLE), abs=0.02
    )
    assert asked == ["مرحبا"]


def test_the_estimate_gives_wide_and_zero_wide_characters_their_due(measurer: TextMeasurer) -> None:
    assert measurer.width("漢字", STYLE) == pytest.approx(26, abs=0.02)
    assert measurer.width("👨‍👩‍👧‍👦", STYLE) == pytest.approx(13, abs=0.02)
    assert measurer.width("ก\u0e49", STYLE) == measurer.width("ก", STYLE)


def test_elide_keeps_what_fits_and_cuts_between_clusters(measurer: TextMeasurer) -> None:
    text = "Cuts raise growth"
    assert measurer.elide(text, STYLE, 500) == text
    assert measurer.elide("one\ntwo", STYLE, 500) == "one two"
    short = measurer.elide(text, STYLE, 60)
    assert short.endswith("…")
    assert text.startswith(short[:-1])
    assert measurer.width(short, STYLE) <= 60
    assert measurer.elide("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", STYLE, 27) == "👨‍👩‍👧‍👦…"
    assert measurer.elide(text, STYLE, 3) == ""


def test_a_vocabulary_without_end_is_not_all_remembered(measurer: TextMeasurer) -> None:
    column = measurer.column(STYLE, 200)
    for start in range(0, 2 * CROWDED, 64):
        column.lines(" ".join(f"w{number}-x" for number in range(start, start + 64)))
    words, pieces = measurer._caches_of(STYLE)
    assert len(words) <= CROWDED
    assert len(pieces) <= CROWDED


def test_hostile_texts_come_back_in_time(measurer: TextMeasurer) -> None:
    for text in (
        "x" * 20_000,
        "\u0301" * 20_000,
        "(" * 20_000,
        "「" * 20_000,
        "a-" * 10_000,
        "漢\u00a0" * 10_000,
        "👨\u200d" * 10_000,
        " " * 20_000,
        "\n" * 20_000,
        "-/–—" * 5_000,
        "क\u094d" * 10_000,
    ):
        lines = measurer.lines(text, STYLE, 200)
        assert "".join(line.text for line in lines).replace(" ", "") == text.replace(
            " ", ""
        ).replace("\n", "")
