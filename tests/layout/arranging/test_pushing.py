"""Push apart: least movement, nothing left on anything, and it always ends."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.geometry import Rect
from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.pushing import GAP, overlapping, push_apart

RECTS = st.builds(
    Rect,
    st.integers(0, 900).map(float),
    st.integers(0, 500).map(float),
    st.sampled_from([120.0, 240.0]),
    st.integers(40, 160).map(float),
)


def pushed(rects: dict[str, Rect], **how: object) -> dict[str, Rect]:
    places = push_apart(rects, **how)  # type: ignore[arg-type]
    return {**rects, **{key: Rect(*at, *rects[key][2:]) for key, at in places.items()}}


def clashes(rects: dict[str, Rect], fixed: set[str] = frozenset()) -> list[tuple[str, str]]:  # type: ignore[assignment]
    boxes = sorted(rects.items())
    return [
        (one, other)
        for at, (one, a) in enumerate(boxes)
        for other, b in boxes[at + 1 :]
        if a.grown(-0.02).intersects(b) and not (one in fixed and other in fixed)
    ]


def messy(count: int, seed: int = 1, spread: float = 360.0) -> dict[str, Rect]:
    chance = random.Random(seed)
    side = spread * count**0.5
    return {
        f"s{n}": Rect(
            chance.uniform(0, side * 1.6),
            chance.uniform(0, side),
            chance.choice((180.0, 240.0, 320.0)),
            float(chance.randint(50, 160)),
        )
        for n in range(count)
    }


@settings(max_examples=120, deadline=None)
@given(st.lists(RECTS, max_size=14), st.data())
def test_no_box_lies_on_another_and_fixed_ones_stay(boxes: list[Rect], data: st.DataObject) -> None:
    rects = {f"s{n}": rect for n, rect in enumerate(boxes)}
    fixed = {key for key in rects if data.draw(st.integers(0, 3)) == 0}
    after = pushed(rects, fixed=fixed)
    assert not clashes(after, fixed)
    assert all(after[key] == rects[key] for key in fixed)
    assert push_apart(rects, fixed) == push_apart(rects, fixed)


@settings(max_examples=60, deadline=None)
@given(st.lists(RECTS, max_size=12))
def test_a_map_without_overlaps_is_left_as_it_is(boxes: list[Rect]) -> None:
    rects = {f"s{n}": rect for n, rect in enumerate(boxes)}
    after = pushed(rects)
    assert push_apart(after) == {}
    alone = set(rects) - set(overlapping(rects))
    for key in alone:
        near = [other for other in rects if after[other] != rects[other]]
        assert after[key] == rects[key] or near


def test_dropping_a_box_on_another_moves_that_one_alone_and_the_shortest_way() -> None:
    rects = {
        "dropped": Rect(200.0, 0.0, 240.0, 80.0),
        "under": Rect(400.0, 10.0, 240.0, 80.0),
        "far": Rect(900.0, 0.0, 240.0, 80.0),
    }
    assert push_apart(rects, {"dropped"}) == {"under": (440.0 + GAP, 10.0)}


def test_boxes_left_close_to_each_other_by_hand_stay_so() -> None:
    rects = {"a": Rect(0.0, 0.0, 240.0, 80.0), "b": Rect(242.0, 0.0, 240.0, 80.0)}
    assert push_apart(rects) == {}


def test_two_that_lie_on_each_other_share_the_way() -> None:
    rects = {"a": Rect(0.0, 0.0, 240.0, 80.0), "b": Rect(10.0, 60.0, 240.0, 80.0)}
    after = pushed(rects)
    assert after["b"].y - after["a"].bottom == pytest.approx(GAP)
    assert -after["a"].y == pytest.approx(after["b"].y - 60.0)


def test_along_an_axis_nothing_leaves_its_row() -> None:
    rects = messy(60, spread=200.0)
    after = pushed(rects, along="x")
    assert all(after[key].y == rects[key].y for key in rects)


def test_a_thousand_boxes_come_apart_with_little_ado() -> None:
    rects = messy(1000)
    after = pushed(rects)
    assert not overlapping(after)
    ways = [abs(after[key].x - at.x) + abs(after[key].y - at.y) for key, at in rects.items()]
    assert sum(ways) / len(ways) < 20.0
    assert max(ways) < 320.0


def test_a_pile_in_one_place_becomes_a_heap_without_overlaps() -> None:
    rects = {f"s{n}": Rect(0.0, 0.0, 240.0, 80.0) for n in range(150)}
    after = pushed(rects)
    assert not overlapping(after)
    assert max(max(abs(at.x), abs(at.y)) for at in after.values()) < 6_000.0


def test_at_the_edge_of_the_map_there_is_still_room_inwards() -> None:
    corner = Rect(MAX_COORDINATE, MAX_COORDINATE, 240.0, 80.0)
    rects = {f"s{n}": corner for n in range(5)}
    after = pushed(rects)
    assert not overlapping(after)
    assert all(max(at.x, at.y) <= MAX_COORDINATE for at in after.values())


def test_it_can_be_called_off() -> None:
    def enough() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push_apart(messy(600), checkpoint=enough)
