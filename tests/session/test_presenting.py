from __future__ import annotations

from hypothesis import given, settings

from argmap.core import folds
from argmap.core.document import Document
from argmap.core.records import Group, Relation
from argmap.session.presenting import Step, steps
from tests.core.maps import document, documents, inference, statement


def test_an_argument_is_told_from_its_claim_down_one_inference_at_a_time() -> None:
    subject = document(
        *(statement(key) for key in ("lone", "b", "a", "top", "u", "c", "d")),
        statement("note", kind="note"),
        inference("i1", "a", "top"),
        inference("i2", "b c", "top"),
        inference("i3", "d", "a"),
        inference("iu", "u", "i1", "attack"),
        Relation(id="tie", a="note", b="a"),
        Group(id="g", members=("b", "d")),
    )
    assert steps(subject) == [
        Step(("top",)),
        Step(("i1", "a"), "top"),
        Step(("iu", "u"), "top"),
        Step(("i3", "d"), "a"),
        Step(("i2", "b", "c", "g"), "top"),
        Step(("lone",)),
        Step(("note", "tie")),
    ]


def test_the_central_claim_comes_first_even_if_it_is_a_premise() -> None:
    subject = document(
        *(statement(key) for key in "xyz"),
        inference("i", "y", "x"),
        inference("j", "z", "y"),
        central="y",
    )
    assert steps(subject) == [Step(("y",)), Step(("j", "z"), "y"), Step(("x",)), Step(("i",), "x")]


def test_a_circle_and_an_empty_map() -> None:
    subject = document(
        *(statement(key) for key in "ab"), inference("i", "a", "b"), inference("j", "b", "a")
    )
    assert steps(subject) == [Step(("a",)), Step(("j", "b"), "a"), Step(("i",), "b")]
    assert steps(document()) == []


@settings(max_examples=60)
@given(documents())
def test_everything_comes_once_and_never_before_what_it_needs(subject: Document) -> None:
    told: set[str] = set()
    for step in steps(subject):
        assert not told & set(step.fresh)
        told |= set(step.fresh)
        for key in step.fresh:
            if key in subject.inferences:
                assert {*subject.inferences[key].premises, subject.inferences[key].target} <= told
                assert step.about == folds.conclusion(subject, key)
        assert sum(key in subject.inferences for key in step.fresh) <= 1
    groups = {key for key, each in subject.groups.items() if each.members}
    everything = subject.statements.keys() | subject.inferences.keys() | subject.relations.keys()
    assert told == everything | groups
