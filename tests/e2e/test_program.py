"""The program as it is started from a shell: no hooks, no fakes, real files and a real window."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 60.0  # seconds; a busy machine is slow, not wrong
EMPTY = '{"format":"argmap","version":1,"min_reader":1,"id":"m","statements":[]}\n'


class Running:
    """The program in a process of its own, with a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.processes: list[subprocess.Popen[bytes]] = []
        self.environment = {**os.environ, "HOME": str(home), "PYTHONFAULTHANDLER": "1"}
        for kind in ("STATE", "CONFIG", "DATA", "CACHE"):
            self.environment[f"XDG_{kind}_HOME"] = str(home / kind.lower())

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "argmap", *map(str, arguments)],
            env=self.environment,
            stderr=subprocess.PIPE,
        )
        self.processes.append(process)
        return process

    @property
    def settings(self) -> str:
        path = self.home / "config" / "argmap" / "argmap.ini"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def journals(self) -> list[Path]:
        return list((self.home / "state" / "argmap" / "sessions").glob("*.*/ops-*.jnl"))

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()
            if process.stderr is not None:
                process.stderr.close()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Running]:
    running = Running(tmp_path / "home")
    yield running
    running.end()


def _until(condition: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


FIRST_PAINT = """
import os, sys
from argmap.cli.main import main
from argmap.ui import program

def begin(self, window, paths):
    print(*sorted({"argmap.core.records", "pydantic"} & set(sys.modules)), "painted", flush=True)
    os._exit(0)

program.Program.begin = begin
main([])
"""


def test_the_window_is_painted_before_what_maps_are_made_of_is_loaded(program: Running) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT],
        env=program.environment, capture_output=True, text=True, check=True, timeout=PATIENCE,
    )  # fmt: skip
    assert done.stdout.split() == ["painted"], done.stderr


def test_it_opens_a_file_and_ends_on_ctrl_c(program: Running, tmp_path: Path) -> None:
    path = tmp_path / "one.argmap"
    path.write_text(EMPTY, encoding="utf-8")
    process = program.start(path)
    _until(lambda: "one.argmap" in program.settings, "the file to be among the recent ones")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, errors.decode()
    assert errors.decode() == ""
    assert path.read_text(encoding="utf-8") == EMPTY


