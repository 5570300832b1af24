"""A map made and recast by keys alone, in a real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from argmap.core.graph import inferences_at

if TYPE_CHECKING:
    from tests.ui.conftest import Shell

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Counted:
    """The keyboard, with every press counted but for the letters of the texts."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.presses = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        self.presses += 1
        self._shell.keys(key, held=held)

    def write(self, text: str) -> None:
        self._shell.type(text)


def test_five_boxes_and_a_co_premise_take_at_most_fourteen_presses(shell: Shell) -> None:
    shell.start()
    hand = Counted(shell)
    hand.press(Qt.Key.Key_Insert)
    hand.write("Towns should plant trees")
    hand.press(Qt.Key.Key_Tab)
    hand.write("Trees cool streets")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Return, _SHIFT)
    hand.write("Heat kills")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Return)
    hand.write("Trees hold water")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Up)
    hand.press(Qt.Key.Key_Backtab, _SHIFT)
    hand.write("Trees cost money")
    hand.press(Qt.Key.Key_Escape)
    assert hand.presses <= 14
    claim = shell.statement("Towns should plant trees").id
    texts = {key: each.text for key, each in shell.document.statements.items()}
    found = [
        (each.polarity, [texts[key] for key in each.premises])
        for each in inferences_at(shell.document, claim)
    ]
    assert found == [
        ("support", ["Trees cool streets", "Heat kills"]),
        ("support", ["Trees hold water"]),
        ("attack", ["Trees cost money"]),
    ]
    assert len(texts) == 5


def test_the_cursor_splits_a_statement_while_it_is_written(shell: Shell) -> None:
    shell.start()
    shell.keys(Qt.Key.Key_Insert)
    shell.type("Claim")
    shell.keys(Qt.Key.Key_Tab)
    shell.type("Trees cool streets and heat kills")
    for _ in " and heat kills":
        shell.keys(Qt.Key.Key_Left)
    shell.control(Qt.Key.Key_Return, shift=True)
    (arrow,) = shell.document.inferences.values()
    texts = [shell.document.statements[key].text for key in arrow.premises]
    assert texts == ["Trees cool streets", "and heat kills"]
    assert shell.window.canvas.editing.editor is None
    shell.control(Qt.Key.Key_Z)
    (arrow,) = shell.document.inferences.values()
    assert len(arrow.premises) == 1
    assert shell.document.statements[arrow.premises[0]].text == "Trees cool streets and heat kills"


def test_a_menu_splits_where_the_cursor_is_and_forgets_it_afterwards(shell: Shell) -> None:
    window = shell.start()
    shell.keys(Qt.Key.Key_Insert)
    # QTest types no letters beyond the first plane, of which Qt counts each as two.
    editor = window.canvas.editing.editor
    assert editor is not None
    editor.insertPlainText("𝔘p and 👍")
    shell.type(" away")
    for _ in " away":
        shell.keys(Qt.Key.Key_Left)
    window.commands["statement.split_separate"].trigger()
    texts = [each.text for each in shell.document.statements.values()]
    assert texts == ["𝔘p and 👍", "away"]
    shell.settle()
    shell.session.select([shell.statement("𝔘p and 👍").id])
    window.commands["statement.split_separate"].trigger()
    assert len(shell.document.statements) == 2
    assert "one line" in window.status.shown


def test_restructuring_by_keys(shell: Shell) -> None:
    shell.start()
    shell.keys(Qt.Key.Key_Insert)
    shell.type("Claim")
    shell.keys(Qt.Key.Key_Tab)
    shell.type("Reason")
    shell.keys(Qt.Key.Key_Backtab, held=_SHIFT)
    shell.type("Objection")
    shell.keys(Qt.Key.Key_Return)
    first, second = shell.document.inferences.values()
    shell.control(Qt.Key.Key_U, shift=True)
    assert shell.document.inferences[second.id].target == first.id
    shell.control(Qt.Key.Key_U, shift=True)
    assert shell.document.inferences[second.id].target == shell.statement("Reason").id
    shell.keys(Qt.Key.Key_K, held=Qt.KeyboardModifier.AltModifier)
    assert shell.statement("Objection").kind == "question"
    shell.control(Qt.Key.Key_R, shift=True)
    assert shell.document.inferences[second.id].premises == (shell.statement("Reason").id,)
    shell.control(Qt.Key.Key_Z)
    shell.session.select([shell.statement("Reason").id])
    shell.control(Qt.Key.Key_Delete)
    (only,) = shell.document.inferences.values()
    assert (only.polarity, only.target) == ("attack", shell.statement("Claim").id)
    shell.control(Qt.Key.Key_I, shift=True)
    shell.type("Step")
    shell.keys(Qt.Key.Key_Return)
    assert shell.document.inferences[only.id].target == shell.statement("Step").id
    shell.control(Qt.Key.Key_Z)
    assert len(shell.document.statements) == 2


def test_arrow_keys_walk_the_argument_and_cross_to_what_is_not_connected(shell: Shell) -> None:
    from PySide6.QtCore import QPoint

    shell.start()
    stranger = shell.add_claim("Stranger", QPoint(120, 600))
    claim = shell.add_claim("Claim", QPoint(600, 120))
    shell.session.select([claim.id])
    shell.keys(Qt.Key.Key_Tab)
    shell.type("Reason")
    shell.keys(Qt.Key.Key_Return, Qt.Key.Key_Return)
    shell.type("Sibling")
    shell.keys(Qt.Key.Key_Return)
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        shell.keys(key)
        assert shell.session.current is not None
        seen.append(shell.document.statements[shell.session.current].text)
    assert seen == ["Reason", "Claim", "Reason", "Stranger"]
    shell.keys(Qt.Key.Key_Up)
    assert shell.session.current != stranger.id
