"""A person at work, as hypothesis thinks one up, against a model that is plain dictionaries.

Without Qt, too: `ARGMAP_BLOCK_QT=1`. `ARGMAP_MACHINE_EXAMPLES` sets how long it goes on.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from argmap.core.edits import arrange, inferences, paste, statements
from argmap.core.geometry import Point
from argmap.core.records import COLLECTIONS, Inference
from argmap.core.references import references
from argmap.core.rules import RefusalError
from argmap.session.history import Bookmark
from argmap.session.session import Gesture, Session
from argmap.storage.native import Meta, dump, load
from tests.core.maps import NOW, assert_sound, snapshot

NUMBER = st.integers(-200, 200).map(float)
PICK = st.integers(0, 30)
Facts = dict[str, tuple[Any, ...]]


def facts_of(session: Session) -> Facts:
    """What the map says, as plain values."""
    document = session.document
    told: Facts = {key: (each.text, each.x, each.y) for key, each in document.statements.items()}
    for key, arrow in document.inferences.items():
        told[key] = (arrow.premises, arrow.target, arrow.polarity)
    return told


class Work(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.session = Session()
        self.meta = Meta(id="a-map")
        self.model: Facts = {}
        self.past: list[Facts] = []
        self.future: list[Facts] = []
        self.saved: Facts | None = {}
        self.saving: tuple[Bookmark, Facts] | None = None
        self.gesture: Gesture | None = None
        self.held: Facts = {}
        self.first = snapshot(self.session.document)

    # --- the model -------------------------------------------------------------------------

    def pick(self, number: int, *collections: str) -> str | None:
        keys = [each.id for name in collections for each in self.session.document.ordered(name)]
        return keys[number % len(keys)] if keys else None

    def step(self, patch: Any, expected: Facts) -> None:
        """Apply as a command or within the gesture under way, and expect just this."""
        if self.gesture is not None:
            self.gesture.apply(patch)
        elif self.session.apply(patch, "Step"):
            self.past.append(self.model)
            self.future.clear()
        else:
            assert expected == self.model
        self.model = expected

    def without(self, key: str) -> Facts:
        """The model's own way to delete: look again and again for what cannot stand."""
        left = {name: told for name, told in self.model.items() if name != key}
        while True:
            fallen = set()
            for name, told in left.items():
                if len(told) == 3 and isinstance(told[0], tuple):
                    premises = tuple(each for each in told[0] if each in left)
                    if premises != told[0]:
                        left[name] = (premises, *told[1:])
                    if not premises or told[1] not in left:
                        fallen.add(name)
            if not fallen:
                return left
            left = {name: told for name, told in left.items() if name not in fallen}

    # --- what a person does ----------------------------------------------------------------

    @rule(text=st.text(max_size=6), x=NUMBER, y=NUMBER)
    def add(self, text: str, x: float, y: float) -> None:
        patch = statements.add(self.session.document, text=text, at=Point(x, y), now=NOW)
        (key,) = patch.created
        new = patch.changes[key].after
        self.step(patch, {**self.model, key: (new.text, x, y)})

    @rule(a=PICK, b=PICK, goal=PICK, polarity=st.sampled_from([None, "attack"]))
    def connect(self, a: int, b: int, goal: int, polarity: str | None) -> None:
        premises = [key for key in (self.pick(a, "statements"), self.pick(b, "statements")) if key]
        self._connect(premises, self.pick(goal, "statements", "inferences"), polarity)

    @rule(a=PICK, arrow=PICK)
    def undercut(self, a: int, arrow: int) -> None:
        premise = self.pick(a, "statements")
        self._connect([premise] if premise else [], self.pick(arrow, "inferences"), "attack")

    def _connect(self, premises: list[str], goal: str | None, polarity: str | None) -> None:
        if goal is None:
            return
        try:
            patch = inferences.connect(self.session.document, premises, goal, polarity=polarity)
        except RefusalError:
            return
        (key,) = patch.created
        told = (tuple(dict.fromkeys(premises)), goal, polarity or "support")
        self.step(patch, {**self.model, key: told})

    @rule(number=PICK, text=st.text(alphabet=st.characters(codec="utf-8"), max_size=6))
    def retext(self, number: int, text: str) -> None:
        key = self.pick(number, "statements")
        if key is not None:
            patch = statements.retext(self.session.document, key, text, NOW)
            told = self.model[key]
            words = patch.changes[key].after.text if patch else told[0]
            self.step(patch, {**self.model, key: (words, *told[1:])})

    @rule(number=PICK, dx=NUMBER, dy=NUMBER)
    def move(self, number: int, dx: float, dy: float) -> None:
        key = self.pick(number, "statements")
        if key is not None:
            text, x, y = self.model[key]
            patch = arrange.move(self.session.document, [key], dx, dy)
            self.step(patch, {**self.model, key: (text, x + dx, y + dy)})

    @rule(number=PICK)
    def delete(self, number: int) -> None:
        key = self.pick(number, "statements", "inferences")
        if key is not None:
            self.step(statements.delete(self.session.document, [key]), self.without(key))

    @rule(numbers=st.lists(PICK, min_size=1, max_size=4))
    def duplicate(self, numbers: list[int]) -> None:
        chosen = {key for number in numbers if (key := self.pick(number, "statements"))}
        patch = paste.duplicate(self.session.document, chosen, dx=10.0, dy=0.0)
        inner = set(chosen)
        while True:
            more = {
                key
                for key, told in self.model.items()
                if isinstance(told[0], tuple) and {*told[0], told[1]} <= inner
            } - inner
            if not more:
                break
            inner |= more
        assert len(patch.created) == len(inner)
        copies = {key: change.after for key, change in patch.changes.items()}
        added: Facts = {
            key: (each.premises, each.target, each.polarity)
            if isinstance(each, Inference)
            else (each.text, each.x, each.y)
            for key, each in copies.items()
        }
        mine = sorted(told[0] for told in added.values() if isinstance(told[0], str))
        assert mine == sorted(self.model[key][0] for key in chosen)
        assert all(
            {*told[0], told[1]} <= added.keys()
            for told in added.values()
            if isinstance(told[0], tuple)
        )
        self.step(patch, {**self.model, **added})

    @rule(numbers=st.lists(PICK, max_size=3))
    def select(self, numbers: list[int]) -> None:
        keys = [self.pick(number, "statements", "inferences") for number in numbers]
        self.session.select(key for key in keys if key)

    # --- going back and forth --------------------------------------------------------------

    @precondition(lambda self: self.gesture is None)
    @rule()
    def undo(self) -> None:
        assert self.session.undo() == bool(self.past)
        if self.past:
            self.future.append(self.model)
            self.model = self.past.pop()

    @precondition(lambda self: self.gesture is None)
    @rule()
    def redo(self) -> None:
        assert self.session.redo() == bool(self.future)
        if self.future:
            self.past.append(self.model)
            self.model = self.future.pop()

    @precondition(lambda self: self.gesture is None)
    @rule()
    def begin(self) -> None:
        self.gesture, self.held = self.session.gesture("Gesture"), self.model
        self.selected = self.session.selection

    @precondition(lambda self: self.gesture is not None)
    @rule(by_undo=st.booleans())
    def cancel(self, by_undo: bool) -> None:
        if by_undo:
            self.session.undo()
        else:
            self.gesture.cancel()
        self.gesture, self.model = None, self.held
        assert self.session.selection == self.selected

    @precondition(lambda self: self.gesture is not None)
    @rule()
    def commit(self) -> None:
        if self.gesture.commit():
            self.past.append(self.held)
            self.future.clear()
        else:
            assert self.model == self.held
        self.gesture = None

    @precondition(lambda self: self.gesture is None)
    @rule()
    def save_and_load(self) -> None:
        data = dump(self.session.document.content(), self.meta)
        loaded = load(data)
        assert not loaded.repairs
        assert dump(loaded.document.content(), loaded.meta) == data
        assert facts_of(Session(loaded.document)) == self.model
        self.session.mark_saved()
        self.saved = self.model

    @precondition(lambda self: self.gesture is None)
    @rule()
    def begin_to_save(self) -> None:
        self.saving = (self.session.history.bookmark(), self.model)

    @precondition(lambda self: self.gesture is None and self.saving is not None)
    @rule()
    def end_saving(self) -> None:
        """A thread has written what was the map a while ago; it was edited, perhaps, meanwhile."""
        place, model = self.saving
        self.session.mark_saved(place)
        self.saved, self.saving = model, None

    # --- what always holds -----------------------------------------------------------------

    @invariant()
    def the_map_is_what_the_model_says(self) -> None:
        assert facts_of(self.session) == self.model

    @invariant()
    def nothing_dangles(self) -> None:
        document = self.session.document
        keys = [key for name in COLLECTIONS for key in document.collection(name)]
        assert len(keys) == len(set(keys)) == len(document)
        for name in COLLECTIONS:
            for record in document.collection(name).values():
                assert all(mentioned in document for _, mentioned, _ in references(record))

    @invariant()
    def the_selection_exists(self) -> None:
        assert all(key in self.session.document for key in self.session.selection)

    @invariant()
    def a_map_that_differs_from_the_file_is_dirty(self) -> None:
        if self.gesture is None and self.model != self.saved:
            assert self.session.dirty

    def teardown(self) -> None:
        if self.gesture is not None:
            self.gesture.cancel()
            self.model = self.held
        assert_sound(self.session.document)
        last = facts_of(self.session)
        steps = 0
        while self.session.undo():
            steps += 1
        assert steps == len(self.past)
        assert set(snapshot(self.session.document)) == set(self.first)
        assert self.session.document.content().records() == []
        for _ in range(steps):
            assert self.session.redo()
        assert facts_of(self.session) == last


Work.TestCase.settings = settings(
    max_examples=int(os.environ.get("ARGMAP_MACHINE_EXAMPLES", "40")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestWork = Work.TestCase
