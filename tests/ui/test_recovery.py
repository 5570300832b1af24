"""Journals: there from the first edit, offered after a crash, never written over a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from argmap.storage.journal.left import find
from argmap.ui import safekeeping
from argmap.ui.interrupts import Interrupts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from argmap.storage.journal.left import Left
    from argmap.ui.main_window import MainWindow
    from argmap.ui.recovery.card import Card
    from tests.ui.conftest import Shell

PLACE, ELSEWHERE = QPoint(300, 120), QPoint(600, 200)


def _journals(shell: Shell) -> list[Path]:
    folder = shell.state / "sessions"
    return [each for each in folder.glob("*.*") if each.is_dir()]


def _trash(shell: Shell) -> list[Path]:
    return list((shell.state / "sessions" / "trash").glob("*"))


def _kept(shell: Shell) -> Left:
    shell.window.files.safekeeping.finish()
    (folder,) = _journals(shell)
    left = find(folder)
    assert left is not None
    return left


def _texts(left: Left) -> list[str]:
    return [each.text for each in left.replay().document.ordered_statements()]


def _crash(shell: Shell) -> None:
    """Leave the journals as a program leaves them that is gone."""
    for window in list(shell.program.windows):
        kept = window.files.safekeeping
        kept.finish()
        kept._journaling = None
        window.keep_drafts()
        assert window.map is not None
        window.map.session.mark_saved()
        window.close()
    shell.settle(20)
    shell.program.recovery.close()
    shell.program.recovery._store = None


def _cards(window: MainWindow) -> list[Card]:
    assert "recovery_page" in vars(window), "no page is shown"
    assert window.recovery_page.isVisible()
    return window.recovery_page.cards


def _until(shell: Shell, condition: Callable[[], object]) -> None:
    """Wait for what comes by itself; a busy machine is slow, not wrong."""
    for _ in range(500):
        if condition():
            return
        shell.settle(20)
    pytest.fail("waited in vain")


def _press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_the_first_edit_is_in_the_journal_at_once(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    assert _texts(_kept(shell)) == ["Precious"]


def test_what_is_being_typed_is_kept(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safekeeping, "TYPING_MS", 20)
    shell.start()
    shell.double_click(PLACE)
    shell.type("Not yet fin")
    _until(shell, lambda: _kept(shell).replay().draft == (shell.only.id, "Not yet fin"))
    _crash(shell)
    window = shell.start()
    _press(_cards(window)[0].recover_button)
    assert shell.only.text == "Not yet fin"


def test_saving_removes_the_journal_and_the_next_edit_begins_another(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    shell.answers.saving_to = [shell.folder / "a.argmap"]
    shell.control(Qt.Key.Key_S)
    shell.window.files.safekeeping.finish()
    assert _journals(shell) == []
    assert _trash(shell) == []
    shell.add_claim("More", ELSEWHERE)
    assert _texts(_kept(shell)) == ["Precious", "More"]
    shell.control(Qt.Key.Key_Z)
    assert not _kept(shell).about.dirty  # all is taken back: nothing to recover


def test_what_was_closed_without_saving_is_in_the_trash(shell: Shell) -> None:
    first = shell.start()
    shell.add_claim("Not wanted", PLACE)
    shell.answers.choices = ["discard"]
    first.close()
    assert _journals(shell) == []
    window = shell.start()
    assert "recovery_page" not in vars(window)
    window.commands.run("file.recover")
    (card,) = _cards(window)
    _press(card.recover_button)
    assert shell.only.text == "Not wanted"


def test_after_a_crash_a_map_comes_back_unsaved_with_its_undo_history(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    shell.add_claim("Second", ELSEWHERE)
    _crash(shell)
    window = shell.start()
    (card,) = _cards(window)
    assert shell.answers.asked == []
    _until(shell, lambda: not card.picture.pixmap().isNull())
    assert "2 changes" in card.about.text()
    _press(card.recover_button)
    assert [each.text for each in shell.document.ordered_statements()] == ["Precious", "Second"]
    assert window.isWindowModified()
    assert not window.recovery_page.isVisible()
    (mine,) = _journals(shell)
    assert mine.name.endswith(window.map.file.key)  # type: ignore[union-attr]
    assert len(_trash(shell)) == 1
    shell.control(Qt.Key.Key_Z)
    assert shell.only.text == "Precious"
    shell.control(Qt.Key.Key_Z)
    assert len(shell.document) == 0


def test_a_request_to_end_asks_nothing_and_the_work_is_offered_at_the_next_start(
    shell: Shell,
) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    shell.double_click(ELSEWHERE)
    shell.type("Half a tho")
    shell.program.end()
    assert shell.program.windows == []
    assert shell.answers.asked == []
    assert _trash(shell) == []
    shell.program.recovery.close()
    shell.program.recovery._store = None
    window = shell.start()
    (card,) = _cards(window)
    _press(card.recover_button)
    assert [each.text for each in shell.document.ordered_statements()] == ["Precious", "Half a tho"]
    assert shell.session.history.undoable


def test_a_request_to_end_gives_up_a_dialog_that_waits(shell: Shell) -> None:
    from argmap.ui.dialogs.asker import DialogAsker

    window = shell.start()
    shell.add_claim("Precious", PLACE)
    window.files._asker = DialogAsker(window)
    QTimer.singleShot(0, shell.program.end)
    window.close()  # asks, and waits for an answer
    _until(shell, lambda: shell.program.windows == [])
    assert len(_journals(shell)) == 1


def test_the_end_of_the_session_is_a_request_to_end(qapp: QApplication) -> None:
    ends: list[str] = []
    interrupts = Interrupts(lambda: ends.append("end"), qapp)
    quits = QEvent(QEvent.Type.Quit)
    try:
        interrupts._expect_the_end()
        assert not interrupts.eventFilter(qapp, QEvent(QEvent.Type.FileOpen))
        assert ends == []
        assert not interrupts.eventFilter(qapp, quits), "Qt ends the program all the same"
        assert ends == ["end"]
    finally:
        interrupts.restore()
        interrupts.deleteLater()


def test_a_request_to_end_asks_about_what_could_not_be_kept(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shell.start()
    shell.add_claim("Precious", PLACE)
    monkeypatch.setattr(window.files.safekeeping, "keep_now", lambda: False)
    shell.answers.choices = ["cancel"]
    shell.program.end()
    assert shell.program.windows == [window]
    assert shell.only.text == "Precious"


def test_a_recovered_map_does_not_touch_the_file_it_came_from(shell: Shell) -> None:
    path = shell.folder / "one.argmap"
    shell.start()
    shell.add_claim("Saved", PLACE)
    shell.answers.saving_to = [path]
    shell.control(Qt.Key.Key_S)
    before = path.read_bytes()
    shell.add_claim("Unsaved", ELSEWHERE)
    _crash(shell)
    window = shell.start()
    (card,) = _cards(window)
    _press(card.compare_button)
    assert "Added: the claim “Unsaved”." in card._pane.toPlainText()  # type: ignore[union-attr]
    _press(card.recover_button)
    assert len(shell.document.statements) == 2
    assert path.read_bytes() == before
    assert window.path is None
    shell.answers.saving_to = [None]
    shell.control(Qt.Key.Key_S)
    assert shell.answers.suggested[-1] == path
    assert path.read_bytes() == before


def test_closing_the_page_keeps_the_offer_and_discarding_ends_it(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    _crash(shell)
    window = shell.start()
    _press(window.recovery_page.later)
    assert len(_journals(shell)) == 1
    shell.program.recovery.offer(window)
    _press(_cards(window)[0].discard_button)
    assert _journals(shell) == []
    assert len(_trash(shell)) == 1
    assert not window.recovery_page.isVisible()


def test_one_that_crashed_the_program_twice_is_left_alone(shell: Shell) -> None:
    shell.start()
    shell.add_claim("Precious", PLACE)
    _crash(shell)
    (folder,) = _journals(shell)
    (folder / "attempts").write_text("2", encoding="ascii")
    window = shell.start()
    shell.settle(200)
    (card,) = _cards(window)
    assert card.picture.pixmap().isNull()
    assert "ended argmap 2 times in a row" in card.note.text()
    _press(card.recover_button)  # whoever wants it all the same, gets it
    assert shell.only.text == "Precious"


def test_a_folder_that_cannot_be_written_is_said_until_it_can(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "RETRY_MS", 50)
    monkeypatch.setattr(safekeeping, "SYNC_MS", 20)
    shell.state.mkdir()
    blocked = shell.state / "sessions"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    window = shell.start()
    shell.add_claim("A", PLACE)
    trouble = window.files.safekeeping.trouble
    _until(shell, trouble.isVisible)
    assert "for the case of a crash" in trouble.label.text()
    shell.add_claim("B", ELSEWHERE)
    blocked.unlink()
    _until(shell, lambda: not trouble.isVisible())
    assert _texts(_kept(shell)) == ["A", "B"]


def test_a_journal_that_others_damage_is_noticed_and_begun_anew(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "RETRY_MS", 30)
    monkeypatch.setattr(safekeeping, "SYNC_MS", 20)
    monkeypatch.setattr(safekeeping, "TEST_MS", 100)
    shell.start()
    shell.add_claim("A", PLACE)
    shell.window.files.safekeeping.finish()
    (folder,) = _journals(shell)
    for each in folder.iterdir():
        each.unlink()
    _until(shell, lambda: len(list(folder.glob("ops-*.jnl"))) == 1)
    assert _texts(_kept(shell)) == ["A"]


def test_what_is_being_typed_in_the_outline_is_kept_until_it_is_given_up(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping, "TYPING_MS", 20)
    window = shell.start()
    claim = shell.add_claim("Precious", PLACE)
    window.docks["outline"].toggle()
    shell.settle()
    window.context.view.edit(claim.id)  # type: ignore[union-attr]
    shell.type("Other wor")
    _until(shell, lambda: _kept(shell).replay().draft == (claim.id, "Other wor"))
    shell.keys(Qt.Key.Key_Escape)
    _until(shell, lambda: _kept(shell).replay().draft is None)


def test_the_disk_has_everything_when_the_person_looks_elsewhere(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("Precious", PLACE)
    kept = window.files.safekeeping
    kept.finish()
    shell.session.undo()
    assert kept._journaling is not None
    assert kept._journaling.unsynced
    kept._state_changed(Qt.ApplicationState.ApplicationInactive)
    kept._journaling._jobs.wait()
    assert not kept._journaling.unsynced
