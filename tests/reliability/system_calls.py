"""The same with real system calls: strace kills or fails the n-th of each that a save makes."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from tests.reliability.one_save import MARK
from tests.reliability.report import Report
from tests.reliability.scenes import SCENES, Scene

ROOT: Final = Path(__file__).parents[2]
_CALL: Final = re.compile(r"^(?:\d+ +)?(\w+)\(")
_OURS: Final = (
    "openat", "read", "pread64", "write", "fallocate", "fsync", "close", "fchmod", "fchown",
    "rename", "renameat2", "link", "unlink", "ftruncate", "lseek", "fstat", "newfstatat", "stat",
    "access", "readlink", "lstat", "getdents64", "mkdir", "chmod", "listxattr",
)  # fmt: skip
_CHANGING: Final = (
    "openat", "write", "fallocate", "fsync", "fchmod", "rename", "renameat2", "link", "unlink",
    "mkdir",
)  # fmt: skip
SAVES: Final = ("overwrite", "new", "symlink", "conflict", "hard link")
ERRORS: Final = ("ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES")


def kill_points(every: int = 1, saves: Sequence[str] = SAVES) -> Report:
    """Kill the process as it enters each system call of a save."""
    report = Report("kills at system calls of a save", "kill points")
    report.skipped = _unfit()
    turn = 0
    for scene in () if report.skipped else saves:
        for call, nth in _points(scene, _OURS):
            turn += 1
            if turn % every == 0:
                found = _run(scene, f"{call}:signal=SIGKILL:when={nth}", "")
                report.count(f"{scene}, {call} {nth}", found)
    return report


def errors(every: int = 1) -> Report:
    """Let each system call of a save that changes something fail."""
    report = Report("errors at system calls of a save", "errors")
    report.skipped = _unfit()
    turn = 0
    for scene in () if report.skipped else SAVES:
        for call, nth in _points(scene, _CHANGING):
            for name in ERRORS:
                turn += 1
                if turn % every == 0:
                    found = _run(scene, f"{call}:error={name}:when={nth}", name)
                    report.count(f"{scene}, {call} {nth} {name}", found)
    return report


def _unfit() -> str:
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run([_strace(), "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "strace may not trace here"


def _strace() -> str:
    return shutil.which("strace") or "strace"


def _points(scene: str, names: tuple[str, ...]) -> list[tuple[str, int]]:
    """Which calls, by name and number since the process began, belong to the save."""
    found = []
    with tempfile.TemporaryDirectory(prefix="argmap-trace-") as folder:
        trace = Path(folder) / "trace"
        _save(scene, Path(folder) / "scene", ["-o", str(trace)])
        seen: Counter[str] = Counter()
        within = False
        for line in trace.read_text(errors="replace").splitlines():
            match = _CALL.match(line)
            if match is None:
                continue
            seen[match[1]] += 1
            if MARK in line:
                within = not within
            elif within and match[1] in names:
                found.append((match[1], seen[match[1]]))
    return found


def _save(scene: str, folder: Path, options: list[str]) -> subprocess.CompletedProcess[str]:
    folder.mkdir()
    # Nothing may vary from one start to the next, or the numbers of the calls would.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [
            _strace(), *options,
            sys.executable, "-m", "tests.reliability.one_save", scene, str(folder),
        ],
        capture_output=True, text=True, check=False, cwd=ROOT, env=environment,
    )  # fmt: skip


def _run(name: str, injection: str, error: str) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="argmap-trace-") as outer:
        folder = Path(outer) / "scene"
        done = _save(name, folder, ["-o", os.devnull, "-e", f"inject={injection}"])
        scene = _known(name).moved(folder)
        if not error:
            killed = done.returncode in (-9, 137)
            found = [] if killed else [f"it was not killed: {done.stdout or done.stderr[-200:]}"]
            return found + scene.complaints()
        return _told(done, scene, error) + [f"left behind: {each}" for each in scene.litter()]


@cache
def _known(name: str) -> Scene:
    """A scene of this name, to know where everything is in all others."""
    folder = Path(tempfile.mkdtemp(prefix="argmap-trace-"))
    try:
        return SCENES[name](folder)
    finally:
        shutil.rmtree(folder)


def _told(done: subprocess.CompletedProcess[str], scene: Scene, error: str) -> list[str]:
    said = done.stdout.strip()
    if not said:
        return [f"it ended without a word: {done.stderr[-300:]}"]
    if not said.startswith(("saved", "Unconfirmed")):
        found = scene.complaints()
        if scene.title() == "new" and not scene.in_place:
            found.append("called a failure, but it is saved")
        return [f"{each}; said “{said}”" for each in found]
    found = scene.complaints(new_only=True)
    if said != "saved" and os.strerror(getattr(errno, error)) not in said:
        known = "among the versions" in said
        found += [] if known else ["the reason is another"]
    return [f"{each}; said “{said}”" for each in found]
