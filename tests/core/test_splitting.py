from __future__ import annotations

import pytest

from argmap.core.edits.concluding import conclude_between
from argmap.core.edits.interposing import interpose
from argmap.core.edits.splitting import pieces, split
from argmap.core.edits.structure import group
from argmap.core.geometry import Point
from argmap.core.graph import inferences_at, inferences_from
from argmap.core.records import Citation, Participant, Source
from argmap.core.rules import RefusalError
from tests.core.maps import NOW, assert_sound, document, inference, statement

HERE = Point(7.0, 8.0)


@pytest.mark.parametrize(
    ("text", "caret", "parts"),
    [
        ("one two", 3, ["one", "two"]),
        ("a\nb c", 3, ["a\nb", "c"]),
        ("one two", 0, ["one two"]),
        ("a\nb", 3, ["a", "b"]),
        ("a\nb\n\nc\n \n\n d ", None, ["a\nb", "c", "d"]),
        ("a\nb\n", None, ["a", "b"]),
        ("", None, []),
        ("𝔘𝔫 👩‍🚀 x", 2, ["𝔘𝔫", "👩‍🚀 x"]),
    ],
)
def test_a_text_has_parts(text: str, caret: int | None, parts: list[str]) -> None:
    assert pieces(text, caret) == parts


def test_co_premises_stand_side_by_side_and_keep_where_it_comes_from() -> None:
    subject = document(
        Source(id="book"),
        Participant(id="ann"),
        statement(
            "a",
            kind="evidence",
            text="it rains and it pours",
            voice="ann",
            tags=("wet",),
            citations=(Citation(source="book"),),
            title="Rain",
            credence=0.5,
            note="n",
            pinned=True,
        ),
        *(statement(key) for key in "bcr"),
        inference("i", "a b", "c", "attack"),
        inference("r1", "r", "a"),
    )
    subject.apply(group(subject, ["a", "b"], id="g"))
    patch = split(subject, "a", ("it rains", "and it pours"), "linked", at=HERE, now=NOW)
    subject.apply(patch)
    assert_sound(subject)
    (new,) = patch.created
    one, two = subject.statements["a"], subject.statements[new]
    assert subject.inferences["i"].premises == ("a", new, "b")
    assert (one.text, two.text, two.kind) == ("it rains", "and it pours", "evidence")
    assert (two.voice, two.tags, two.citations) == ("ann", ("wet",), one.citations)
    assert (one.title, one.credence, one.note, one.pinned) == ("Rain", 0.5, "n", True)
    assert (two.title, two.credence, two.note, two.pinned) == (None, None, None, False)
    assert (two.x, two.y, two.created, two.modified) == (7.0, 8.0, NOW, None)
    assert subject.groups["g"].members == ("a", new, "b")
    assert [each.id for each in subject.ordered("statements")][:2] == ["a", new]
    assert subject.inferences["r1"].target == "a"


def test_separate_reasons_bear_on_all_that_it_bore_on() -> None:
    subject = document(
        *(statement(key) for key in "abcd"),
        inference("i", "a b", "c", "attack"),
        inference("j", "a", "d", "who knows"),
        inference("self", "a", "a"),
    )
    patch = split(subject, "a", ("x", "y"), "separate", at=None)
    subject.apply(patch)
    new = next(key for key in patch.created if key in subject.statements)
    found = [(each.premises, each.target, each.polarity) for each in inferences_from(subject, new)]
    assert found == [((new,), "c", "attack"), ((new,), "d", "who knows")]
    assert subject.inferences["i"].premises == ("a", "b")


def test_a_chain_leads_from_the_second_to_the_first() -> None:
    subject = document(statement("a"), statement("n", kind="note"))
    patch = split(subject, "a", ("x", "y"), "chain", at=HERE)
    subject.apply(patch)
    (arrow,) = inferences_at(subject, "a")
    assert subject.statements[arrow.premises[0]].text == "y"
    with pytest.raises(RefusalError, match="A note is no part"):
        split(subject, "n", ("x", "y"), "chain", at=HERE)
    with pytest.raises(RefusalError, match="no premise yet"):
        split(subject, "a", ("x", "y"), "linked", at=HERE)
    assert split(subject, "n", ("x", "y"), "separate", at=HERE)


def test_a_step_comes_between_and_does_what_the_arrow_did() -> None:
    subject = document(
        *(statement(key) for key in "abcx"),
        inference("i", "a b", "c", "attack").model_copy(update={"roles": {"a": "minor"}}),
        inference("u", "x", "i", "attack"),
    )
    whole = interpose(subject, "i", at=HERE, kind="counterpoint", now=NOW)
    new = whole.created[0]
    subject.apply(whole)
    assert_sound(subject)
    lower, (upper,) = subject.inferences["i"], inferences_from(subject, new)
    assert (lower.premises, lower.target, lower.polarity) == (("a", "b"), new, "support")
    assert (upper.premises, upper.target, upper.polarity) == ((new,), "c", "attack")
    assert subject.inferences["u"].target == "i"
    subject.apply(whole.inverse())
    one = interpose(subject, "i", premises=["a"], at=HERE)
    new = one.created[0]
    subject.apply(one)
    assert_sound(subject)
    assert subject.inferences["i"].premises == (new, "b")
    assert subject.inferences["i"].roles == {new: "minor"}
    assert [each.target for each in inferences_from(subject, "a")] == [new]
    with pytest.raises(RefusalError, match="no premise of this arrow"):
        interpose(subject, "i", premises=["c"], at=HERE)
    with pytest.raises(RefusalError, match="no longer there"):
        interpose(subject, "a", at=HERE)


def test_a_conclusion_comes_between_what_is_chosen_and_what_that_bears_on() -> None:
    subject = document(
        *(statement(key) for key in "abcdfg"),
        inference("i", "a b d", "c"),
        inference("j", "f", "c", "attack"),
        inference("k", "g", "c", "attack"),
    )
    for keys, reason in (("af", "some objections"), ("fc", "one and the same")):
        with pytest.raises(RefusalError, match=reason):
            conclude_between(subject, list(keys), at=HERE)
    part = conclude_between(subject, ["a", "b"], at=HERE, now=NOW)
    new = part.created[0]
    subject.apply(part)
    assert_sound(subject)
    assert subject.inferences["i"].premises == (new, "d")
    assert [each.premises for each in inferences_at(subject, new)] == [("a", "b")]
    apart = conclude_between(subject, ["f", "g"], at=HERE, now=NOW)
    new = apart.created[0]
    subject.apply(apart)
    assert_sound(subject)
    assert subject.statements[new].kind == "counterpoint"
    below = [(each.premises, each.polarity) for each in inferences_at(subject, new)]
    assert below == [(("f",), "support"), (("g",), "support")]
    above = [(each.target, each.polarity) for each in inferences_from(subject, new)]
    assert above == [("c", "attack")]
