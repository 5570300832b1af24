"""Asides: questions and notes stand beside what they are tied to, and are in nobody's way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.edits.inferences import respond
from argmap.core.geometry import Point, Rect
from argmap.core.order import spread
from argmap.core.records import Group, Relation
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.keeping import kept
from argmap.layout.arranging.kin import kin_of
from argmap.layout.arranging.request import Direction, Mode, Request
from argmap.layout.arranging.web import web_of
from argmap.layout.extras import tie_of
from tests.layout.arranging.test_tidy import a_map, arranged, assert_apart, boxes, documents

DOWN = Request(direction="down")
GAP = 32.0


def tied(document: Document, *ties: tuple[str, str], groups: tuple[Group, ...] = ()) -> Document:
    orders = spread(len(ties))
    relations = tuple(
        Relation(id=f"r{number}", order=orders[number], a=a, b=b)
        for number, (a, b) in enumerate(ties)
    )
    update = {"relations": relations, "groups": groups}
    return Document(document.content().model_copy(update=update))


@pytest.mark.parametrize("mode", ["tidy", "compact"])
def test_a_question_stands_between_what_it_is_about_and_the_next_sibling(mode: Mode) -> None:
    document = tied(a_map(6, ("s1", "s0"), ("s2", "s0"), ("s3", "s1"), ("s4", "s1")), ("s5", "s1"))
    at = arranged(document, Request(mode, direction="down"))
    assert at["s5"].x == pytest.approx(at["s1"].right + GAP)
    assert at["s5"].y == at["s1"].y
    assert at["s2"].x >= at["s5"].right + GAP
    assert at["s1"].center.x == pytest.approx((at["s3"].center.x + at["s4"].center.x) / 2)
    assert at["s0"].center.x == pytest.approx((at["s1"].center.x + at["s2"].center.x) / 2)
    start, end = tie_of(document.relations["r0"], at).line
    assert start.y == end.y
    assert {start.x, end.x} == {at["s1"].right, at["s5"].x}


def test_several_stand_in_document_order_and_what_is_tied_to_them_follows() -> None:
    document = tied(a_map(6, ("s1", "s0")), ("s4", "s0"), ("s0", "s2"), ("s5", "s2"))
    at = arranged(document)
    assert at["s0"].x < at["s2"].x < at["s5"].x < at["s4"].x
    assert len({at[key].y for key in ("s0", "s2", "s5", "s4")}) == 1
    assert at["s0"].center.x == pytest.approx(at["s1"].center.x)
    assert at["s3"].y > at["s1"].bottom  # tied to nothing: below


def test_who_is_tied_to_two_stands_beside_the_first_and_is_in_no_other_line() -> None:
    document = tied(
        a_map(5, ("s1", "s0"), ("s2", "s0")), ("s3", "s2"), ("s3", "s1"), ("s4", "s1"), ("s4", "s3")
    )
    at = arranged(document)
    assert at["s3"].x == pytest.approx(at["s2"].right + GAP)
    assert at["s4"].x == pytest.approx(at["s1"].right + GAP)


def test_notes_about_each_other_stand_side_by_side() -> None:
    at = arranged(tied(a_map(4, ("s1", "s0")), ("s2", "s3")))
    assert at["s3"].x == pytest.approx(at["s2"].right + GAP)
    assert at["s3"].y == at["s2"].y


def test_statements_with_inferences_stand_where_these_say() -> None:
    bare = a_map(4, ("s1", "s0"), ("s3", "s2"))
    assert arranged(tied(bare, ("s1", "s2"), ("s3", "s0"))) == arranged(bare)


def test_a_note_stands_outside_a_frame_that_does_not_hold_it() -> None:
    document = a_map(4, ("s1", "s0"), ("s2", "s0"))
    frame = Group(id="g", order="a1", members=("s1",))
    at = arranged(tied(document, ("s3", "s1"), groups=(frame,)))
    assert at["s3"].y > at["s1"].bottom
    both = frame.model_copy(update={"members": ("s1", "s3")})
    at = arranged(tied(document, ("s3", "s1"), groups=(both,)))
    assert at["s3"].x == pytest.approx(at["s1"].right + GAP)


def test_leaves_in_lines_keep_their_asides() -> None:
    document = tied(a_map(42, *((f"s{n}", "s0") for n in range(1, 41))), ("s41", "s7"))
    at = arranged(document)
    assert at["s41"].x == pytest.approx(at["s7"].right + GAP)
    assert at["s41"].y == at["s7"].y
    assert_apart(at, GAP)


def test_an_aside_goes_along_with_what_is_brought_to_a_pinned_box() -> None:
    document = tied(a_map(4, ("s1", "s0"), ("s2", "s1")), ("s3", "s2"))
    document.apply(place(document, arrange(document, boxes(document), DOWN)))
    pinned = document.statements["s1"].model_copy(update={"pinned": True, "x": 900.0, "y": 400.0})
    statements = tuple(
        pinned if each.id == "s1" else each for each in document.ordered_statements()
    )
    at = arranged(Document(document.content().model_copy(update={"statements": statements})))
    assert at["s2"].center.x == pytest.approx(at["s1"].center.x)
    assert at["s3"].x == pytest.approx(at["s2"].right + GAP)
    assert at["s3"].y == at["s2"].y


@pytest.mark.parametrize("elder", ["s1", "s2"])
def test_a_new_premise_comes_between_nobody_and_its_aside(elder: str) -> None:
    document = tied(a_map(5, ("s1", "s0"), ("s2", "s0"), ("s3", "s1")), ("s4", "s2"))
    document.apply(place(document, arrange(document, boxes(document), DOWN)))
    before = boxes(document)
    patch = respond(document, "s0", at=Point(0.0, 0.0), id="new", after=elder)
    document.apply(patch)
    after = boxes(document)
    places = kept(document, before, after, patch)
    at = {key: Rect(*places.get(key, rect[:2]), *rect[2:]) for key, rect in after.items()}
    assert_apart(at)
    assert at["s4"].y == at["s2"].y
    assert at["s4"].x - at["s2"].right == pytest.approx(GAP)


@settings(max_examples=80, deadline=None)
@given(
    documents(),
    st.sampled_from(["tidy", "compact"]),
    st.sampled_from(["down", "up", "right", "left"]),
    st.data(),
)
def test_asides_keep_their_distance_and_change_nobodys_order(
    document: Document, mode: Mode, direction: Direction, data: st.DataObject
) -> None:
    keys = sorted(document.statements)
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys))
    ties = data.draw(
        st.lists(pairs.filter(lambda tie: tie[0] != tie[1])) if keys[1:] else st.just([])
    )
    request = Request(mode, direction=direction)
    at, bare = arranged(tied(document, *ties), request), arranged(document, request)
    assert_apart(at, GAP)
    along = 0 if direction in ("down", "up") else 1
    web = web_of(document, boxes(document))
    for below in kin_of(web).children if mode == "tidy" else ():
        for one, other in pairwise(web.keys[child] for child in below):
            assert (at[one][along] < at[other][along]) == (bare[one][along] < bare[other][along])
