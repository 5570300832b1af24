from __future__ import annotations

import pytest

from argmap.core.branches import bearing_on, branch_of
from argmap.core.document import Document
from argmap.core.edits.reparenting import reattach, reattach_refusal
from argmap.core.graph import inferences_from
from argmap.core.rules import RefusalError
from tests.core.maps import NOW, document, inference, statement


def tree() -> Document:
    """`low` and `mid` lead to `top`, `by` is linked with `mid`, `free` bears on nothing."""
    return document(
        *(statement(key) for key in ("top", "mid", "by", "low", "other", "free", "two")),
        statement("note", kind="note"),
        statement("no", kind="counterpoint"),
        inference("i", "mid by", "top"),
        inference("j", "low", "mid", "attack"),
        inference("u", "other", "j", "attack"),
        inference("k", "two", "top"),
        inference("l", "two", "other"),
    )


def test_an_arrow_leads_elsewhere_with_all_that_it_has() -> None:
    subject = tree()
    subject.apply(reattach(subject, "low", "free", now=NOW))
    arrow = subject.inferences["j"]
    assert (arrow.target, arrow.polarity, arrow.modified) == ("free", "attack", NOW)
    assert subject.inferences["u"].target == "j"
    subject.apply(reattach(subject, "low", "k", polarity="support"))
    assert (subject.inferences["j"].target, subject.inferences["j"].polarity) == ("k", "support")


def test_a_co_premise_leaves_the_others() -> None:
    subject = tree()
    subject.apply(reattach(subject, "mid", "free"))
    assert subject.inferences["i"].premises == ("by",)
    (alone,) = inferences_from(subject, "mid")
    assert (alone.premises, alone.target, alone.polarity) == (("mid",), "free", "support")
    assert branch_of(subject, "free") == ["free", "mid", "low", "other", "two"]


def test_what_bore_on_nothing_is_connected_by_its_kind() -> None:
    subject = tree()
    subject.apply(reattach(subject, "no", "top"))
    assert inferences_from(subject, "no")[0].polarity == "attack"


def test_what_leads_there_already_is_no_change_but_for_the_polarity() -> None:
    subject = tree()
    assert not reattach(subject, "low", "mid")
    assert not reattach(subject, "mid", "top")
    subject.apply(reattach(subject, "two", "top", polarity="attack"))
    assert subject.inferences["k"].polarity == "attack"


def test_of_several_arrows_one_is_named() -> None:
    subject = tree()
    with pytest.raises(RefusalError, match="several others"):
        reattach(subject, "two", "free")
    with pytest.raises(RefusalError, match="no longer there"):
        reattach(subject, "two", "free", arrow="j")
    subject.apply(reattach(subject, "two", "free", arrow="l"))
    assert [each.target for each in inferences_from(subject, "two")] == ["top", "free"]


@pytest.mark.parametrize(
    ("key", "target", "why"),
    [
        ("top", "low", "own branch"),
        ("top", "u", "own branch"),
        ("mid", "mid", "own branch"),
        ("note", "top", "A note is no part"),
        ("low", "note", "A note is no part"),
        ("gone", "top", "no longer there"),
        ("low", "gone", "no longer there"),
        ("low", "u", "aim at itself"),
        ("mid", "i", "its own inference"),
    ],
)
def test_refusals_are_told_before_and_after(key: str, target: str, why: str) -> None:
    subject = tree()
    assert why in (reattach_refusal(subject, key, target) or "")
    with pytest.raises(RefusalError, match=why):
        reattach(subject, key, target)


def test_a_branch_known_already_is_not_looked_for_again() -> None:
    subject = tree()
    branch = bearing_on(subject, "top")
    assert reattach_refusal(subject, "top", "low", branch=branch)
    assert reattach_refusal(subject, "mid", "free", branch=bearing_on(subject, "mid")) is None


def test_the_branch_of_a_circle_ends() -> None:
    subject = document(
        statement("a"), statement("b"), inference("i", "a", "b"), inference("j", "b", "a")
    )
    assert branch_of(subject, "a") == ["a", "b"]
    with pytest.raises(RefusalError, match="own branch"):
        reattach(subject, "a", "b")
