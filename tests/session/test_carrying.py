"""Rows that are dragged in the outline: they are where they were let go, or nothing has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.rules import RefusalError
from argmap.session.outlining.carrying import carry, slot
from argmap.session.session import Session
from tests.core.maps import NOW, assert_sound, document, documents, inference, snapshot, statement
from tests.session.test_outlining import shown, told

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.session.outlining.tree import Outline


class Hand:
    def __init__(self, subject: Document) -> None:
        self.session = Session(subject)
        self.outline: Outline = shown(subject)[0]
        subject.subscribe(self.outline.follow)

    def drag(self, names: str, onto: str, place: int = -1) -> list[str]:
        """Drag statements onto another one, or to a place among what stands below it."""
        rows = [self.outline.places(name)[0].key for name in names]
        above = self.outline.places(onto)[0] if onto else self.outline.root
        carry(self.session, self.outline, rows, slot(self.outline, above, place), NOW)
        return told(shown(self.session.document)[0])


@pytest.fixture
def hand() -> Hand:
    """`c` from `a` together with `b`, from `d` alone, and `u` undercuts the first step; `e`."""
    return Hand(
        document(
            *(statement(key) for key in "cabdue"),
            inference("i", "a b", "c"),
            inference("j", "d", "c"),
            inference("k", "u", "i", "attack"),
        )
    )


def test_the_map_as_it_is(hand: Hand) -> None:
    assert told(hand.outline) == ["c", "  +a", "  &b", "    _u", "  +d", "e"]


def test_an_inference_goes_past_another_with_all_its_premises(hand: Hand) -> None:
    assert hand.drag("d", "c", 0) == ["c", "  +d", "  +a", "  &b", "    _u", "e"]
    assert hand.drag("b", "c", 0) == ["c", "  +a", "  &b", "    _u", "  +d", "e"]


def test_premises_change_places_within_their_inference(hand: Hand) -> None:
    assert hand.drag("b", "c", 0) == ["c", "  +b", "  &a", "    _u", "  +d", "e"]
    assert hand.drag("b", "c", 2) == ["c", "  +a", "  &b", "    _u", "  +d", "e"]


def test_no_row_is_put_between_linked_premises(hand: Hand) -> None:
    assert hand.drag("d", "c", 1) == ["c", "  +a", "  &b", "    _u", "  +d", "e"]
    assert hand.drag("e", "c", 1) == ["c", "  +a", "  &b", "    _u", "  +e", "  +d"]


def test_between_what_aims_at_a_step_a_row_aims_at_the_step_too(hand: Hand) -> None:
    assert hand.drag("e", "b", 0) == ["c", "  +a", "  &b", "    =e", "    _u", "  +d"]


def test_at_the_top_a_row_bears_on_nothing(hand: Hand) -> None:
    assert hand.drag("d", "", 0) == ["c", "  +a", "  &b", "    _u", "d", "e"]
    assert hand.drag("e", "", 1) == ["c", "  +a", "  &b", "    _u", "e", "d"]


def test_several_rows_go_in_one_step_or_not_at_all(hand: Hand) -> None:
    before = snapshot(hand.session.document)
    assert hand.drag("de", "u") == ["c", "  +a", "  &b", "    _u", "      +d", "      +e"]
    assert hand.session.undo()
    assert snapshot(hand.session.document) == before
    with pytest.raises(RefusalError):
        hand.drag("ea", "a")
    assert snapshot(hand.session.document) == before


@settings(max_examples=60)
@given(documents(), st.data())
def test_whatever_is_dragged_anywhere(subject: Document, data: st.DataObject) -> None:
    hand = Hand(subject)
    outline, before = hand.outline, snapshot(subject)
    rows = list(outline.walk())
    if not rows:
        return
    carried = data.draw(st.lists(st.sampled_from(rows), min_size=1, max_size=2, unique=True))
    above = data.draw(st.sampled_from([outline.root, *rows]))
    place = data.draw(st.integers(-1, len(outline.children(above))))
    steps = len(hand.session.history)
    try:
        moved = carry(
            hand.session, outline, [row.key for row in carried], slot(outline, above, place), NOW
        )
    except RefusalError:
        assert snapshot(subject) == before
        assert len(hand.session.history) == steps
        return
    assert_sound(subject)
    assert len(hand.session.history) == steps + moved
    if moved:
        hand.session.undo()
    assert snapshot(subject) == before
