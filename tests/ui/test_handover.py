"""The running program takes what a second start brings, and nothing else."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.storage.handover import socket_path
from argmap.ui.handover import Handover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Shell

EMPTY = '{"format":"argmap","version":1,"min_reader":1,"id":"m","statements":[]}\n'


@pytest.fixture
def host(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Handover, Path]]:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with tempfile.TemporaryDirectory(prefix="am") as folder:
        state = Path(folder) / "s"
        handover = Handover(state, shell.program)
        assert handover.listening
        handover.arrived.connect(shell.program.welcome)
        yield handover, state
        handover.close()
        assert not list(state.iterdir())


def test_a_second_start_opens_its_file_here(shell: Shell, host: tuple[Handover, Path]) -> None:
    window = shell.start()
    path = shell.folder / "brought.argmap"
    path.write_text(EMPTY)
    code = (
        "from pathlib import Path; from argmap.storage.handover import hand_over; import sys;"
        "sys.exit(not hand_over([Path(sys.argv[1])], Path(sys.argv[2])))"
    )
    guest = subprocess.Popen([sys.executable, "-c", code, str(path), str(host[1])])
    for _ in range(200):
        shell.settle(25)
        if guest.poll() is not None:
            break
    assert guest.returncode == 0
    shell.settle()
    assert window.path == path
    assert len(shell.program.windows) == 1


def test_a_start_without_files_gets_a_window_of_its_own(
    shell: Shell, host: tuple[Handover, Path]
) -> None:
    shell.start()
    shell.program.welcome([])
    assert len(shell.program.windows) == 2


@pytest.mark.parametrize("said", [b"rm -rf /\n", b"\xff" * 70_000, b'["relative"]\n', b""])
def test_what_is_no_message_opens_nothing_and_is_cut_off(
    shell: Shell, host: tuple[Handover, Path], said: bytes
) -> None:
    shell.start()
    with socket.socket(socket.AF_UNIX) as talk:
        talk.connect(str(socket_path(host[1])))
        talk.setblocking(False)
        left = memoryview(said)
        while left:
            try:
                left = left[talk.send(left) :]
            except BlockingIOError:
                shell.settle(5)
            except (BrokenPipeError, ConnectionResetError):
                break
        if not said:
            talk.shutdown(socket.SHUT_WR)
        shell.settle()
        assert talk.recv(100) == b""
    assert len(shell.program.windows) == 1
    assert shell.window.untouched
