from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from argmap.core.document import Document
from argmap.core.edits import statements
from argmap.core.geometry import Point
from argmap.core.limits import MAX_TEXT
from argmap.core.rules import explain
from tests.core.maps import NOW, document, inference, statement


def test_a_new_statement_is_clean_rounded_dated_and_last() -> None:
    subject = document(statement("a"), statement("b"))
    patch = statements.add(subject, text="one\r\ntwo\0", at=Point(1.005001, -2.999), now=NOW)
    subject.apply(patch)
    new = subject.ordered_statements()[-1]
    assert [new.id] == patch.created
    assert (new.text, new.x, new.y) == ("one\ntwo", 1.01, -3.0)
    assert (new.created, new.modified) == (NOW, None)


def test_a_statement_added_after_another_stands_between_it_and_the_next() -> None:
    subject = document(statement("a"), statement("b"))
    for name in ("x", "y", "z"):
        subject.apply(statements.add(subject, at=Point(0, 0), id=name, after="a"))
    assert [each.id for each in subject.ordered_statements()] == ["a", "z", "y", "x", "b"]


def test_siblings_of_the_same_order_do_not_stop_an_insertion() -> None:
    subject = document(statement("a", order="a1"), statement("b", order="a1"), statement("c"))
    subject.apply(statements.add(subject, at=Point(0, 0), id="x", after="a"))
    assert [each.id for each in subject.ordered_statements()] == ["a", "b", "x", "c"]


def test_a_place_beyond_the_limits_is_brought_back() -> None:
    subject = Document()
    subject.apply(statements.add(subject, at=Point(2e6, -math.inf), id="a"))
    assert (subject.statements["a"].x, subject.statements["a"].y) == (1e6, -1e6)


def test_rewording_dates_and_an_equal_text_does_nothing() -> None:
    subject = document(statement("a"), inference("i", "a", "b"), statement("b"))
    assert not statements.retext(subject, "a", "A", NOW)
    subject.apply(statements.retext(subject, "a", "new\u2028words", NOW))
    assert (subject.statements["a"].text, subject.statements["a"].modified) == ("new\nwords", NOW)
    subject.apply(statements.retext(subject, "i", "because", NOW))
    assert subject.inferences["i"].text == "because"
    assert not statements.retext(subject, "gone", "x")


def test_too_long_a_text_is_refused_with_both_numbers() -> None:
    subject = document(statement("a"))
    with pytest.raises(ValidationError) as caught:
        statements.retext(subject, "a", "x" * (MAX_TEXT + 1))
    sentence = explain(caught.value)
    assert "“text”" in sentence
    assert "20,000" in sentence
    assert "20,001" in sentence


def test_amending_validates_and_dates_only_what_counts() -> None:
    subject = document(statement("a"), statement("b"))
    subject.apply(statements.amend(subject, ["a", "b", "gone"], NOW, credence=1, tags=["x", "y"]))
    assert subject.statements["a"].credence == 1.0
    assert subject.statements["b"].tags == ("x", "y")
    assert subject.statements["a"].modified is None
    subject.apply(statements.amend(subject, ["a"], NOW, kind="evidence"))
    assert subject.statements["a"].modified == NOW


def test_amending_to_what_is_there_keeps_the_record() -> None:
    subject = document(statement("a", credence=0.5))
    assert not statements.amend(subject, ["a"], NOW, credence=0.5, text="A")


def test_amending_rounds_places() -> None:
    subject = document(statement("a"))
    subject.apply(statements.amend(subject, ["a"], x=1.23456, width=200.129))
    assert (subject.statements["a"].x, subject.statements["a"].width) == (1.23, 200.13)


def test_unknown_fields_of_later_versions_survive_amending() -> None:
    subject = document(statement("a", aspect="ratio"))
    subject.apply(statements.amend(subject, ["a"], title="T"))
    assert subject.statements["a"].model_dump()["aspect"] == "ratio"


@pytest.mark.parametrize("fields", [{"id": "z"}, {"colur": "red"}, {"premises": ("a",)}])
def test_a_field_that_is_not_there_to_amend_is_a_mistake(fields: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        statements.amend(document(statement("a")), ["a"], None, **fields)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"credence": 3}, ["“credence”", "at most 1", "3"]),
        ({"credence": -0.5}, ["“credence”", "at least 0", "-0.5"]),
        ({"credence": "high"}, ["“credence”", "a number", "“high”"]),
        ({"x": math.nan}, ["“x”", "a number"]),
        ({"x": 1e300}, ["“x”", "1,000,000"]),
        ({"colour": "??"}, ["“colour”", "#3366cc", "“??”"]),
        ({"voice": "no way"}, ["“voice”", "an id", "“no way”"]),
        ({"created": "yesterday"}, ["“created”", "2026-01-31T12:00:00Z"]),
        ({"tags": [1]}, ["“tags”, entry 1", "text"]),
        ({"tags": 7}, ["“tags”", "a list"]),
        ({"pinned": "yes"}, ["“pinned”", "true or false"]),
        ({"citations": [{"locator": "p. 3"}]}, ["“citations”, entry 1, “source”", "missing"]),
        ({"excerpts": [{"source": "s", "start": 1.5}]}, ["entry 1, “start”", "whole number"]),
        ({"width": 3}, ["“width”", "at least 80"]),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_a_sentence(
    fields: dict[str, object], words: list[str]
) -> None:
    with pytest.raises(ValidationError) as caught:
        statements.amend(document(statement("a")), ["a"], None, **fields)
    sentence = explain(caught.value)
    assert sentence.endswith(".")
    for word in words:
        assert word in sentence


def test_a_rule_of_the_whole_record_is_told_too() -> None:
    subject = document(statement("a"), statement("b"), inference("i", "a", "b"))
    with pytest.raises(ValidationError) as caught:
        statements.amend(subject, ["i"], premises=("a", "a"))
    assert "the same premise stands twice" in explain(caught.value)
    with pytest.raises(ValidationError) as caught:
        statements.amend(subject, ["i"], premises=())
    assert explain(caught.value) == "“premises” must name at least one."
