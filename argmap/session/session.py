"""An editing session: one document with its history and selection."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from operator import is_
from types import TracebackType

from argmap.core.document import Document
from argmap.core.patch import Patch
from argmap.session.events import Event
from argmap.session.focusing import Focus, Path
from argmap.session.folding import Folding
from argmap.session.history import Bookmark, History, Selected, Step
from argmap.session.visits import Visits
from argmap.storage.memory import collector_paused


class Session:
    """Applies patches as undoable steps and keeps the selection true to the document.

    `selection_changed` and `history_changed` are told after the document's own listeners.
    """

    def __init__(self, document: Document | None = None) -> None:
        self.document = Document() if document is None else document
        self.history = History()
        self.selection_changed: Event[[]] = Event()
        self.history_changed: Event[[]] = Event()
        self._selection: Selected = ()
        self.completion: Callable[[Patch], Patch] | None = None
        """What adds to each step, as it ends, what follows from it: places for what has to move.

        It is given what the step changed and returns a patch that starts from there. If it fails,
        the step stands without it and `sys.excepthook` hears of the failure.
        """
        self._gesture: Gesture | None = None
        self.folding = Folding(self.document)
        self.folding.changed.subscribe(self._let_go)
        # First of all: who follows the document asks what is folded.
        self.document.subscribe(self.folding.follow)
        self.focus = Focus(self.document)
        self.path = Path(self.document)
        self.visits = Visits()
        self.document.subscribe(self.focus.follow)
        self.document.subscribe(self.path.follow)
        self.document.subscribe(self._prune)

    @property
    def selection(self) -> Selected:
        """Selected ids; the last one is the current one, which has the keyboard focus."""
        return self._selection

    @property
    def current(self) -> str | None:
        return self._selection[-1] if self._selection else None

    def select(self, keys: Iterable[str]) -> None:
        """Select these, dropping ids that do not exist and repeats; what is folded away unfolds."""
        before, chosen = self._selection, tuple(keys)
        if chosen != before:  # what is selected has been looked at
            chosen = tuple([key for key in dict.fromkeys(chosen) if key in self.document])
        self._selection = chosen
        self.folding.reveal(chosen)
        if chosen != before:
            self.selection_changed.emit()

    @property
    def dirty(self) -> bool:
        return self.history.dirty

    @property
    def gesture_open(self) -> bool:
        return self._gesture is not None

    def apply(
        self,
        patch: Patch,
        label: str,
        select: Iterable[str] | None = None,
        *,
        merge: str | None = None,
    ) -> bool:
        """Make one undoable step; False if the patch changes nothing.

        A step that changes the same records as the last one, with the same `merge` word, becomes
        part of it unless the map was saved in between. Raises IntegrityError with nothing changed,
        and RuntimeError while a gesture is open.
        """
        if self._gesture is not None:
            raise RuntimeError("a gesture is under way")
        if not patch:
            return False
        with self.gesture(label, merge=merge) as gesture:
            gesture.apply(patch)
            if select is not None:
                self.select(select)
        return True

    @contextmanager
    def left_as_is(self) -> Iterator[None]:
        """Complete no step meanwhile: what is made is all that is meant."""
        completion, self.completion = self.completion, None
        try:
            yield
        finally:
            self.completion = completion

    def gesture(self, label: str, *, merge: str | None = None) -> Gesture:
        """Begin many patches that become one step; leaving it by an exception takes them back."""
        if self._gesture is not None:
            raise RuntimeError("a gesture is under way")
        self._gesture = Gesture(self, label, merge)
        return self._gesture

    def resume(self) -> Gesture | None:
        """Open the newest step again, to add to it, or to cancel it as if it had never been.

        None if there is none, or if it is undone.
        """
        if self._gesture is not None:
            raise RuntimeError("a gesture is under way")
        step = self.history.take_last()
        if step is not None:
            self._gesture = Gesture(self, step.label, step.merge, resumed=step)
        return self._gesture

    def undo(self) -> bool:
        """Take back the last step, or the gesture under way; False if there is none."""
        if self._gesture is not None:
            self._gesture.cancel()
            return True
        return self.history.undoable is not None and self.go_to(self.history.position - 1)

    def redo(self) -> bool:
        """Make the step last taken back again; False if there is none."""
        return self.history.redoable is not None and self.go_to(self.history.position + 1)

    def go_to(self, position: int) -> bool:
        """Take steps back, or make them again, up to this place; False if nothing is to be done."""
        if self._gesture is not None or position == self.history.position:
            return False
        # Tens of thousands of records may change; looking for rubbish meanwhile would double it.
        with collector_paused():
            patch, selected = self.history.between(position)
            self.document.apply(patch)
        self.history.move_to(position)
        self.folding.reveal(self.folding.changed_here(patch))
        self.select(selected)
        self.history_changed.emit()
        return True

    def mark_saved(self, at: Bookmark | None = None) -> None:
        """The present state, or that of the place `at`, is the one on disk."""
        self.history.mark_clean(at)
        self.history_changed.emit()

    def _finish(self, step: Step | None, *, changed: bool) -> None:
        self._gesture = None
        if step is not None:
            self.history.push(step)
        if changed:
            self.history_changed.emit()

    def _prune(self, patch: Patch) -> None:
        if not patch.only_moves and (patch.deleted or self.folding.hidden):
            self._keep(key for key in self._selection if key in self.document)

    def _let_go(self) -> None:
        """What is folded away is not selected any more; rather than nothing, what it is behind."""
        before = self.current
        self._keep(self._selection)
        if before is not None and not self._selection:
            self.select(self.folding.in_front_of(before))

    def _keep(self, keys: Iterable[str]) -> None:
        hidden = self.folding.hidden
        kept = tuple(key for key in keys if key not in hidden)
        if kept != self._selection:
            self._selection = kept
            self.selection_changed.emit()


class Gesture:
    """Patches under way: `commit` makes one step of them, `cancel` takes them back."""

    def __init__(
        self,
        session: Session,
        label: str,
        merge: str | None = None,
        resumed: Step | None = None,
    ) -> None:
        self.label = label
        self._merge = merge
        self._session = session
        self._resumed = resumed is not None
        self._earlier = Patch() if resumed is None else resumed.patch
        self._fresh = Patch()
        self._before = session.selection if resumed is None else resumed.before
        self._open = True

    @property
    def patch(self) -> Patch:
        """All that has changed since the step began."""
        return self._earlier.then(self._fresh)

    def apply(self, patch: Patch) -> None:
        """Change the document; raises IntegrityError with nothing changed."""
        if not self._open:
            raise RuntimeError("the gesture is over")
        try:
            self._session.document.apply(patch)
        finally:
            if self._applied(patch):
                self._fresh = self._fresh.then(patch)

    def commit(self) -> bool:
        """End it as one step; False if nothing has changed."""
        if not self._open:
            return False
        self._complete()
        self._open = False
        patch = self.patch
        step = Step(self.label, patch, self._before, self._session.selection, self._merge)
        changed = bool(patch)
        self._session._finish(step if changed else None, changed=changed or self._resumed)
        return changed

    def cancel(self) -> None:
        """Take everything back: the document and the selection are as they were."""
        if not self._open:
            return
        self._open = False
        try:
            self._session.document.apply(self.patch.inverse())
        finally:
            self._session._finish(None, changed=self._resumed)
            self._session.select(self._before)

    def __enter__(self) -> Gesture:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.commit()
        else:
            self.cancel()

    def _complete(self) -> None:
        """Let what follows from the new changes be part of them; a failure loses none of them."""
        completion = self._session.completion
        if completion is None or not self._fresh:
            return
        try:
            with collector_paused():
                more = completion(self._fresh)
            if more:
                self.apply(more)
        except Exception as error:  # noqa: BLE001 - the step stands, whatever comes of the rest
            sys.excepthook(type(error), error, error.__traceback__)

    def _applied(self, patch: Patch) -> bool:
        # A failing listener raises although the change stands; it must be undoable all the same.
        document = self._session.document
        if patch.info is not None and document.info is not patch.info.after:
            return False
        there = map(document.record, patch.changes)
        return all(map(is_, there, [change[1] for change in patch.changes.values()]))
