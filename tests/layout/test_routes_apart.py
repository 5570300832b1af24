"""Fans whose buses nearly touch at one level are told apart."""

from __future__ import annotations

from itertools import pairwise

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
