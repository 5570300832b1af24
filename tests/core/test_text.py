from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from argmap.core import i18n
from argmap.core.clean import clean_label, clean_text
from argmap.core.kinds import KINDS, kind_of


@given(st.text(st.characters()))
def test_clean_text_can_be_written_and_stays_clean(text: str) -> None:
    cleaned = clean_text(text)
    assert json.loads(json.dumps(cleaned).encode()) == cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean_text(cleaned) == cleaned
    assert not set(cleaned) & {"\r", "\0", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ud800"}
    assert "\n" not in clean_label(text)


def test_what_cleaning_does() -> None:
    assert clean_text("a\r\nb\rc\u2028d\u2029e\tf\0\x07") == "a\nb\nc\nd\ne\tf"
    assert clean_text("\ud800x") == "\ufffdx"
    assert clean_text("<b>&amp;</b> \U0001f600 עברית") == "<b>&amp;</b> \U0001f600 עברית"
    assert clean_label("two\n\nlines") == "two lines"


def test_a_kind_of_a_later_version_is_drawn_plain_and_supports() -> None:
    axiom = kind_of("axiom")
    assert (axiom.id, axiom.title, axiom.shape, axiom.polarity) == (
        "axiom",
        "axiom",
        "plain",
        "support",
    )
    assert [kind.polarity for kind in KINDS.values()] == [
        "support",
        "support",
        "attack",
        "support",
        None,
    ]


def test_translation_fills_places_and_counts() -> None:
    words = {"Hello {name}": "Salut {name}", "{n} maps": "{n} cartes", "One map": "Une carte"}
    i18n.install(lambda text, n: words.get(text, text))
    try:
        assert i18n.tr("Hello {name}", name="{x}") == "Salut {x}"
        assert i18n.trn("One map", "{n} maps", 1) == "Une carte"
        assert i18n.trn("One map", "{n} maps", 3) == "3 cartes"
        assert i18n.tr("{braces} stay") == "{braces} stay"
        assert i18n.mark("One map") == "One map"
    finally:
        i18n.install(None)
    assert i18n.tr("Hello {name}", name="N.") == "Hello N."
