"""Aligning: lines are met, gaps are equal, the order is kept, what is pinned stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.geometry import Point, Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.aligning import AXES, EDGES, Axis, Edge, aligned, distributed, spaced
from argmap.layout.metrics import SIBLING_GAP

Rects = dict[str, Rect]
_whole = st.integers(-2_000, 2_000).map(float)
_size = st.integers(80, 400).map(float)
RECTS = st.lists(st.builds(Rect, _whole, _whole, _size, _size), min_size=1, max_size=9).map(
    lambda rects: {f"s{n}": rect for n, rect in enumerate(rects)}
)
AXIS = st.sampled_from(AXES)


@st.composite
def with_pins(draw: st.DrawFn) -> tuple[Rects, frozenset[str]]:
    rects = draw(RECTS)
    return rects, frozenset(key for key in rects if draw(st.integers(0, 3)) == 0)


def after(rects: Rects, places: dict[str, Point]) -> Rects:
    return {
        key: rect._replace(x=places[key].x, y=places[key].y) if key in places else rect
        for key, rect in rects.items()
    }


def line_of(rect: Rect, edge: Edge) -> float:
    return {
        "left": rect.x,
        "center": rect.center.x,
        "right": rect.right,
        "top": rect.y,
        "middle": rect.center.y,
        "bottom": rect.bottom,
    }[edge]


def ends(rect: Rect, axis: Axis) -> tuple[float, float]:
    return (rect.x, rect.right) if axis == "x" else (rect.y, rect.bottom)


def across(rect: Rect, axis: Axis) -> float:
    return rect.y if axis == "x" else rect.x


def place_of(rect: Rect, axis: Axis) -> tuple[float, float]:
    x, y = rect.center
    return (x, y) if axis == "x" else (y, x)


def order(rects: Rects, axis: Axis) -> list[str]:
    return sorted(rects, key=lambda key: (place_of(rects[key], axis), key))


def gaps(rects: Rects, axis: Axis, keys: list[str]) -> list[float]:
    return [ends(rects[b], axis)[0] - ends(rects[a], axis)[1] for a, b in pairwise(keys)]


@given(with_pins(), st.sampled_from(EDGES))
def test_aligned_boxes_share_a_line_and_move_along_one_axis(
    case: tuple[Rects, frozenset[str]], edge: Edge
) -> None:
    rects, pins = case
    made = after(rects, aligned(rects, edge, pins))
    lines = {line_of(made[key], edge) for key in made if key not in pins}
    assert not lines or max(lines) - min(lines) < 1e-6
    axis: Axis = "x" if edge in ("left", "center", "right") else "y"
    for key, rect in rects.items():
        assert across(made[key], axis) == across(rect, axis)
        assert key not in pins or made[key] == rect
    again = after(made, aligned(made, edge, pins))
    for key, rect in made.items():
        assert again[key] == pytest.approx(rect)


@given(RECTS, st.sampled_from(("left", "right", "top", "bottom")))
def test_an_edge_is_the_outermost_of_the_selection(rects: Rects, edge: Edge) -> None:
    lines = [line_of(rect, edge) for rect in rects.values()]
    wanted = min(lines) if edge in ("left", "top") else max(lines)
    made = after(rects, aligned(rects, edge))
    assert {line_of(rect, edge) for rect in made.values()} == {wanted}


def test_pinned_boxes_are_what_the_others_align_to() -> None:
    rects = {"a": Rect(0, 0, 100, 80), "b": Rect(300, 200, 120, 80), "c": Rect(900, 400, 80, 80)}
    assert aligned(rects, "left", {"b"}) == {"a": (300, 0), "c": (300, 400)}
    assert aligned(rects, "right", {"b"}) == {"a": (320, 0), "c": (340, 400)}
    assert aligned(rects, "top", {"b", "c"}) == {"a": (0, 200)}


@given(RECTS, AXIS)
def test_distributing_keeps_the_outer_ones_and_the_order_and_evens_the_gaps(
    rects: Rects, axis: Axis
) -> None:
    keys = order(rects, axis)
    made = after(rects, distributed(rects, axis))
    for key in (keys[0], keys[-1]):
        assert made[key] == rects[key]
    middles = [sum(ends(made[key], axis)) / 2 for key in keys]
    assert all(a <= b + 1e-6 for a, b in pairwise(middles))
    found = gaps(made, axis, keys)
    if found and min(found) >= 0:
        assert max(found) - min(found) < 1e-6
    steps = [b - a for a, b in pairwise(middles)]
    if found and min(found) < -1e-6:
        assert max(steps) - min(steps) < 1e-6
    again = after(made, distributed(made, axis))
    assert all(again[key] == pytest.approx(made[key]) for key in made)


@given(RECTS, AXIS)
def test_spacing_packs_from_the_first_with_the_usual_gaps(rects: Rects, axis: Axis) -> None:
    keys = order(rects, axis)
    made = after(rects, spaced(rects, axis))
    assert made[keys[0]] == rects[keys[0]]
    assert gaps(made, axis, keys) == pytest.approx([SIBLING_GAP] * (len(keys) - 1))
    again = after(made, spaced(made, axis))
    assert all(again[key] == pytest.approx(made[key]) for key in made)


@given(with_pins(), AXIS)
def test_pins_stay_and_what_is_between_stays_between(
    case: tuple[Rects, frozenset[str]], axis: Axis
) -> None:
    rects, pins = case
    keys = order(rects, axis)
    for places in (distributed(rects, axis, pins), spaced(rects, axis, pins)):
        assert not pins & places.keys()
        made = after(rects, places)
        middles = [sum(ends(made[key], axis)) / 2 for key in keys]
        assert all(a <= b + 1e-6 for a, b in pairwise(middles))


def test_spacing_round_pins() -> None:
    rects = {name: Rect(x, 0, 100, 80) for name, x in zip("abcd", (0, 150, 500, 900), strict=True)}
    assert spaced(rects, "x", {"b"}) == {"a": (18, 0), "c": (282, 0), "d": (414, 0)}
    tight = {
        name: Rect(x, 0, 100, 80) for name, x in zip("bced", (150, 300, 320, 480), strict=True)
    }
    assert spaced(tight, "x", {"b", "d"}) == {"c": (260, 0), "e": (370, 0)}


def test_nothing_leaves_the_limits() -> None:
    rects = {f"s{n}": Rect(MAX_COORDINATE - 5 + n, 0, 400, 80) for n in range(5)}
    made = after(rects, spaced(rects, "x"))
    assert max(rect.x for rect in made.values()) == MAX_COORDINATE
    assert gaps(made, "x", order(rects, "x")) == [SIBLING_GAP] * 4
    wide = {"a": Rect(MAX_COORDINATE, 0, 4_000, 80), "b": Rect(0, 200, 80, 80)}
    assert aligned(wide, "right")["b"].x == MAX_COORDINATE


@pytest.mark.parametrize("count", [0, 1, 2])
def test_too_few_boxes_stay_where_they_are(count: int) -> None:
    rects = {f"s{n}": Rect(n * 500.0, 0, 100, 80) for n in range(count)}
    assert after(rects, distributed(rects, "x")) == rects
    if count < 2:
        assert after(rects, spaced(rects, "x")) == rects
        assert after(rects, aligned(rects, "right")) == rects
