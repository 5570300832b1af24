"""A journal cut off, damaged, killed and failed: the large figures, and small ones for CI."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import tempfile
import time
from bisect import bisect_right
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.core.document import Document
from argmap.core.records import Content
from argmap.storage.files import read_map
from argmap.storage.journal import journal as module
from argmap.storage.journal.folder import Pair, pair_of, read_pair
from argmap.storage.journal.fs import JournalFs
from argmap.storage.journal.replay import replay
from argmap.storage.journal.store import Store
from tests.journals import Desk, digest, random_step
from tests.maps import random_map
from tests.reliability.faults import LOOKS, CountedFs, DeadlyFs, FailingFs, When
from tests.reliability.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ERRORS: Final = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES)
DEEDS: Final = "eeeeeeeeuurgmxk"


@dataclass(frozen=True)
class Known:
    """A journal, and the map that each of its lines leads to."""

    pair: Pair
    states: list[str]

    def truncated(self, cut: int) -> list[str]:
        """What is wrong with what is recovered if the file ends at `cut`."""
        data = self.pair.data[:cut]
        return self.complaints(data, bisect_right(self.pair.lines.ends, cut))

    def complaints(self, data: bytes, lines: int) -> list[str]:
        """What is wrong with what is recovered of `data`, of which so many lines are whole."""
        pair = pair_of(0, data, self.pair.base, self.pair.head)
        found = [] if len(pair.lines.ends) == lines else [f"{len(pair.lines.ends)} lines"]
        done = replay(pair)
        if digest(done.document) != self.states[max(0, lines - 1)]:
            found.append("another map")
        if done.read < lines:
            found.append(f"ended at line {done.read} of {lines}: {done.notes}")
        return found


def known(seed: int, steps: int = 120) -> Known:
    """Somebody at work on a map, as the seed has it."""
    chance = random.Random(seed)
    states = []
    with Desk(random_map(12, seed)) as desk:
        states.append(digest(desk.session.document))
        desk.session.history_changed.subscribe(lambda: states.append(digest(desk.session.document)))
        while len(states) <= steps:
            random_step(desk, chance.choice(DEEDS), chance)
        desk.journaling.settle()
        pair = read_pair(str(desk.journaling.folder), JournalFs())
    assert pair is not None
    assert len(pair.lines.ends) == len(states), "a line for each change of the history"
    return Known(pair, states)


def truncations(count: int = 5_000, journals: int = 10) -> Report:
    """End the file anywhere: exactly the whole lines are recovered."""
    report = Report("journal cut off", "offsets")
    chance = random.Random(1)
    for seed in range(journals):
        journal = known(seed)
        ends = journal.pair.lines.ends
        for _ in range(count // journals):
            cut = chance.randrange(len(journal.pair.data) + 1)
            if chance.random() < 0.2:  # at the edges of lines, too
                cut = max(0, chance.choice(ends) + chance.randrange(-1, 2))
            report.count(f"journal {seed} at {cut}", journal.truncated(cut))
    return report


def flips(count: int = 3_000, journals: int = 10) -> Report:
    """Flip a bit anywhere: the line is not accepted, and neither is any after it."""
    report = Report("journal with a flipped bit", "flips")
    chance = random.Random(2)
    for seed in range(journals):
        journal = known(seed)
        for _ in range(count // journals):
            data, bit = bytearray(journal.pair.data), chance.randrange(len(journal.pair.data) * 8)
            data[bit // 8] ^= 1 << bit % 8
            before = bisect_right(journal.pair.lines.ends, bit // 8)
            report.count(f"journal {seed}, bit {bit}", journal.complaints(bytes(data), before))
    return report


def holes(count: int = 1_000, journals: int = 10) -> Report:
    """Zeros in place of the end, or a block lost in the middle: what a power cut leaves."""
    report = Report("journal with a hole", "holes")
    chance = random.Random(3)
    for seed in range(journals):
        journal = known(seed)
        data, ends = journal.pair.data, journal.pair.lines.ends
        for number in range(count // journals):
            start = chance.randrange(1, len(data))
            size = chance.randrange(1, 4096)
            whole = bisect_right(ends, start)
            if number % 2:
                torn = data[:start] + bytes(len(data) - start)
            else:  # whole lines that are gone are missed, too
                start = ends[chance.randrange(len(ends) - 1)]
                whole = bisect_right(ends, start)
                torn = data[:start] + data[ends[min(len(ends) - 1, whole + size % 5)] :]
            report.count(f"journal {seed} at {start}", journal.complaints(torn, whole))
    return report


# --- processes that are killed -----------------------------------------------------------------


@contextmanager
def folder_for() -> Iterator[Path]:
    """A folder of its own, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="argmap-reliability-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Told:
    """What a process says of itself: which map is coming, and which one is kept for sure."""

    def __init__(self) -> None:
        self.states: list[str] = []
        self.steps = 0

    def take(self, line: str) -> None:
        word, _, state = line.partition(" ")
        if word == "now":
            self.states.append(state)
            self.steps += 1
        elif word == "kept" and state in self.states:
            del self.states[: len(self.states) - 1 - self.states[::-1].index(state)]

    def complaints(self, found: list[str]) -> list[str]:
        """Nothing that was kept is lost: what is found is that, or what came after it."""
        if any(state in self.states for state in found) or not self.states:
            return []
        return [f"found {found}, wanted one of the last {len(self.states)} maps"]


