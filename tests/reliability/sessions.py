"""A person at work for a long time: edits, saves, conflicts, reverts and crashes, in any order.

Beside the program's own session, file, journal, versions and folding stands a model that knows
nothing of patches: the content after each step, and the bytes that each file must hold.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, Verbosity, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from argmap.core import ids
from argmap.core.document import Document
from argmap.core.edits.replacing import replace
from argmap.core.rules import RefusalError
from argmap.session.journaling import Journaling
from argmap.session.mapfile import ChangedOnDisk, DeletedOnDisk, MapFile
from argmap.session.recovered import recover
from argmap.session.saving import Saving
from argmap.session.session import Session
from argmap.storage.errors import FileProblem
from argmap.storage.files import Unconfirmed
from argmap.storage.journal.folder import ops_name, read_pair
from argmap.storage.journal.fs import JournalFs
from argmap.storage.journal.left import Left
from argmap.storage.journal.store import Store
from argmap.storage.native import dump, load
from argmap.storage.versions import Versions
from tests import journals
from tests.reliability.faults import FailingFs
from tests.reliability.report import Report

STEPS: Final = 20_000
LENGTH: Final = 60
SEEDS: Final = st.integers(0, 2**32)
NAMES: Final = ("a.argmap", "b.argmap", "c.argmap")


class _Dice:
    """Throws the same each time; stands where ids come from."""

    def __init__(self) -> None:
        self._random = random.Random(1)

    def randbits(self, bits: int) -> int:
        return self._random.getrandbits(bits)


def facts(document: Document) -> bytes:
    return journals.facts(document)


class Work(RuleBasedStateMachine):
    """Rules are what a person, another program or bad luck does."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        # The same deeds are to lead to the same map, ids included, when a failure is looked into.
        self._dice, ids.secrets = ids.secrets, _Dice()  # type: ignore[attr-defined, assignment]
        self.folder = Path(tempfile.mkdtemp(prefix="argmap-sessions-"))
        (self.folder / "docs").mkdir()
        self.store = Store(self.folder / "state")
        self.versions = Versions(self.folder / "state" / "history")
        self.saved: set[bytes] = set()
        self._attend(*MapFile.new())

    def _attend(self, session: Session, file: MapFile) -> None:
        """Work on this from now on; the model begins where it stands."""
        self.session, self.file = session, file
        file.versions = self.versions
        self.journaling = Journaling(session, file, self.store)
        session.history_changed.subscribe(self.journaling.changed)
        if session.dirty:
            self.journaling.keep_from_now()
        self.past: list[bytes] = []
        self.future: list[bytes] = []
        self.now = facts(session.document)
        self.clean: int | None = None if session.dirty else 0
        self.known = file.path.read_bytes() if file.path is not None else None
        self.pending: tuple[Saving, bytes] | None = None
        self.mark: int | None = None
        self.seen = {self.now}
        self._settled()

    # --- the model -------------------------------------------------------------------------

    def _pushed(self, now: bytes) -> None:
        here = len(self.past)
        self.past.append(self.now)
        self.future.clear()
        self.now = now
        self.clean = self.clean if self.clean is None or self.clean <= here else None
        self.mark = self.mark if self.mark is None or self.mark <= here else None

    def _stepped(self) -> None:
        """Something was tried: a step more, the last one longer, one less, or nothing."""
        now, here = facts(self.session.document), self.session.history.position
        if here == len(self.past) + 1:
            self._pushed(now)
        elif here == len(self.past) and now != self.now:
            assert not self.future, "a step changed in the middle of the history"
            self.now = now
        elif here == len(self.past) - 1:
            assert not self.future
            self.now = self.past.pop()
        self.seen.add(self.now)

    @property
    def dirty(self) -> bool:
        return self.clean != len(self.past)

    @property
    def unsaved(self) -> bool:
        """Whether a crash would lose something: steps that change nothing are no loss."""
        return self.dirty and self.needed

    def _settled(self) -> None:
        """Saved, or just opened: from here on only what differs need be in a journal."""
        self.needed, self.last = self.dirty, self.now

    @property
    def path(self) -> Path | None:
        return self.file.path

    @property
    def foreign(self) -> str:
        """What the file is, by its bytes alone."""
        if self.path is None or self.known is None:
            return "same"
        if not self.path.exists():
            return "deleted"
        return "same" if self.path.read_bytes() == self.known else "changed"

    def _was_saved(self, path: Path, content: bytes) -> None:
        assert facts(load(path.read_bytes()).document) == content, "the file holds something else"
        self.known = path.read_bytes()
        self.saved.add(content)

    def _kept(self, content: bytes) -> bool:
        """Whether it is in some backup, conflict copy or version."""
        places = [*(self.folder / "docs").iterdir(), *(self.folder / "state").glob("history/*/*")]
        for each in places:
            with suppress(FileProblem, OSError):
                if facts(load(each.read_bytes()).document) == content:
                    return True
        return False

    # --- edits -----------------------------------------------------------------------------

    @rule(seed=SEEDS)
    def edit(self, seed: int) -> None:
        journals.edit(self.session, random.Random(seed))
        self._stepped()

    @rule(seed=SEEDS)
    def nudge(self, seed: int) -> None:
        journals.nudge(self.session, random.Random(seed))
        self._stepped()

    @rule(seed=SEEDS, commits=st.booleans())
    def gesture(self, seed: int, commits: bool) -> None:
        chance = random.Random(seed)
        with self.session.gesture("Gesture") as gesture:
            for _ in range(2):
                with suppress(RefusalError):
                    gesture.apply(journals.any_edit(self.session.document, chance))
            if not commits:
                gesture.cancel()
        if not commits:
            assert facts(self.session.document) == self.now
        self._stepped()

    @rule(seed=SEEDS)
    def resume(self, seed: int) -> None:
        """Open the last step again, to add to it or to take it back altogether."""
        open_to = not self.future and self.past
        here = len(self.past)
        journals.resume(self.session, random.Random(seed))
        if open_to:
            self.clean = None if self.clean == here else self.clean
            self.mark = None if self.mark == here else self.mark
        self._stepped()

    @rule()
    def undo(self) -> None:
        assert self.session.undo() == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert self.session.redo() == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule(seed=SEEDS)
    def go_to(self, seed: int) -> None:
        place = seed % (len(self.past) + len(self.future) + 1)
        self.session.go_to(place)
        line = [*self.past, self.now, *reversed(self.future)]
        self.past, self.now = line[:place], line[place]
        self.future = line[:place:-1]

    @rule(seed=SEEDS)
    def select(self, seed: int) -> None:
        chance = random.Random(seed)
        self.session.select(journals.some(self.session, chance))

    @rule(seed=SEEDS, levels=st.integers(0, 3))
    def fold(self, seed: int, levels: int) -> None:
        folding = self.session.folding
        if levels:
            folding.fold_to(levels)
        else:
            with suppress(RefusalError):
                folding.toggle(journals.some(self.session, random.Random(seed)))

    # --- files -----------------------------------------------------------------------------

    @rule()
    def save(self) -> None:
        self._end_pending()
        path = self.path or self.folder / "docs" / NAMES[0]
        before = path.read_bytes() if path.exists() else None
        foreign = self.foreign
        try:
            self.file.save(self.session, path)
        except (ChangedOnDisk, DeletedOnDisk) as error:
            told = "changed" if isinstance(error, ChangedOnDisk) else "deleted"
            assert told == foreign
            assert (path.read_bytes() if path.exists() else None) == before
            return
        assert foreign == "same"
        self._was_saved(path, self.now)
        self.clean = len(self.past)
        self._settled()

    @rule(nth=st.integers(1, 60), number=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EROFS]))
    def save_on_a_bad_disk(self, nth: int, number: int) -> None:
        self._end_pending()
        path = self.path or self.folder / "docs" / NAMES[0]
        before = path.read_bytes() if path.exists() else None
        saving = self.file.begin(self.session, path)
        try:
            done = saving.run(FailingFs(nth, OSError(number, os.strerror(number))))
        except Unconfirmed as error:
            self.file.half_finish(saving, error)
            self._was_saved(path, self.now)
        except FileProblem:
            assert (path.read_bytes() if path.exists() else None) == before, "it is half saved"
        else:
            self.file.finish(self.session, saving, done)
            self._was_saved(path, self.now)
            self.clean = len(self.past)
            self._settled()
        assert not list((self.folder / "docs").glob(".*.tmp"))

    @precondition(lambda self: self.pending is None and self.foreign == "same")
    @rule()
    def begin_to_save(self) -> None:
        path = self.path or self.folder / "docs" / NAMES[0]
        self.pending = (self.file.begin(self.session, path), self.now)
        self.mark = len(self.past)

    @precondition(lambda self: self.pending is None and self.foreign == "same")
    @rule(seed=SEEDS, undoes=st.booleans())
    def edit_while_it_is_saved(self, seed: int, undoes: bool) -> None:
        self.begin_to_save()
        self.edit(seed)
        if undoes:
            self.undo()
        self._end_pending()

    @precondition(lambda self: self.pending is not None)
    @rule()
    def end_saving(self) -> None:
        self._end_pending()

    def _end_pending(self) -> None:
        """A thread has written what was the map a while ago."""
        if self.pending is None:
            return
        (saving, content), self.pending = self.pending, None
        try:
            done = saving.run()
        except (ChangedOnDisk, DeletedOnDisk):
            assert self.foreign != "same"
            return
        self.file.finish(self.session, saving, done)
        self._was_saved(saving.path, content)
        self.clean = self.mark
        self._settled()

    @rule(name=st.sampled_from(NAMES))
    def save_as(self, name: str) -> None:
        self._end_pending()
        path = self.folder / "docs" / name
        if path == self.path:
            return
        before = facts(load(path.read_bytes()).document) if path.exists() else None
        self.file.save(self.session, path)
        assert before is None or self._kept(before), "what was overwritten is nowhere"
        self._was_saved(path, self.now)
        self.clean = len(self.past)
        self._settled()

    @precondition(lambda self: self.path is not None and self.known is not None)
    @rule(seed=SEEDS, how=st.sampled_from(["write", "replace", "touch", "delete"]))
    def another_program(self, seed: int, how: str) -> None:
        path = self.path
        assert path is not None
        if how == "delete":
            path.unlink(missing_ok=True)
        elif how == "touch":
            if path.exists():
                os.utime(path, (seed % 10**9, seed % 10**9))
        else:
            other = Session()
            for n in range(3):
                journals.edit(other, random.Random(seed + n))
            data = dump(other.document.content(), self.file.meta)
            target = path if how == "write" else path.with_name("theirs.tmp")
            target.write_bytes(data)
            target.replace(path)

    @rule()
    def look(self) -> None:
        """The window comes forward: what the file is now, and an unchanged map follows it."""
        self._end_pending()
        foreign = self.foreign
        assert self.file.state() == foreign
        if foreign == "changed" and not self.dirty:
            self._reload()

    @precondition(lambda self: self.path is not None and self.path.exists())
    @rule()
    def revert(self) -> None:
        self._end_pending()
        given_up = self.now if self.unsaved else None
        self._reload()
        if given_up is not None:
            self.journaling.settle()
            assert any(facts(each.replay().document) == given_up for each in self._trash()), (
                "what was given up is nowhere"
            )

    def _reload(self) -> None:
        assert self.path is not None
        theirs = facts(load(self.path.read_bytes()).document)
        with self.journaling.given_up(), self.session.left_as_is():
            changed = self.file.reload(self.session)
        assert changed == (self.session.history.position > len(self.past))
        if changed:
            self._pushed(theirs)
        assert self.now == theirs
        self.known = self.path.read_bytes()
        self.clean = len(self.past)
        self._settled()

    @precondition(lambda self: self.foreign != "same")
    @rule()
    def overwrite(self) -> None:
        """A person wants theirs replaced: it is kept beside the file."""
        self._end_pending()
        path = self.path
        assert path is not None
        theirs = facts(load(path.read_bytes()).document) if path.exists() else None
        self.file.save(self.session, path, force=True)
        assert theirs is None or self._kept(theirs), "theirs is nowhere"
        self._was_saved(path, self.now)
        self.clean = len(self.past)
        self._settled()

    @rule(seed=SEEDS)
    def restore_a_version(self, seed: int) -> None:
        found = self.versions.of(self.file.meta.id)
        if not found:
            return
        document = found[seed % len(found)].read().document
        with self.session.left_as_is():
            self.session.apply(replace(self.session.document, document), "Restore")
        self._stepped()
        assert self.now == facts(document)

    # --- ends ------------------------------------------------------------------------------

    @rule()
    def close_without_saving(self) -> None:
        self._end_pending()
        given_up, path = self.now if self.unsaved else None, self.path
        if self.dirty:
            self.journaling.discard()
        else:
            self.journaling.forget()
        self.journaling.settle()
        assert self.store.left() == [], "a journal is left of a map that was closed"
        if given_up is not None:
            assert any(facts(each.replay().document) == given_up for each in self._trash())
        self._open(path)

    def _open(self, path: Path | None) -> None:
        """Begin with the file, if it is still there, or else with an empty map."""
        opened = path is not None and path.exists()
        self._attend(*(MapFile.open(path) if opened and path is not None else MapFile.new()))

    def _trash(self) -> list[Left]:
        return self.store.discarded()

    def _end_of_program(self) -> None:
        """It ends without a word: the system lets its lock go."""
        self.journaling.settle()
        self.store.close()
        self.store = Store(self.folder / "state")

    @rule(typed=st.sampled_from(["", "", "half a senten"]))
    def crash(self, typed: str) -> None:
        self.pending = None
        key = next(iter(self.session.document.statements), "") if typed else ""
        if key:
            self.journaling.typing(key, typed)
        self._end_of_program()
        past, future, now = self.past, self.future, self.now
        left = self.store.left()
        assert left or not (self.unsaved or key), "what is unsaved is not offered"
        assert len(left) <= (self.dirty or bool(key)), "something is offered that is saved"
        if not left:
            self._open(self.path)
            return
        self._recover(left[0])
        if key and self.session.document.statements[key].text == typed and self.now != now:
            past, future = [*past, now], []
            assert self.session.history.position == len(past)
        else:
            assert self.now == now, "something else than what was there came back"
        assert len(self.session.history) == len(past) + len(future)
        self.past, self.future = past, future

    @precondition(lambda self: self.unsaved)
    @rule(cut=st.integers(1, 400))
    def crash_while_writing(self, cut: int) -> None:
        """The end of the journal did not reach the disk."""
        self.pending = None
        self._end_of_program()
        (left,) = self.store.left()
        pair = read_pair(str(left.folder), JournalFs())
        assert pair is not None
        ops = left.folder / ops_name(pair.number)
        ops.write_bytes(pair.data[: max(pair.lines.ends[0], len(pair.data) - cut)])
        again = self.store.left()
        seen, path = self.seen, self.path
        if not again:
            self._open(path)
            return
        self._recover(again[0])
        assert self.now in seen, "what came back never was"
        self._follow_history()

    def _recover(self, left: Left) -> None:
        session, file = recover(left.replay(), left.path)
        self._attend(session, file)
        self.journaling.settle()
        self.store.discard_left(left)
        assert self.session.dirty
        self.known = None

    def _follow_history(self) -> None:
        """Learn the history anew from the session, where the model cannot know it."""
        session, here = self.session, self.session.history.position
        line = []
        for place in range(len(session.history) + 1):
            session.go_to(place)
            line.append(facts(session.document))
        session.go_to(here)
        self.past, self.now, self.future = line[:here], line[here], line[:here:-1]
        self.seen |= set(line)

    # --- what always holds -----------------------------------------------------------------

    @invariant()
    def the_map_is_what_the_model_says(self) -> None:
        Work.steps += 1
        self.needed |= self.now != self.last
        self.last = self.now
        assert facts(self.session.document) == self.now
        assert self.session.history.position == len(self.past)
        assert len(self.session.history) == len(self.past) + len(self.future)
        assert self.session.dirty == self.dirty
        assert self.journaling.failure is None

    @invariant()
    def what_is_selected_is_shown(self) -> None:
        hidden = self.session.folding.hidden
        assert not hidden & set(self.session.selection)
        assert hidden <= self.session.document.records().keys()

    @invariant()
    def a_file_that_was_saved_is_whole(self) -> None:
        if self.path is not None and self.path.exists():
            load(self.path.read_bytes())

    def teardown(self) -> None:
        try:
            line = [*self.past, self.now, *reversed(self.future)]
            if len(self.session.history) == len(line) - 1:  # else something failed before
                self._go_through(line)
        finally:
            self.journaling.settle()
            self.store.close()
            shutil.rmtree(self.folder, ignore_errors=True)
            ids.secrets = self._dice  # type: ignore[attr-defined]

    def _go_through(self, line: list[bytes]) -> None:
        """Undo leads back to the beginning and redo to the end, over the very same maps."""
        while self.session.undo():
            assert facts(self.session.document) == line[self.session.history.position]
        assert self.session.history.position == 0
        while self.session.redo():
            assert facts(self.session.document) == line[self.session.history.position]


def sessions(steps: int = STEPS, length: int = LENGTH, *, derandomize: bool = False) -> Report:
    """Work until so many steps are done; a failure is told by the shortest way to it."""
    report = Report("a session at work", "steps")
    began = Work.steps
    while Work.steps - began < steps and not report.bad:
        left = steps - (Work.steps - began)
        try:
            run_state_machine_as_test(
                Work,
                settings=settings(
                    max_examples=max(1, min(100, left // length)),
                    stateful_step_count=length,
                    deadline=None,
                    database=None,
                    derandomize=derandomize,
                    phases=(Phase.generate, Phase.shrink),
                    verbosity=Verbosity.quiet,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
            report.bad += _told(error)
    report.cases = Work.steps - began
    return report


def _told(error: Exception) -> list[str]:
    """Each thing that went wrong, with the way to it."""
    found = error.exceptions if isinstance(error, ExceptionGroup) else [error]
    return [
        "\n    ".join([*traceback.format_exception(each)[-3:], *getattr(each, "__notes__", [])])
        for each in found
    ]
