"""What hands do on the canvas, through the window: real events in, the map out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.interaction.handles import free_handles

if TYPE_CHECKING:
    from tests.ui.conftest import Shell


def _upper_handle(shell: Shell, key: str) -> QPoint:
    """Where the dot above a box is, once the box is hovered or selected."""
    canvas = shell.window.canvas
    return shell.at(free_handles(canvas.plan, key, canvas.camera.zoom)[0].at)


def test_double_click_type_and_escape_make_a_claim(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Rivers flood more often", QPoint(300, 250))
    assert (shell.only.kind, shell.only.text) == ("claim", "Rivers flood more often")
    assert shell.window.isWindowModified()


def test_a_click_elsewhere_keeps_the_text_as_one_step(shell: Shell) -> None:
    shell.start()
    shell.double_click(QPoint(300, 250))
    shell.type("Dykes are too low")
    shell.click(QPoint(600, 500))
    assert shell.only.text == "Dykes are too low"
    shell.control(Qt.Key.Key_Z)
    assert not shell.document.statements


def test_an_empty_claim_is_not_kept(shell: Shell) -> None:
    shell.start()
    shell.double_click(QPoint(300, 250))
    shell.keys(Qt.Key.Key_Escape)
    assert not shell.document.statements
    assert not shell.window.isWindowModified()


def test_drag_moves_and_undo_by_key_puts_back(shell: Shell) -> None:
    shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    before = shell.document.statements[key]
    start = shell.middle_of(key)
    shell.drag(start, start + QPoint(120, 40))
    after = shell.document.statements[key]
    assert before.x is not None
    assert before.y is not None
    assert (after.x, after.y) == (before.x + 120, before.y + 40)
    shell.control(Qt.Key.Key_Z)
    assert shell.document.statements[key].x == before.x
    shell.control(Qt.Key.Key_Z, shift=True)
    assert shell.document.statements[key].x == after.x


def test_connect_by_handle_then_flip(shell: Shell) -> None:
    shell.start()
    upper = shell.add_claim("Conclusion", QPoint(400, 120)).id
    lower = shell.add_claim("Reason", QPoint(400, 420)).id
    shell.click(shell.middle_of(lower))
    shell.drag(_upper_handle(shell, lower), shell.middle_of(upper))
    (inference,) = shell.document.inferences.values()
    assert (inference.premises, inference.target) == ((lower,), upper)
    assert inference.polarity == "support"
    shell.session.select([inference.id])
    shell.settle()
    shell.window.commands["inference.flip"].trigger()
    assert shell.document.inferences[inference.id].polarity == "attack"


def test_delete_key_deletes_and_undo_brings_back_with_selection(shell: Shell) -> None:
    shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    shell.click(shell.middle_of(key))
    shell.keys(Qt.Key.Key_Delete)
    assert not shell.document.statements
    shell.control(Qt.Key.Key_Z)
    assert shell.session.selection == (key,)


def test_copy_and_paste_make_another(shell: Shell) -> None:
    shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    shell.click(shell.middle_of(key))
    shell.control(Qt.Key.Key_C)
    shell.control(Qt.Key.Key_V)
    texts = [each.text for each in shell.document.statements.values()]
    assert texts == ["A", "A"]


def test_tab_while_typing_adds_a_reason(shell: Shell) -> None:
    shell.start()
    shell.double_click(QPoint(400, 150))
    shell.type("Conclusion")
    shell.keys(Qt.Key.Key_Tab)
    shell.settle()
    shell.type("Reason")
    shell.keys(Qt.Key.Key_Escape)
    (inference,) = shell.document.inferences.values()
    assert shell.document.statements[inference.target].text == "Conclusion"
    assert shell.document.statements[inference.premises[0]].text == "Reason"


def test_undo_while_typing_stays_in_the_text(shell: Shell) -> None:
    shell.start()
    shell.add_claim("First", QPoint(200, 150))
    shell.double_click(QPoint(600, 450))
    shell.type("Second")
    shell.control(Qt.Key.Key_Z)
    shell.keys(Qt.Key.Key_Escape)
    assert "First" in [each.text for each in shell.document.statements.values()]


def test_delete_while_typing_deletes_letters_only(shell: Shell) -> None:
    shell.start()
    shell.double_click(QPoint(300, 250))
    shell.type("Abcd")
    shell.keys(Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
    assert shell.only.text == "Abc"


def test_select_all_is_counted_in_the_status_bar(shell: Shell) -> None:
    shell.start()
    shell.add_claim("A", QPoint(200, 150))
    shell.add_claim("B", QPoint(600, 450))
    shell.control(Qt.Key.Key_A)
    shell.settle()
    assert "2 selected" in shell.window.status.counts.text()


def test_a_refusal_is_said_in_the_status_bar_and_stays(shell: Shell) -> None:
    shell.start()
    upper = shell.add_claim("Conclusion", QPoint(400, 120)).id
    lower = shell.add_claim("Reason", QPoint(400, 420)).id
    shell.click(shell.middle_of(lower))
    for _ in range(2):
        shell.drag(_upper_handle(shell, lower), shell.middle_of(upper))
        shell.click(shell.middle_of(lower))
    assert len(shell.document.inferences) == 1
    assert "already connected" in shell.window.status.shown


def test_context_menu_offers_what_fits_the_place(shell: Shell) -> None:
    from argmap.layout.shapes import Hit
    from argmap.ui.menus import context_menu

    shell.start()
    key = shell.add_claim("A", QPoint(300, 250)).id
    on_box = [
        action.objectName() for action in context_menu(shell.window, Hit(key, "box")).actions()
    ]
    on_canvas = [action.objectName() for action in context_menu(shell.window, None).actions()]
    assert "edit.delete" in on_box
    assert all(shell.window.commands[name].isEnabled() for name in on_box if name)
    assert "edit.delete" not in on_canvas
    assert "insert.claim" in on_canvas


def test_what_letting_go_does_is_told_over_what_was_said(shell: Shell) -> None:
    window = shell.start()
    claim = shell.add_claim("Claim", QPoint(400, 300))
    shell.click(shell.middle_of(claim.id))
    shell.control(Qt.Key.Key_C)
    assert window.status.shown.startswith("Copied")
    start = shell.middle_of(claim.id)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(shell.viewport, left, none, start)
    QTest.mouseMove(shell.viewport, start + QPoint(40, 0))
    assert window.status.shown.startswith("Release")
    QTest.mouseRelease(shell.viewport, left, none, start + QPoint(40, 0))


def test_the_keys_are_told_while_typing(shell: Shell) -> None:
    window = shell.start()
    shell.double_click(QPoint(400, 300))
    assert "Tab: add a reason" in window.status.shown
    shell.type("Claim")
    shell.keys(Qt.Key.Key_Tab)
    assert "Shift+Tab: an objection" in window.status.shown
    shell.type("Reason")
    shell.keys(Qt.Key.Key_Escape)
    assert "Tab" not in window.status.shown
