"""A few letters choose a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.session.finding.choosing import CLEAR, Choice, ranked

CHOICES = [
    Choice("undo", "Undo", "Edit Take back the last step"),
    Choice("revert", "Revert", "File can be undone"),
    Choice("in", "Zoom In", "View"),
    Choice("all", "Select All", "Edit Select every statement"),
    Choice("left", "Align Left Edges", "Arrange ▸ Align and Space"),
    Choice("flip", "Flip Support and Attack", "Statement"),
    Choice("cafe", "Café", "Help"),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("undo", ["undo", "revert"]),
        ("UN", ["undo", "revert"]),
        ("in zoom", ["in"]),
        ("zi", ["in"]),
        ("selall", ["all"]),
        ("ale", ["left"]),
        ("cafe", ["cafe"]),
        ("edges", ["left"]),
        ("dge", ["left"]),
        ("arrange edges", ["left"]),
        ("flpi", ["flip"]),
        ("suport", ["flip"]),
        ("xyzzy", []),
        ("   ", [each.id for each in CHOICES]),
    ],
)
def test_letters_choose(wanted: str, found: list[str]) -> None:
    assert [each.id for each in ranked(wanted, CHOICES)] == found


def test_of_equals_the_one_used_last_comes_first() -> None:
    assert ranked("", CHOICES, ["flip", "in"])[0].id == "flip"
    assert [each.id for each in ranked("", CHOICES, ["flip", "in"])][:3] == ["flip", "in", "undo"]
    assert ranked("undo", CHOICES, ["revert"])[0].id == "undo"


def test_what_is_guessed_is_told_apart() -> None:
    assert ranked("zi", CHOICES)[0].rank >= CLEAR
    assert ranked("zoom", CHOICES)[0].rank < CLEAR


@given(st.text(max_size=8))
def test_any_letters_may_be_typed(wanted: str) -> None:
    known = {each.id for each in CHOICES}
    found = [each.id for each in ranked(wanted, CHOICES)]
    assert set(found) <= known
    assert len(found) == len(set(found))
