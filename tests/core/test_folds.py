from __future__ import annotations

from collections.abc import Collection

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core import folds
from argmap.core.document import Document
from argmap.core.records import Group, Relation
from tests.core.maps import document, documents, inference, statement


def hidden(subject: Document, *folded: str) -> set[str]:
    return set(folds.hidden(subject, folded, folds.Ways(subject)))


def shared() -> Document:
    """Top ← a, b; a ← c; both a and b ← d; an undercut by u of the step from c to a."""
    return document(
        *(statement(key) for key in ("top", "a", "b", "c", "d", "u", "far")),
        statement("note", kind="note"),
        statement("loose", kind="note"),
        inference("ia", "a", "top"),
        inference("ib", "b", "top"),
        inference("ic", "c", "a"),
        inference("da", "d", "a"),
        inference("db", "d", "b"),
        inference("iu", "u", "ic", "attack"),
        Relation(id="rel", a="note", b="c"),
        Group(id="g", members=("c", "u")),
        Group(id="half", members=("c", "top")),
    )


def test_folding_hides_what_is_reached_only_through_it() -> None:
    subject = shared()
    assert hidden(subject, "a") == {"c", "u", "ic", "iu", "note", "rel", "g"}
    assert "d" not in hidden(subject, "a")
    assert hidden(subject, "a", "b") >= {"c", "d", "da", "db"}
    assert hidden(subject, "top") >= {"a", "b", "c", "d", "u"}
    assert hidden(subject, "c") == set()


def test_an_arrow_between_two_that_are_shown_stays() -> None:
    assert "da" not in hidden(shared(), "a")


def test_a_linked_premise_that_is_hidden_takes_its_inference_along() -> None:
    subject = document(
        *(statement(key) for key in "tusp"),
        inference("both", "s p", "t"),
        inference("other", "s", "u"),
    )
    assert hidden(subject, "t") == {"p", "both"}


def test_a_note_between_shown_and_hidden_is_shown() -> None:
    subject = document(
        *(statement(key) for key in "tab"),
        statement("n", kind="note"),
        inference("i", "a", "t"),
        inference("j", "b", "a"),
        Relation(id="r", a="n", b="b"),
        Relation(id="s", a="n", b="t"),
    )
    assert hidden(subject, "a") == {"b", "j", "r"}
    assert hidden(subject, "t") == {"a", "b", "i", "j", "r"}


def test_a_circle_without_a_root_is_read_from_the_central_claim_or_the_first() -> None:
    records = (
        *(statement(key) for key in "abc"),
        inference("i", "a", "b"),
        inference("j", "b", "a"),
        inference("k", "c", "b"),
    )
    assert folds.Ways(document(*records)).entries == ["a"]
    assert folds.Ways(document(*records, central="b")).entries == ["b"]
    assert hidden(document(*records), "a") == {"b", "c", "i", "j", "k"}
    assert hidden(document(*records), "b") == {"c", "k"}


def test_depths_are_those_of_the_shortest_way() -> None:
    subject = shared()
    depths = folds.Ways(subject).depths()
    assert depths == {
        "top": 0,
        "far": 0,
        "note": 0,
        "loose": 0,
        "a": 1,
        "b": 1,
        "c": 2,
        "d": 2,
        "u": 2,
    }


def test_a_way_up_avoids_what_is_dear() -> None:
    subject = shared()
    assert folds.way_up(subject, "d", "top".__eq__, ["a"]) == ["d", "b", "top"]
    assert folds.way_up(subject, "d", "top".__eq__, ["b"]) == ["d", "a", "top"]
    assert folds.way_up(subject, "u", "top".__eq__) == ["u", "a", "top"]
    assert folds.way_up(subject, "u", "far".__eq__) == []


def _brute(subject: Document, folded: Collection[str]) -> set[str]:
    """By definition: a statement is shown if some way to an entry has no folded one after it."""
    starts = set(folds.Ways(subject).entries)

    def shown(key: str) -> bool:
        waiting, seen = [key], {key}
        while waiting:
            at = waiting.pop()
            if at in starts:
                return True
            for each in folds.conclusions(subject, at):
                if each not in seen and each not in folded:
                    seen.add(each)
                    waiting.append(each)
        return False

    return {key for key in subject.statements if not shown(key)}


def _argued(subject: Document) -> set[str]:
    references = subject.references
    return {*references.targets, *references.premises} & subject.statements.keys()


@settings(max_examples=80)
@given(documents(), st.data())
def test_hidden_is_what_the_definition_says(subject: Document, data: st.DataObject) -> None:
    keys = list(subject.statements)
    folded = data.draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
    found = hidden(subject, *folded)
    assert found & _argued(subject) == _brute(subject, folded)
    for each in subject.inferences.values():
        if each.id not in found:
            assert not {*each.premises, each.target} & found
    for tie in subject.relations.values():
        assert (tie.id in found) == bool({tie.a, tie.b} & found)
    for group in subject.groups.values():
        assert (group.id in found) == (bool(group.members) and found.issuperset(group.members))


@settings(max_examples=40)
@given(documents())
def test_every_statement_is_reached_from_an_entry(subject: Document) -> None:
    assert hidden(subject) == set()
    assert folds.Ways(subject).depths().keys() == subject.statements.keys()
