from __future__ import annotations

import pytest

from argmap.core.edits import inferences
from argmap.core.geometry import Point
from argmap.core.graph import inferences_at
from argmap.core.linking import linking
from argmap.core.records import Inference
from argmap.core.rules import RefusalError
from tests.core.maps import NOW, document, inference, statement

HERE = Point(10, 20)


def test_polarity_is_by_the_kind_of_the_premise() -> None:
    subject = document(statement("a"), statement("no", kind="counterpoint"), statement("c"))
    subject.apply(inferences.connect(subject, ["a"], "c", id="i"))
    subject.apply(inferences.connect(subject, ["no"], "c", id="j", now=NOW))
    subject.apply(inferences.connect(subject, ["no"], "i", id="k", polarity="support"))
    polarities = {key: each.polarity for key, each in subject.inferences.items()}
    assert polarities == {"i": "support", "j": "attack", "k": "support"}
    assert subject.inferences["j"].created == NOW


@pytest.mark.parametrize(
    ("premises", "target", "why"),
    [
        (["note"], "c", "A note is no part of the argument"),
        (["a"], "note", "A note is no part of the argument"),
        (["c"], "c", "A statement cannot support or attack itself"),
        (["a", "c"], "c", "A statement cannot support or attack itself"),
        (["b", "a"], "c", "already connected"),
        (["a"], "i", "cannot support or attack its own inference"),
        (["i"], "c", "Only a statement can be a premise"),
        (["gone"], "c", "no longer there"),
        (["a"], "gone", "no longer there"),
        ([], "c", "at least one statement"),
    ],
)
def test_what_cannot_be_connected_is_refused_in_a_sentence(
    premises: list[str], target: str, why: str
) -> None:
    subject = document(
        statement("a"),
        statement("b"),
        statement("c"),
        statement("note", kind="note"),
        inference("i", "a b", "c"),
    )
    with pytest.raises(RefusalError, match=why):
        inferences.connect(subject, premises, target)


def test_one_premise_of_a_linked_pair_may_also_stand_alone() -> None:
    subject = document(*(statement(key) for key in "abc"), inference("i", "a b", "c"))
    assert inferences.connect(subject, ["a"], "c")


def test_a_response_is_a_statement_and_its_arrow_after_its_sibling() -> None:
    subject = document(
        *(statement(key) for key in "cab"), inference("i", "a", "c"), inference("j", "b", "c")
    )
    patch = inferences.respond(subject, "c", kind="counterpoint", at=HERE, id="x", after="a")
    subject.apply(patch)
    assert [each.id for each in subject.ordered_statements()] == ["c", "a", "x", "b"]
    assert [each.premises[0] for each in inferences_at(subject, "c")] == ["a", "x", "b"]
    assert inferences_at(subject, "c")[1].polarity == "attack"
    with pytest.raises(RefusalError, match="note"):
        inferences.respond(subject, "c", kind="note", at=HERE)


def test_a_response_to_an_arrow_undercuts_it() -> None:
    subject = document(statement("a"), statement("c"), inference("i", "a", "c"))
    subject.apply(inferences.respond(subject, "i", polarity="attack", at=HERE, id="x"))
    assert inferences_at(subject, "i")[0].premises == ("x",)


def test_a_conclusion_is_supported_by_all_together() -> None:
    subject = document(statement("a"), statement("b"))
    subject.apply(inferences.conclude(subject, ["a", "b", "a"], at=HERE, id="x"))
    assert inferences_at(subject, "x")[0].premises == ("a", "b")


@pytest.mark.parametrize(
    ("kind", "reverse", "polarity"),
    [
        ("counterpoint", False, "attack"),
        ("counterpoint", True, "support"),
        ("evidence", False, "support"),
        ("claim", True, "attack"),
    ],
)
def test_a_drop_on_an_arrow_undercuts_or_backs_by_kind(
    kind: str, reverse: bool, polarity: str
) -> None:
    subject = document(
        statement("a"), statement("c"), statement("x", kind=kind), inference("i", "a", "c")
    )
    subject.apply(inferences.drop(subject, "x", "i", reverse=reverse))
    assert [each.polarity for each in inferences_at(subject, "i")] == [polarity]


