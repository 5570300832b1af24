"""Undo and redo: steps that name records, never objects of a view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Final, NamedTuple
from weakref import WeakSet

from argmap.core.patch import Patch

MAX_STEPS: Final = 1_000

Selected = tuple[str, ...]


class Step(NamedTuple):
    """What one command or gesture did, and what was selected before and after it.

    Steps of one `merge` word that follow each other become one: ten nudges are undone at once.
    """

    label: str
    patch: Patch
    before: Selected
    after: Selected
    merge: str | None = None


class Bookmark:
    """A place that is followed while steps come and go; None once it is off the line."""

    def __init__(self, position: int | None) -> None:
        self.position: int | None = position


class History:
    """A line of steps with a present place and, perhaps, the place that was saved."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._position = 0
        self._clean = Bookmark(0)
        self._bookmarks: WeakSet[Bookmark] = WeakSet()
        self._forgotten = False

    @classmethod
    def restored(cls, steps: Iterable[Step], position: int, *, forgotten: bool) -> History:
        """A history as it was in another run; no place of it is the saved one."""
        history = cls()
        history._steps = list(steps)
        history._position = position
        history._clean = Bookmark(None)
        history._forgotten = forgotten
        return history

    def __len__(self) -> int:
        return len(self._steps)

    def __iter__(self) -> Iterator[Step]:
        """All steps, those that are undone too."""
        return iter(self._steps)

    def __getitem__(self, place: int) -> Step:
        """Return the step that leads from `place` to the place after it."""
        return self._steps[place]

    @property
    def position(self) -> int:
        """The present place: how many steps are done."""
        return self._position

    @property
    def saved(self) -> int | None:
        """The place that was saved, if it is still on the line."""
        return self._clean.position

    @property
    def forgotten(self) -> bool:
        """Whether there were steps before the first one."""
        return self._forgotten

    @property
    def dirty(self) -> bool:
        """Whether the present place is another than the one last saved."""
        return self.saved != self._position

    @property
    def undoable(self) -> Step | None:
        return self._steps[self._position - 1] if self._position else None

    @property
    def redoable(self) -> Step | None:
        return self._steps[self._position] if self._position < len(self._steps) else None

    def push(self, step: Step) -> None:
        """Add a step after the present place; what was undone beyond it is gone."""
        if self._merges(step):
            self._steps[-1] = self._merged(self._steps[-1], step)
            if not self._steps[-1].patch:
                del self._steps[-1]
                self._position -= 1
            return
        del self._steps[self._position :]
        for mark in self._marks():
            if mark.position is not None and mark.position > self._position:
                mark.position = None
        self._steps.append(step)
        self._position += 1
        if len(self._steps) > MAX_STEPS:
            del self._steps[0]
            self._position -= 1
            self._forgotten = True
            for mark in self._marks():
                if mark.position is not None:
                    mark.position = mark.position - 1 if mark.position else None

    def take_last(self) -> Step | None:
        """Take the newest step out, if it is done; None if there is none or it is undone."""
        if not self._position or self._position != len(self._steps):
            return None
        for mark in self._marks():
            if mark.position == self._position:
                mark.position = None
        self._position -= 1
        return self._steps.pop()

    def _merges(self, step: Step) -> bool:
        """Whether the step goes on what the last one did: same words, same records, not saved."""
        if step.merge is None or self._position != len(self._steps) or not self._steps:
            return False
        last = self._steps[-1]
        return (
            last.merge == step.merge
            and last.after == step.before
            and all(mark.position != self._position for mark in self._marks())
            and last.patch.changes.keys() == step.patch.changes.keys()
        )

    @staticmethod
    def _merged(last: Step, step: Step) -> Step:
        return last._replace(patch=last.patch.then(step.patch), after=step.after)

    def between(self, position: int) -> tuple[Patch, Selected]:
        """Return what leads from the present place to another, and what is selected there.

        Raises IndexError if there is no such place.
        """
        if not 0 <= position <= len(self._steps):
            raise IndexError(f"there is no place {position} in a history of {len(self)} steps")
        if position < self._position:
            undone = self._steps[position : self._position]
            if len(undone) == 1:
                return undone[0].patch.inverse(), undone[0].before
            way = (step.patch.inverse() for step in reversed(undone))
            return reduce(Patch.then, way, Patch()), undone[0].before
        done = self._steps[self._position : position]
        if len(done) == 1:
            return done[0].patch, done[0].after
        selected = done[-1].after if done else ()
        return reduce(Patch.then, (step.patch for step in done), Patch()), selected

    def move_to(self, position: int) -> None:
        self._position = position

    def bookmark(self) -> Bookmark:
        """Return the present place, to be told later where it has gone."""
        mark = Bookmark(self._position)
        self._bookmarks.add(mark)
        return mark

    def mark_clean(self, at: Bookmark | None = None) -> None:
        """This place, or the present one, is the saved one."""
        self._clean = Bookmark(self._position if at is None else at.position)

    def mark_unsaved(self) -> None:
        """No place is the saved one: a recovered or imported map."""
        self._clean = Bookmark(None)

    def _marks(self) -> list[Bookmark]:
        return [self._clean, *self._bookmarks]
