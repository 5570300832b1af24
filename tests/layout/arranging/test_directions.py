"""Which way maps run: mirrored to the pixel, and by themselves the way one can read them."""

from __future__ import annotations

from typing import get_args

import pytest

from argmap.core.document import Document
from argmap.core.geometry import Rect, union
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Direction, Mode, Request
from tests.benchmarks.layout_maps import LayoutMap, layout_map, worst_map


def arranged(source: LayoutMap, request: Request) -> dict[str, Rect]:
    places = arrange(source.document, source.rects, request)
    return {key: Rect(*at, *source.rects[key][2:]) for key, at in places.items()}


def several_trees() -> LayoutMap:
    """Trees of several sizes, some of which are single statements."""
    document, rects = layout_map(60, "tree", 5)
    content = document.content()
    fewer = tuple(each for at, each in enumerate(content.inferences) if at % 5)
    return LayoutMap(Document(content.model_copy(update={"inferences": fewer})), rects)


def mirrored(rects: dict[str, Rect], *, sideways: bool) -> dict[str, Rect]:
    """The picture seen in a mirror, with its top left corner where it was."""
    whole = union(rects.values())
    assert whole is not None
    if sideways:
        return {key: each._replace(x=whole.right - each.right) for key, each in rects.items()}
    return {key: each._replace(y=whole.bottom - each.bottom) for key, each in rects.items()}


def at_home(rects: dict[str, Rect]) -> dict[str, Rect]:
    whole = union(rects.values())
    assert whole is not None
    return {key: each.moved(-whole.x, -whole.y) for key, each in rects.items()}


@pytest.mark.parametrize("mode", [each for each in get_args(Mode) if each != "push-apart"])
@pytest.mark.parametrize(("way", "back"), [("down", "up"), ("right", "left")])
def test_the_opposite_way_is_the_mirror_image(mode: Mode, way: Direction, back: Direction) -> None:
    source = several_trees()
    there = at_home(arranged(source, Request(mode, direction=way)))
    found = at_home(arranged(source, Request(mode, direction=back)))
    for key, rect in mirrored(there, sideways=way == "right").items():
        assert found[key] == pytest.approx(rect, abs=0.01), key


def way_of(source: LayoutMap, aspect: float = 1.6) -> Direction:
    """Where the premises lie in a map that is left to find its way."""
    rects = arranged(source, Request(direction="auto", aspect=aspect))
    below = beside = 0
    for each in source.document.inferences.values():
        conclusion = rects.get(each.target)
        for key in each.premises:
            if conclusion is not None:
                below += rects[key].y >= conclusion.bottom
                beside += rects[key].x >= conclusion.right
    return "down" if below > beside else "right"


def test_a_small_map_runs_as_suits_the_window() -> None:
    source = worst_map("star", 6)
    assert way_of(source, 4.0) == "down"
    assert way_of(source, 0.25) == "right"


@pytest.mark.parametrize("count", [100, 300, 2_400])
def test_a_map_too_large_for_a_window_becomes_tall_rather_than_a_ribbon(count: int) -> None:
    source = layout_map(count)
    assert way_of(source) == "right"
    whole = union(arranged(source, Request(direction="auto")).values())
    assert whole is not None
    assert whole.height > whole.width


@pytest.mark.parametrize("count", [200, 2_400])
def test_a_long_chain_goes_down(count: int) -> None:
    assert way_of(worst_map("chain", count)) == "down"
