"""Other programs write the file of an open map: it is followed, or told of, and nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.ui import changes
from argmap.ui.comparing import Differences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.conftest import Shell

PLACE = QPoint(700, 500)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "SOON_MS", 20)
    monkeypatch.setattr(changes, "LATER_MS", 60)


def _written(path: Path, *texts: str, replaced: bool = True) -> Path:
    """Write a map as other programs do: into a new file that takes the name, or in place."""
    rows = [{"id": f"s{n}", "text": text, "x": 0, "y": 120 * n} for n, text in enumerate(texts)]
    head = {"format": "argmap", "version": 1, "min_reader": 1, "id": "m"}
    target = path.with_suffix(".new") if replaced else path
    target.write_text(json.dumps({**head, "statements": rows}), encoding="utf-8")
    if replaced:
        target.replace(path)
    return path


def _texts(shell: Shell) -> list[str]:
    return [each.text for each in shell.document.statements.values()]


def _wait(shell: Shell, until: Callable[[], bool]) -> None:
    shell._qtbot.waitUntil(until, timeout=5000)


@pytest.mark.parametrize("replaced", [True, False])
def test_an_unmodified_map_follows_its_file_and_stays_where_it_is_looked_at(
    shell: Shell, replaced: bool
) -> None:
    path = _written(shell.folder / "m.argmap", "One", "Two")
    window = shell.start(path)
    shell.session.select(["s1"])
    window.canvas.zoom_to(1.5)
    shell.settle()
    before = shell.middle_of("s1")
    for text in ("Eins", "Un", "Uno"):  # also after it was replaced once: it is watched anew
        _written(path, text, "Two", replaced=replaced)
        _wait(shell, lambda now=text: now in _texts(shell))  # type: ignore[misc]
    assert not window.isWindowModified()
    assert not window.banner.isVisible()
    assert shell.session.selection == ("s1",)
    assert shell.middle_of("s1") == before
    assert "reloaded" in window.status.shown
    shell.control(Qt.Key.Key_Z)
    assert "Un" in _texts(shell)


def test_a_modified_map_is_left_alone_and_can_be_compared_and_reloaded(shell: Shell) -> None:
    path = _written(shell.folder / "m.argmap", "One", "Two")
    window = shell.start(path)
    shell.add_claim("Mine", PLACE)
    _written(path, "Eins", "Two", "Drei")
    _wait(shell, window.banner.isVisible)
    assert "changed by another program" in window.banner.label.text()
    assert _texts(shell) == ["One", "Two", "Mine"]
    window.banner.buttons[0].click()
    (shown,) = window.findChildren(Differences)
    rows = [shown.list.item(row).text() for row in range(shown.list.count())]
    assert any("Added" in row and "Drei" in row for row in rows)
    assert any("Removed" in row and "Mine" in row for row in rows)
    (reworded,) = [row for row in range(len(rows)) if "Eins" in rows[row]]
    place = shown.list.visualItemRect(shown.list.item(reworded)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shell.session.selection == ("s0",)
    shown.close()
    assert window.banner.isVisible()  # looking has not settled it
    window.banner.buttons[1].click()
    assert _texts(shell) == ["Eins", "Two", "Drei"]
    shell.control(Qt.Key.Key_Z)
    assert set(_texts(shell)) == {"One", "Two", "Mine"}


def test_what_is_being_typed_is_not_pulled_away(shell: Shell) -> None:
    path = _written(shell.folder / "m.argmap", "One")
    window = shell.start(path)
    shell.double_click(PLACE)
    shell.type("Half a sen")
    _written(path, "Eins")
    _wait(shell, window.banner.isVisible)
    shell.type("tence")
    shell.keys(Qt.Key.Key_Escape)
    assert _texts(shell) == ["One", "Half a sentence"]


def test_a_file_half_written_is_waited_for(shell: Shell) -> None:
    path = _written(shell.folder / "m.argmap", "One")
    window = shell.start(path)
    path.write_text('{"format":"argmap","statements":[')
    window.files.look_for_changes()
    assert not window.banner.isVisible()
    _written(path, "Whole")
    _wait(shell, lambda: _texts(shell) == ["Whole"])
    path.write_text('{"format":"argmap","statements":[')
    _wait(shell, window.banner.isVisible)
    assert _texts(shell) == ["Whole"]


def test_a_file_that_is_gone_for_a_moment_is_not_told_of_but_one_that_stays_away_is(
    shell: Shell,
) -> None:
    path = _written(shell.folder / "m.argmap", "One")
    window = shell.start(path)
    away = path.rename(path.with_name("away"))
    window.files.look_for_changes()
    assert not window.banner.isVisible()
    away.rename(path)
    window.files.look_for_changes()
    path.unlink()
    _wait(shell, window.banner.isVisible)
    assert "deleted or moved" in window.banner.label.text()
    _written(path, "One")
    _wait(shell, lambda: not window.banner.isVisible())


def test_comparing_in_a_conflict_settles_nothing(shell: Shell) -> None:
    path = _written(shell.folder / "m.argmap", "One")
    window = shell.start(path)
    shell.add_claim("Mine", PLACE)
    theirs = _written(path, "Eins").read_bytes()
    shell.answers.choices = ["compare"]
    shell.control(Qt.Key.Key_S)
    (shown,) = window.findChildren(Differences)
    assert not shown.isModal()
    assert path.read_bytes() == theirs
    assert window.isWindowModified()
    trouble = window.files.saver.trouble
    assert trouble.isVisible()
    shown.close()
    trouble.buttons[0].click()
    assert [each.text() for each in trouble.buttons] == ["Compare", "Resolve…", "Save As…"]
    window.files.look_for_changes()
    assert not window.banner.isVisible()  # one line about it is enough
    for each in window.findChildren(Differences):
        each.close()
