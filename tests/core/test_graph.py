from __future__ import annotations

from argmap.core import graph
from argmap.core.components import components
from argmap.core.document import Document
from argmap.core.records import Content, Group, Inference, Participant, Relation, Source, Statement
from tests.core.maps import document, inference, statement


def argument() -> Document:
    return document(
        *(statement(key) for key in "abcde"),
        statement("q", kind="question", implicit=True),
        statement("n", kind="note"),
        inference("i", "a b", "c"),
        inference("no", "d", "c", "attack"),
        inference("reb", "e", "d", "attack"),
        inference("under", "e", "i", "attack"),
        inference("back", "a", "no"),
        inference("odd", "b", "d", "doubts"),
        Relation(id="r", a="a", b="b"),
        Group(id="g", members=("a",)),
        Source(id="s"),
        Participant(id="p"),
    )


def test_roles_are_by_polarity_and_end() -> None:
    subject = argument()
    roles = {key: graph.role_of(subject, each) for key, each in subject.inferences.items()}
    assert roles == {
        "i": "support",
        "no": "attack",
        "reb": "rebuttal",
        "under": "undercut",
        "back": "backing",
        "odd": "other",
    }


def test_an_attack_on_a_premise_of_an_undercut_is_a_rebuttal() -> None:
    subject = document(
        *(statement(key) for key in "abcd"),
        inference("i", "a", "b"),
        inference("under", "c", "i", "attack"),
        inference("reb", "d", "c", "attack"),
    )
    assert graph.role_of(subject, subject.inferences["reb"]) == "rebuttal"


def test_statistics_have_just_the_agreed_keys() -> None:
    assert graph.statistics(argument()) == {
        "statements": 7,
        "kinds": {"claim": 5, "note": 1, "question": 1},
        "inferences": 6,
        "supports": 2,
        "attacks": 3,
        "undercuts": 1,
        "backings": 1,
        "rebuttals": 1,
        "linked": 1,
        "other_polarity": 1,
        "relations": 1,
        "groups": 1,
        "sources": 1,
        "participants": 1,
        "roots": 1,
        "isolated": 2,
        "implicit": 1,
        "cycles": 0,
    }


def test_what_bears_on_a_statement_comes_in_document_order() -> None:
    subject = argument()
    assert [each.id for each in graph.inferences_at(subject, "c")] == ["i", "no"]
    assert [each.id for each in graph.inferences_from(subject, "a")] == ["i", "back"]
    assert [each.id for each in graph.supports_of(subject, "c")] == ["i"]
    assert [each.id for each in graph.attacks_of(subject, "c")] == ["no"]
    assert [each.id for each in graph.roots(subject)] == ["c"]
    assert [each.id for each in graph.isolated(subject)] == ["q", "n"]


def test_cycles_are_sets_of_statements_that_lead_to_each_other() -> None:
    subject = document(
        *(statement(key) for key in "abcdef"),
        inference("1", "c b", "a"),
        inference("2", "a", "b"),
        inference("3", "d", "a"),
        inference("4", "e", "e"),
        inference("5", "a", "f"),
    )
    assert graph.cycles(subject) == [("a", "b"), ("e",)]
    assert graph.statistics(subject)["cycles"] == 2


def test_a_chain_of_twenty_thousand_is_no_matter_of_recursion() -> None:
    count = 20_000
    steps = {str(n): [str(n + 1)] for n in range(count)}
    assert sum(1 for _ in components(steps)) == count + 1
    steps[str(count)] = ["0"]
    (ring,) = components(steps)
    assert len(ring) == count + 1


def test_a_long_chain_of_undercuts_is_counted() -> None:
    told = tuple(Statement(id=f"s{n}") for n in range(5_001))
    arrows = [Inference(id="i0", premises=("s0",), target="s1")]
    for n in range(1, 5_000):
        arrows.append(
            Inference(id=f"i{n}", premises=(f"s{n + 1}",), target=f"i{n - 1}", polarity="attack")
        )
    subject = Document(Content(statements=told, inferences=tuple(arrows)))
    assert graph.statistics(subject)["undercuts"] == 4_999
