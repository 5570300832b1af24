"""Typing into statements: one step, nothing lost, nothing left behind."""

from __future__ import annotations

import pytest

from argmap.core.edits import arrange, inferences
from argmap.core.geometry import Point
from argmap.core.limits import MAX_TEXT
from argmap.interaction.events import Button, KeyName
from tests.interaction.board import CONTROL, NOW, SHIFT, Board, small_map, statement

EMPTY = Point(-200.0, -100.0)


def test_a_double_click_on_nothing_makes_a_claim_under_the_pointer_in_one_step() -> None:
    board = small_map()
    board.double_click(EMPTY)
    assert board.port.editor is not None
    key = board.port.editor[0]
    box = board.plan.boxes[key].rect
    assert abs(box.center.x - EMPTY.x) < 0.02
    assert abs(box.center.y - EMPTY.y) < 0.02
    assert board.controller.editing == key
    board.write("The first words")
    new = board.document.statements[key]
    assert (new.kind, new.text, new.created) == ("claim", "The first words", NOW)
    assert board.session.selection == (key,)
    assert board.labels == ["Add a claim"]
    assert board.controller.editing is None
    board.session.undo()
    assert board.unchanged()
    board.session.redo()
    assert board.document.statements[key].text == "The first words"


def test_a_new_claim_left_empty_is_gone_without_a_step() -> None:
    board = small_map()
    board.double_click(EMPTY)
    board.write("  \n ")
    assert board.unchanged()
    assert board.steps == 0
    assert not board.session.dirty
    assert board.quiet


def test_a_double_click_on_a_statement_edits_it_in_one_step() -> None:
    board = small_map()
    board.double_click(board.middle("top"))
    assert board.session.selection == ("top",)
    board.write(", indeed")
    assert board.document.statements["top"].text == "Statement top, indeed"
    assert board.document.statements["top"].modified == NOW
    assert board.labels == ["Edit text"]


def test_text_left_as_it_was_leaves_no_step() -> None:
    board = small_map()
    board.double_click(board.middle("top"))
    board.write("")
    assert board.unchanged()
    assert board.steps == 0


def test_a_press_elsewhere_keeps_the_text_and_does_what_it_does() -> None:
    board = small_map()
    board.double_click(EMPTY)
    assert board.port.editor is not None
    board.port.editor[1] = "Kept"
    board.click(board.middle("top"))
    assert board.session.selection == ("top",)
    assert sorted(each.text for each in board.document.statements.values())[0] == "Kept"
    assert board.steps == 1


def test_another_double_click_commits_the_first() -> None:
    board = small_map()
    board.double_click(EMPTY)
    board.port.editor[1] = "One"  # type: ignore[index]
    board.double_click(Point(-200, 900))
    board.write("Two")
    texts = {each.text for each in board.document.statements.values()}
    assert {"One", "Two"} <= texts
    assert board.labels == ["Add a claim", "Add a claim"]


def test_settling_keeps_what_was_typed() -> None:
    board = small_map()
    board.double_click(EMPTY)
    board.port.editor[1] = "Kept"  # type: ignore[index]
    board.controller.settle()
    assert not board.session.gesture_open
    assert board.steps == 1
    board.session.undo()
    assert board.unchanged()


def test_typing_on_a_selected_statement_begins_with_that_character() -> None:
    board = small_map()
    board.session.select(["top"])
    assert board.type("é")
    assert board.port.editor == ["top", "Statement topé"]
    assert not board.type("x"), "the editor has the keys now"
    board.port.commit_edit()
    assert board.document.statements["top"].text.endswith("é")


def test_typing_on_an_empty_map_begins_its_first_claim_in_one_step() -> None:
    board = Board()
    assert board.type("h"), "no hand: there is nothing to move about"
    board.port.commit_edit()
    (claim,) = board.document.statements.values()
    assert (claim.text, claim.kind) == ("h", "claim")
    board.session.undo()
    assert not board.document.statements
    assert not board.session.history.undoable


def test_f2_and_enter_edit_and_space_does_not() -> None:
    for key in (KeyName.F2, KeyName.ENTER):
        board = small_map()
        board.session.select(["top"])
        assert board.key(key)
        assert board.port.editor == ["top", "Statement top"]
    board = small_map()
    board.session.select(["top"])
    board.key(KeyName.SPACE)
    board.controller.focus_out()
    assert board.port.editor is None
    assert not board.key(KeyName.ENTER, SHIFT), "a command"


def test_typing_means_nothing_with_many_or_an_arrow_selected() -> None:
    board = small_map()
    for keys in (["top", "con"], ["why"]):
        board.session.select(keys)
        assert not board.type("x")
        assert board.key(KeyName.F2) == (keys == ["why"]), "an arrow's warrant is for F2"
        board.controller.settle()
    assert board.port.editor is None


