"""Tidy: rows, no overlaps, parents over children, pins kept."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.geometry import Point, Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.core.order import spread
from argmap.core.records import Content, Inference, MapInfo, Statement
from argmap.layout.boxes import size_of
from argmap.layout.free import free_place
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer
from argmap.layout.tidy import place_unplaced, tidy
from tests.maps import random_map

MEASURER = TextMeasurer()


def a_map(count: int, *inferences: tuple[str, str], direction: str = "auto") -> Document:
    """Statements s0, s1 and so on; inferences i0, i1 and so on, given as (premises, target)."""
    statements = tuple(
        Statement(id=f"s{index}", order=order, text=f"Statement {index}. " * (index % 4))
        for index, order in enumerate(spread(count))
    )
    orders = spread(len(inferences))
    made = tuple(
        Inference(id=f"i{index}", order=orders[index], premises=tuple(p.split()), target=target)
        for index, (p, target) in enumerate(inferences)
    )
    info = MapInfo(direction=direction)
    return Document(Content(info=info, statements=statements, inferences=made))


def rects(document: Document, places: dict[str, Point]) -> dict[str, Rect]:
    return {
        key: Rect(*at, *size_of(document.statements[key], MEASURER)) for key, at in places.items()
    }


def assert_apart(boxes: dict[str, Rect]) -> None:
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        assert not a.grown(-0.01).intersects(b), (one, other)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    count = draw(st.integers(1, 14))
    keys = [f"s{index}" for index in range(count)]
    made: list[tuple[str, str]] = []
    for index in range(draw(st.integers(0, 16))):
        premises = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
        targets = [*keys, *(f"i{number}" for number in range(index))]
        made.append((" ".join(premises), draw(st.sampled_from(targets))))
    return a_map(count, *made, direction=draw(st.sampled_from(["auto", "up", "right", "left"])))


@settings(max_examples=80, deadline=None)
@given(documents())
def test_nothing_overlaps_and_everything_has_a_place(document: Document) -> None:
    places = tidy(document, MEASURER)
    assert places.keys() == document.statements.keys()
    assert_apart(rects(document, places))
    assert tidy(document, MEASURER) == places


@settings(max_examples=40, deadline=None)
@given(documents(), st.data())
def test_pins_stay_and_nothing_lands_on_them(document: Document, data: st.DataObject) -> None:
    document.apply(place(document, tidy(document, MEASURER)))
    keys = sorted(document.statements)
    pinned = data.draw(st.lists(st.sampled_from(keys), unique=True, max_size=3))
    statements = [
        each.model_copy(update={"pinned": True, "x": 400.0 * index, "y": 30.0})
        if (index := pinned.index(each.id) if each.id in pinned else -1) >= 0
        else each
        for each in document.ordered_statements()
    ]
    content = document.content().model_copy(update={"statements": tuple(statements)})
    pinned_map = Document(content)
    places = tidy(pinned_map, MEASURER)
    assert not places.keys() & set(pinned)
    standing = {key: Point(400.0 * index, 30.0) for index, key in enumerate(pinned)}
    assert_apart(rects(pinned_map, {**places, **standing}))


def test_parents_stand_over_the_middle_of_their_children_in_document_order() -> None:
    document = a_map(7, ("s1", "s0"), ("s2", "s0"), ("s3", "s0"), ("s4", "s3"), ("s5", "s3"))
    at = rects(document, tidy(document, MEASURER))
    assert at["s1"].x < at["s2"].x < at["s3"].x
    assert at["s0"].center.x == pytest.approx((at["s1"].center.x + at["s3"].center.x) / 2)
    assert at["s3"].center.x == pytest.approx((at["s4"].center.x + at["s5"].center.x) / 2)
    assert at["s1"].y == at["s2"].y == at["s3"].y >= at["s0"].bottom + 64
    assert at["s6"].y > at["s4"].bottom  # what is connected to nothing stands below


@pytest.mark.parametrize(
    ("direction", "dx", "dy"), [("down", 0, 1), ("up", 0, -1), ("right", 1, 0), ("left", -1, 0)]
)
def test_premises_lie_where_the_map_says(direction: str, dx: int, dy: int) -> None:
    document = a_map(2, ("s1", "s0"), direction=direction)
    at = rects(document, tidy(document, MEASURER))
    way = at["s1"].center.x - at["s0"].center.x, at["s1"].center.y - at["s0"].center.y
    assert way[0] * dx + way[1] * dy > 60
    assert abs(way[0] * dy + way[1] * dx) < 1


def test_linked_premises_stand_together_and_the_undercutter_beside_them() -> None:
    document = a_map(5, ("s1 s3", "s0"), ("s2", "s0"), ("s4", "i0"))
    at = rects(document, tidy(document, MEASURER))
    order = sorted(("s1", "s2", "s3", "s4"), key=lambda key: at[key].x)
    assert order == ["s1", "s3", "s4", "s2"]


def test_a_chain_and_a_star_of_thousands_stay_within_the_limits() -> None:
    chain = a_map(5_000, *((f"s{index + 1}", f"s{index}") for index in range(4_999)))
    star = a_map(5_000, *((f"s{index}", "s0") for index in range(1, 5_000)))
    for document in (chain, star):
        places = tidy(document, MEASURER)
        assert len(set(places.values())) == 5_000
        assert all(max(abs(at.x), abs(at.y)) < MAX_COORDINATE for at in places.values())


def test_a_selection_keeps_its_corner_and_leaves_others_alone() -> None:
    document = Document(random_map(30, seed=4))
    before = {each.id: Point(each.x or 0.0, each.y or 0.0) for each in document.statements.values()}
    chosen = ["s3", "s4", "s9", "s12", "s20"]
    places = tidy(document, MEASURER, chosen)
    assert places.keys() == set(chosen)
    assert_apart(rects(document, {**before, **places}))


def test_unplaced_statements_go_near_what_they_bear_on() -> None:
    document = a_map(5, ("s1", "s0"), ("s2", "s1"), ("s4", "s0"))
    document.apply(place(document, {"s0": Point(1000, 500), "s1": Point(1000, 700)}))
    patch = place_unplaced(document, MEASURER)
    document.apply(patch)
    at = rects(document, {k: Point(s.x or 0, s.y or 0) for k, s in document.statements.items()})
    assert_apart(at)
    assert (at["s0"].x, at["s1"].y) == (1000, 700)
    assert at["s2"].y >= at["s1"].bottom
    assert abs(at["s2"].center.x - at["s1"].center.x) < 1
    assert at["s4"].y > at["s0"].bottom  # below its conclusion, beside what was there
    assert at["s3"].y > at["s1"].bottom  # bears on nothing: below everything
    assert not place_unplaced(document, MEASURER)


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
def test_a_new_box_finds_room_beside_one(direction: str) -> None:
    document = Document(random_map(25, seed=2))
    plan = MapPlan(document, MEASURER)
    for box in plan.boxes.values():
        spot = free_place(plan, box.rect, (240.0, 90.0), direction)
        taken = Rect(*spot, 240.0, 90.0)
        assert not plan.boxes_in(taken)
    corner = Point(-5000.0, -5000.0)
    assert free_place(plan, corner, (240.0, 90.0)) == corner
