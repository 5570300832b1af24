"""What a patch knows of itself: whether it only moves statements, and what takes it back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import move
from argmap.core.integrity import IntegrityError
from argmap.core.patch import Change, InfoChange, Patch
from argmap.core.records import Inference, Statement
from tests.core.maps import documents, draw_edit, snapshot

SAID = Statement(id="s", text="So it is.", x=1.0, y=2.0)


@pytest.mark.parametrize(
    ("fields", "only"),
    [
        ({"x": 5.0}, True),
        ({"x": None, "y": 3.5}, True),
        ({"text": "So it was."}, False),
        ({"x": 5.0, "pinned": True}, False),
        ({"x": 5.0, "width": 300.0}, False),
        ({"x": 5.0, "order": "b"}, False),
        ({"x": 5.0, "id": "t"}, False),
    ],
)
def test_a_patch_only_moves_if_nothing_but_places_differ(
    fields: dict[str, Any], *, only: bool
) -> None:
    patch = Patch({"s": Change(SAID, SAID.model_copy(update=fields))})
    assert patch.only_moves is only
    assert patch.inverse().only_moves is only
    assert patch.inverse().inverse() == patch


def test_what_comes_goes_or_is_no_statement_does_not_move() -> None:
    arrow = Inference(id="i", premises=("s",), target="t")
    told = Document().info
    extra = Statement.model_validate({**SAID.model_dump(), "later": 1})
    for patch in (
        Patch(),
        Patch({"s": Change(None, SAID)}),
        Patch({"s": Change(SAID, None)}),
        Patch({"i": Change(arrow, arrow.model_copy())}),
        Patch({"s": Change(SAID, extra)}),
        Patch({}, InfoChange(told, told.model_copy(update={"title": "T"}))),
    ):
        assert not patch.only_moves


@settings(max_examples=40, deadline=None)
@given(documents(), st.data())
def test_moves_are_applied_as_any_edit(subject: Document, data: st.DataObject) -> None:
    patch = move(subject, list(subject.statements), data.draw(st.sampled_from([-3.0, 8.0])), 0.25)
    before, other = snapshot(subject), Document(subject.content())
    order = list(subject.statements)
    if not patch:
        return
    assert patch.only_moves
    subject.apply(patch)
    other._replace(patch)  # as if it might be more
    assert snapshot(subject) == snapshot(other)
    assert list(subject.statements) == order
    with pytest.raises(IntegrityError):
        subject.apply(patch)
    assert snapshot(subject) == snapshot(other)
    edit = draw_edit(data.draw, subject)
    subject.apply(edit)
    subject.apply(edit.inverse())
    subject.apply(patch.inverse())
    assert snapshot(subject) == before
