"""Qt draws the lines as wide as they were measured without it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from argmap.layout.text import FAMILY, FONT_FILES, Face, TextMeasurer, TextStyle, metrics
from argmap.layout.text.fonts import advances
from argmap.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = {
    "English": "Well-known taxes (2019–2024) -> “growth”? AVATAR, To Ye: 3x4 = 12; W.A. isn’t V/A.",
    "German": "Übermäßige Größe, „trotz“ allem: Straßenverkehrsordnung über Äpfel & Öl.",
    "French": "L’œuvre « naïve » coûte 10 % de plus ; où ça ? À l’été, déjà.",
    "Polish": "Zażółć gęślą jaźń, a także ćwierć źdźbła łąki.",
    "Turkish": "İstanbul’da ığdır çiğ şişe; ılık ağaç.",
    "Vietnamese": "Tiếng Việt có nhiều dấu: những người dân ở đồng bằng sẽ phản đối.",
    "Russian": "Съешь ещё этих мягких французских булок, да выпей же чаю: «Ъ», №5.",
    "Ukrainian": "Ґанок її з’їзду — ціна, що її сплачує місто.",
    "Greek": "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία· ἀλλ’ ὦ ἄνδρες.",
    "arrows": "a->b <- c => d <= e >= f --> g != h :: i ... ~= 1/2 10:30 (A) [B] {C} A+B A-B a*b",
}


@pytest.fixture(autouse=True)
def _typeface(qapp: object) -> Iterator[None]:
    loaded = [
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        for name in FONT_FILES.values()
    ]
    assert -1 not in loaded
    yield
    for number in loaded:
        QFontDatabase.removeApplicationFont(number)


def qt_font(face: Face, size: int, *, kerning: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if "semibold" in face else QFont.Weight.Normal)
    font.setItalic("italic" in face)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(kerning)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("size", [13, 17])
def test_lines_are_as_wide_as_measured(face: Face, language: str, form: str, size: int) -> None:
    text = unicodedata.normalize(form, TEXTS[language])  # type: ignore[arg-type]
    plain = QFontMetricsF(qt_font(face, size, kerning=False))
    kerned = QFontMetricsF(qt_font(face, size, kerning=True))
    style = TextStyle(face, size, size * 1.4)
    for width in (90, 240, 480):
        for line in TextMeasurer().lines(text, style, width):
            drawn = plain.horizontalAdvance(line.text)
            # Qt cuts each advance down to a 64th of a pixel, which adds up in long lines.
            assert line.width - len(line.text) / 64 <= drawn <= line.width + 0.1, line.text
            assert drawn > line.width - 0.5 or width > 240, line.text
            assert kerned.horizontalAdvance(line.text) <= line.width + 1, line.text


@pytest.mark.parametrize("face", Face)
def test_every_character_is_as_wide_as_measured(face: Face) -> None:
    """Marks of the bolder faces are drawn up to a hundredth of an em wide, not 0."""
    size = 100
    drawn = QFontMetricsF(qt_font(face, size, kerning=False))
    stem = drawn.horizontalAdvance("xx")
    measurer, style = TextMeasurer(), TextStyle(face, size, size)
    for character in advances(face):
        width = drawn.horizontalAdvance(f"x{character}x") - stem
        measured = measurer.width(f"x{character}x", style) - measurer.width("xx", style)
        mark = unicodedata.category(character) in {"Mn", "Me"}
        assert width == pytest.approx(measured, abs=1.1 if mark else 0.1)


@pytest.mark.parametrize("face", Face)
def test_the_height_of_the_letters_is_that_of_the_data(face: Face) -> None:
    drawn = QFontMetricsF(qt_font(face, 50, kerning=True))
    em, ascent, descent, _ = metrics()
    assert drawn.ascent() == pytest.approx(ascent * 50 / em, abs=0.1)
    assert drawn.descent() == pytest.approx(descent * 50 / em, abs=0.1)
