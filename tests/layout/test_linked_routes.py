"""Arrows of linked premises, wherever these stand: past boxes and dots, to a dot in the open."""

from __future__ import annotations

import random

import pytest

from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.core.order import spread
from argmap.core.records import Content, Inference, Statement
from argmap.layout.arrows import Arrows
from argmap.layout.figures.drawing import drawing_of
from argmap.layout.figures.hits import hits_of
from argmap.layout.routing.bulk import route_all

CELL = (440.0, 340.0)
SIDE = 5


def scattered(chance: random.Random) -> tuple[Document, dict[str, Rect]]:
    """Trees, with inferences from two to four statements anywhere, in places anywhere."""
    count = chance.randint(5, 16)
    keys = [f"s{index}" for index in range(count)]
    arrows = [
        ((keys[index],), keys[chance.randint(max(0, index - 4), index - 1)])
        for index in range(1, count)
    ]
    for _ in range(chance.randint(1, 3)):
        picked = chance.sample(keys, chance.randint(3, 5))
        arrows.append((tuple(picked[1:]), picked[0]))
    orders = spread(count)
    content = Content(
        statements=tuple(
            Statement(id=key, order=order) for key, order in zip(keys, orders, strict=True)
        ),
        inferences=tuple(
            Inference(id=f"i{index}", premises=premises, target=target)
            for index, (premises, target) in enumerate(arrows)
        ),
    )
    rects = {}
    for key, spot in zip(keys, chance.sample(range(SIDE * SIDE), count), strict=True):
        x, y = spot % SIDE * CELL[0], spot // SIDE * CELL[1]
        size = float(chance.randint(160, 280)), float(chance.randint(60, 170))
        rects[key] = Rect(x + chance.randint(0, 60), y + chance.randint(0, 40), *size)
    return Document(content), rects


@pytest.mark.parametrize("seed", range(40))
def test_linked_premises_anywhere_meet_in_the_open_and_touch_nothing(seed: int) -> None:
    document, rects = scattered(random.Random(seed))
    arrows = route_all(document, rects)
    assert hits_of(drawing_of(document, rects, arrows)) == ([], [], [])
    for arrow in arrows.values():
        if len(arrow.premises) > 1:
            dot = arrow.trunk[0]
            assert all(leg[-1] == dot for leg in arrow.legs)
            assert not any(rect.grown(11.0).contains(dot) for rect in rects.values())


@pytest.mark.parametrize("seed", range(5))
def test_arrows_are_the_same_in_whatever_order_they_are_asked_for(seed: int) -> None:
    document, rects = scattered(random.Random(seed))
    lazily = Arrows(document, rects)
    asked = {key: lazily[key] for key in reversed(list(document.inferences))}
    assert asked == route_all(document, rects)
