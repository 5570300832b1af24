from __future__ import annotations

from argmap.core.edits.deletion import delete
from argmap.core.records import (
    Citation,
    Excerpt,
    Group,
    Inference,
    Participant,
    Relation,
    Source,
)
from tests.core.maps import NOW, document, inference, statement


def test_other_premises_stay_and_the_role_of_the_deleted_goes() -> None:
    linked = Inference(id="i", premises=("a", "b"), target="c", roles={"a": "major", "b": "minor"})
    subject = document(statement("a"), statement("b"), statement("c"), linked)
    patch = delete(subject, ["a"], NOW)
    subject.apply(patch)
    left = subject.inferences["i"]
    assert (left.premises, left.roles, left.modified) == (("b",), {"b": "minor"}, NOW)
    assert patch.deleted == ["a"]


def test_an_inference_without_premise_or_target_takes_along_what_aims_at_it() -> None:
    subject = document(
        *(statement(key) for key in "abcdef"),
        inference("i", "a", "b"),
        inference("under", "c", "i", "attack"),
        inference("deeper", "d", "under"),
        inference("beside", "e", "f"),
    )
    patch = delete(subject, ["a"])
    assert set(patch.deleted) == {"a", "i", "under", "deeper"}
    assert set(delete(subject, ["b"]).deleted) == {"b", "i", "under", "deeper"}
    assert set(delete(subject, ["under"]).deleted) == {"under", "deeper"}


def test_premises_deleted_together_leave_no_empty_inference() -> None:
    subject = document(*(statement(key) for key in "abc"), inference("i", "a b", "c"))
    assert set(delete(subject, ["a", "b"]).deleted) == {"a", "b", "i"}


def test_relations_memberships_and_central_go() -> None:
    subject = document(
        statement("a"),
        statement("b"),
        Relation(id="r", a="b", b="a"),
        Group(id="pair", members=("a", "b")),
        Group(id="lone", members=("a",)),
        central="a",
    )
    before = subject.info
    patch = delete(subject, ["a"])
    subject.apply(patch)
    assert set(patch.deleted) == {"a", "r", "lone"}
    assert subject.groups["pair"].members == ("b",)
    assert subject.info.central is None
    subject.apply(patch.inverse())
    assert subject.info is before


def test_a_source_and_a_participant_are_cleared_from_what_names_them() -> None:
    subject = document(
        statement(
            "a",
            voice="who",
            chain=("who", "src", "other"),
            citations=(Citation(source="src"), Citation(source="other", locator="p. 2")),
            excerpts=(Excerpt(source="src", exact="so"),),
            modified=NOW,
        ),
        Participant(id="who", name="N."),
        Source(id="src"),
        Source(id="other", reports="src"),
    )
    subject.apply(delete(subject, ["who", "src"], "2027-01-01T00:00:00Z"))
    left = subject.statements["a"]
    assert (left.voice, left.chain, left.excerpts) == (None, ("other",), ())
    assert [each.source for each in left.citations] == ["other"]
    assert subject.sources["other"].reports is None
    assert left.modified == NOW, "what a statement cites is no part of the argument"


def test_an_empty_group_from_a_file_is_left_alone() -> None:
    subject = document(statement("a"), Group(id="empty"))
    assert delete(subject, ["a"]).deleted == ["a"]


def test_what_is_not_there_deletes_nothing() -> None:
    assert not delete(document(statement("a")), ["gone"])