def found_in(state: Path, saved: Path | None = None, opened: Content | None = None) -> list[str]:
    """The maps that the next start has: those left, else that in the file, as saved or opened."""
    found = [digest(left.replay().document) for left in Store(state).left()]
    if not found and saved is not None and saved.exists():
        found = [digest(read_map(saved).document)]
    return found or [digest(Document(opened))]


def kills(count: int = 300) -> Report:
    """Kill a process that edits, undoes, redoes and saves, at any moment."""
    report = Report("editing killed at any moment", "kills")
    chance = random.Random(4)
    for seed in range(count):
        with folder_for() as folder:
            told = _killed_while_editing(folder, seed, chance.uniform(0.0, 0.25))
            found = found_in(folder / "state", folder / "map.argmap")
            report.count(f"seed {seed}", told.complaints(found))
            report.notes = [f"{_total(report, told):,} steps"]
    return report


def _total(report: Report, told: Told) -> int:
    before = int(report.notes[0].split()[0].replace(",", "")) if report.notes else 0
    return before + told.steps


def _killed_while_editing(folder: Path, seed: int, after: float) -> Told:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _edit_for_ever(folder, seed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    told = Told()
    with os.fdopen(reading) as stream:
        told.take(stream.readline().rstrip("\n"))
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for line in stream:
            if line.endswith("\n"):
                told.take(line.rstrip("\n"))
    return told


def _edit_for_ever(folder: Path, seed: int, out: int) -> None:
    chance = random.Random(seed)
    desk = Desk(state=folder / "state")
    say = _teller(desk, out)
    while True:
        random_step(desk, chance.choice(DEEDS), chance)
        if chance.random() < 0.05:
            desk.file.save(desk.session, folder / "map.argmap")
        if not desk.journaling.waiting:
            say("kept")
        time.sleep(chance.choice((0, 0, 0.001, 0.004)))


# --- calls that fail, or kill ------------------------------------------------------------------


class DeadlyJournalFs(DeadlyFs, JournalFs):
    """Kills its process at a call."""


class FailingJournalFs(FailingFs, JournalFs):
    """Fails at a call."""


class CountedJournalFs(CountedFs, JournalFs):
    """Only counts."""


def _work(desk: Desk, told: Callable[[str], None]) -> None:
    """Edit, until the journal is full and begins anew, and on; where it fails, try again."""
    chance, journaling = random.Random(6), desk.journaling
    for _ in range(10):
        random_step(desk, "e", chance)
        journaling.settle()
        journaling.retry()
        journaling.settle()
        if journaling.failure is None:
            told("kept")


@contextmanager
def _soon_full() -> Iterator[None]:
    most, module.MOST_LINES = module.MOST_LINES, 4
    try:
        yield
    finally:
        module.MOST_LINES = most


def journal_calls() -> list[str]:
    """The calls that a journal makes over its life."""
    with folder_for() as folder, _soon_full():
        fs = CountedJournalFs()
        with Desk(random_map(8, 5), folder, fs) as desk:
            _work(desk, lambda _: None)
        return fs.calls


def kill_points(every: int = 1, first: int = 1) -> Report:
    """End the process at each call that a journal makes, beginning anew included."""
    report = Report("kill points in a journal", "kill points")
    points: list[tuple[int, str, When]] = []
    for nth, call in enumerate(journal_calls(), 1):
        points.append((nth, call, "before"))
        if call == "write":
            points.append((nth, call, "within"))
        if call not in LOOKS | {"tail"}:
            points.append((nth, call, "after"))
    for nth, call, when in points[first - 1 :: every]:
        with folder_for() as folder:
            told = _killed_at(folder, nth, when)
            found = told.complaints(found_in(folder, opened=random_map(8, 5)))
            report.count(f"{when} call {nth} ({call})", found)
    return report


def _killed_at(folder: Path, nth: int, when: When) -> Told:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with _soon_full():
                desk = Desk(random_map(8, 5), folder, DeadlyJournalFs(nth, when))
                say = _teller(desk, writing)
                _work(desk, say)
        finally:
            os._exit(1)
    os.close(writing)
    told = Told()
    with os.fdopen(reading) as stream:
        for line in stream:
            told.take(line.rstrip("\n"))
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        told.states = ["the process was not killed"]
    return told


def _teller(desk: Desk, out: int) -> Callable[[str], None]:
    def say(word: str) -> None:
        os.write(out, f"{word} {digest(desk.session.document)}\n".encode())

    say("now")
    desk.session.document.subscribe(lambda _: say("now"))
    return say


def errors(every: int = 1, first: int = 1) -> Report:
    """Let each call fail with each error: it is noticed, tried again, and nothing is lost."""
    report = Report("errors in a journal", "errors")
    turn = 0
    for number in ERRORS:
        for nth, call in enumerate(journal_calls(), 1):
            turn += 1
            if turn % every != first % every:
                continue
            with folder_for() as folder, _soon_full():
                fs = FailingJournalFs(nth, OSError(number, os.strerror(number)))
                with Desk(random_map(8, 5), folder, fs) as desk:
                    _work(desk, lambda _: None)
                    found = [] if desk.journaling.failure is None else ["it fails still"]
                    wanted = digest(desk.session.document)
                    found += [f"left: {each}" for each in desk.journaling.folder.glob(".*")]
                if found_in(folder) != [wanted]:
                    found.append("another map")
                report.count(f"{errno.errorcode[number]} at {nth} ({call})", found)
    return report
