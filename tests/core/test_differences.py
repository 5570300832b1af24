"""What is other in one map than in another."""

from __future__ import annotations

from hypothesis import given, settings

from argmap.core.differences import SORTS, differences, sentence
from argmap.core.document import Document
from argmap.core.edits import arrange, inferences, statements, structure
from argmap.core.records import Content, Inference, Statement
from tests.core.maps import contents

NOW = "2026-11-28T12:00:00Z"


def base() -> Document:
    return Document(
        Content(
            statements=(
                Statement(id="a", order="a1", text="Dikes hold", x=0, y=0),
                Statement(id="b", order="a2", text="They are new", x=0, y=200),
                Statement(id="c", order="a3", text="It rains less", x=300, y=200),
            ),
            inferences=(Inference(id="i", order="a1", premises=("b",), target="a"),),
        )
    )


def told(before: Document, after: Document) -> list[str]:
    return [sentence(each, before, after) for each in differences(before, after)]


def test_two_equal_maps_have_none() -> None:
    assert differences(base(), base()) == []


def test_each_sort_of_difference_is_told() -> None:
    after = base()
    after.apply(statements.retext(after, "a", "Dikes have held so far", NOW))
    after.apply(inferences.retarget(after, "i", "c", NOW))
    after.apply(arrange.move(after, ["b"], 10, 0))
    after.apply(statements.amend(after, ["c"], NOW, credence=0.5))
    after.apply(structure.describe(after, title="Floods"))
    assert told(base(), after) == [
        "Reworded: the claim “Dikes hold” is now the claim “Dikes have held so far”.",
        "Re-attached: “They are new” supports “Dikes hold” became "
        "“They are new” supports “It rains less”.",
        "Changed: credence of the claim “It rains less”.",
        "The map’s own title changed.",
        "Moved: the claim “They are new”.",
    ]


def test_what_is_gone_and_what_is_new() -> None:
    after = base()
    after.apply(statements.delete(after, ["b"], NOW))
    assert told(base(), after) == [
        "Removed: the claim “They are new”.",
        "Removed: “They are new” supports “Dikes hold”.",
    ]
    assert told(after, base())[0] == "Added: the claim “They are new”."


def test_dates_alone_are_no_difference() -> None:
    after = base()
    after.apply(statements.retext(after, "a", "x", NOW))
    after.apply(statements.retext(after, "a", "Dikes hold", NOW))
    assert after.statements["a"].modified == NOW
    assert differences(base(), after) == []


@settings(max_examples=40)
@given(contents(), contents())
def test_any_two_maps_can_be_compared(one: Content, other: Content) -> None:
    before, after = Document(one), Document(other)
    found = differences(before, after)
    for each in found:
        assert each.sort in SORTS
        assert sentence(each, before, after).endswith(".")
    back = differences(after, before)
    swapped = {"added": "removed", "removed": "added"}
    assert sorted(swapped.get(each.sort, each.sort) for each in found) == sorted(
        each.sort for each in back
    )
