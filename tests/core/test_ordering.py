"""Siblings change places: the one that is moved gets a new order, others only if they must."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.ordering import put, put_premise
from argmap.core.records import Content
from tests.core.maps import document, inference, statement

ORDERS = st.lists(st.sampled_from(["", "a1", "a2", "a2V", "Zz", "b11"]), min_size=1, max_size=6)


@settings(max_examples=50)
@given(ORDERS, st.data())
def test_a_record_comes_where_it_is_put(orders: list[str], data: st.DataObject) -> None:
    told = tuple(statement(f"s{n}", order=order) for n, order in enumerate(orders))
    subject = Document(Content(statements=told))
    keys = subject.ordered_keys("statements")
    moved = data.draw(st.sampled_from(keys))
    wanted = [key for key in keys if key != moved]
    wanted.insert(data.draw(st.integers(0, len(wanted))), moved)
    patch = put(subject, wanted, moved)
    subject.apply(patch)
    assert subject.ordered_keys("statements") == wanted
    if "" not in orders and len(set(orders)) == len(orders):
        assert set(patch.changes) <= {moved}
    assert not put(subject, wanted, moved)


def test_premises_change_places_and_nothing_else() -> None:
    subject = document(*(statement(key) for key in "abcx"), inference("i", "a b c", "x"))
    subject.apply(put_premise(subject, "i", "c", "a"))
    assert subject.inferences["i"].premises == ("c", "a", "b")
    subject.apply(put_premise(subject, "i", "c", None))
    assert subject.inferences["i"].premises == ("a", "b", "c")
    assert not put_premise(subject, "i", "x", "a")
    assert not put_premise(subject, "gone", "a", "b")
