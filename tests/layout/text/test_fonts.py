"""The numbers of the bundled typeface."""

from __future__ import annotations

import unicodedata

import pytest

from argmap.layout.text import FONT_FILES, Face, TextStyle, baseline, metrics
from argmap.layout.text.fonts import advances
from argmap.resources import resource


def test_the_advances_are_those_of_the_fonts() -> None:
    pytest.importorskip("fontTools", reason="the fonts are read with fontTools")
    from tests.make_advances import render

    committed = resource("fonts", "inter-advances.json").read_text(encoding="utf-8")
    assert committed == render(), "run: python -m tests.make_advances"


@pytest.mark.parametrize("face", Face)
def test_each_face_has_its_font_and_covers_the_usual_scripts(face: Face) -> None:
    assert resource("fonts", FONT_FILES[face]).is_file()
    table = advances(face)
    usual = "Añßłőž ẵ Ωψ Жщѓ “”‘’„«»–—…→≥×½№€"
    assert [character for character in usual if table[character] <= 0] == []


@pytest.mark.parametrize("face", Face)
def test_marks_are_nothing_wide_and_controls_are_left_out(face: Face) -> None:
    table = advances(face)
    for character, width in table.items():
        category = unicodedata.category(character)
        assert category not in {"Cc", "Cs", "Co"}
        if category in {"Mn", "Me"}:
            assert width == 0


def test_faces_differ_where_they_should() -> None:
    assert advances(Face.SEMIBOLD)["m"] > advances(Face.REGULAR)["m"]
    assert set(advances(Face.SEMIBOLD)) == set(advances(Face.REGULAR))


def test_the_licence_names_the_holders_of_the_copyright() -> None:
    text = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert text.startswith("Copyright (c) 2020 The Inter Project Authors")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_the_baseline_leaves_as_much_air_above_as_below() -> None:
    style = TextStyle(Face.REGULAR, 13, 18)
    em, ascent, descent, _ = metrics()
    above = baseline(style) - ascent * 13 / em
    below = 18 - baseline(style) - descent * 13 / em
    assert above == pytest.approx(below)
