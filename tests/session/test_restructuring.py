"""Commands that change how statements hang together, and what they say when they cannot."""

from __future__ import annotations

import pytest

from argmap.core.document import Document
from argmap.core.graph import inferences_from
from tests.core.maps import document, inference, statement
from tests.session.desk import Desk


def argument() -> Document:
    """Two linked premises for `top`, an objection to the right one, a chain on the left."""
    return document(
        statement("top", x=200.0, y=-300.0),
        statement("left", x=0.0),
        statement("right", x=400.0),
        statement("low", x=0.0, y=300.0),
        statement("lower", x=0.0, y=600.0),
        statement("no", x=450.0, y=300.0, kind="counterpoint"),
        statement("other", x=1500.0, y=-300.0),
        inference("i", "left right", "top"),
        inference("l", "low", "left"),
        inference("m", "lower", "low"),
        inference("o", "no", "right", "attack"),
    )


@pytest.mark.parametrize("selected", ["no", "o"])
def test_one_key_turns_an_objection_to_an_undercut_and_back_to_the_same_premise(
    selected: str,
) -> None:
    desk = Desk(argument(), selected)
    assert desk.do("inference.undercut")
    assert desk.document.inferences["o"].target == "i"
    assert desk.do("inference.undercut")
    assert desk.document.inferences["o"].target == "right", "the nearest premise, not the first"
    assert desk.do("inference.undercut")
    desk.session.select(["o", "left"])
    assert desk.do("inference.undercut")
    assert desk.document.inferences["o"].target == "left", "the premise that was selected too"


def test_of_two_inferences_the_selected_one_is_undercut_and_stays_itself() -> None:
    desk = Desk(argument(), "right", "other")
    desk.do("inference.connect")
    assert not desk.do("inference.undercut", "o")
    assert "several inferences" in desk.said[-1]
    assert desk.do("inference.undercut", "o", "i")
    assert desk.document.inferences["o"].target == "i"
    assert desk.document.inferences["i"].target == "top"


def test_what_cannot_be_turned_says_so() -> None:
    desk = Desk(argument(), "left")
    assert not desk.do("inference.undercut")
    assert desk.said[-1].startswith("Select an objection")


def test_all_selected_arrows_become_attacks_or_supports_at_once() -> None:
    desk = Desk(argument(), "left", "low", "no")
    assert desk.do("inference.attack")
    polarities = {key: each.polarity for key, each in desk.document.inferences.items()}
    assert polarities == {"i": "attack", "l": "attack", "m": "support", "o": "attack"}
    desk.do("inference.attack")
    assert desk.said[-1] == "All of these arrows do that already."
    assert desk.do("inference.support", "o", "m")
    assert desk.document.inferences["o"].polarity == "support"


def test_swapping_turns_the_arrow_of_the_selected_premise() -> None:
    desk = Desk(argument(), "low")
    assert desk.do("inference.swap")
    assert (desk.document.inferences["l"].premises, desk.document.inferences["l"].target) == (
        ("left",),
        "low",
    )
    assert not desk.do("inference.swap", "i")
    assert "has several" in desk.said[-1]
    assert desk.do("inference.swap", "top", "right")
    assert desk.document.inferences["i"].premises == ("left", "top")
    assert not desk.do("inference.swap", "lower", "no")
    assert "one arrow" in desk.said[-1]


def test_closing_a_gap_selects_what_moved_up() -> None:
    desk = Desk(argument(), "low")
    assert desk.do("statement.close_gap")
    assert desk.document.inferences["m"].target == "left"
    assert desk.session.selection == ("lower",)
    assert not desk.do("statement.close_gap", "left")
    assert "linked with other premises" in desk.said[-1]


def test_a_branch_moves_beside_what_it_bears_on_then() -> None:
    desk = Desk(argument(), "low", "other")
    before = {key: each.rect for key, each in desk.view.plan.boxes.items()}
    assert desk.do("statement.move_branch")
    (arrow,) = inferences_from(desk.document, "low")
    assert (arrow.id, arrow.target) == ("l", "other")
    after = {key: each.rect for key, each in desk.view.plan.boxes.items()}
    moved = {key for key in before if before[key] != after[key]}
    assert moved == {"low", "lower"}
    assert after["low"].y > after["other"].bottom
    assert abs(after["low"].center.x - after["other"].center.x) < 1.0
    assert after["lower"].y > after["low"].bottom
    assert desk.overlaps() == []
    assert not desk.do("statement.move_branch", "other", "lower")
    assert "own branch" in desk.said[-1]


def test_of_several_arrows_the_selected_one_moves() -> None:
    desk = Desk(argument(), "no", "top")
    assert desk.do("inference.connect")
    assert not desk.do("statement.move_branch", "no", "other")
    assert "several others" in desk.said[-1]
    assert desk.do("statement.move_branch", "no", "o", "other")
    assert [each.target for each in inferences_from(desk.document, "no")] == ["other", "top"]
    assert desk.do("statement.move_branch", "i", "other")
    assert desk.document.inferences["i"].target == "other"
    assert desk.document.inferences["i"].premises == ("left", "right")


