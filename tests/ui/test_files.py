"""Files: nothing that a person made is lost, whatever is answered or goes wrong."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from argmap.ui.drops import may_be_map

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.conftest import Shell

PLACE = QPoint(300, 250)
EMPTY = '{"format":"argmap","version":1,"min_reader":1,"id":"m","statements":[%s]}'


def _map_file(path: Path, *texts: str) -> Path:
    rows = [
        json.dumps({"id": f"s{n}", "text": text, "x": 0, "y": 120 * n})
        for n, text in enumerate(texts)
    ]
    path.write_text(EMPTY % ",".join(rows), encoding="utf-8")
    return path


def _texts(path: Path) -> list[str]:
    return [each["text"] for each in json.loads(path.read_text(encoding="utf-8"))["statements"]]


def test_save_asks_where_then_writes_there_again(shell: Shell) -> None:
    window = shell.start()
    target = shell.folder / "floods.argmap"
    shell.answers.saving_to = [target]
    shell.add_claim("Rivers flood", PLACE)
    shell.control(Qt.Key.Key_S)
    assert _texts(target) == ["Rivers flood"]
    assert not window.isWindowModified()
    assert window.windowTitle() == "floods.argmap[*] — argmap"
    assert window.status.saving.text().startswith("Saved ")
    shell.add_claim("Dykes are low", QPoint(600, 480))
    assert window.isWindowModified()
    shell.control(Qt.Key.Key_S)
    assert _texts(target) == ["Rivers flood", "Dykes are low"]


def test_save_keeps_what_is_being_typed(shell: Shell) -> None:
    shell.start()
    target = shell.folder / "typing.argmap"
    shell.answers.saving_to = [target]
    shell.double_click(PLACE)
    shell.type("Not yet finished")
    shell.control(Qt.Key.Key_S)
    assert _texts(target) == ["Not yet finished"]


def test_undo_goes_on_beyond_a_save_and_shows_it(shell: Shell) -> None:
    window = shell.start()
    shell.answers.saving_to = [shell.folder / "a.argmap"]
    shell.add_claim("A", PLACE)
    shell.control(Qt.Key.Key_S)
    shell.control(Qt.Key.Key_Z)
    assert window.isWindowModified()
    shell.control(Qt.Key.Key_Z, shift=True)
    assert not window.isWindowModified()


def test_the_suggested_name_is_the_title_of_the_map(shell: Shell) -> None:
    shell.start()
    shell.answers.saving_to = [None]
    shell.window.docks["inspector"].body.form.title.setText("Floods: why/when?")  # type: ignore[union-attr]
    shell.add_claim("A", PLACE)
    shell.control(Qt.Key.Key_S)
    assert shell.answers.suggested[0].name == "Floods why when.argmap"


def test_opening_fits_and_remembers(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One", "Two")
    window = shell.start(path)
    assert len(shell.document.statements) == 2
    assert shell.settings.recent == [path]
    assert shell.settings.last_folder == shell.folder
    assert not window.isWindowModified()
    box = window.canvas.plan.boxes["s1"].rect
    assert window.canvas.viewport().rect().contains(shell.at(box.center))


def test_opening_never_writes(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    before = path.read_bytes(), path.stat().st_mtime_ns
    window = shell.start(path)
    window.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_an_untouched_window_takes_the_file_and_a_used_one_does_not(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    first = shell.start()
    shell.answers.opening = [[path]]
    first.files.open()
    assert shell.program.windows == [first]
    other = _map_file(shell.folder / "two.argmap", "Two")
    shell.answers.opening = [[other]]
    first.files.open()
    assert [window.path for window in shell.program.windows] == [path, other]


def test_several_files_open_in_several_windows(shell: Shell) -> None:
    paths = [_map_file(shell.folder / f"{n}.argmap", str(n)) for n in range(3)]
    shell.start(*paths)
    assert [window.path for window in shell.program.windows] == paths


def test_the_same_file_twice_raises_its_window(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    link = shell.folder / "link.argmap"
    link.symlink_to(path)
    window = shell.start(path, link)
    assert shell.program.windows == [window]
    assert "already open" in window.status.shown


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.argmap", b""),
        ("zeros.argmap", b"\0" * 400),
        ("text.argmap", b"Dear diary"),
        ("cut.argmap", b'{"format":"argmap","version":1,"statements":[{"id":"a'),
        ("other.json", b'{"recipes":[],"spices":[]}'),
        ("plain.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
    ],
)
def test_a_bad_file_is_reported_and_the_open_map_stays(
    shell: Shell, name: str, content: bytes
) -> None:
    bad = shell.folder / name
    bad.write_bytes(content)
    window = shell.start()
    shell.add_claim("Mine", PLACE)
    shell.program.open_paths([bad], into=window)
    (report,) = shell.answers.asked
    assert name in report.title
    assert len(report.sentence) > 20
    assert "Traceback" not in report.sentence
    assert shell.program.windows == [window]
    assert shell.only.text == "Mine"
    assert bad.read_bytes() == content


def test_a_missing_file_is_reported_and_an_empty_window_stays(shell: Shell) -> None:
    shell.start(shell.folder / "gone.argmap")
    assert "gone.argmap" in shell.answers.asked[0].title
    assert len(shell.program.windows) == 1
    assert shell.window.untouched


def test_a_faulty_record_is_named_with_its_line(shell: Shell) -> None:
    bad = shell.folder / "bad.argmap"
    bad.write_text(
        '{"format":"argmap","version":1,"min_reader":1,"id":"m","statements":[\n'
        '{"id":"a","text":"fine"},\n{"id":"b","credence":7}\n]}',
        encoding="utf-8",
    )
    window = shell.start(bad)
    window.banner.buttons[0].click()
    told = " ".join(shell.answers.asked[0].details)
    assert "Line 3" in told
    assert "credence" in told


def test_what_was_mended_is_told_without_a_dialog(shell: Shell) -> None:
    path = shell.folder / "dangling.argmap"
    path.write_text(
        '{"format":"argmap","version":1,"min_reader":1,"id":"m",\n'
        '"statements":[{"id":"a","text":"A"}],\n'
        '"inferences":[{"id":"i","premises":["gone"],"target":"a"}]}',
        encoding="utf-8",
    )
    window = shell.start(path)
    assert shell.answers.asked == []
    assert window.banner.isVisible()
    assert "mended" in window.banner.label.text()
    details = window.banner.buttons[0]
    details.click()
    assert "gone" in " ".join(shell.answers.asked[0].details)


def test_close_asks_and_cancel_stays(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("A", PLACE)
    shell.answers.choices = ["cancel"]
    assert not window.close()
    assert window.isVisible()
    assert shell.only.text == "A"


def test_close_and_save(shell: Shell) -> None:
    window = shell.start()
    target = shell.folder / "kept.argmap"
    shell.add_claim("A", PLACE)
    shell.answers.choices = ["save"]
    shell.answers.saving_to = [target]
    assert window.close()
    assert _texts(target) == ["A"]
    assert shell.program.windows == []


def test_close_save_and_then_no_file_name_stays(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("A", PLACE)
    shell.answers.choices = ["save"]
    shell.answers.saving_to = [None]
    assert not window.close()
    assert shell.only.text == "A"


def test_close_and_discard_leaves_the_file_alone(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    before = path.read_bytes()
    window = shell.start(path)
    shell.add_claim("A", QPoint(60, 60))
    shell.answers.choices = ["discard"]
    assert window.close()
    assert path.read_bytes() == before


def test_quit_stops_at_the_first_cancel(shell: Shell) -> None:
    first = shell.start()
    shell.add_claim("A", PLACE)
    first.files.new()
    shell.answers.choices = ["cancel"]
    shell.program.quit()
    assert first in shell.program.windows


def test_a_file_changed_by_another_program_is_not_overwritten_unasked(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    window = shell.start(path)
    shell.add_claim("Mine", QPoint(60, 60))
    _map_file(path, "Theirs")
    copy = shell.folder / "mine.argmap"
    shell.answers.choices = ["copy"]
    shell.answers.saving_to = [copy]
    shell.control(Qt.Key.Key_S)
    assert _texts(path) == ["Theirs"]
    assert _texts(copy) == ["One", "Mine"]
    assert shell.answers.asked[0].default == "copy"
    assert window.path == copy


def test_overwriting_a_changed_file_is_possible(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    shell.start(path)
    shell.add_claim("Mine", QPoint(60, 60))
    _map_file(path, "Theirs")
    shell.answers.choices = ["overwrite"]
    shell.control(Qt.Key.Key_S)
    assert _texts(path) == ["One", "Mine"]


def test_reloading_a_changed_file_can_be_taken_back(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    shell.start(path)
    shell.add_claim("Mine", QPoint(60, 60))
    _map_file(path, "Theirs")
    shell.answers.choices = ["reload"]
    shell.control(Qt.Key.Key_S)
    assert shell.only.text == "Theirs"
    assert not shell.window.isWindowModified()
    shell.control(Qt.Key.Key_Z)
    assert {each.text for each in shell.document.statements.values()} == {"One", "Mine"}
    assert shell.window.isWindowModified()
    shell.control(Qt.Key.Key_S)
    assert _texts(path) == ["One", "Mine"]


def test_reverting_goes_back_to_what_the_file_holds(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    window = shell.start(path)
    assert not window.commands["file.revert"].isEnabled()
    shell.add_claim("Mine", QPoint(60, 60))
    shell.settle()
    window.commands["file.revert"].trigger()
    assert shell.only.text == "One"
    assert not window.isWindowModified()
    assert "Undo brings your changes back" in window.status.shown
    shell.control(Qt.Key.Key_Z)
    assert len(shell.document.statements) == 2


def test_a_file_that_cannot_be_read_is_not_reverted_to(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    window = shell.start(path)
    shell.add_claim("Mine", QPoint(60, 60))
    path.write_text("{")
    shell.settle()
    window.commands["file.revert"].trigger()
    assert shell.answers.asked[-1].title == "“one.argmap” could not be opened"
    assert len(shell.document.statements) == 2
    assert window.isWindowModified()


def test_a_deleted_file_can_be_saved_again(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    shell.start(path)
    shell.add_claim("Mine", QPoint(60, 60))
    path.unlink()
    shell.answers.choices = ["overwrite"]
    shell.control(Qt.Key.Key_S)
    assert _texts(path) == ["One", "Mine"]


def test_a_folder_that_is_gone_keeps_the_map_open_and_unsaved(shell: Shell) -> None:
    window = shell.start()
    shell.add_claim("A", PLACE)
    shell.answers.saving_to = [shell.folder / "nowhere" / "a.argmap"]
    shell.control(Qt.Key.Key_S)
    assert "there is no folder" in window.files.saver.trouble.label.text()
    assert window.isWindowModified()
    assert window.status.saving.text() == "Not saved"
    assert shell.answers.asked == []


@contextmanager
def _as_its_owner(path: Path) -> Iterator[None]:
    """Be nobody, whose file it is, for a while: the superuser may write anything."""
    if os.geteuid() != 0:
        yield
        return
    for each in path.parents[:-2]:
        each.chmod(each.stat().st_mode | 0o011)
    for each in (path, path.parent):
        os.chown(each, 65534, 65534)
    os.setresuid(65534, 65534, 0)  # not only effectively: access() asks who one really is
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_a_write_protected_file_keeps_its_content(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    shell.start(path)
    shell.add_claim("Mine", QPoint(60, 60))
    shell.control(Qt.Key.Key_S)  # by which all that saving needs is loaded
    shell.add_claim("More", QPoint(60, 200))
    path.chmod(0o400)
    with _as_its_owner(path):
        shell.window.commands.run("file.save")
    assert "write-protected" in shell.window.files.saver.trouble.label.text()
    assert shell.window.isWindowModified()
    assert _texts(path) == ["One", "Mine"]


def test_a_file_of_a_newer_version_is_saved_as_a_copy_only(shell: Shell) -> None:
    path = shell.folder / "future.argmap"
    path.write_text(
        '{"format":"argmap","version":9,"min_reader":9,"id":"m",'
        '"statements":[{"id":"a","text":"A","x":0,"y":0}]}',
        encoding="utf-8",
    )
    before = path.read_bytes()
    window = shell.start(path)
    assert "newer version" in window.banner.label.text()
    copy = shell.folder / "copy.argmap"
    shell.answers.saving_to = [copy]
    shell.control(Qt.Key.Key_S)
    assert path.read_bytes() == before
    assert shell.answers.suggested[0] != path


def test_saving_onto_a_map_open_in_another_window_is_refused(shell: Shell) -> None:
    path = _map_file(shell.folder / "one.argmap", "One")
    shell.start(path)
    shell.window.files.new()
    shell.settle()
    shell.window.activateWindow()
    shell.add_claim("Other", PLACE)
    shell.answers.saving_to = [path]
    shell.window.files.save()
    assert "another window" in shell.answers.asked[-1].title
    assert _texts(path) == ["One"]


# PySide6 6.12 deprecates the only constructor that 6.10 and 6.11 have.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_files_dropped_on_the_window_open(shell: Shell) -> None:
    path = _map_file(shell.folder / "dropped.argmap", "Dropped")
    window = shell.start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, drop)
    assert shell.only.text == "Dropped"


def test_an_example_opens_without_a_file_of_its_own(shell: Shell) -> None:
    from argmap.resources import resource

    window = shell.start()
    name = sorted(path.name for path in resource("examples").glob("*.argmap"))[0]
    before = resource("examples", name).read_bytes()
    window.files.open_example(name)
    assert len(shell.document.statements) > 5
    assert window.path is None
    shell.answers.saving_to = [None]
    shell.control(Qt.Key.Key_S)
    assert shell.answers.suggested[0].parent == shell.settings.last_folder
    assert resource("examples", name).read_bytes() == before


def test_what_can_be_saved_of_a_damaged_file_opens_as_a_copy(shell: Shell) -> None:
    from argmap.resources import resource

    path = shell.folder / "bridge.argmap"
    damaged = resource("examples", "old-bridge.argmap").read_bytes()[:5000]
    path.write_bytes(damaged)
    shell.answers.choices = ["salvage"]
    window = shell.start(path)
    assert "close" in shell.document
    assert window.path is None
    assert window.isWindowModified()
    assert window.banner.isVisible()
    shell.answers.saving_to = [shell.folder / "saved.argmap"]
    shell.control(Qt.Key.Key_S)
    assert shell.answers.suggested == [shell.folder / "bridge (salvaged).argmap"]
    assert path.read_bytes() == damaged


@pytest.mark.skipif(os.name == "nt", reason="pipes as POSIX has them")
@pytest.mark.parametrize("name", ["pipe.png", "pipe.pdf", "pipe.mm", "pipe.json"])
def test_what_is_dragged_and_no_file_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert may_be_map(tmp_path / name) == (name == "pipe.json")  # told of when it is let go
