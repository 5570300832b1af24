"""What holds of every text, in every script, at every width."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.layout.text import Face, TextMeasurer, TextStyle
from argmap.layout.text.breaking import flow
from argmap.layout.text.characters import GLUE, SPACES, paragraphs
from argmap.layout.text.clusters import clusters
from argmap.layout.text.column import font_units

MEASURER = TextMeasurer()
WHITE = re.compile(f"[{SPACES}\t\n\r\x0b\x0c\x85\u2028\u2029]")
DROPPED = re.compile("[\x00-\x1f\x7f-\x9f]")

SNIPPETS = st.sampled_from(
    [
        *"ab Z9.,!?()[]“”«»\"'-–—/…",
        "  ", "\n", "\t", "\u00a0", "\u202f", "\u200b", "\u00ad", "\u2028", "\u3000", "\r\n",
        "word", "well-known", "and/or", "10–20", "漢字", "「引」", "、", "ー", "っ", "한국",
        "\u1112\u1161\u11ab",
                "سلام", "שלום", "ไทย", "ខ្មែរ", "क्ष", "\u0301", "\u0308", "👍🏽", "👨‍👩‍👧", "🇩🇪",
        "❤️", "\u200d",
        "\u2060", "\ud800", "\x00", "\ufeff", "\u202e", "é", "Ω", "ж", "ễ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(SNIPPETS, max_size=40).map("".join))
PLAIN = st.lists(
    st.text("abcé.,!?()“”\"'-–—/7 ", max_size=12), max_size=30
).map(" ".join)  # fmt: skip
STYLES = st.builds(
    TextStyle, st.sampled_from(Face), st.sampled_from([7.0, 13.0, 14.5]), st.just(20.0)
)
WIDTHS = st.one_of(st.floats(0, 400), st.sampled_from([0.0, -1.0, 1e300, float("inf")]))


@given(TEXTS, STYLES, WIDTHS)
@example("\ud800", TextStyle(Face.REGULAR, 13, 18), 0.0)
def test_no_character_is_lost_and_no_line_too_wide(
    text: str, style: TextStyle, width: float
) -> None:
    lines = MEASURER.lines(text, style, width)
    joined = "".join(line.text for line in lines)
    kept = re.sub("[\ud800-\udfff]", "\ufffd", DROPPED.sub("", WHITE.sub("", text)))
    assert WHITE.sub("", joined) == kept
    for line in lines:
        assert not re.search(f"[{SPACES}]$", line.text)
        assert line.width <= max(width, 0) or len(list(clusters(line.text))) <= 1


@given(TEXTS, STYLES, WIDTHS)
def test_lines_are_counted_right(text: str, style: TextStyle, width: float) -> None:
    assert MEASURER.line_count(text, style, width) == len(MEASURER.lines(text, style, width))


@given(PLAIN, STYLES, st.floats(0, 300))
def test_the_fast_way_breaks_as_the_careful_one(text: str, style: TextStyle, width: float) -> None:
    _, pieces = MEASURER._caches_of(style)
    limit = font_units(style, width)
    careful = [
        line for part in paragraphs(text) for line, _ in flow(part, pieces.__getitem__, limit)
    ]
    assert [line.text for line in MEASURER.lines(text, style, width)] == careful


@given(TEXTS, STYLES)
def test_the_width_of_a_text_is_what_its_lines_need(text: str, style: TextStyle) -> None:
    lines = MEASURER.lines(text, style, float("inf"))
    assert len(lines) == len(paragraphs(text))
    assert max(line.width for line in lines) <= MEASURER.width(text, style)


@given(TEXTS, STYLES, st.floats(0, 300))
def test_what_was_remembered_changes_nothing(text: str, style: TextStyle, width: float) -> None:
    assert TextMeasurer().lines(text, style, width) == MEASURER.lines(text, style, width)


@given(TEXTS, STYLES, WIDTHS)
def test_an_elided_text_fits(text: str, style: TextStyle, width: float) -> None:
    short = MEASURER.elide(text, style, width)
    assert short == "" or MEASURER.width(short, style) <= max(width, 0)
    assert "\n" not in short


def test_glue_and_spaces_are_apart() -> None:
    assert not set(re.findall(f"[{GLUE}]", "".join(map(chr, range(0x3001))))) & set(
        re.findall(f"[{SPACES}]", "".join(map(chr, range(0x3001))))
    )
