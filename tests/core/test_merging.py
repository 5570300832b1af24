from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.merging import merge
from argmap.core.edits.structure import group, relate
from argmap.core.records import Citation, Excerpt, Participant, Source, Statement
from argmap.core.rules import RefusalError
from tests.core.maps import NOW, assert_sound, document, documents, inference, statement
from tests.core.test_properties import PACE


def test_the_first_gets_all_that_the_others_have() -> None:
    subject = document(
        Source(id="book"),
        Source(id="paper"),
        Participant(id="ann"),
        statement(
            "a", text="It rains.", tags=("wet",), citations=(Citation(source="book"),), x=5.0
        ),
        statement(
            "b",
            text="It pours.",
            kind="evidence",
            tags=("wet", "today"),
            citations=(Citation(source="book"), Citation(source="paper", locator="p. 2")),
            excerpts=(Excerpt(source="paper", exact="pours"),),
            note="Seen myself.",
            voice="ann",
            credence=0.0,
            colour="#aabbcc",
            pinned=True,
        ),
        statement("c", text="it  RAINS.", note="Seen myself."),
    )
    done = merge(subject, ["a", "b", "c"], NOW)
    subject.apply(done.patch)
    assert_sound(subject)
    (only,) = subject.statements.values()
    assert isinstance(only, Statement)
    assert (only.id, only.kind, only.x, only.pinned) == ("a", "claim", 5.0, False)
    assert only.text == "It rains.\nIt pours."
    assert only.tags == ("wet", "today")
    assert [each.source for each in only.citations] == ["book", "paper"]
    assert [each.exact for each in only.excerpts] == ["pours"]
    assert (only.note, only.voice, only.credence) == ("Seen myself.", "ann", 0.0)
    assert (only.colour, only.modified) == ("#aabbcc", NOW)
    assert done.dropped == 0


def test_fields_of_later_versions_come_along() -> None:
    later = Statement.model_validate({"id": "b", "text": "B", "mood": "sad"})
    subject = document(statement("a"), later)
    subject.apply(merge(subject, ["a", "b"]).patch)
    assert subject.statements["a"].model_dump()["mood"] == "sad"


def test_every_connection_stays_and_those_that_say_the_same_become_one() -> None:
    subject = document(
        *(statement(key) for key in "abtrsuvw"),
        inference("i", "a", "t"),
        inference("j", "b", "t").model_copy(update={"strength": 0.4, "tags": ("old",)}),
        inference("under", "u", "j", "attack"),
        inference("same", "u", "i", "attack"),
        inference("r1", "r", "b", "who knows"),
        inference("s1", "s a", "v"),
        inference("back", "w", "j"),
        central="b",
    )
    subject.apply(relate(subject, "b", "r", id="tie"))
    subject.apply(group(subject, ["b", "r"], id="frame"))
    subject.apply(merge(subject, ["a", "b"]).patch)
    assert_sound(subject)
    found = {key: (each.premises, each.target) for key, each in subject.inferences.items()}
    assert found == {
        "i": (("a",), "t"),
        "same": (("u",), "i"),
        "r1": (("r",), "a"),
        "s1": (("s", "a"), "v"),
        "back": (("w",), "i"),
    }
    assert (subject.inferences["i"].strength, subject.inferences["i"].tags) == (0.4, ("old",))
    assert subject.inferences["r1"].polarity == "who knows"
    assert (subject.relations["tie"].a, subject.groups["frame"].members) == ("a", ("a", "r"))
    assert subject.info.central == "a"


def test_arrows_among_them_go_with_what_aims_at_them() -> None:
    subject = document(
        *(statement(key) for key in "abcx"),
        inference("i", "a", "b"),
        inference("u", "x", "i", "attack"),
        inference("l", "a c", "b").model_copy(update={"roles": {"a": "minor", "c": "major"}}),
    )
    subject.apply(relate(subject, "a", "b"))
    done = merge(subject, ["a", "b"])
    subject.apply(done.patch)
    assert_sound(subject)
    assert done.dropped == 2
    (left,) = subject.inferences.values()
    assert (left.id, left.premises, left.target) == ("l", ("c",), "a")
    assert left.roles == {"c": "major"}
    assert not subject.relations


@pytest.mark.parametrize(
    ("arrows", "why"),
    [
        ([inference("i", "a", "t"), inference("j", "b", "t", "attack")], "supports what another"),
        ([inference("i", "a", "t"), inference("j", "b", "i")], "an inference of another"),
        ([inference("i", "a", "t"), inference("j", "t", "n")], "A note is no part"),
    ],
)
def test_what_cannot_be_one_is_refused(arrows: list[object], why: str) -> None:
    subject = document(
        *(statement(key) for key in "abt"),
        statement("n", kind="note"),
        *arrows,  # type: ignore[arg-type]
    )
    with pytest.raises(RefusalError, match=why):
        merge(subject, ["n", "a"] if "note" in why else ["a", "b"])
    with pytest.raises(RefusalError, match="two or more"):
        merge(subject, ["a", "i"])
    long = document(statement("a", text="x" * 15_000), statement("b", text="y" * 15_000))
    with pytest.raises(RefusalError, match="more than"):
        merge(long, ["a", "b"])


@PACE
@given(documents(), st.data())
def test_merging_leaves_no_words_no_source_and_no_stranger_behind(
    subject: Document, data: st.DataObject
) -> None:
    keys = [*subject.statements]
    if len(keys) < 2:
        return
    chosen = data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True))
    told = [subject.statements[key] for key in chosen]
    others = {key: each for key, each in subject.statements.items() if key not in chosen}
    ends = {
        each.target if each.target not in chosen else chosen[0]
        for each in subject.inferences.values()
        if not set(each.premises) <= set(chosen) and each.target in subject.statements
    }
    try:
        done = merge(subject, chosen, NOW)
    except RefusalError:
        return
    before = subject.content()
    subject.apply(done.patch)
    assert_sound(subject)
    merged = subject.statements[chosen[0]]
    for each in told:
        words = " ".join(each.text.split()).casefold()
        assert words in " ".join(merged.text.split()).casefold()
        assert set(each.citations) <= set(merged.citations)
    assert all(subject.record(key) is each for key, each in others.items())
    assert ends <= {each.target for each in subject.inferences.values()}
    subject.apply(done.patch.inverse())
    assert subject.content() == before