def test_file_names_are_no_options_of_qt(program: Running, tmp_path: Path) -> None:
    path = tmp_path / "-platform"
    path.write_text(EMPTY, encoding="utf-8")
    process = program.start("--", path)
    _until(lambda: "-platform" in program.settings, "the file to be among the recent ones")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A folder whose name is short enough for a socket in it."""
    with tempfile.TemporaryDirectory(prefix="am") as folder:
        yield Path(folder)


def test_a_second_start_hands_its_file_to_the_first(
    program: Running, tmp_path: Path, runtime: Path
) -> None:
    program.environment["XDG_RUNTIME_DIR"] = str(runtime)
    first, second = tmp_path / "first.argmap", tmp_path / "second.argmap"
    for path in (first, second):
        path.write_text(EMPTY, encoding="utf-8")
    running = program.start(first)
    _until(lambda: "first.argmap" in program.settings, "the first file to be open")
    _until(lambda: list(runtime.glob("*.socket")), "the program to listen")
    guest = program.start(second)
    assert guest.wait(timeout=PATIENCE) == 0
    _until(lambda: "second.argmap" in program.settings, "the second file to be open")
    assert running.poll() is None
    running.send_signal(signal.SIGTERM)
    running.communicate(timeout=PATIENCE)
    assert running.returncode == 0
    assert not list(runtime.glob("*.socket"))


# --- in a real window -----------------------------------------------------------------------


class Hand:
    """Mouse and keyboard of the X server, by xdotool."""

    def __init__(self) -> None:
        self.window = ""

    def find(self, name: str) -> None:
        """Wait for a window with `name` in its title, and take it."""
        _until(lambda: self._search(name), f"a window called {name}")
        self._do("windowfocus", "--sync", self.window)

    def sees(self, name: str) -> bool:
        return bool(self._names(name))

    def double_click(self, x: int, y: int) -> None:
        self._do("mousemove", "--sync", "--window", self.window, str(x), str(y))
        self._do("click", "--repeat", "2", "--delay", "60", "1")

    def type(self, text: str) -> None:
        self._do("type", "--delay", "15", text)

    def key(self, *names: str) -> None:
        self._do("key", *names)

    def _search(self, name: str) -> bool:
        found = self._names(name)
        self.window = found[-1] if found else ""
        return bool(found)

    @staticmethod
    def _names(name: str) -> list[str]:
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", name],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout.split()

    @staticmethod
    def _do(*arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, timeout=PATIENCE)


@pytest.fixture
def hand() -> Hand:
    if shutil.which("xdotool") is None:
        pytest.skip("needs xdotool: apt-get install xdotool")
    return Hand()


def _texts(path: Path) -> list[str]:
    return [each["text"] for each in json.loads(path.read_text(encoding="utf-8"))["statements"]]


def _write_a_claim(program: Running, hand: Hand, path: Path, text: str) -> None:
    """Start on `path`, double-click, type, Escape."""
    path.write_text(EMPTY, encoding="utf-8")
    program.start(path)
    hand.find(path.name)
    hand.double_click(420, 420)
    time.sleep(0.4)
    hand.type(text)
    hand.key("Escape")


@pytest.mark.xvfb
def test_a_claim_is_typed_and_saved(program: Running, hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "typed.argmap"
    _write_a_claim(program, hand, path, "Rivers flood more often")
    hand.key("ctrl+s")
    _until(lambda: "Rivers" in path.read_text(encoding="utf-8"), "the claim to be in the file")
    assert _texts(path) == ["Rivers flood more often"]
    hand.key("ctrl+q")
    program.processes[0].communicate(timeout=PATIENCE)
    assert program.processes[0].returncode == 0
    assert program.journals() == []


@pytest.mark.xvfb
def test_after_a_kill_the_next_start_offers_what_was_unsaved(
    program: Running, hand: Hand, tmp_path: Path
) -> None:
    path = tmp_path / "killed.argmap"
    _write_a_claim(program, hand, path, "Not yet saved")
    _until(program.journals, "a journal")
    _until(lambda: b"Not yet saved" in program.journals()[0].read_bytes(), "the claim to be in it")
    program.processes[0].kill()
    program.processes[0].wait()
    assert path.read_text(encoding="utf-8") == EMPTY
    program.start()
    hand.find("Untitled — argmap")
    hand.key("ctrl+k")
    time.sleep(0.4)
    hand.type("Recover")
    hand.key("Return")
    time.sleep(0.4)
    hand.key("space")
    hand.find("killed.argmap\\* — argmap")
    assert path.read_text(encoding="utf-8") == EMPTY
    recovered = [file.read_bytes() for file in program.journals()]
    assert any(b"Not yet saved" in data for data in recovered)


COPY_AND_QUIT = """
import sys
from PySide6.QtCore import QTimer
from argmap.ui import app
def copy():
    from argmap.canvas.export.options import PngOptions
    from argmap.ui import clip, copied
    clip.hand_over(copied.CopiedPart(b"{}", "text", PngOptions(), statements=1))
    app.QApplication.quit()
make = app.make_application
def made():
    application = make()
    QTimer.singleShot(500, copy)
    return application
app.make_application = made
sys.exit(app.run_gui([]))
"""


def test_quitting_with_a_map_on_the_clipboard_ends_well(program: Running) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_QUIT],
        env=program.environment,
        timeout=PATIENCE,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


COPY_AND_STAY = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
from argmap.canvas.export.options import PngOptions
from argmap.session import fragment
from argmap.formats.telling import outline
from argmap.formats.reading.text import reading_of
from argmap.ui import clip, copied
content = reading_of("Thesis\\n+ reason").content
data, text = fragment.dump(content), outline(content)
clip.hand_over(copied.CopiedPart(data, text, PngOptions(), statements=2))
print("ready", flush=True)
application.exec()
"""

TAKE = """
import io
from PIL import Image
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
from argmap.session import fragment
data = QGuiApplication.clipboard().mimeData()
part = fragment.parse(bytes(data.data(fragment.MIME).data()))
with Image.open(io.BytesIO(bytes(data.data("image/png").data()))) as image:
    print(len(part.statements), len(part.inferences), data.text().split(), image.width > 400)
"""


@pytest.mark.xvfb
def test_another_process_gets_the_part_the_outline_and_the_picture(program: Running) -> None:
    giver = subprocess.Popen(
        [sys.executable, "-c", COPY_AND_STAY], env=program.environment, stdout=subprocess.PIPE
    )
    try:
        assert giver.stdout is not None
        assert giver.stdout.readline() == b"ready\n"
        done = subprocess.run(
            [sys.executable, "-c", TAKE],
            env=program.environment,
            timeout=PATIENCE,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().split("\n")[0] == "2 1 ['Thesis', '+', 'reason'] True"
    finally:
        giver.kill()
        giver.wait()
        giver.stdout.close()
