"""Crashes and errors at every call that saving makes: the large figures, and small ones for CI."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from argmap.session.mapfile import MapFile
from argmap.storage.errors import FileProblem
from argmap.storage.files import NotReplaceable, Unconfirmed
from argmap.storage.fs import Fs
from tests.reliability.faults import LOOKS, CountedFs, DeadlyFs, FailingFs, When
from tests.reliability.report import Report
from tests.reliability.scenes import SCENES, Scene

ERRORS: Final = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES)
_WORDS: Final = {
    errno.ENOSPC: ("is full",),
    errno.EDQUOT: ("is full",),
    errno.EIO: (os.strerror(errno.EIO),),
    errno.EROFS: ("nothing may be written",),
    errno.EACCES: ("nothing may be written",),
}


@contextmanager
def _scene(name: str) -> Iterator[Scene]:
    folder = Path(tempfile.mkdtemp(prefix="argmap-reliability-"))
    try:
        yield SCENES[name](folder)
    finally:
        shutil.rmtree(folder)


def calls_of(name: str) -> list[str]:
    """The calls that a save makes if all goes well."""
    with _scene(name) as scene:
        fs = DeadlyFs(0, "before", scene.fs)
        try:
            scene.save(fs)
        except FileProblem:
            assert name == "full"
        return fs.calls


def kill_points(every: int = 1, first: int = 1) -> Report:
    """End the process at each call; then open the map as the next start does."""
    report = Report("kill points in a save", "kill points")
    for name in SCENES:
        calls = calls_of(name)
        points: list[tuple[int, When]] = []
        for nth, call in enumerate(calls, 1):
            points.append((nth, "before"))
            if call == "write":
                points.append((nth, "within"))
            if call not in LOOKS:
                points.append((nth, "after"))
        for nth, when in points[first - 1 :: every]:
            with _scene(name) as scene:
                killed = _killed(scene, DeadlyFs(nth, when, scene.fs))
                found = [] if killed else ["the process was not killed"]
                found += scene.complaints() + _next_start(scene)
                report.count(f"{name}, {when} call {nth} ({calls[nth - 1]})", found)
    return report


def _killed(scene: Scene, fs: Fs) -> bool:
    child = os.fork()
    if child == 0:
        try:
            scene.save(fs)
        except FileProblem:
            pass
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _next_start(scene: Scene) -> list[str]:
    """Open and save the map again: nothing of what the dead process left is in the way."""
    if not scene.real.exists():
        return []
    try:
        session, file = MapFile.open(scene.path)
    except FileProblem as problem:
        return [] if scene.in_place else [f"it does not open any more: {problem.message}"]
    docs = scene.real.parent
    found = [f"left behind: {each.name}" for each in docs.glob(".*.tmp")]
    if not scene.in_place:
        try:
            file.save(session)
        except FileProblem as problem:
            found.append(f"it cannot be saved any more: {problem.message}")
    return found


def injected_errors(every: int = 1, first: int = 1) -> Report:
    """Let each call fail with each error: old or new content, no litter, the right sentence."""
    report = Report("errors in a save", "errors")
    turn = 0
    for name in SCENES:
        if name == "full":
            continue
        for number in ERRORS:
            for nth, call in enumerate(calls_of(name), 1):
                turn += 1
                if turn % every != first % every:
                    continue
                with _scene(name) as scene:
                    found = _fails_well(scene, nth, number)
                    report.count(f"{name}, {errno.errorcode[number]} at {nth} ({call})", found)
    return report


def _fails_well(scene: Scene, nth: int, number: int) -> list[str]:
    # The disk of "no links" is there for its own sake: errors are those of an ordinary one.
    fs = FailingFs(nth, OSError(number, os.strerror(number)))
    said: tuple[str, ...] = ()
    try:
        saved = scene.save(fs)
    except Unconfirmed as problem:
        found = scene.complaints(new_only=True)
        said = (problem.message,)
        wanted: tuple[str, ...] = ("did not confirm",)
    except FileProblem as problem:
        found = scene.complaints()
        if scene.title() == "new" and not scene.in_place:
            found.append("called a failure, but it is saved")
        said = (problem.message,)
        wanted = (*_WORDS[number], os.strerror(number))
        if isinstance(problem, NotReplaceable) and number not in (errno.EACCES, errno.EPERM):
            found.append("it is no matter of permissions")
    else:
        found = scene.complaints(new_only=True)
        said = saved.warnings
        wanted = (os.strerror(number), "among the versions") if said else ()
    if wanted and not any(word in sentence for word in wanted for sentence in said):
        found.append(f"said: {said}")
    return found + [f"left behind: {each}" for each in scene.litter()]


def count_calls() -> int:
    """How many calls one ordinary save makes."""
    with _scene("overwrite") as scene:
        fs = CountedFs()
        scene.save(fs)
        return len(fs.calls)
