"""Keep Tidy through the window: the map makes room for each edit, and nothing else moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.heaps import messy, overlapping, places

if TYPE_CHECKING:
    from tests.ui.conftest import Shell


def test_keep_tidy_makes_room_for_what_is_added_by_keys(shell: Shell) -> None:
    window = messy(shell)
    shell.control(Qt.Key.Key_T)
    assert not window.status.keeping.isVisible()
    shell.control(Qt.Key.Key_K, shift=True)
    assert window.status.keeping.isVisible()
    assert shell.settings.keep_tidy
    for key, text in ((Qt.Key.Key_Tab, "More"), (Qt.Key.Key_Return, "And more " * 30)):
        shell.session.select(["first"])
        window.canvas.setFocus()
        shell.settle()
        before = places(shell)
        shell.keys(key)
        shell.type(text)
        shell.keys(Qt.Key.Key_Escape)
        assert len(shell.document.statements) == len(before) + 1
        assert not overlapping(shell)
        shell.control(Qt.Key.Key_Z)
        assert places(shell) == before
        shell.control(Qt.Key.Key_Z, shift=True)
        assert not overlapping(shell)
    shell.control(Qt.Key.Key_K, shift=True)
    assert not window.status.keeping.isVisible()
    assert shell.session.completion is None


def test_keep_tidy_is_on_again_at_the_next_start(shell: Shell) -> None:
    shell.settings.keep_tidy = True
    window = messy(shell)
    assert window.status.keeping.isVisible()
    assert shell.session.completion is not None
    window.commands.refresh()
    assert window.commands["arrange.keep_tidy"].isChecked()
