"""Places that another program gave: kept, and spread as far as our boxes need."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.core.order import spread
from argmap.core.records import Content, Inference, Statement
from argmap.layout.arranging.pushing import overlapping
from argmap.layout.arranging.settling import settled
from argmap.layout.boxes import size_of
from argmap.layout.text import TextMeasurer

MEASURER = TextMeasurer()


def at(places: list[tuple[float, float]]) -> Document:
    orders = spread(len(places))
    statements = tuple(
        Statement(id=f"s{n}", order=orders[n], text="Some words. " * 8, x=x, y=y)
        for n, (x, y) in enumerate(places)
    )
    ties = tuple(
        Inference(id=f"i{n}", order=orders[n], premises=(f"s{n}",), target="s0")
        for n in range(1, len(places))
    )
    return Document(Content(statements=statements, inferences=ties))


def rects_of(document: Document) -> dict[str, Rect]:
    return {
        key: Rect(each.x or 0.0, each.y or 0.0, *size_of(each, MEASURER))
        for key, each in document.statements.items()
    }


@pytest.mark.parametrize("step", [0.1, 3.0, 20.0, 60.0, 120.0])
def test_a_grid_of_small_cards_becomes_a_grid_of_our_boxes(step: float) -> None:
    document = at([(column * step, row * step) for row in range(4) for column in range(5)])
    document.apply(settled(document, MEASURER))
    rects = rects_of(document)
    assert not overlapping(rects)
    for row in range(4):
        line = [rects[f"s{row * 5 + column}"].center.x for column in range(5)]
        assert line == sorted(line), "who stood right of another still does"
    for column in range(5):
        line = [rects[f"s{row * 5 + column}"].center.y for row in range(4)]
        assert line == sorted(line)


def test_one_box_on_another_moves_and_the_rest_stays() -> None:
    places = [(300.0 * n, 250.0 * (n % 3)) for n in range(12)]
    document = at([*places, (places[4][0] + 10, places[4][1])])
    before = rects_of(document)
    document.apply(settled(document, MEASURER))
    after = rects_of(document)
    assert not overlapping(after)
    assert sum(before[key] != after[key] for key in before) <= 2


def test_a_heap_is_set_out_and_what_stands_well_is_left_alone() -> None:
    heap = at([(0.0, 0.0)] * 9)
    heap.apply(settled(heap, MEASURER))
    rects = rects_of(heap)
    assert not any(one.intersects(other) for one, other in combinations(rects.values(), 2))
    assert min(len({rect[axis] for rect in rects.values()}) for axis in (0, 1)) <= 3
    chance = random.Random(1)
    well = at([(400.0 * n, 40.0 * chance.random()) for n in range(9)])
    assert not settled(well, MEASURER).changes
