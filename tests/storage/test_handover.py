"""What a second start says, and what is not taken for that."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from argmap.storage.handover import (
    DONE,
    MAX_MESSAGE,
    MAX_PATHS,
    hand_over,
    listen,
    read_message,
    socket_path,
    stop,
)


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short folder: the path of a socket may not be long."""
    import tempfile

    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with tempfile.TemporaryDirectory(prefix="am") as folder:
        yield Path(folder) / "state"


def test_paths_arrive_absolute_and_are_answered(state: Path) -> None:
    listening = listen(state)
    assert listening is not None
    heard: list[bytes] = []

    def host() -> None:
        listening.setblocking(True)
        talk, _ = listening.accept()
        with talk:
            heard.append(talk.makefile("rb").readline())
            talk.sendall(DONE)

    thread = threading.Thread(target=host)
    thread.start()
    assert hand_over([Path("one.argmap"), Path("/tmp/ü two")], state)
    thread.join()
    assert read_message(heard[0]) == [Path.cwd() / "one.argmap", Path("/tmp/ü two")]
    stop(listening)
    assert not hand_over([], state)


def test_nobody_else_may_talk_to_it(state: Path) -> None:
    listening = listen(state)
    assert listening is not None
    path = socket_path(state)
    assert path is not None
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    stop(listening)
    assert not path.exists()


def test_the_name_that_a_dead_program_left_is_taken_over(state: Path) -> None:
    first = listen(state)
    assert first is not None
    first.close()  # without giving up the name, as one that was killed
    assert not hand_over([], state)
    second = listen(state)
    assert second is not None
    stop(second)


def test_programs_with_other_homes_do_not_meet(state: Path) -> None:
    assert socket_path(state) != socket_path(state / "other")


def test_a_folder_too_deep_for_a_socket_has_none(state: Path) -> None:
    assert socket_path(state / ("deep" * 40)) is None
    assert listen(state / ("deep" * 40)) is None
    assert not hand_over([], state / ("deep" * 40))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\xfe\n",
        b"{}\n",
        b'["relative"]\n',
        b"[1]\n",
        b'["/a\\u0000b"]\n',
        b"[" * 5000 + b"\n",
        json.dumps(["/x"] * (MAX_PATHS + 1)).encode(),
        b'["/' + b"x" * MAX_MESSAGE + b'"]\n',
    ],
)
def test_anything_else_is_no_message(line: bytes) -> None:
    assert read_message(line) is None


def test_no_paths_ask_for_an_empty_map() -> None:
    assert read_message(b"[]\n") == []
