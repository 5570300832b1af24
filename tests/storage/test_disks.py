"""Real disks that are full, read-only or gone: the old map is whole, nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.core.document import Document
from argmap.core.edits.replacing import replace
from argmap.core.records import Content, MapInfo, Statement
from argmap.session.journaling import Journaling
from argmap.session.mapfile import DeletedOnDisk, MapFile
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import NotReplaceable, read_map, write_map
from argmap.storage.journal.left import find
from argmap.storage.journal.store import Store
from argmap.storage.native import dump
from argmap.storage.presence import Presence
from argmap.storage.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.session.session import Session

META = Meta(id="m")
SIZE = 256 * 1024


def _map(title: str, letters: int = 12_000) -> Content:
    one = Statement(id="a", order="a1", text=title[0] * letters, x=0, y=0)
    return Content(info=MapInfo(title=title), statements=(one,))


class Disk:
    """A small disk of its own, in memory, which only the superuser can have."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="argmap-disk-"))
        self.mount("-t", "tmpfs", "-o", f"size={SIZE},nr_inodes=40", "tmpfs")

    def mount(self, *options: str) -> None:
        done = subprocess.run(
            ["mount", *options, str(self.folder)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            self.folder.rmdir()
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")

    def fill(self, left: int = 0) -> Path:
        """Take all room but so many bytes."""
        filler = self.folder / "filler"
        filler.touch()
        free = os.statvfs(self.folder).f_bavail * os.statvfs(self.folder).f_frsize
        filler.write_bytes(b"x" * max(0, free - left))
        return filler

    def pull_out(self) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=True)

    def names(self) -> set[str]:
        return {each.name for each in self.folder.iterdir()} - {"filler"}


@pytest.fixture
def disk() -> Iterator[Disk]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a disk of a given size: run the tests as root to try it")
    made = Disk()
    yield made
    if os.path.ismount(made.folder):
        made.pull_out()
    made.folder.rmdir()


@pytest.fixture
def opened(disk: Disk) -> tuple[Session, MapFile, Path]:
    path = disk.folder / "m.argmap"
    write_map(path, _map("Old"), META)
    session, file = MapFile.open(path)
    session.apply(replace(session.document, Document(_map("New", 19_000))), "Edit")
    return session, file, path


Opened = tuple["Session", MapFile, Path]


def _title(path: Path) -> str:
    return read_map(path).document.info.title


def test_a_full_disk(disk: Disk, opened: Opened) -> None:
    session, file, path = opened
    filler = disk.fill(left=8_192)
    for _ in range(2):
        with pytest.raises(FileProblem, match="is full"):
            file.save(session)
        assert session.dirty
        assert _title(path) == "Old"
        assert disk.names() == {"m.argmap"}
    filler.unlink()
    file.save(session)
    assert (_title(path), session.dirty) == ("New", False)


def test_a_disk_without_room_for_another_name(disk: Disk, opened: Opened) -> None:
    session, file, path = opened
    fillers = [disk.folder / f"filler{n}" for n in range(100)]
    with pytest.raises(OSError, match="No space"):
        list(map(Path.touch, fillers))
    with pytest.raises(FileProblem, match="is full"):
        file.save(session)
    assert _title(path) == "Old"
    mine = Presence(path)
    mine.announce()
    assert not mine.announced
    for each in fillers:
        each.unlink(missing_ok=True)
    file.save(session)
    assert _title(path) == "New"


def test_room_for_the_map_but_not_for_its_versions(disk: Disk, tmp_path: Path) -> None:
    path = tmp_path / "m.argmap"
    write_map(path, _map("Old"), META)
    session, file = MapFile.open(path)
    session.apply(replace(session.document, Document(_map("New"))), "Edit")
    file.versions = Versions(disk.folder / "history")
    disk.fill(left=4_096)
    saving = file.begin(session)
    saved = saving.run()
    file.finish(session, saving, saved)
    assert _title(path) == "New"
    assert not session.dirty
    assert any("versions" in each or "kept" in each for each in saved.warnings)
    assert [each for each in (disk.folder / "history").rglob("*") if each.is_file()] == []


def test_a_disk_that_has_become_read_only(disk: Disk, opened: Opened) -> None:
    session, file, path = opened
    disk.mount("-o", "remount,ro")
    with pytest.raises(FileProblem, match=r"nothing may be written|write-protected") as refusal:
        file.save(session)
    assert not isinstance(refusal.value, NotReplaceable)  # writing in place would not help
    assert session.dirty
    assert _title(path) == "Old"
    mine = Presence(path)
    mine.announce()
    assert not mine.announced
    disk.mount("-o", "remount,rw")
    file.save(session)
    assert _title(path) == "New"


def test_a_disk_that_was_pulled_out(disk: Disk, opened: Opened) -> None:
    session, file, _ = opened
    disk.pull_out()
    assert file.state() == "deleted"
    with pytest.raises(DeletedOnDisk):
        file.save(session)
    assert session.dirty
    with pytest.raises(FileProblem, match="there is no folder"):
        file.save(session, disk.folder / "docs" / "m.argmap")
    assert list(disk.folder.iterdir()) == []  # not onto the disk below without being told to


def test_a_journal_on_a_full_disk_is_told_of_and_made_good(disk: Disk) -> None:
    session, file = MapFile.new()
    store = Store(disk.folder)
    journaling = Journaling(session, file, store)
    session.history_changed.subscribe(journaling.changed)
    filler = disk.fill()
    session.apply(replace(session.document, Document(_map("First"))), "First")
    journaling.settle()
    assert journaling.failure is not None
    assert "space" in journaling.failure
    session.apply(replace(session.document, Document(_map("Second"))), "Second")  # goes on
    filler.unlink()
    journaling.retry()
    journaling.settle()
    assert journaling.failure is None
    left = find(journaling.folder)
    assert left is not None
    again = left.replay()
    assert again.document.info.title == "Second"
    assert [step.label for step in again.steps] == ["First", "Second"]
    filler = disk.fill()  # and once more, in the middle of it
    session.apply(replace(session.document, Document(_map("Third", 19_000))), "Third")
    journaling.settle()
    assert journaling.failure is not None
    left = find(journaling.folder)
    assert left is not None
    assert left.replay().document.info.title == "Second"
    filler.unlink()
    journaling.retry()
    journaling.settle()
    left = find(journaling.folder)
    assert left is not None
    assert left.replay().document.info.title == "Third"
    store.close()


# --- as another user, since the superuser may do everything -------------------------------------


@pytest.fixture
def another_user(tmp_path: Path) -> Callable[[Callable[[], str]], str]:
    """Run something as a person without rights and return what it says."""

    def run(action: Callable[[], str]) -> str:
        if os.geteuid() != 0:
            return action()
        for each in (tmp_path, *tmp_path.parents[:-2]):
            each.chmod(each.stat().st_mode | 0o011)
        time.strptime("2026", "%Y")  # loads a module that the other could not read
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.setgid(65534)
                os.setuid(65534)
                os.write(writing, action().encode())
            except BaseException as error:  # noqa: BLE001 - the parent tells
                os.write(writing, f"{type(error).__name__}: {error}".encode())
            finally:
                os._exit(0)
        os.close(writing)
        os.waitpid(child, 0)
        said = os.read(reading, 10_000).decode()
        os.close(reading)
        return said

    return run


def test_a_folder_where_only_the_file_may_be_written(
    tmp_path: Path, another_user: Callable[[Callable[[], str]], str]
) -> None:
    """Nothing may take the file's name there, so it is written in place once that is agreed."""
    folder, state = tmp_path / "docs", tmp_path / "state"
    for each in (folder, state):
        each.mkdir()
    path = folder / "m.argmap"
    write_map(path, _map("Old"), META)
    path.chmod(0o666)
    folder.chmod(0o555)
    state.chmod(0o777)

    def action() -> str:
        session, file = MapFile.open(path)
        session.apply(replace(session.document, Document(_map("New"))), "Edit")
        file.versions = Versions(state / "history")
        said = []
        try:
            file.save(session)
        except NotReplaceable as problem:
            said.append(problem.reason)
        file.in_place = path
        file.save(session)
        said.append(_title(path))
        said += [each.read().document.info.title for each in file.versions.of("m")]
        return " ".join(said)

    assert another_user(action) == "folder New New Old"
    assert {each.name for each in folder.iterdir()} == {"m.argmap"}
    folder.chmod(0o755)


def test_a_state_folder_that_takes_nothing(
    tmp_path: Path, another_user: Callable[[Callable[[], str]], str]
) -> None:
    folder, state = tmp_path / "docs", tmp_path / "state"
    for each in (folder, state):
        each.mkdir()
    path = folder / "m.argmap"
    path.write_bytes(dump(_map("Old"), META))
    path.chmod(0o666)
    folder.chmod(0o777)
    state.chmod(0o555)

    def action() -> str:
        session, file = MapFile.open(path)
        file.versions = Versions(state / "history")
        store = Store(state)
        journaling = Journaling(session, file, store)
        session.history_changed.subscribe(journaling.changed)
        session.apply(replace(session.document, Document(_map("New"))), "Edit")
        journaling.settle()
        saving = file.begin(session)
        saved = saving.run()
        file.finish(session, saving, saved)
        return f"{journaling.failure} | {len(saved.warnings)} | {_title(path)} | {store.left()}"

    assert another_user(action) == "Permission denied | 2 | New | []"
    state.chmod(0o755)


# --- what is no file -----------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices as POSIX has them")
@pytest.mark.parametrize("sort", ["pipe", "device", "folder", "link to a pipe"])
def test_what_is_no_file_is_neither_read_nor_written(tmp_path: Path, sort: str) -> None:
    path = tmp_path / "m.argmap"
    if sort == "folder":
        path.mkdir()
    elif sort == "device":
        path.symlink_to("/dev/zero")
    else:
        pipe = tmp_path / "pipe" if sort.startswith("link") else path
        os.mkfifo(pipe)
        if pipe != path:
            path.symlink_to(pipe)
    with pytest.raises(FileProblem, match=r"folder|pipe"):
        MapFile.open(path)
    with pytest.raises(FileProblem, match="not a file"):
        write_map(path, _map("New"), META)
    session, file = MapFile.new()
    with pytest.raises(FileProblem, match="not a file"):
        file.save(session, path)


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="the name is too long"):
        write_map(tmp_path / ("x" * 300 + ".argmap"), _map("New"), META)
    with pytest.raises(FileProblem, match="the name is too long"):
        write_map(tmp_path / "/".join(["y" * 200] * 30) / "m.argmap", _map("New"), META)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_deleted_meanwhile(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    path = folder / "m.argmap"
    write_map(path, _map("Old"), META)
    session, file = MapFile.open(path)
    session.apply(replace(session.document, Document(_map("New"))), "Edit")
    path.unlink()
    folder.rmdir()
    assert file.state() == "deleted"
    with pytest.raises(FileProblem, match="there is no folder"):
        file.save(session, force=True)
    folder.touch()  # and something else has its name now
    with pytest.raises(FileProblem, match="there is no folder"):
        file.save(session, force=True)
    assert session.dirty
    folder.unlink()
    folder.mkdir()
    file.save(session, force=True)
    assert _title(path) == "New"