def test_a_text_too_long_is_cut_and_said_to_be() -> None:
    board = small_map()
    board.double_click(board.middle("top"))
    board.write("x" * MAX_TEXT)
    assert len(board.document.statements["top"].text) == MAX_TEXT
    assert "20000" in board.port.said[-1]


def test_an_undo_while_a_new_claim_is_typed_takes_it_away_and_the_rest_is_quiet() -> None:
    board = small_map()
    board.double_click(EMPTY)
    board.session.undo()
    assert board.unchanged()
    board.write("too late")
    assert board.unchanged()
    assert board.steps == 0
    board.double_click(EMPTY)
    board.write("again")
    assert board.steps == 1


def test_a_command_may_make_a_statement_and_its_text_in_one_step() -> None:
    board = small_map()
    patch = inferences.respond(board.document, "top", at=Point(600, 0))
    board.controller.create("Add a reason", patch, patch.created[0])
    board.write("As this shows")
    assert board.labels == ["Add a reason"]
    board.session.undo()
    assert board.unchanged()


def test_a_press_with_an_open_editor_and_no_text_leaves_nothing() -> None:
    board = Board(statement("a", 0, 0))
    board.double_click(Point(500, 500))
    board.click(Point(-300, -300))
    assert board.unchanged()
    assert board.session.selection == ()


def test_double_clicks_with_the_middle_button_or_the_hand_make_nothing() -> None:
    board = small_map()
    board.controller.double_click(board.pointer(EMPTY, Button.MIDDLE))
    board.release(EMPTY, Button.MIDDLE)
    board.controller.set_tool("hand")
    board.double_click(EMPTY)
    assert board.unchanged()
    assert board.port.editor is None
    assert board.quiet


def _reason(board: Board) -> str:
    """As a command does: a step of its own, then the editor."""
    patch = inferences.respond(board.document, "top", at=Point(600, 0))
    key = patch.created[0]
    board.session.apply(patch, "Add reason", select=[key])
    board.controller.begin_text(key)
    return key


def test_the_first_words_join_the_step_of_a_command_that_made_the_statement() -> None:
    board = small_map()
    board.session.select(["top"])
    key = _reason(board)
    board.write("As this shows")
    assert board.document.statements[key].text == "As this shows"
    assert board.labels == ["Add reason"]
    board.session.undo()
    assert board.unchanged()
    assert board.session.selection == ("top",)


def test_left_empty_a_command_s_statement_is_gone_with_its_arrow() -> None:
    board = small_map()
    board.session.select(["top"])
    _reason(board)
    board.port.commit_edit()
    assert board.unchanged()
    assert board.steps == 0
    assert board.session.selection == ("top",)
    assert not board.session.dirty


def test_words_typed_later_are_a_step_of_their_own() -> None:
    board = small_map()
    key = _reason(board)
    board.write("First")
    board.controller.begin_text(key)
    board.write(" and second")
    assert board.labels == ["Add reason", "Edit text"]
    board.controller.begin_text(key)
    assert board.port.editor is not None
    board.port.editor[1] = ""
    board.port.commit_edit()
    assert key in board.document.statements, "emptied on purpose, so it stays"


def test_another_step_in_between_keeps_both() -> None:
    board = small_map()
    key = _reason(board)
    assert not board.session.gesture_open, "commands stay possible while typing"
    board.session.apply(arrange.move(board.document, ["con"], 5, 5), "Nudge")
    board.write("Typed on")
    assert board.labels == ["Add reason", "Nudge", "Edit text"]
    assert board.document.statements[key].text == "Typed on"


def test_control_click_toggles_as_well() -> None:
    board = small_map()
    board.click(board.middle("top"))
    board.click(board.middle("con"), CONTROL)
    assert board.session.selection == ("top", "con")
    board.click(board.middle("con"), CONTROL)
    assert board.session.selection == ("top",)


@pytest.mark.parametrize("middle", [True, False])
def test_a_double_click_on_an_arrow_writes_its_warrant(middle: bool) -> None:
    board = small_map()
    board.double_click(board.spot("why") if middle else board.on_arrow("why"))
    assert board.controller.editing == "why"
    board.write("Because what is so is so")
    assert board.document.inferences["why"].text == "Because what is so is so"
    assert board.labels == ["Edit warrant"]
    assert board.plan.arrows["why"].warranted
    assert board.key(KeyName.F2)
    board.write(".")
    assert board.document.inferences["why"].text.endswith("so.")
    board.undo_all()
    assert board.unchanged()
    assert not board.plan.arrows["why"].warranted


def test_a_warrant_left_empty_changes_nothing() -> None:
    board = small_map()
    board.double_click(board.on_arrow("why"))
    board.write("")
    assert board.unchanged()
    assert board.steps == 0
