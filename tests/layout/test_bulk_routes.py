"""All arrows at once are the same as one by one, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Request
from argmap.layout.arrows import Arrows
from argmap.layout.routing.bulk import route_all
from argmap.layout.styles import STYLES
from tests.benchmarks.layout_maps import KINDS, SHAPES, layout_map, worst_map

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.layout.arranging.request import Direction, Mode

MODES: list[Mode] = ["tidy", "compact", "untangle"]
DIRECTIONS: list[Direction] = ["down", "up", "right", "left"]


def same(document: Document, rects: Mapping[str, Rect], data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(STYLES))
    whole = route_all(document, rects, style)
    assert list(whole) == list(document.inferences)
    arrows = Arrows(document, rects, style)
    for key in data.draw(st.permutations(sorted(whole))):
        assert arrows[key] == whole[key]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_all_arrows_of_an_arranged_map_are_those_asked_for_one_by_one(data: st.DataObject) -> None:
    kind, seed = data.draw(st.sampled_from(KINDS)), data.draw(st.integers(0, 999))
    document, sizes = layout_map(data.draw(st.integers(2, 90)), kind, seed)
    mode = data.draw(st.sampled_from(MODES))
    spots = arrange(
        document, sizes, Request(mode, direction=data.draw(st.sampled_from(DIRECTIONS)))
    )
    rects = {key: Rect(*spots[key], each.width, each.height) for key, each in sizes.items()}
    same(document, rects, data)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_all_arrows_of_a_map_made_by_hand_are_those_asked_for_one_by_one(
    data: st.DataObject,
) -> None:
    kind, seed = data.draw(st.sampled_from(KINDS)), data.draw(st.integers(0, 999))
    document, sizes = layout_map(data.draw(st.integers(2, 40)), kind, seed)
    # Coarse steps: rows, columns and boxes on each other are as likely as in maps made by hand.
    step = data.draw(st.sampled_from([20.0, 90.0, 260.0]))
    places = st.tuples(*[st.integers(0, 9).map(lambda at: at * step)] * 2)
    spots = data.draw(st.lists(places, min_size=len(sizes), max_size=len(sizes)))
    rects = {
        key: Rect(spot[0], spot[1], each.width, each.height)
        for (key, each), spot in zip(sizes.items(), spots, strict=True)
    }
    same(document, rects, data)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_all_arrows_of_a_hard_map_are_those_asked_for_one_by_one(data: st.DataObject) -> None:
    shape = data.draw(st.sampled_from(sorted(SHAPES)))
    document, sizes = worst_map(shape, data.draw(st.integers(2, 160)))
    spots = arrange(document, sizes, Request(direction=data.draw(st.sampled_from(DIRECTIONS))))
    rects = {key: Rect(*spots[key], each.width, each.height) for key, each in sizes.items()}
    same(document, rects, data)