def test_next_kind_goes_round_and_leaves_out_notes_where_they_cannot_be() -> None:
    desk = Desk(argument(), "other")
    kinds = []
    for _ in range(5):
        assert desk.do("statement.kind.next")
        kinds.append(desk.document.statements["other"].kind)
    assert kinds == ["evidence", "counterpoint", "question", "note", "claim"]
    desk.session.undo()
    assert not desk.session.history.undoable, "all the way round is one step"
    desk.session.select(["low"])
    for _ in range(4):
        desk.do("statement.kind.next")
    assert desk.document.statements["low"].kind == "claim"
    desk.session.select(["no", "other"])
    desk.do("statement.kind.next")
    assert {desk.document.statements[key].kind for key in ("no", "other")} == {"evidence"}
    desk.session.undo()
    assert desk.document.statements["no"].kind == "counterpoint"


def test_a_kind_of_a_later_version_is_followed_by_the_first() -> None:
    desk = Desk(document(statement("a", kind="axiom")), "a")
    desk.do("statement.kind.next")
    assert desk.document.statements["a"].kind == "claim"


def test_merging_keeps_the_first_and_tells_what_went() -> None:
    desk = Desk(argument(), "left", "low")
    assert desk.do("statement.merge")
    assert desk.session.selection == ("left",)
    assert desk.document.statements["left"].text == "LEFT\nLOW"
    assert desk.said[-1].startswith("Merged 2 statements into one. An arrow between them is gone.")
    assert desk.document.inferences["m"].target == "left"
    assert desk.do("statement.merge", "lower", "top")
    assert "round in a circle" in desk.said[-1]
    assert not desk.do("statement.merge", "left"), "there is nothing to merge it with"


def lines() -> Document:
    return document(
        statement("top", x=200.0, y=-300.0),
        statement("a", x=0.0, text="First\nSecond point\nThird"),
        statement("b", x=290.0),
        inference("i", "a", "top", "attack"),
        inference("j", "b", "top"),
    )


@pytest.mark.parametrize("manner", ["linked", "separate", "chain"])
def test_lines_become_statements_that_lie_over_nothing(manner: str) -> None:
    desk = Desk(lines(), "a")
    assert desk.do(f"statement.split_{manner}")
    texts = {each.text: key for key, each in desk.document.statements.items()}
    one, two, three = texts["First"], texts["Second point"], texts["Third"]
    assert one == "a"
    assert desk.session.selection == (one, two, three)
    assert desk.overlaps() == []
    arrows = [inferences_from(desk.document, key) for key in (one, two, three)]
    if manner == "linked":
        assert desk.document.inferences["i"].premises == (one, two, three)
    elif manner == "separate":
        assert [len(each) for each in arrows] == [1, 1, 1]
        assert {each[0].target for each in arrows} == {"top"}
        assert {each[0].polarity for each in arrows} == {"attack"}
    else:
        assert [each[0].target for each in arrows] == ["top", one, two]
        rects = desk.view.plan.rects
        assert rects[one].bottom < rects[two].y < rects[three].y


def test_a_text_is_split_where_the_cursor_is() -> None:
    desk = Desk(lines(), "a")
    desk.view.cursor = len("First\nSecond")
    desk.do("statement.split_separate")
    assert [each.text for each in desk.document.statements.values() if each.id not in "topb"] == [
        "First\nSecond",
        "point\nThird",
    ]
    desk.view.cursor = None
    assert not desk.do("statement.split_chain", "b")
    assert "one line" in desk.said[-1]
    assert not desk.do("statement.split_linked", "top")
    assert "no premise yet" in desk.said[-1]


def test_no_split_makes_hundreds_of_boxes() -> None:
    desk = Desk(document(statement("a", text="x\n" * 5_000)), "a")
    assert not desk.do("statement.split_separate")
    assert "more than 200" in desk.said[-1]


def test_a_step_is_inserted_between_and_written_at_once() -> None:
    desk = Desk(argument(), "low")
    assert desk.do("statement.insert_between")
    new = desk.current
    assert desk.view.edited == [new]
    assert desk.document.inferences["l"].target == new
    assert [each.target for each in inferences_from(desk.document, new)] == ["left"]
    assert desk.overlaps() == []
    assert desk.do("statement.insert_between", "left")
    assert desk.document.inferences["i"].premises == (desk.current, "right")
    assert desk.do("statement.insert_between", "o")
    assert desk.document.statements[desk.current].kind == "counterpoint"
    assert not desk.do("statement.insert_between", "top")
    assert "bears on nothing yet" in desk.said[-1]


def test_a_branch_is_selected_and_duplicated_with_all_that_bears_on_it() -> None:
    desk = Desk(argument(), "left")
    assert desk.do("edit.select_branch")
    assert set(desk.session.selection) == {"left", "l", "low", "m", "lower"}
    assert desk.current == "left"
    assert desk.said[-1] == "2 statements bear on it"
    assert desk.do("edit.duplicate_branch", "left")
    copies = [desk.document.statements[key] for key in desk.session.selection]
    assert sorted(each.text for each in copies) == ["LEFT", "LOW", "LOWER"]
    assert len(desk.document.inferences) == 6
    assert desk.overlaps() == []
