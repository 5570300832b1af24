"""Whatever is edited: integrity holds, undo restores the very records, patches add up.

`ARGMAP_EXAMPLES` sets how many maps are tried.
"""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits import paste, statements
from argmap.core.patch import Patch
from argmap.core.records import COLLECTIONS, Content, Inference, Statement
from argmap.core.references import references
from tests.core.maps import assert_sound, contents, documents, draw_edit, snapshot

PACE = settings(max_examples=int(os.environ.get("ARGMAP_EXAMPLES", "40")))


@PACE
@given(documents(), st.data())
def test_every_edit_keeps_integrity_and_can_be_taken_back(
    subject: Document, data: st.DataObject
) -> None:
    before = snapshot(subject)
    patch = draw_edit(data.draw, subject)
    subject.apply(patch)
    assert_sound(subject)
    after = snapshot(subject)
    subject.apply(patch.inverse())
    assert snapshot(subject) == before
    subject.apply(patch)
    assert snapshot(subject) == after


@PACE
@given(documents(), st.data())
def test_a_sequence_squashed_is_the_same_change(subject: Document, data: st.DataObject) -> None:
    start, squashed = subject.content(), Patch()
    before = snapshot(subject)
    for _ in range(data.draw(st.integers(1, 6))):
        patch = draw_edit(data.draw, subject)
        subject.apply(patch)
        squashed = squashed.then(patch)
    replayed = Document(start)
    replayed.apply(squashed)
    assert snapshot(replayed) == snapshot(subject)
    assert_sound(replayed)
    subject.apply(squashed.inverse())
    assert snapshot(subject) == before


@PACE
@given(documents(), st.data())
def test_an_edit_alone_changes_nothing(subject: Document, data: st.DataObject) -> None:
    before = snapshot(subject)
    draw_edit(data.draw, subject)
    assert snapshot(subject) == before


@PACE
@given(documents(), st.data())
def test_a_patch_holds_only_real_changes(subject: Document, data: st.DataObject) -> None:
    patch = draw_edit(data.draw, subject)
    for key, (before, after) in patch.changes.items():
        assert before is subject.record(key)
        assert before is not after
        if before is not None and after is not None:
            assert before != after


@PACE
@given(documents(), st.data())
def test_deletion_takes_just_what_cannot_stand(subject: Document, data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from([*snapshot(subject)]), max_size=3))
    asked = {key for key in keys if key}
    before = {key: subject.record(key) for key in snapshot(subject) if key}
    patch = statements.delete(subject, asked)
    gone = set(patch.deleted)
    subject.apply(patch)
    assert asked <= gone
    for key in gone - asked:
        record = before[key]
        lost = {mentioned for _, mentioned, _ in references(record)} & gone
        assert lost, "a record went that misses nothing"
        if isinstance(record, Inference):
            assert record.target in gone or set(record.premises) <= gone
        assert not isinstance(record, Statement)
    for key in before.keys() - gone:
        was, now = before[key], subject.record(key)
        kept = [each for each in references(was) if each[1] not in gone]
        assert kept == list(references(now))


@PACE
@given(documents(), contents(), st.data())
def test_pasting_adds_a_sound_copy(subject: Document, other: Content, data: st.DataObject) -> None:
    count = len(subject)
    present = snapshot(subject)
    patch = paste.insert(subject, other, dx=5.0)
    subject.apply(patch)
    assert_sound(subject)
    assert snapshot(subject).items() >= present.items()
    assert all(before is None for before, _ in patch.changes.values())
    shared = len(other.records()) - (len(subject) - count)
    assert 0 <= shared <= len(other.sources) + len(other.participants)
    for name in COLLECTIONS:
        fresh = [key for key in patch.created if key in subject.collection(name)]
        last = [record.id for record in subject.ordered(name)][
            len(subject.ordered(name)) - len(fresh) :
        ]
        assert fresh == last, "pasted records follow in their own order"


@PACE
@given(documents(), st.data())
def test_extracts_stand_alone(subject: Document, data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from([*snapshot(subject)])))
    part = paste.extract(subject, keys)
    alone = Document(part)
    assert all(alone.record(key) is subject.record(key) for key in snapshot(alone) if key)
