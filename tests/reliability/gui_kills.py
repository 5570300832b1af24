"""The program killed while somebody edits and saves in it, and started again, over and over."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from tests.reliability.journal import Told, folder_for
from tests.reliability.report import Report

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 120.0


def gui_kills(count: int = 500) -> Report:
    """Each start recovers what the last one left, through the code behind the page."""
    report = Report("program killed while editing", "kills")
    chance = random.Random(7)
    steps = 0
    told: Told | None = None
    with folder_for() as folder:
        for seed in range(count + 1):
            process = _start(folder, seed)
            try:
                found, now = _until_killed(process, chance.uniform(0.05, 1.2))
            finally:
                process.kill()
                _, errors = process.communicate()
            if told is not None:
                complaints = told.complaints(found.split(","))
                if not found:
                    complaints.append(errors.decode(errors="replace")[-400:])
                report.count(f"kill {seed}", complaints)
            told = now
            steps += now.steps
    report.notes = [f"{steps:,} changes of the map"]
    return report


def _start(folder: Path, seed: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
    for kind in ("STATE", "CONFIG", "DATA", "CACHE"):
        environment[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.hands", str(folder / "a.argmap"), str(seed)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _until_killed(process: subprocess.Popen[bytes], after: float) -> tuple[str, Told]:
    """Kill it so many seconds after it has begun to edit; return what it found and what it told."""
    assert process.stdout is not None
    stream = process.stdout.fileno()
    text, end = b"", time.monotonic() + PATIENCE
    begun = killed = False
    while True:
        if not begun and text.startswith(b"found") and b"\n" in text:
            begun, end = True, time.monotonic() + after
        left = end - time.monotonic()
        if left <= 0 and not killed:
            process.send_signal(signal.SIGKILL)
            killed = True
        if killed or select.select([stream], [], [], left)[0]:
            more = os.read(stream, 65_536)
            if not more:
                break
            text += more
    told, found = Told(), ""
    for line in text.decode().split("\n")[:-1]:  # one that broke off was not said
        word, _, state = line.partition(" ")
        if word == "found":
            found = state
        else:
            told.take(line)
    return found, told
