"""Ways round boxes follow the arrows they cross: after a move they are as if made anew."""

from __future__ import annotations

import random

import pytest

from argmap.core.document import Document
from argmap.core.edits.arrange import move, place
from argmap.core.geometry import Point
from argmap.core.records import Content, Inference, Statement
from argmap.layout import metrics
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Direction, Mode, Order, Request
from argmap.layout.plan import MapPlan
from argmap.layout.stubs import Stubs
from argmap.layout.text import TextMeasurer
from tests.benchmarks.layout_maps import layout_map

MEASURER = TextMeasurer()


@pytest.mark.parametrize(
    ("mode", "order", "direction", "seed"),
    [
        ("tidy", "keep", "down", 1),
        ("tidy", "keep", "right", 2),
        ("untangle", "free", "down", 3),
        ("untangle", "keep", "up", 4),
    ],
)
def test_ways_follow_the_arrows_they_cross(
    mode: Mode, order: Order, direction: Direction, seed: int
) -> None:
    document = layout_map(70, "mixed", seed).document
    plan = MapPlan(document, MEASURER)
    request = Request(mode, order, direction)
    document.apply(place(document, arrange(document, dict(plan.rects), request)))
    plan = MapPlan(document, MEASURER)
    roundabout = sum(plan.arrows[key].roundabout for key in document.inferences)
    assert roundabout
    rng = random.Random(seed)
    for _ in range(12):
        key = rng.choice(sorted(document.statements))
        x, y = plan.rects[key][:2]
        to = Point(x + rng.choice([-260, -40, 5, 300]), y + rng.choice([-120, 0, 0, 9, 150]))
        patch = place(document, {key: to})
        document.apply(patch)
        plan.update(patch)
        fresh = MapPlan(document, MEASURER)
        for each in document.inferences:
            assert plan.arrows[each] == fresh.arrows[each]


@pytest.mark.parametrize("seed", range(4))
def test_what_waited_while_boxes_were_dragged_is_as_if_made_anew(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(metrics, "LONG_WAY", 900.0)
    document = layout_map(90, "mixed", seed).document
    document.apply(place(document, arrange(document, dict(MapPlan(document, MEASURER).rects))))
    plan = MapPlan(document, MEASURER)
    document.subscribe(plan.update)
    rng = random.Random(seed)
    for _ in range(3):
        assert _stubs(plan)
        keys = rng.sample(sorted(document.statements), rng.choice([1, 4]))
        plan.hold()
        for _ in range(4):
            dx, dy = rng.choice([-400, -40, 5, 300]), rng.choice([-120, 0, 9, 150])
            document.apply(move(document, keys, dx, dy))
            mine = {arrow for key in keys for arrow in plan.arrows_of(key)}
            for arrow in (*mine, *rng.sample(sorted(document.inferences), 9)):
                plan.stubs(arrow)
        dirty = plan.let_go()
        assert mine <= dirty.arrows
        fresh = MapPlan(document, MEASURER)
        assert dict(plan.arrows) == dict(fresh.arrows)
        assert _stubs(plan) == _stubs(fresh)


def _stubs(plan: MapPlan) -> dict[str, Stubs]:
    return {key: stubs for key in plan.arrows if (stubs := plan.stubs(key)) is not None}


def test_a_way_changes_with_a_line_between_boxes_far_from_it() -> None:
    places = {
        "goal": (0.0, 0.0), "barring": (0.0, 170.0), "start": (20.0, 400.0),
        "west": (-3000.0, 170.0), "east": (3000.0, 0.0),
    }  # fmt: skip
    statements = tuple(Statement(id=key, x=x, y=y) for key, (x, y) in places.items())
    links = tuple(
        Inference(id=f"i{n}", premises=(premise,), target=target, polarity="support")
        for n, (premise, target) in enumerate([("start", "goal"), ("west", "east")])
    )
    document = Document(Content(statements=statements, inferences=links))
    plan = MapPlan(document, MEASURER)
    before = plan.arrows["i0"]
    assert before.roundabout
    patch = place(document, {"west": Point(3000.0, 170.0)})
    document.apply(patch)
    plan.update(patch)
    assert plan.arrows["i0"] != before
    assert plan.arrows["i0"] == MapPlan(document, MEASURER).arrows["i0"]
