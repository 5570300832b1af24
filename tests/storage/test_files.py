"""Saving: the name holds the complete old or the complete new map, whatever fails and when."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.core.records import Content, MapInfo, Statement
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import (
    Unconfirmed,
    changed_since,
    find_map,
    fingerprint,
    read_map,
    write_map,
)
from argmap.storage.fs import Fs

META = Meta(id="m")
OLD = Content(info=MapInfo(title="old"))
NEW = Content(
    info=MapInfo(title="new"), statements=(Statement(id="a", order="a1", text="é" * 5000),)
)
posix = pytest.mark.skipif(os.name == "nt", reason="modes and links as POSIX has them")


class FaultyFs(Fs):
    """Fails at the n-th system call, and tells which calls were made."""

    def __init__(self, failing: int, error: BaseException) -> None:
        self.calls: list[str] = []
        self._failing = failing
        self._error = error

    def __getattribute__(self, name: str) -> Any:
        method = super().__getattribute__(name)
        if name.startswith("_") or not callable(method):
            return method

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) == self._failing:
                if name == "close":
                    method(*arguments)  # a descriptor is closed whatever close returns
                raise self._error
            return method(*arguments)

        return call

    def write(self, descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, data[:4000])


def title(path: Path) -> str:
    return read_map(path).document.info.title


@pytest.mark.parametrize("existing", [True, False])
@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        OSError(errno.EIO, os.strerror(errno.EIO)),
        KeyboardInterrupt(),
        MemoryError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_whichever_call_fails_the_old_or_the_new_map_is_whole_and_nothing_is_left(
    tmp_path: Path, existing: bool, error: BaseException
) -> None:
    path = tmp_path / "m.argmap"
    failed = 0
    for nth in range(1, 100):
        path.unlink(missing_ok=True)
        if existing:
            write_map(path, OLD, META)
        fs = FaultyFs(nth, error)
        try:
            write_map(path, NEW, META, fs=fs)
        except (FileProblem, KeyboardInterrupt, MemoryError):
            if fs.calls[nth - 1] in ("sync_folder", "remove"):  # the last two
                assert title(path) == "new"
            else:
                assert title(path) == "old" if existing else not path.exists()
        if len(fs.calls) < nth:
            break
        failed += 1
        assert [each.name for each in tmp_path.iterdir()] in ([], ["m.argmap"])
    assert title(path) == "new"
    assert failed > 10


def test_a_save_that_the_disk_did_not_confirm_is_told_with_what_stands_there(
    tmp_path: Path,
) -> None:
    class Unsure(Fs):
        def sync_folder(self, folder: str) -> None:
            raise OSError(errno.EIO, "input/output error")

    path = tmp_path / "m.argmap"
    with pytest.raises(Unconfirmed, match="did not confirm") as caught:
        write_map(path, NEW, META, fs=Unsure())
    assert changed_since(path, caught.value.fingerprint) == "same"
    assert title(path) == "new"


def test_a_temporary_file_that_cannot_be_removed_at_first_is_removed(tmp_path: Path) -> None:
    class Stubborn(Fs):
        removals = 0

        def sync(self, descriptor: int) -> None:
            raise OSError(errno.EIO, "input/output error")

        def remove(self, path: str) -> None:
            self.removals += 1
            if self.removals == 1:
                raise InterruptedError
            super().remove(path)

    with pytest.raises(FileProblem):
        write_map(tmp_path / "m.argmap", NEW, META, fs=Stubborn())
    assert list(tmp_path.iterdir()) == []


def test_the_steps_come_in_the_order_that_makes_them_durable(tmp_path: Path) -> None:
    fs = FaultyFs(0, OSError())
    write_map(tmp_path / "m.argmap", NEW, META, fs=fs)
    durable = [
        call for call in fs.calls if call in ("create", "sync", "close", "rename", "sync_folder")
    ]
    assert durable == ["create", "sync", "close", "rename", "sync_folder"]


@posix
def test_links_stay_links_and_modes_stay(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "m.argmap", tmp_path / "link.argmap"
    write_map(real, OLD, META)
    real.chmod(0o640)
    link.symlink_to(real)
    write_map(link, NEW, META)
    assert link.is_symlink()
    assert title(real) == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@posix
def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.argmap"
    link.symlink_to(tmp_path / "target.argmap")
    write_map(link, NEW, META)
    assert link.is_symlink()
    assert title(tmp_path / "target.argmap") == "new"


@posix
def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.symlink_to(two)
    two.symlink_to(one)
    with pytest.raises(FileProblem, match="circle"):
        write_map(one, NEW, META)
    with pytest.raises(FileProblem, match="circle"):
        read_map(one)


@posix
def test_a_new_file_has_the_mode_that_new_files_have(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_map(tmp_path / "m.argmap", NEW, META)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "m.argmap").stat().st_mode) == 0o640


def test_the_longest_name_saves(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 248 + ".argmap")
    write_map(path, NEW, META)
    assert title(path) == "new"
    with pytest.raises(FileProblem, match="too long"):
        write_map(tmp_path / ("n" * 300), NEW, META)


def test_folders_devices_and_missing_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is a folder"):
        write_map(tmp_path, NEW, META)
    with pytest.raises(FileProblem, match="there is no folder"):
        write_map(tmp_path / "none" / "m.argmap", NEW, META)
    with pytest.raises(FileProblem, match="folder, not a file"):
        read_map(tmp_path)
    with pytest.raises(FileProblem, match="no such file"):
        read_map(tmp_path / "none")
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FileProblem, match="pipe"):
            read_map(tmp_path / "pipe")


@posix
@pytest.mark.parametrize("protect", ["folder", "file"])
def test_what_may_not_be_written_stays_as_it_was(tmp_path: Path, protect: str) -> None:
    # Another user, because the superuser may write everywhere.
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "m.argmap"
    write_map(path, OLD, META)
    path.chmod(0o444 if protect == "file" else 0o666)
    folder.chmod(0o777 if protect == "file" else 0o555)
    before = path.read_bytes()
    message = _as_another_user(
        lambda: write_map(path, NEW, META), [tmp_path, *tmp_path.parents[:-2]]
    )
    assert ("write-protected" if protect == "file" else "nothing may be written") in message
    assert path.read_bytes() == before
    assert [each.name for each in folder.iterdir()] == ["m.argmap"]
    folder.chmod(0o755)


def _as_another_user(action: Callable[[], object], folders: list[Path]) -> str:
    if os.geteuid() != 0:
        with pytest.raises(FileProblem) as caught:
            action()
        return caught.value.message
    for each in folders:
        each.chmod(each.stat().st_mode | 0o011)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgid(65534)
        os.setuid(65534)
        try:
            action()
        except FileProblem as error:
            os.write(writing, error.message.encode())
        os._exit(0)
    os.waitpid(child, 0)
    message = os.read(reading, 10_000).decode()
    os.close(reading)
    os.close(writing)
    return message


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "m.argmap"
    write_map(path, OLD, META)
    before = path.read_bytes()
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.storage.test_files import NEW, META\n"
        "from argmap.storage.files import write_map, FileProblem\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: write_map(Path(sys.argv[1]), NEW, META)\n"
        "except FileProblem as error: print(error.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert "is full" in done.stdout
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["m.argmap"]


def test_a_change_of_content_is_told_from_a_mere_touch(tmp_path: Path) -> None:
    path = tmp_path / "m.argmap"
    known = write_map(path, OLD, META)
    assert known == fingerprint(path) == find_map(path).fingerprint
    assert changed_since(path, known) == "same"
    os.utime(path, (1, 1))
    assert changed_since(path, known) == "same"
    path.write_bytes(path.read_bytes().replace(b"old", b"odd"))
    os.utime(path, (1, 1))
    assert changed_since(path, known) == "changed"
    path.unlink()
    assert changed_since(path, known) == "deleted"


def test_nothing_takes_the_name_when_the_guard_objects(tmp_path: Path) -> None:
    path = tmp_path / "m.argmap"
    write_map(path, OLD, META)

    def guard(place: Path) -> None:
        raise FileProblem("no")

    with pytest.raises(FileProblem, match="no"):
        write_map(path, NEW, META, guard=guard)
    assert title(path) == "old"
    assert len(list(tmp_path.iterdir())) == 1
