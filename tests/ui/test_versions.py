"""Versions: what was saved once can be looked at, compared and had again, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.ui.comparing import Differences

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.ui.panels.versions_body import VersionsBody
    from tests.ui.conftest import Shell

PLACES = [QPoint(200, 120), QPoint(200, 300), QPoint(480, 300)]


def _texts(shell: Shell) -> set[str]:
    return {each.text for each in shell.document.statements.values()}


@pytest.fixture
def path(shell: Shell) -> Path:
    """A map saved with one, then with two claims, and edited since."""
    path = shell.folder / "m.argmap"
    shell.start()
    shell.answers.saving_to = [path]
    for text, place in zip(("One", "Two"), PLACES, strict=False):
        shell.add_claim(text, place)
        shell.control(Qt.Key.Key_S)
    shell.add_claim("Three", PLACES[2])
    return path


def _panel(shell: Shell) -> VersionsBody:
    shell.window.commands.run("file.versions")
    shell.settle()
    body = shell.window.docks["versions"].body
    assert body is not None
    assert body.isVisible()
    return body  # type: ignore[return-value]


def _choose(body: VersionsBody, row: int) -> None:
    place = body.list.visualItemRect(body.list.item(row)).center()
    QTest.mouseClick(body.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_before_the_first_save_the_panel_says_what_will_be_there(shell: Shell) -> None:
    shell.start()
    body = _panel(shell)
    assert "Each time you save" in body.none.text()
    assert not any(button.isEnabled() for button in body.buttons)
    shell.answers.saving_to = [shell.folder / "m.argmap"]
    shell.add_claim("One", PLACES[0])
    shell.control(Qt.Key.Key_S)
    shell.settle()
    assert body.list.count() == 1
    assert not body.none.isVisible()
    assert body.list.item(0).text().startswith("today, ")


def test_the_panel_comes_forward_from_behind_another(shell: Shell) -> None:
    window = shell.start()
    _panel(shell)
    window.commands.run("view.tags")
    shell.settle()
    assert window.docks["versions"].visibleRegion().isEmpty()
    window.commands.run("file.versions")
    shell.settle()
    assert not window.docks["versions"].visibleRegion().isEmpty()


def test_restoring_is_a_step_that_can_be_taken_back(shell: Shell, path: Path) -> None:
    before = path.read_bytes()
    body = _panel(shell)
    assert body.list.count() == 2
    _choose(body, 1)
    body.buttons[2].click()
    assert _texts(shell) == {"One"}
    assert shell.window.isWindowModified()
    assert path.read_bytes() == before
    shell.window.commands.run("edit.undo")
    assert _texts(shell) == {"One", "Two", "Three"}
    _choose(body, 0)
    body.buttons[2].click()
    body.buttons[2].click()
    assert "is what it was then" in shell.window.status.shown


def test_looking_opens_a_copy_and_leaves_map_and_file_alone(shell: Shell, path: Path) -> None:
    before = path.read_bytes()
    first = shell.window
    body = _panel(shell)
    _choose(body, 1)
    body.list.setFocus()
    QTest.keyClick(body.list, Qt.Key.Key_Return)
    shell.settle()
    assert shell.window is not first
    assert _texts(shell) == {"One"}
    assert shell.window.path is None
    assert not shell.window.isWindowModified()
    assert "copy of “m.argmap”" in shell.window.banner.label.text()
    shell.answers.saving_to = [None]
    shell.window.files.save()
    assert shell.answers.suggested[-1].name.startswith("m (version 20")
    assert len(first.map.session.document.statements) == 3  # type: ignore[union-attr]
    assert path.read_bytes() == before


def test_comparing_lists_what_restoring_would_change(shell: Shell, path: Path) -> None:
    body = _panel(shell)
    _choose(body, 1)
    body.buttons[1].click()
    (shown,) = shell.window.findChildren(Differences)
    rows = [shown.list.item(row).text() for row in range(shown.list.count())]
    assert rows == ["Removed: the claim “Two”.", "Removed: the claim “Three”."]
    shown.close()


def test_a_version_that_is_damaged_is_told_of_and_changes_nothing(shell: Shell, path: Path) -> None:
    body = _panel(shell)
    for each in (shell.state / "history").glob("*/*.argmap"):
        each.write_bytes(b"{}")
    _choose(body, 1)
    for button in body.buttons:
        button.click()
        assert "damaged" in shell.window.banner.label.text()
    assert len(shell.program.windows) == 1
    assert _texts(shell) == {"One", "Two", "Three"}
