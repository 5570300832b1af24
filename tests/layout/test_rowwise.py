"""Routes by rows: clear of boxes however statements bear on each other, and the same each time."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.geometry import Point, Rect
from argmap.core.order import spread
from argmap.core.records import Content, Group, Inference, MapInfo, Statement
from argmap.layout import metrics as m
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Request
from argmap.layout.figures import drawing_of
from argmap.layout.figures.hits import hits_of
from argmap.layout.rowwise.routes import route_rows
from tests.benchmarks.layout_maps import KINDS, SHAPES, layout_map, worst_map

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.layout.arranging.request import Direction, Mode, Order
    from argmap.layout.rowwise.routes import RowRoutes

MODES: list[Mode] = ["tidy", "untangle"]
ORDERS: list[Order] = ["keep", "free"]
DIRECTIONS: list[Direction] = ["down", "up", "right", "left"]
NEARLY = 1e-6


def arranged(document: Document, sizes: Mapping[str, Rect], request: Request) -> dict[str, Rect]:
    spots = arrange(document, sizes, request)
    return {key: Rect(*spots[key], each.width, each.height) for key, each in sizes.items()}


def is_at(rect: Rect, point: Point) -> bool:
    """Whether a point lies on the edge of a box."""
    near = rect.grown(NEARLY).contains(point)
    return near and not rect.grown(-NEARLY).contains(point)


def check(document: Document, rects: Mapping[str, Rect], routes: RowRoutes) -> None:
    """Arrows begin and end where they should, cross no box, and are found where they lie."""
    arrows = dict(routes)
    assert arrows.keys() == document.inferences.keys()
    for key, arrow in arrows.items():
        starts = [leg[0] for leg in arrow.legs] or [arrow.trunk[0]]
        for premise, start in zip(arrow.premises, starts, strict=True):
            assert is_at(rects[premise], start), (key, premise)
        assert all(leg[-1] == arrow.trunk[0] for leg in arrow.legs), key
        tip = arrow.trunk[-1]
        if arrow.target in rects:
            assert is_at(rects[arrow.target], tip), key
        else:
            x, y = arrows[arrow.target].junction
            assert abs(hypot(tip.x - x, tip.y - y) - m.JUNCTION_CLEARANCE) < NEARLY, key
        drawn = [point for line in (*arrow.legs, arrow.trunk) for point in line]
        assert all(arrow.bounds.contains(point) for point in drawn), key
        for x, y in drawn[:: max(1, len(drawn) // 4)]:
            assert key in routes.near(Rect(x - 1.0, y - 1.0, 2.0, 2.0)), key
    hits = hits_of(drawing_of(document, rects, arrows))
    assert not hits.foreign
    assert not hits.own


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_routes_of_arranged_maps_are_clear_of_boxes(data: st.DataObject) -> None:
    kind, seed = data.draw(st.sampled_from(KINDS)), data.draw(st.integers(0, 999))
    document, sizes = layout_map(data.draw(st.integers(2, 80)), kind, seed)
    mode, order = data.draw(st.sampled_from(MODES)), data.draw(st.sampled_from(ORDERS))
    way = data.draw(st.sampled_from(DIRECTIONS))
    rects = arranged(document, sizes, Request(mode, order, direction=way))
    routes = route_rows(document, rects)
    assert routes is not None
    check(document, rects, routes)
    again = route_rows(document, dict(reversed(rects.items())))
    assert again is not None
    assert dict(again) == dict(routes)


@st.composite
def woven(draw: st.DrawFn) -> tuple[Document, dict[str, Rect], Direction]:
    """Several trees, circles, linked premises from anywhere, undercuts of undercuts, groups."""
    count = draw(st.integers(2, 24))
    keys = [f"s{at}" for at in range(count)]
    inferences: list[Inference] = []
    for at in range(draw(st.integers(1, 2 * count))):
        aims = inferences and draw(st.integers(0, 4)) == 0
        target = draw(st.sampled_from(inferences)).id if aims else draw(st.sampled_from(keys))
        below = keys if aims or draw(st.booleans()) else keys[int(target[1:]) + 1 :] or keys
        most = draw(st.sampled_from([1, 1, 1, 2, 4]))
        premises = draw(st.lists(st.sampled_from(below), min_size=1, max_size=most, unique=True))
        if target in premises:
            premises = [key for key in premises if key != target] or [keys[target == keys[0]]]
        polarity = draw(st.sampled_from(["support", "attack"]))
        each = Inference(id=f"i{at}", premises=tuple(premises), target=target, polarity=polarity)
        inferences.append(each)
    ordered = [
        each.model_copy(update={"order": order})
        for each, order in zip(inferences, spread(len(inferences)), strict=True)
    ]
    statements = [
        Statement(id=key, order=order) for key, order in zip(keys, spread(count), strict=True)
    ]
    members = draw(st.lists(st.sampled_from(keys), max_size=4, unique=True))
    groups = (Group(id="g", members=tuple(members)),) if members else ()
    way = draw(st.sampled_from(DIRECTIONS))
    content = Content(
        info=MapInfo(direction=way or "auto"),
        statements=tuple(statements),
        inferences=tuple(ordered),
        groups=groups,
    )
    wide, high = st.integers(120, 320).map(float), st.integers(50, 240).map(float)
    rects = {key: Rect(0.0, 0.0, draw(wide), draw(high)) for key in keys}
    return Document(content), rects, way


@settings(max_examples=60, deadline=None)
@given(woven(), st.sampled_from(MODES))
def test_routes_of_maps_woven_anyhow_are_clear_of_boxes(
    made: tuple[Document, dict[str, Rect], Direction], mode: Mode
) -> None:
    document, sizes, way = made
    rects = arranged(document, sizes, Request(mode, direction=way))
    routes = route_rows(document, rects)
    if routes is not None:
        check(document, rects, routes)


def test_hard_shapes_are_routed_by_rows_too() -> None:
    for shape in SHAPES:
        document, sizes = worst_map(shape, 240)
        rects = arranged(document, sizes, Request(direction="down"))
        routes = route_rows(document, rects)
        if shape in {"broom", "star"}:
            assert routes is None, "a block of leaves is no row"
            continue
        assert routes is not None, shape
        assert not hits_of(drawing_of(document, rects, dict(routes))).foreign, shape


def test_boxes_put_anywhere_are_not_taken_for_rows() -> None:
    document, sizes = layout_map(60)
    rects = {
        key: rect.moved(137.0 * (at * 7 % 31), 61.0 * (at * 11 % 37))
        for at, (key, rect) in enumerate(sizes.items())
    }
    assert route_rows(document, rects) is None
