"""What a save keeps: the file as it was, its other names, its owner, what others left."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from argmap.core.records import Content, MapInfo
from argmap.storage import leftovers
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import Manner, NotReplaceable, read_map, write_map
from argmap.storage.fs import Fs

posix = pytest.mark.skipif(os.name == "nt", reason="links and owners as POSIX has them")
META = Meta(id="m")


def save(path: Path, title: str, manner: Manner | None = None, fs: Fs | None = None) -> None:
    content = Content(info=MapInfo(title=title))
    write_map(path, content, META, manner=manner or Manner(backup=True), fs=fs)


def title(path: Path) -> str:
    return read_map(path).document.info.title


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "m.argmap"
    save(path, "one")
    return path


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


@pytest.mark.parametrize("links", [True, False])
def test_the_file_as_it_was_stands_beside_it(path: Path, links: bool) -> None:
    class Plain(Fs):
        def link(self, source: str, target: str) -> None:
            raise OSError(errno.EPERM, "no links here")

    fs = Fs() if links else Plain()
    for before, now in (("one", "two"), ("two", "three")):
        save(path, now, fs=fs)
        assert (title(path), title(path.with_name("m.argmap.bak"))) == (now, before)
        assert names(path) == ["m.argmap", "m.argmap.bak"]


def test_what_is_no_map_never_takes_the_place_of_a_backup(path: Path) -> None:
    save(path, "two")
    path.write_bytes(b"")
    save(path, "three")
    assert title(path.with_name("m.argmap.bak")) == "one"


def test_a_backup_that_cannot_be_made_is_told_but_saves(path: Path) -> None:
    path.with_name("m.argmap.bak").mkdir()
    told: list[str] = []
    save(path, "two", Manner(backup=True, warn=told.append))
    assert title(path) == "two"
    assert "is saved, but" in told[0]
    assert names(path) == ["m.argmap", "m.argmap.bak"]


@posix
def test_a_file_with_other_names_is_written_in_place_only_when_told(path: Path) -> None:
    twin = path.with_name("twin.argmap")
    twin.hardlink_to(path)
    kept: list[bytes] = []
    with pytest.raises(NotReplaceable, match="hard links") as caught:
        save(path, "two", Manner(backup=True, preserve=kept.append))
    assert caught.value.reason == "links"
    assert (title(path), kept) == ("one", [])
    before = path.read_bytes()
    save(path, "two", Manner(backup=True, preserve=kept.append, in_place=True))
    assert (title(path), title(twin)) == ("two", "two")
    assert path.samefile(twin)
    assert kept == [before]


@posix
def test_a_backup_of_a_save_that_was_killed_is_no_other_name(path: Path) -> None:
    path.with_name("m.argmap.bak").hardlink_to(path)
    dead = path.with_name(f".m.argmap.bak.{leftovers.this_machine()}-999999999-0badcafe.tmp")
    dead.hardlink_to(path)
    save(path, "two", Manner(backup=True, preserve=lambda old: None))
    assert (title(path), title(path.with_name("m.argmap.bak"))) == ("two", "one")
    assert names(path) == ["m.argmap", "m.argmap.bak"]


@posix
def test_nothing_is_written_in_place_unless_the_old_state_is_kept(path: Path) -> None:
    path.with_name("twin.argmap").hardlink_to(path)

    def full(old: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(FileProblem, match="is full"):
        save(path, "two", Manner(preserve=full, in_place=True))
    assert title(path) == "one"


@posix
def test_what_cannot_be_written_in_place_is_put_back(path: Path) -> None:
    class Broken(Fs):
        syncs = 0

        def sync(self, descriptor: int) -> None:
            self.syncs += 1
            if self.syncs == 1:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

    class Dead(Fs):
        def sync(self, descriptor: int) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    path.with_name("twin.argmap").hardlink_to(path)
    before = path.read_bytes()
    manner = Manner(preserve=lambda old: None, in_place=True)
    with pytest.raises(FileProblem, match="as it was"):
        save(path, "two" * 300, manner, Broken())
    assert path.read_bytes() == before
    with pytest.raises(FileProblem, match="among its versions"):
        save(path, "two", manner, Dead())


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes")
def test_attributes_stay(path: Path) -> None:
    try:
        os.setxattr(path, "user.colour", b"red")
    except OSError:
        pytest.skip("this disk keeps no attributes")
    save(path, "two")
    assert os.getxattr(path, "user.colour") == b"red"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(path: Path) -> None:
    os.chown(path, 4321, 4321)
    save(path, "two")
    assert (path.stat().st_uid, path.stat().st_gid) == (4321, 4321)


def test_the_room_is_taken_before_anything_is_written(path: Path) -> None:
    class Full(Fs):
        def allocate(self, descriptor: int, size: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def write(self, descriptor: int, data: memoryview) -> int:
            raise AssertionError("it is known to be full")

    with pytest.raises(FileProblem, match="is full"):
        save(path, "two", fs=Full())
    assert (title(path), names(path)) == ("one", ["m.argmap"])


def test_a_disk_that_loses_what_it_took_is_found_out(path: Path) -> None:
    class Forgetful(Fs):
        def read(self, path: str) -> bytes:
            return super().read(path)[:-1] + b"\0"

    with pytest.raises(FileProblem, match="something else than was written"):
        save(path, "two", Manner(), fs=Forgetful())
    assert (title(path), names(path)) == ("one", ["m.argmap"])


@posix
def test_only_what_the_dead_left_is_swept_away(tmp_path: Path) -> None:
    here, mine = leftovers.this_machine(), os.getpid()
    dead = f".m.argmap.{here}-999999999-00000001.tmp"
    old = ".m.argmap.aaaaaa-1-00000002.tmp"
    others = [
        f".m.argmap.{here}-{mine}-00000003.tmp",
        ".m.argmap.aaaaaa-1-00000004.tmp",
        ".m.argmap.tmp",
        "m.argmap",
    ]
    for name in (dead, old, *others):
        (tmp_path / name).write_bytes(b"")
    real = Fs.stat

    class Later(Fs):
        def stat(self, path: str) -> os.stat_result | None:
            found = real(self, path)
            assert found is not None
            if not path.endswith("2.tmp"):
                return found
            values = list(found)
            values[7:10] = [1, 1, 1]
            return os.stat_result(values)

    leftovers.sweep(str(tmp_path), Later())
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(others)
    leftovers.sweep(str(tmp_path / "none"))


@pytest.mark.parametrize("exchanges", [True, False])
def test_what_comes_at_the_last_moment_is_put_back(path: Path, exchanges: bool) -> None:
    theirs = path.read_bytes() + b"\n"

    class Late(Fs):
        def exchange(self, one: str, other: str) -> bool:
            if Path(other) == path and path.read_bytes() != theirs and not self.came:
                self.came = True
                path.write_bytes(theirs)
            return exchanges and super().exchange(one, other)

        came = False

    def guard(place: Path) -> None:
        if place.read_bytes() == theirs:
            raise FileProblem("theirs")

    content = Content(info=MapInfo(title="mine"))
    if not exchanges:  # where names cannot change places, that moment is left open
        write_map(path, content, META, guard=guard, fs=Late())
        assert title(path) == "mine"
        return
    if not Fs().exchange(str(path), str(path)):
        pytest.skip("names cannot change places here")
    with pytest.raises(FileProblem, match="theirs"):
        write_map(path, content, META, guard=guard, fs=Late())
    assert path.read_bytes() == theirs
    assert names(path) == ["m.argmap"]


@pytest.mark.parametrize("failure", [ImportError, OSError])
def test_a_save_does_without_the_exchange_of_names_if_python_cannot_load_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    def broken() -> None:
        raise failure(errno.EMFILE, "Too many open files")

    monkeypatch.setattr("argmap.storage.fs._renameat2", broken)
    save(path, "two")
    assert title(path) == "two"
    assert names(path) == ["m.argmap", "m.argmap.bak"]