def test_a_question_dropped_on_an_arrow_is_tied_to_its_answer_and_a_note_refused() -> None:
    subject = document(
        statement("a"),
        statement("c"),
        statement("why", kind="question"),
        statement("note", kind="note"),
        inference("i", "a", "c"),
    )
    subject.apply(inferences.drop(subject, "why", "i"))
    (tie,) = subject.relations.values()
    assert (tie.kind, tie.a, tie.b) == ("answers", "a", "why")
    with pytest.raises(RefusalError, match="note"):
        inferences.drop(subject, "note", "i")


def test_premises_come_and_go_and_the_last_takes_the_arrow_along() -> None:
    subject = document(
        *(statement(key) for key in "abcd"),
        Inference(id="i", premises=("a",), target="c", roles={"a": "minor"}),
        inference("under", "d", "i", "attack"),
    )
    subject.apply(inferences.add_premise(subject, "i", "b", NOW))
    assert subject.inferences["i"].premises == ("a", "b")
    assert subject.inferences["i"].modified == NOW
    with pytest.raises(RefusalError, match="already a premise"):
        inferences.add_premise(subject, "i", "b")
    with pytest.raises(RefusalError, match="itself"):
        inferences.add_premise(subject, "i", "c")
    subject.apply(inferences.remove_premise(subject, "i", "a"))
    assert (subject.inferences["i"].premises, subject.inferences["i"].roles) == (("b",), {})
    subject.apply(inferences.remove_premise(subject, "i", "b"))
    assert not subject.inferences


def test_an_unknown_polarity_is_kept_when_flipping() -> None:
    subject = document(
        *(statement(key) for key in "abc"),
        inference("i", "a", "c"),
        inference("j", "b", "c", "attack"),
        inference("k", "c", "a", "doubt"),
    )
    subject.apply(inferences.flip(subject, ["i", "j", "k", "a"], NOW))
    assert [each.polarity for each in subject.inferences.values()] == ["attack", "support", "doubt"]
    assert subject.inferences["k"].modified is None
    subject.apply(inferences.set_polarity(subject, ["k"], "support"))
    assert subject.inferences["k"].polarity == "support"


def test_an_arrow_is_led_elsewhere_but_not_in_a_loop() -> None:
    subject = document(
        *(statement(key) for key in "abcd"),
        inference("i", "a", "c"),
        inference("j", "b", "i"),
        inference("k", "d", "j"),
    )
    for target in ("i", "j", "k"):
        with pytest.raises(RefusalError, match="aim at itself"):
            inferences.retarget(subject, "i", target)
    with pytest.raises(RefusalError, match="itself"):
        inferences.retarget(subject, "i", "a")
    subject.apply(inferences.retarget(subject, "i", "d", NOW))
    assert subject.inferences["i"].target == "d"
    assert not inferences.retarget(subject, "i", "d")


def test_linking_keeps_what_aims_at_the_merged_arrows() -> None:
    subject = document(
        *(statement(key) for key in "abcxy"),
        inference("i", "a", "c"),
        inference("j", "b", "c"),
        inference("under", "x", "j", "attack"),
    )
    plan = linking(subject, ["a", "b", "y", "c"])
    assert plan == (("i", "j"), ("y",))
    subject.apply(inferences.link(subject, plan.inferences, NOW))
    assert subject.inferences["i"].premises == ("a", "b")
    assert subject.inferences["under"].target == "i"
    assert "j" not in subject
    subject.apply(inferences.unlink(subject, ["i"], NOW))
    assert sorted(each.premises for each in inferences_at(subject, "c")) == [("a",), ("b",)]


def test_linking_refuses_what_is_no_pair() -> None:
    subject = document(
        *(statement(key) for key in "abcd"),
        inference("i", "a", "c"),
        inference("j", "b", "c", "attack"),
        inference("k", "b", "d"),
    )
    with pytest.raises(RefusalError, match="Flip one"):
        inferences.link(subject, ["i", "j"])
    with pytest.raises(RefusalError, match="same conclusion"):
        inferences.link(subject, ["i", "k"])
    with pytest.raises(RefusalError, match="two or more"):
        linking(subject, ["a"])
    with pytest.raises(RefusalError, match="premise yet"):
        linking(subject, ["c", "d"])
    assert not inferences.link(subject, ["i"])
