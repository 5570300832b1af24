"""What is given up by reverting is kept for a while, whatever ends the program afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.core.edits import statements
from argmap.storage.journal import journal
from argmap.storage.journal.left import find
from tests.ui.test_recovery import _crash, _journals, _kept, _texts, _trash

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell

EMPTY = '{"format":"argmap","version":1,"min_reader":1,"id":"m","statements":[]}\n'


@pytest.fixture
def path(shell: Shell) -> Path:
    """A map with a file, edited since."""
    made = shell.folder / "m.argmap"
    made.write_text(EMPTY, encoding="utf-8")
    shell.start(made)
    shell.add_claim("An afternoon's work", QPoint(300, 120))
    shell.settle()
    return made


def test_what_was_reverted_can_be_recovered_after_a_crash(shell: Shell, path: Path) -> None:
    shell.window.commands.run("file.revert")
    assert len(shell.document) == 0
    assert "for 30 days" in shell.window.status.shown
    shell.window.files.safekeeping.finish()
    assert _journals(shell) == []
    _crash(shell)
    window = shell.start(path)
    window.commands.run("file.recover")
    (card,) = window.recovery_page.cards
    assert card.left.discarded
    QTest.mouseClick(card.recover_button, Qt.MouseButton.LeftButton)
    shell.settle()
    assert shell.only.text == "An afternoon's work"  # as it was, not as it was reverted to
    assert shell.window.isWindowModified()
    assert path.read_text(encoding="utf-8") == EMPTY


def test_reverting_is_kept_by_undo_as_before(shell: Shell, path: Path) -> None:
    shell.window.commands.run("file.revert")
    shell.control(Qt.Key.Key_Z)
    assert shell.only.text == "An afternoon's work"
    assert _texts(_kept(shell)) == ["An afternoon's work"]
    assert len(_trash(shell)) == 1


def test_a_revert_that_fails_gives_nothing_up(shell: Shell, path: Path) -> None:
    path.write_text("{", encoding="utf-8")
    shell.window.commands.run("file.revert")
    assert shell.only.text == "An afternoon's work"
    assert _texts(_kept(shell)) == ["An afternoon's work"]
    _crash(shell)
    path.write_text(EMPTY, encoding="utf-8")
    window = shell.start(path)
    assert [card.left.discarded for card in window.recovery_page.cards] == [False]


def test_following_a_file_leaves_nothing_in_the_trash(shell: Shell, path: Path) -> None:
    shell.control(Qt.Key.Key_S)
    path.write_text(EMPTY, encoding="utf-8")
    shell.window.files.look_for_changes()
    assert len(shell.document) == 0
    shell.window.files.safekeeping.finish()
    assert _trash(shell) == []


def test_steps_that_did_not_fit_into_a_new_journal_are_told_of(
    shell: Shell, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal that begins anew takes half a MiB of earlier steps along, and no more."""
    monkeypatch.setattr(journal, "MOST_LINES", 6)
    monkeypatch.setattr(journal, "_MOST_PAST", 2_000)
    session = shell.session
    key = shell.only.id
    for n in range(12):
        session.apply(statements.retext(session.document, key, f"{n} " + "x" * 200), f"Step {n}")
        shell.window.files.safekeeping.finish()
    left = find(_journals(shell)[0])
    assert left is not None
    assert 0 < len(left.replay().steps) < 13
    _crash(shell)
    window = shell.start()
    QTest.mouseClick(window.recovery_page.cards[0].recover_button, Qt.MouseButton.LeftButton)
    shell.settle()
    assert shell.only.text.startswith("11 ")
    shell.window.commands.run("view.history")
    rows = shell.window.docks["history"].body.list.model()  # type: ignore[union-attr]
    assert rows.index(0, 0).data() == "Earlier steps, forgotten"
    while shell.session.undo():
        pass
    assert len(shell.document) == 1  # it was there before the first step that is known
