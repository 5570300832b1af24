"""Several maps at once, each with a file of its own: none is ever written into another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from argmap.core.edits import statements
from argmap.core.geometry import Point
from argmap.storage.files import read_map

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell

PLACE, ELSEWHERE = QPoint(300, 250), QPoint(300, 420)
EMPTY = '{"format":"argmap","version":1,"min_reader":1,"id":"%s","statements":[]}'


def _texts(path: Path) -> set[str]:
    return {each.text for each in read_map(path).document.statements.values()}


def test_each_of_many_windows_saves_into_its_own_file(shell: Shell) -> None:
    paths = [shell.folder / f"{name}.argmap" for name in "abc"]
    for path in paths:
        path.write_text(EMPTY % path.stem, encoding="utf-8")
    shell.start(*paths)
    windows = list(shell.program.windows)
    for window, path in zip(windows, paths, strict=True):
        window.activateWindow()
        session = window.map.session
        edit = statements.add(session.document, text=f"In {path.stem}", at=Point(0, 0))
        session.apply(edit, "Add")
    for window in reversed(windows):  # all are unsaved by now
        window.commands.run("file.save")
    assert [_texts(path) for path in paths] == [{"In a"}, {"In b"}, {"In c"}]
    before = [path.read_bytes() for path in paths]
    windows[1].commands.run("file.save")
    assert [path.read_bytes() for path in paths] == before


def test_after_saving_under_another_name_the_first_file_is_left_alone(shell: Shell) -> None:
    """Saving by itself goes where the map is now, not where it came from."""
    first, second = shell.folder / "first.argmap", shell.folder / "second.argmap"
    first.write_text(EMPTY % "m", encoding="utf-8")
    shell.settings.autosave = "10"
    window = shell.start(first)
    before = first.read_bytes(), first.stat().st_mtime_ns
    shell.answers.saving_to = [second]
    window.commands.run("file.save_as")
    shell.add_claim("Later", PLACE)
    window.autosave._save()
    window.files.saver.wait()
    assert _texts(second) == {"Later"}
    assert (first.read_bytes(), first.stat().st_mtime_ns) == before
    shell.add_claim("Even later", ELSEWHERE)
    window.commands.run("file.save")
    assert _texts(second) == {"Later", "Even later"}
    assert (first.read_bytes(), first.stat().st_mtime_ns) == before
