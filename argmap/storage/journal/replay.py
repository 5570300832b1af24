"""From a journal back to a map with its history: line by line, to the first that misfits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Final

from pydantic_core import to_json

from argmap.core.document import Document
from argmap.core.i18n import tr
from argmap.core.patch import Change, InfoChange, Patch
from argmap.core.records import COLLECTIONS, MapInfo, Record
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.journal.entry import PastStep, Selected
from argmap.storage.journal.folder import Pair
from argmap.storage.journal.linking import linked
from argmap.storage.memory import collector_paused
from argmap.storage.native import load
from argmap.storage.salvage import salvage

MAX_STEPS: Final = 1_000


class _MisfitError(Exception):
    """A line that does not go on from where the ones before it lead."""


_BAD: Final = (_MisfitError, LookupError, ArithmeticError, TypeError, ValueError)
"""What comes of a line that says something else than a journal does."""


@dataclass(slots=True)
class Replayed:
    """A map as its journal has it; steps are counted from the opening, the first known is `first`.

    `read` lines were followed, what comes after byte `end` was not; `draft` is what was being typed
    (a record's id and a text). `notes` tells what was damaged, in sentences.
    """

    document: Document
    meta: Meta
    steps: list[PastStep] = field(default_factory=list)
    first: int = 0
    place: int = 0
    clean: int | None = 0
    selected: Selected = ()
    draft: tuple[str, str] | None = None
    read: int = 0
    end: int = 0
    notes: list[str] = field(default_factory=list)


def replay(pair: Pair) -> Replayed:
    """Follow the lines. Raises FileProblem if not even the base can be saved."""
    with collector_paused():
        return _Follower(pair).run()


class _Follower:
    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._lenient = False
        document, meta, notes = self._read_base(pair)
        place, clean = pair.head.get("place"), pair.head.get("clean")
        self.done = Replayed(document, meta, notes=notes)
        self.done.place = self.done.first = place if isinstance(place, int) else 0
        self.done.clean = clean if isinstance(clean, int) else None
        self._linking: dict[str, Record] | None = None
        self._linked_info = document.info

    def _read_base(self, pair: Pair) -> tuple[Document, Meta, list[str]]:
        if pair.base_is_whole:
            loaded = load(pair.base)
            return loaded.document, loaded.meta, list(loaded.repairs)
        # Steps say what each record was before, so they can put back what the damage took.
        self._lenient = True
        note = tr("The map from before the changes was damaged; what could be saved of it is here.")
        try:
            found = salvage(pair.base)
        except FileProblem:
            if len(pair.lines.values) < 2:
                raise
            return Document(), Meta(), [note]
        return found.document, found.meta, [note, *found.report]

    def run(self) -> Replayed:
        done, lines = self.done, self._pair.lines
        for value, end in zip(lines.values, lines.ends, strict=True):
            try:
                self._follow(value)
            except _BAD:
                done.notes.append(
                    tr("A change could not be followed; it and those after it are left out.")
                )
                break
            done.read += 1
            done.end = end
        rest = self._pair.data[done.end :]
        if done.read == len(lines.values) and rest.strip(b"\0"):
            done.notes.append(tr("The end of the journal is damaged; it is left out."))
        here = min(max(0, done.place - done.first), len(done.steps))
        before, after = linked(done.document, done.steps[:here], done.steps[here:])
        done.steps, done.first = [*before, *after], done.place - len(before)
        return done

    def _follow(self, value: dict[str, Any]) -> None:
        match value["op"]:
            case "base":
                return
            case "past":
                self._link(value)
            case "draft":
                key, text = str(value["key"]), str(value["text"])
                self.done.draft = (key, text) if key else None
            case "edit":
                self._edit(value)
            case _:
                raise _MisfitError

    # --- steps from before the base ----------------------------------------------------------

    def _link(self, value: dict[str, Any]) -> None:
        """Put a step before those known, or after them, if that is where it leads to."""
        done, index = self.done, int(value["index"])
        back = index == done.first - 1
        if not back and index != done.first + len(done.steps):
            return  # the chain broke off before: nothing is lost but the way back
        if self._linking is None or index == done.place:
            self._linking, self._linked_info = done.document.records(), done.document.info
        patch = self._linked(value, back=back)
        if patch is None:
            return
        if back:
            done.steps.insert(0, _step(value, patch))
            done.first -= 1
        else:
            done.steps.append(_step(value, patch))

    def _linked(self, value: dict[str, Any], *, back: bool) -> Patch | None:
        """What the step changed, in terms of the records that are known; None if it misfits."""
        assert self._linking is not None  # though it may be empty
        state = self._linking
        changes: dict[str, Change] = {}
        for old, new in _pairs(value):
            here, there = (new, old) if back else (old, new)
            key = (old or new).id  # type: ignore[union-attr]
            present = state.pop(key, None)
            if here != present:
                return None
            if there is not None:
                state[key] = there
            changes[key] = Change(there, present) if back else Change(present, there)
        if "info" not in value:
            return Patch(changes)
        was, now = map(_info, value["info"])
        known = self._linked_info
        if (now if back else was) != known:
            return None
        self._linked_info = was if back else now
        return Patch(changes, InfoChange(was, known) if back else InfoChange(known, now))

    # --- what has been done since ------------------------------------------------------------

    def _edit(self, value: dict[str, Any]) -> None:
        done = self.done
        place, keep = int(value["place"]), value.get("keep")
        goal = place if keep is None else int(keep)
        way = self._way(goal)
        patch = self._patch(value, way)
        joined: list[PastStep] = []
        if value.get("joined") and goal >= done.first:
            joined = done.steps[goal - done.first : done.place - done.first]
        done.document.apply(patch)
        done.draft = None
        if keep is not None:
            self._forget_from(int(keep))
            if "label" in value:
                earlier = [each.patch for each in joined]
                whole = reduce(Patch.then, [*earlier, patch], Patch())
                done.steps.append(_step(value, whole))
                del done.steps[:-MAX_STEPS]
                done.first = place - len(done.steps)
        if not done.first <= place <= done.first + len(done.steps):
            done.steps, done.first = [], place
        done.place = place
        clean = value["clean"]
        done.clean = clean if isinstance(clean, int) else None
        done.selected = tuple(map(str, value["after"]))

    def _forget_from(self, keep: int) -> None:
        done = self.done
        if not done.first <= keep <= done.first + len(done.steps):
            done.steps, done.first = [], keep
        else:
            del done.steps[keep - done.first :]

    def _way(self, goal: int) -> Patch:
        """What leads to another place along the steps that are known; records are the same then."""
        done = self.done
        here, there = done.place - done.first, goal - done.first
        if here == there or not 0 <= there <= len(done.steps) or here > len(done.steps):
            return Patch()
        if there < here:
            patches = [step.patch.inverse() for step in reversed(done.steps[there:here])]
        else:
            patches = [step.patch for step in done.steps[here:there]]
        return reduce(Patch.then, patches, Patch())

    def _patch(self, value: dict[str, Any], way: Patch) -> Patch:
        document = self.done.document
        changes: dict[str, Change] = {}
        for old, new in _pairs(value):
            key = (old or new).id  # type: ignore[union-attr]
            present = document.record(key)
            if old != present and not self._lenient:
                raise _MisfitError
            met = way.changes.get(key)
            again = met is not None and met.after == new
            after = met.after if met and again else new
            if present is not None or after is not None:  # a damaged base may lack what goes here
                changes[key] = Change(present, after)
        info = None
        if "info" in value:
            was, now = map(_info, value["info"])
            if was != document.info and not self._lenient:
                raise _MisfitError
            if way.info is not None and way.info.after == now:
                now = way.info.after
            info = InfoChange(document.info, now)
        return Patch(changes, info)


def _pairs(value: dict[str, Any]) -> Iterator[tuple[Record | None, Record | None]]:
    """Each record before and after."""
    for name, before, after in value.get("changes", ()):
        if before is None and after is None:
            raise _MisfitError
        yield (
            None if before is None else _record(name, before),
            None if after is None else _record(name, after),
        )


def _record(name: str, raw: dict[str, Any]) -> Record:
    return COLLECTIONS[name].model_validate_json(to_json(raw), strict=True)


def _info(raw: dict[str, Any]) -> MapInfo:
    return MapInfo.model_validate_json(to_json(raw), strict=True)


def _step(value: dict[str, Any], patch: Patch) -> PastStep:
    before, after = (tuple(map(str, value[name])) for name in ("before", "after"))
    merge = value.get("merge")
    word = None if merge is None else str(merge)
    return PastStep(str(value["label"]), patch, before, after, word)
