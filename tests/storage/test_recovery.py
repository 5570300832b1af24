"""Recovery copies: offered when, and only when, the process that made them is gone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.storage.recovery import Recovery

CRASHER = """
import os, signal, sys
from pathlib import Path
from argmap.storage.recovery import Recovery
recovery = Recovery.in_state_folder()
recovery.keep("one", b"first", path=Path("/maps/war.argmap"), document="d")
recovery.keep("one", b"second", path=Path("/maps/war.argmap"), document="d")
recovery.keep("two", b"untitled", path=None, document="d")
print("ready", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def crashed() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", CRASHER],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.skipif(os.name == "nt", reason="ends a process as POSIX does")
def test_copies_are_offered_once_their_process_is_killed(crashed: subprocess.Popen[str]) -> None:
    recovery = Recovery.in_state_folder()
    assert recovery.offers() == []
    recovery.keep("mine", b"mine", path=None, document="x")
    crashed.communicate("\n")
    assert crashed.returncode == -signal.SIGKILL
    offers = {offer.key: offer for offer in recovery.offers()}
    assert set(offers) == {"one", "two"}
    assert (offers["one"].read(), offers["one"].path) == (b"second", Path("/maps/war.argmap"))
    assert (offers["two"].read(), offers["two"].path) == (b"untitled", None)
    recovery.discard("one")
    recovery.discard("two")
    assert recovery.offers() == []
    recovery.close()


def test_what_was_discarded_is_not_offered(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path)
    recovery.keep("one", b"x", path=None, document="d")
    recovery.discard("one")
    recovery.discard("one")
    recovery.keep("two", b"y", path=None, document="d")
    assert Recovery(tmp_path).offers() == []
    recovery.close()
    assert [offer.key for offer in Recovery(tmp_path).offers()] == ["two"]


def test_damaged_copies_are_passed_over_and_named(tmp_path: Path) -> None:
    gone = Recovery(tmp_path)
    for key in ("good", "cut", "flipped", "header"):
        gone.keep(key, b"text of a map", path=None, document="d")
    gone.close()
    cut, flipped = tmp_path / "cut.recovery", tmp_path / "flipped.recovery"
    cut.write_bytes(cut.read_bytes()[:-4])
    flipped.write_bytes(flipped.read_bytes()[:-1] + b"?")
    (tmp_path / "header.recovery").write_bytes(b"\0" * 300)
    (tmp_path / "empty.recovery").touch()
    recovery = Recovery(tmp_path)
    assert [offer.key for offer in recovery.offers()] == ["good"]
    assert len(recovery.notes) == 4
    assert all("damaged" in note for note in recovery.notes)


@pytest.mark.skipif(os.name == "nt", reason="modes as POSIX has them")
def test_nobody_else_can_read_them(tmp_path: Path) -> None:
    recovery = Recovery(tmp_path / "state" / "recovery")
    recovery.keep("one", b"x", path=None, document="d")
    folder = tmp_path / "state" / "recovery"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    recovery.close()


def test_leavings_of_dead_processes_are_swept(tmp_path: Path) -> None:
    (tmp_path / "abc.lock").touch()
    old, young = tmp_path / ".one.recovery.0a.tmp", tmp_path / ".two.recovery.0b.tmp"
    old.touch()
    young.touch()
    os.utime(old, (1, 1))
    living = Recovery(tmp_path)
    living.keep("one", b"x", path=None, document="d")
    recovery = Recovery(tmp_path)
    recovery.keep("two", b"y", path=None, document="d")
    assert not (tmp_path / "abc.lock").exists()
    assert not old.exists()
    assert young.exists()
    assert len(list(tmp_path.glob("*.lock"))) == 2
    living.close()
    recovery.close()


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot name"):
        Recovery(tmp_path).keep("../evil", b"x", path=None, document="d")
