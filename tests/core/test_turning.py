from __future__ import annotations

import pytest

from argmap.core.edits import chains, turning
from argmap.core.graph import role_of
from argmap.core.rules import RefusalError
from tests.core.maps import NOW, document, inference, statement


def test_an_objection_to_a_premise_becomes_an_undercut_and_back() -> None:
    subject = document(
        *(statement(key) for key in "abcx"),
        inference("i", "a b", "c"),
        inference("o", "x", "b", "attack"),
    )
    subject.apply(turning.undercut(subject, "o", now=NOW))
    assert (subject.inferences["o"].target, subject.inferences["o"].modified) == ("i", NOW)
    assert role_of(subject, subject.inferences["o"]) == "undercut"
    subject.apply(turning.object_to_premise(subject, "o", among=["b"]))
    assert subject.inferences["o"].target == "b"
    subject.apply(turning.undercut(subject, "o"))
    subject.apply(turning.object_to_premise(subject, "o"))
    assert subject.inferences["o"].target == "a", "the first premise, if none is named"


def test_a_premise_of_several_inferences_needs_the_one_that_is_meant() -> None:
    subject = document(
        *(statement(key) for key in "abcx"),
        inference("i", "a", "b"),
        inference("j", "a", "c"),
        inference("o", "x", "a", "attack"),
    )
    with pytest.raises(RefusalError, match="several inferences"):
        turning.undercut(subject, "o")
    subject.apply(turning.undercut(subject, "o", among=["o", "j"]))
    assert subject.inferences["o"].target == "j"


def test_what_cannot_be_turned_is_refused() -> None:
    subject = document(
        *(statement(key) for key in "abx"),
        inference("i", "a", "b"),
        inference("u", "x", "i", "attack"),
    )
    with pytest.raises(RefusalError, match="is no premise"):
        turning.undercut(subject, "i")
    with pytest.raises(RefusalError, match="a statement already"):
        turning.object_to_premise(subject, "i")
    with pytest.raises(RefusalError, match="cannot be a premise"):
        turning.swap(subject, "u")


def test_premise_and_conclusion_swap_and_the_arrow_keeps_the_rest() -> None:
    subject = document(
        *(statement(key) for key in "abcx"),
        inference("i", "a b", "c", "warrants?").model_copy(update={"roles": {"a": "m", "b": "n"}}),
        inference("u", "x", "i", "attack"),
    )
    with pytest.raises(RefusalError, match="has several"):
        turning.swap(subject, "i")
    subject.apply(turning.swap(subject, "i", "b"))
    arrow = subject.inferences["i"]
    assert (arrow.premises, arrow.target, arrow.polarity) == (("a", "c"), "b", "warrants?")
    assert arrow.roles == {"a": "m"}
    subject.apply(turning.swap(subject, "i", "c"))
    assert (subject.inferences["i"].premises, arrow.target) == (("a", "b"), "b")


def test_no_arrow_swaps_into_nonsense() -> None:
    subject = document(
        *(statement(key) for key in "abc"),
        inference("i", "a", "b"),
        inference("back", "b", "a"),
        inference("j", "c", "a"),
        inference("u", "a", "j", "attack"),
        inference("self", "c", "c"),
    )
    with pytest.raises(RefusalError, match="already connected"):
        turning.swap(subject, "i")
    with pytest.raises(RefusalError, match="bears on this arrow"):
        turning.swap(subject, "j")
    with pytest.raises(RefusalError, match="support or attack itself"):
        turning.swap(subject, "self")


@pytest.mark.parametrize(
    ("reason", "onward", "left"),
    [
        ("support", "support", "support"),
        ("attack", "support", "attack"),
        ("support", "attack", "attack"),
        ("attack", "attack", "support"),
        ("rebut?", "support", "rebut?"),
    ],
)
def test_the_gap_closes_with_what_the_two_arrows_say_together(
    reason: str, onward: str, left: str
) -> None:
    subject = document(
        *(statement(key) for key in "abcx"),
        inference("i", "a", "b", reason).model_copy(update={"strength": 0.5}),
        inference("j", "b", "c", onward),
        inference("u", "x", "j", "attack"),
        central="b",
    )
    subject.apply(chains.close_gap(subject, "b", NOW))
    assert "b" not in subject
    assert "j" not in subject
    arrow = subject.inferences["i"]
    assert (arrow.premises, arrow.target, arrow.polarity) == (("a",), "c", left)
    assert (arrow.strength, arrow.modified) == (0.5, NOW)
    assert subject.inferences["u"].target == "i", "no undercut is lost"
    assert subject.info.central is None


def test_several_reasons_go_on_and_a_rated_step_is_rated_anew() -> None:
    from argmap.core.edits.structure import group, relate

    subject = document(
        *(statement(key) for key in "abcd"),
        inference("i", "a", "b").model_copy(update={"strength": 0.5}),
        inference("k", "d", "b", "attack"),
        inference("j", "b", "c").model_copy(update={"strength": 0.9}),
    )
    subject.apply(group(subject, ["b"], id="alone"))
    subject.apply(group(subject, ["a", "b"], id="both"))
    subject.apply(relate(subject, "b", "d", id="tie"))
    subject.apply(chains.close_gap(subject, "b"))
    assert {key: each.target for key, each in subject.inferences.items()} == {"i": "c", "k": "c"}
    assert subject.inferences["i"].strength is None
    assert "alone" not in subject
    assert "tie" not in subject
    assert subject.groups["both"].members == ("a",)


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ([inference("j", "b", "c", "who knows")], "neither supports nor attacks"),
        ([inference("j", "b x", "c")], "Unlink them"),
        ([inference("j", "b", "c"), inference("k", "b", "x")], "middle of a chain"),
        ([], "middle of a chain"),
        ([inference("j", "b", "a")], "circle"),
        ([inference("j", "b", "c"), inference("k", "a", "c")], "Just delete it"),
        ([inference("j", "b", "i")], "bear|aim"),
        (
            [inference("j", "b", "c"), inference("k", "x", "b"), inference("u", "x", "j")],
            "Lead that elsewhere",
        ),
    ],
)
def test_what_is_no_chain_is_left_alone(extra: list[object], why: str) -> None:
    subject = document(
        *(statement(key) for key in "abcx"),
        inference("i", "a", "b"),
        *extra,  # type: ignore[arg-type]
    )
    with pytest.raises(RefusalError, match=why):
        chains.close_gap(subject, "b")
