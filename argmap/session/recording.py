"""What a journal has to be told of a session: each step, and each way along the history."""

from __future__ import annotations

from functools import reduce
from operator import is_not
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.patch import Patch
from argmap.core.records import COLLECTIONS, Content
from argmap.core.records import Record as MapRecord
from argmap.storage.journal.entry import Entry, Past, PastStep

if TYPE_CHECKING:
    from argmap.core.records import MapInfo
    from argmap.session.history import Step
    from argmap.session.session import Session


class Record(NamedTuple):
    """A place in a history, the place that is saved, and the steps as a journal wants them."""

    place: int
    clean: int | None
    past: tuple[Past, ...]


class Recorder:
    """Remembers the history as it was last told, and tells what has become of it since.

    Places are counted from the opening of the map, whatever the history has forgotten since.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._steps: list[Step] = []
        self._first = self._place = 0
        self._clean: int | None = 0
        self._catch_up()

    @property
    def clean(self) -> int | None:
        """The place that was saved when it was last told of."""
        return self._clean

    def record(self) -> Record:
        """Where it was when last told of, and the steps that led there and on from there."""
        here = self._place - self._first
        done = [*enumerate(self._steps[:here], self._first)]
        undone = enumerate(self._steps[here:], self._place)
        past = (Past(index, PastStep(*step)) for index, step in [*reversed(done), *undone])
        return Record(self._place, self._clean, tuple(past))

    def take(self) -> Entry | None:
        """What has happened since it was last told; None if nothing has."""
        session, history = self._session, self._session.history
        steps, first = list(history), self._first + self._dropped()
        place = first + history.position
        clean = None if history.saved is None else first + history.saved
        same = self._same(steps, first)
        keep: int | None = first + same
        if len(steps) == same and first + same == self._first + len(self._steps):
            keep = None
        if keep is None and place == self._place and clean == self._clean:
            return None
        entry = self._entry(steps[same:], place, clean, keep)
        self._steps, self._first, self._place, self._clean = steps, first, place, clean
        return entry if keep is not None else _then_selected(entry, session.selection)

    def _entry(self, fresh: list[Step], place: int, clean: int | None, keep: int | None) -> Entry:
        if keep is None:
            return Entry(self._way(place), place, clean)
        taken = self._steps[keep - self._first : max(0, self._place - self._first)]
        back = [step.patch.inverse() for step in reversed(taken)]
        patch = _together([*back, *(step.patch for step in fresh)])
        if not fresh:
            return Entry(patch, place, clean, keep, after=self._session.selection)
        # Of several steps at once all but the last lose their names, but nothing of what they did.
        label, merge, last = fresh[-1].label, fresh[-1].merge, fresh[-1].after
        joined = bool(taken)
        return Entry(patch, place, clean, keep, label, merge, fresh[0].before, last, joined)

    def _way(self, place: int) -> Patch:
        """What leads along the steps from where it was to this place."""
        here, there = self._place - self._first, place - self._first
        if there < here:
            return _together([step.patch.inverse() for step in reversed(self._steps[there:here])])
        return _together([step.patch for step in self._steps[here:there]])

    def _dropped(self) -> int:
        """How many steps the history has forgotten at its beginning."""
        history = self._session.history
        if not len(history) or not self._steps or history[0] is self._steps[0]:
            return 0
        for index, step in enumerate(self._steps):
            if step is history[0]:
                return index
        return 0

    def _same(self, steps: list[Step], first: int) -> int:
        """How many steps, from `first` on, are those that were there before."""
        known = self._steps[first - self._first :]
        for index, differs in enumerate(map(is_not, steps, known)):
            if differs:
                return index
        return min(len(steps), len(known))

    def _catch_up(self) -> None:
        history = self._session.history
        self._steps, self._place = list(history), history.position
        self._clean = history.saved


def _together(patches: list[Patch]) -> Patch:
    return patches[0] if len(patches) == 1 else reduce(Patch.then, patches, Patch())


def _then_selected(entry: Entry, selected: tuple[str, ...]) -> Entry:
    return Entry(entry.patch, entry.place, entry.clean, after=selected)


def content_before(records: dict[str, MapRecord], info: MapInfo, patch: Patch) -> Content:
    """All records as they were before the patch; `records` are those after it, and are used up."""
    for key, (before, _) in patch.changes.items():
        if before is None:
            records.pop(key, None)
        else:
            records[key] = before
    parts: dict[type[MapRecord], list[MapRecord]] = {kind: [] for kind in COLLECTIONS.values()}
    for record in records.values():
        parts[type(record)].append(record)
    return Content.model_construct(
        None,
        info=info if patch.info is None else patch.info.before,
        **{name: tuple(parts[kind]) for name, kind in COLLECTIONS.items()},
    )
