from __future__ import annotations

import pytest
from pydantic import ValidationError

from argmap.core.edits import structure
from argmap.core.integrity import IntegrityError
from tests.core.maps import NOW, document, inference, statement


def test_a_tie_is_made_once() -> None:
    subject = document(statement("a"), statement("b"), inference("i", "a", "b"))
    subject.apply(structure.relate(subject, "a", "b", "answers"))
    assert not structure.relate(subject, "a", "b", "answers")
    subject.apply(structure.relate(subject, "b", "a", "answers"))
    subject.apply(structure.relate(subject, "a", "b", "contradiction"))
    assert not structure.relate(subject, "b", "a", "contradiction")
    assert len(subject.relations) == 3
    assert not structure.relate(subject, "a", "a")
    assert not structure.relate(subject, "a", "i")


def test_groups_frame_statements_in_document_order_and_dissolve() -> None:
    subject = document(*(statement(key) for key in "abc"), inference("i", "a", "b"))
    subject.apply(structure.group(subject, ["c", "i", "a"], "Costs", id="g"))
    assert subject.groups["g"].members == ("a", "c")
    assert not structure.group(subject, ["a", "c"])
    assert not structure.group(subject, ["i"])
    subject.apply(structure.group(subject, ["a", "b"], id="h"))
    subject.apply(structure.ungroup(subject, ["a"]))
    assert (subject.groups["g"].members, subject.groups["h"].members) == (("c",), ("b",))
    subject.apply(structure.ungroup(subject, ["c", "h"]))
    assert not subject.groups
    assert len(subject.statements) == 3


def test_the_maps_own_words_are_validated_and_dated() -> None:
    subject = document(statement("a"))
    subject.apply(structure.describe(subject, NOW, title="One\nline", central="a"))
    assert (subject.info.title, subject.info.central, subject.info.modified) == (
        "One line",
        "a",
        NOW,
    )
    assert not structure.describe(subject, "2027-01-01T00:00:00Z", central="a")
    with pytest.raises(ValidationError):
        structure.describe(subject, direction=7)
    with pytest.raises(TypeError):
        structure.describe(subject, titel="x")
    with pytest.raises(IntegrityError, match="central"):
        subject.apply(structure.describe(subject, central="gone"))


def test_sources_and_participants_are_added_last() -> None:
    subject = document(statement("a"))
    for title in ("First", "Second"):
        subject.apply(
            structure.add_source(subject, title=title, author=["N. N."], container_title="C")
        )
    subject.apply(structure.add_participant(subject, "N.", "witness", id="who"))
    assert [each.model_dump()["title"] for each in subject.ordered("sources")] == [
        "First",
        "Second",
    ]
    assert subject.ordered("sources")[0].model_dump()["container-title"] == "C"
    assert subject.participants["who"].role == "witness"
    with pytest.raises(ValidationError):
        structure.add_source(subject, reliability="Z")
