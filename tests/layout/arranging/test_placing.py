"""Statements without a place get one, and new boxes find room."""

from __future__ import annotations

from itertools import combinations

import pytest

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.geometry import Point, Rect
from argmap.core.order import spread
from argmap.core.records import Content, Inference, Statement
from argmap.layout.arranging.placing import place_unplaced
from argmap.layout.boxes import size_of
from argmap.layout.free import free_place
from argmap.layout.plan import MapPlan
from argmap.layout.reading import reading_direction
from argmap.layout.text import TextMeasurer
from tests.maps import random_map

MEASURER = TextMeasurer()


def a_map(count: int, *inferences: tuple[str, str]) -> Document:
    statements = tuple(
        Statement(id=f"s{n}", order=order, text=f"Statement {n}. " * (n % 4))
        for n, order in enumerate(spread(count))
    )
    made = tuple(
        Inference(id=f"i{n}", premises=(premise,), target=target)
        for n, (premise, target) in enumerate(inferences)
    )
    return Document(Content(statements=statements, inferences=made))


def boxes(document: Document) -> dict[str, Rect]:
    return {
        key: Rect(each.x or 0.0, each.y or 0.0, *size_of(each, MEASURER))
        for key, each in document.statements.items()
    }


def test_unplaced_statements_go_near_what_they_bear_on() -> None:
    document = a_map(6, ("s1", "s0"), ("s2", "s1"), ("s4", "s0"), ("s5", "i0"))
    document.apply(place(document, {"s0": Point(1000, 500), "s1": Point(1000, 700)}))
    document.apply(place_unplaced(document, MEASURER))
    at = boxes(document)
    for (one, a), (other, b) in combinations(at.items(), 2):
        assert not a.grown(-0.01).intersects(b), (one, other)
    assert (at["s0"].x, at["s1"].y) == (1000, 700)
    assert at["s2"].y >= at["s1"].bottom
    assert abs(at["s2"].center.x - at["s1"].center.x) < 1
    assert at["s4"].y > at["s0"].bottom  # below its conclusion, beside what was there
    assert at["s5"].y > at["s0"].bottom  # what aims at an arrow goes there too
    assert at["s3"].y > at["s1"].bottom  # bears on nothing: below everything
    assert not place_unplaced(document, MEASURER)


def test_a_map_without_places_is_tidied() -> None:
    document = a_map(3, ("s1", "s0"), ("s2", "s0"))
    document.apply(place_unplaced(document, MEASURER))
    assert all(each.x is not None for each in document.statements.values())


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
def test_a_new_box_finds_room_beside_one(direction: str) -> None:
    document = Document(random_map(25, seed=2))
    plan = MapPlan(document, MEASURER)
    for box in plan.boxes.values():
        spot = free_place(plan, box.rect, (240.0, 90.0), direction)
        assert not plan.boxes_in(Rect(*spot, 240.0, 90.0))
    corner = Point(-5000.0, -5000.0)
    assert free_place(plan, corner, (240.0, 90.0)) == corner


@pytest.mark.parametrize(
    ("way", "step"),
    [("down", (0, 200)), ("up", (0, -200)), ("right", (300, 0)), ("left", (-300, 0))],
)
def test_the_direction_is_read_off_the_places(way: str, step: tuple[int, int]) -> None:
    document = a_map(3, ("s1", "s0"), ("s2", "s1"))
    places = {f"s{n}": Point(n * step[0], n * step[1]) for n in range(3)}
    document.apply(place(document, places))
    assert reading_direction(document, boxes(document)) == way
