"""Hints that a map is open: seen by others, gone with their program, in nobody's way."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.storage import leftovers, presence
from argmap.storage.presence import Presence

OPEN = """
import sys, time
from pathlib import Path
from argmap.storage.presence import Presence
Presence(Path(sys.argv[1])).announce()
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "m.argmap"
    made.write_text("{}", encoding="utf-8")
    return made


def _hints(path: Path) -> list[Path]:
    return list(path.parent.glob(".~lock.*#"))


def _elsewhere(path: Path, age: float = 0.0, said: str | None = None) -> Path:
    """As a program on another computer leaves it."""
    hint = path.with_name(f".~lock.{path.name}.abcdef-{os.getpid()}-0badcafe#")
    usual = json.dumps({"host": "attic", "since": int(time.time() - age)})
    hint.write_text(usual if said is None else said, encoding="utf-8")
    os.utime(hint, (time.time() - age,) * 2)
    return hint


def test_another_program_sees_it_until_it_is_closed(path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    other.stdout.readline()
    mine = Presence(path)
    mine.announce()
    (seen,) = mine.others()
    assert seen.here
    assert seen.host == socket.gethostname()
    assert abs(seen.since - time.time()) < 3600
    other.kill()  # by whatever end: its hint is left, and known to be nobody's
    other.communicate()
    assert len(_hints(path)) == 2
    assert mine.others() == []
    assert len(_hints(path)) == 1
    mine.withdraw()
    assert _hints(path) == []


def test_it_is_found_through_links_too(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    link = folder / "link.argmap"
    link.symlink_to(path)
    hint = _elsewhere(path)
    (seen,) = Presence(link).others()
    assert (seen.here, seen.host, seen.key) == (False, "attic", hint.name)


def test_one_on_another_computer_counts_as_long_as_it_is_renewed(path: Path) -> None:
    hint = _elsewhere(path, age=presence.STALE_S - 60)
    assert len(Presence(path).others()) == 1
    os.utime(hint, (time.time() - presence.STALE_S - 60,) * 2)
    assert Presence(path).others() == []
    assert hint.exists()  # it may only be asleep
    os.utime(hint, (time.time() - 90_000,) * 2)
    assert Presence(path).others() == []
    assert not hint.exists()


def test_a_number_that_another_process_has_by_now_is_no_program(path: Path) -> None:
    parent = os.getppid()
    hint = path.with_name(f".~lock.{path.name}.{leftovers.this_machine()}-{parent}-0badcafe#")
    hint.write_text(json.dumps({"host": "here", "start": "1"}), encoding="utf-8")
    if presence._start(parent) is None:
        pytest.skip("this system does not tell when a process began")
    assert Presence(path).others() == []
    assert not hint.exists()


@pytest.mark.parametrize("said", ["", "[]", "{", '{"host": 3, "since": "x"}', "[" * 9_000, "\0"])
def test_a_hint_that_says_nothing_is_one_all_the_same(path: Path, said: str) -> None:
    _elsewhere(path, said=said)
    (seen,) = Presence(path).others()
    assert seen.host == ""
    assert abs(seen.since - time.time()) < 3600


def test_what_only_looks_like_a_hint_holds_nobody_up(path: Path) -> None:
    os.mkfifo(path.with_name(f".~lock.{path.name}.abcdef-1-0badcafe#"))
    path.with_name(f".~lock.{path.name}.abcdef-2-0badcafe#").mkdir()
    path.with_name(f".~lock.{path.name}.abcdef-3-0badcafe#").symlink_to("/dev/zero")
    path.with_name(f".~lock.{path.name}#").write_text("an office program's", encoding="utf-8")
    assert Presence(path).others() == []


def test_where_no_file_can_be_made_it_stays_unsaid(tmp_path: Path) -> None:
    for place in (tmp_path / "gone" / "m.argmap", tmp_path / ("x" * 300), Path("/proc/m.argmap")):
        mine = Presence(place)
        mine.announce()
        assert not mine.announced
        assert mine.others() == []
        mine.refresh()
        mine.withdraw()


def test_a_long_name_has_a_hint_too(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 120 + ".argmap")
    path.write_text("{}", encoding="utf-8")
    mine = Presence(path)
    mine.announce()
    assert mine.announced
    _elsewhere(Path(tmp_path / os.fsdecode(os.fsencode(path.name)[:190])))
    assert len(mine.others()) == 1
    mine.withdraw()


def test_a_hint_that_was_cleared_away_is_there_again(path: Path) -> None:
    mine = Presence(path)
    mine.announce()
    for hint in _hints(path):
        hint.unlink()
    mine.refresh()
    assert len(_hints(path)) == 1
    mine.withdraw()
