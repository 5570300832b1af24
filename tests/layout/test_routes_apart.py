"""Fans whose buses nearly touch at one level are told apart."""

from __future__ import annotations

from itertools import pairwise

from argmap.layout.figures import drawing_of, measure
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer
from tests.core.maps import document, inference, statement


def test_buses_that_end_beside_each_other_run_at_different_levels() -> None:
    source = document(
        statement("A", x=272, y=0),
        statement("B", x=544, y=0),
        statement("a1", x=0, y=126),
        statement("a2", x=272, y=126),
        statement("a3", x=544, y=126),
        statement("b1", x=816, y=126),
        inference("i1", "a1", "A"),
        inference("i2", "a2", "A"),
        inference("i3", "a3", "A"),
        inference("i4", "b1", "B"),
    )
    plan = MapPlan(source, TextMeasurer())
    levels = [
        {y for (x0, y), (x1, y1) in pairwise(line) if y == y1 and x0 - x1 > 50}
        for line in (plan.arrows["i3"].trunk, plan.arrows["i4"].trunk)
    ]
    assert all(levels)
    assert min(abs(one - other) for one in levels[0] for other in levels[1]) >= 6.0


def test_fans_that_reach_past_each_other_keep_their_buses_and_do_not_cross() -> None:
    source = document(
        statement("A", x=816, y=0),
        statement("B", x=1088, y=0),
        statement("a1", x=0, y=156),
        statement("b1", x=272, y=156),
        statement("b2", x=544, y=156),
        inference("i1", "a1", "A"),
        inference("i2", "b1", "B"),
        inference("i3", "b2", "B"),
    )
    plan = MapPlan(source, TextMeasurer())
    arrows = plan.arrows
    rects = {key: box.rect for key, box in plan.boxes.items()}
    figures = measure(drawing_of(source, rects, arrows), "down")
    assert (figures.crossings, figures.overlaid, figures.hits) == (0, 0, 0)
    assert not any(arrow.roundabout for arrow in arrows.values())
    levels = {
        key: {y for (x0, y), (x1, y1) in pairwise(arrows[key].trunk) if y == y1 and x1 - x0 > 50}
        for key in arrows
    }
    assert levels["i2"] == levels["i3"]
    assert min(levels["i2"]) - min(levels["i1"]) >= 6.0
