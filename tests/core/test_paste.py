from __future__ import annotations

import pytest

from argmap.core.edits import paste
from argmap.core.integrity import IntegrityError
from argmap.core.records import Citation, Content, Group, Inference, Participant, Relation, Source
from tests.core.maps import NOW, document, inference, statement


def whole() -> object:
    return document(
        statement("a", citations=(Citation(source="src"),), created="2020-01-01T00:00:00Z"),
        statement("b", voice="who"),
        statement("c"),
        statement("out"),
        Inference(id="i", premises=("a", "b"), target="c", roles={"a": "minor"}),
        inference("j", "out", "c"),
        inference("under", "b", "j", "attack"),
        inference("back", "c", "i"),
        Relation(id="r", a="a", b="b"),
        Relation(id="r2", a="a", b="out"),
        Group(id="g", members=("a", "b")),
        Group(id="g2", members=("a", "out")),
        Source(id="src", reports="deep"),
        Source(id="deep"),
        Source(id="unused"),
        Participant(id="who"),
    )


def ids(content: Content) -> set[str]:
    return {record.id for record in content.records()}


def test_a_part_has_what_lies_among_its_statements_and_what_they_cite() -> None:
    subject = whole()
    part = paste.extract(subject, ["c", "a", "b", "j"])
    assert ids(part) == {"a", "b", "c", "i", "back", "r", "g", "src", "deep", "who"}
    assert ids(paste.extract(subject, ["g"])) == {"a", "b", "r", "g", "src", "deep", "who"}
    assert not paste.extract(subject, ["i", "src"]).records()


def test_a_duplicate_has_new_names_throughout_and_shares_its_sources() -> None:
    subject = whole()
    patch = paste.duplicate(subject, ["a", "b", "c"], dx=10, dy=-5, now=NOW)
    subject.apply(patch)
    assert len(patch.created) == 7
    assert len(subject.sources) == 3
    assert len(subject.participants) == 1
    new = [subject.record(key) for key in patch.created]
    a, b, c, arrow, backing, tie, frame = new
    assert (a.text, a.x, a.y, a.created) == ("A", 10.0, -5.0, NOW)
    assert a.citations[0].source == "src"
    assert (arrow.premises, arrow.target, arrow.roles) == ((a.id, b.id), c.id, {a.id: "minor"})
    assert (backing.premises, backing.target) == ((c.id,), arrow.id)
    assert (tie.a, tie.b, frame.members) == (a.id, b.id, (a.id, b.id))


def test_what_was_cut_comes_back_under_its_own_names() -> None:
    subject = whole()
    part = paste.extract(subject, ["a", "b", "c"])
    from argmap.core.edits.deletion import delete

    subject.apply(delete(subject, ["a", "b", "c"]))
    subject.apply(paste.insert(subject, part))
    assert {"a", "b", "c", "i", "back", "r", "g"} <= {
        *subject.statements,
        *subject.inferences,
        "r",
        "g",
    }


def test_another_source_of_the_same_name_gets_a_name_of_its_own() -> None:
    subject = document(Source(id="src", title="Ours"))
    part = document(
        statement("a", citations=(Citation(source="src"),)), Source(id="src", title="Theirs")
    ).content()
    subject.apply(paste.insert(subject, part))
    cited = subject.statements["a"].citations[0].source
    assert cited != "src"
    assert subject.sources[cited].title == "Theirs"


def test_statements_without_a_place_stay_without() -> None:
    subject = document()
    part = Content(statements=(statement("a", x=None, y=None),))
    subject.apply(paste.insert(subject, part, dx=7))
    assert subject.statements["a"].x is None


def test_a_name_that_stands_twice_is_refused() -> None:
    part = Content(statements=(statement("a"), statement("a")))
    with pytest.raises(IntegrityError, match="Two records"):
        paste.insert(document(), part)
