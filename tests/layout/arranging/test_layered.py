"""Untangle: layers, few crossings, order kept where it is asked for."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout.arranging.layered.crossings import crossings
from argmap.layout.arranging.layered.lattice import Lattice
from argmap.layout.arranging.layered.ordering import order_as_read, order_freely
from argmap.layout.arranging.layered.ranks import conclusions, ranks_of
from argmap.layout.arranging.layered.untangling import untangle
from argmap.layout.arranging.web import Gaps, Web

if TYPE_CHECKING:
    from argmap.core.geometry import Rect

Order = Literal["keep", "free"]
ORDERS: tuple[Order, ...] = ("keep", "free")
Bearing = tuple[list[int], int]


def web(count: int, *bearings: Bearing, sizes: list[tuple[float, float]] | None = None) -> Web:
    """Statements by number and inferences (premises, target); a target of ~i is inference i."""
    targets = [target for _, target in bearings]
    at: list[list[int]] = [[] for _ in range(count)]
    onto: list[list[int]] = [[] for _ in bearings]
    for inference, target in enumerate(targets):
        (at[target] if target >= 0 else onto[~target]).append(inference)
    names = [f"s{key}" for key in range(count)]
    sizes = sizes or [(200.0, 80.0)] * count
    return Web(
        names,
        {name: key for key, name in enumerate(names)},
        [wide for wide, _ in sizes],
        [high for _, high in sizes],
        [f"i{number}" for number in range(len(bearings))],
        [premises for premises, _ in bearings],
        targets,
        [number % 3 == 0 for number in range(len(bearings))],
        onto,
        at,
        [],
    )


def set_out(some: Web, order: Order = "keep", way: str = "down") -> list[list[tuple[int, Rect]]]:
    return untangle(some, way, order, Gaps())


def boxes(some: Web, order: Order = "keep", way: str = "down") -> dict[int, Rect]:
    """The boxes of a web that hangs together."""
    (part,) = set_out(some, order, way)
    return dict(part)


def nothing() -> None:
    pass


@st.composite
def webs(draw: st.DrawFn) -> Web:
    """Anything: circles, hyperedges, undercuts of undercuts, parts that nothing joins."""
    count = draw(st.integers(1, 24))
    statement = st.integers(0, count - 1)
    bearings: list[Bearing] = []
    for at in range(draw(st.integers(0, 34))):
        premises = draw(st.lists(statement, min_size=1, max_size=3, unique=True))
        aims = at > 0 and draw(st.integers(0, 4)) == 0
        target = ~draw(st.integers(0, at - 1)) if aims else draw(statement)
        bearings.append((premises, target))
    size = st.tuples(st.floats(40, 400), st.floats(20, 300))
    return web(count, *bearings, sizes=draw(st.lists(size, min_size=count, max_size=count)))


@settings(max_examples=80, deadline=None)
@given(webs(), st.sampled_from(ORDERS), st.sampled_from(["down", "up", "right", "left"]))
def test_everything_is_set_out_once_in_its_size_and_nothing_overlaps(
    some: Web, order: Order, way: str
) -> None:
    parts = set_out(some, order, way)
    assert sorted(key for part in parts for key, _ in part) == list(range(len(some.keys)))
    for part in parts:
        for key, rect in part:
            assert (rect.width, rect.height) == (some.width[key], some.height[key])
        for (_, one), (_, other) in combinations(part, 2):
            apart = max(
                one.x - other.right, other.x - one.right, one.y - other.bottom, other.y - one.bottom
            )
            assert apart > 20


@settings(max_examples=60, deadline=None)
@given(webs(), st.sampled_from(ORDERS))
def test_the_same_map_is_set_out_the_same_way(some: Web, order: Order) -> None:
    assert set_out(some, order) == set_out(some, order)


@settings(max_examples=80, deadline=None)
@given(webs())
def test_premises_stand_below_conclusions_but_where_a_circle_is_cut(some: Web) -> None:
    ranks = ranks_of(some)
    for target, premise in zip(conclusions(some), some.premises, strict=True):
        for each in premise:
            if (target, each) in ranks.back:
                assert ranks.layer[each] < ranks.layer[target] or each == target
            else:
                assert ranks.layer[each] > ranks.layer[target]


@settings(max_examples=60, deadline=None)
@given(webs())
def test_kept_order_is_document_order_among_premises_of_one_conclusion(some: Web) -> None:
    found = {key: rect for part in set_out(some, "keep") for key, rect in part}
    ranks = ranks_of(some)
    first: dict[int, int] = {}
    children: dict[int, list[int]] = {}
    for inference, premises in enumerate(some.premises):
        target = ranks.conclusion[inference]
        for premise in premises:
            if premise in first or premise == target or (target, premise) in ranks.back:
                continue
            first[premise] = target
            if len(some.premises[inference]) == 1 and some.target[inference] >= 0:
                children.setdefault(target, []).append(premise)
    united = {key for company in ranks.company for key in company}
    for siblings in children.values():
        for elder, younger in pairwise(s for s in siblings if s not in united):
            assert found[elder].center.x < found[younger].center.x


def test_linked_premises_stand_side_by_side_in_one_row() -> None:
    some = web(6, ([1], 0), ([2, 3], 0), ([4], 0), ([5], 1))
    for order in ORDERS:
        found = boxes(some, order)
        assert found[2].y == found[3].y
        between = sorted(found[key].x for key in (2, 3))
        assert not any(between[0] < found[key].x < between[1] for key in (1, 4))


def test_an_undercutter_stands_beside_the_premise_whose_inference_it_attacks() -> None:
    some = web(6, ([1], 0), ([2], 0), ([3], 0), ([4], ~1), ([5], ~3))
    found = boxes(some)
    row = sorted((1, 2, 3, 4, 5), key=lambda key: found[key].x)
    assert len({found[key].y for key in row}) == 1
    assert row == [1, 2, 4, 5, 3]


def test_premises_that_cannot_stand_in_one_row_are_still_below_their_conclusion() -> None:
    # 2 is linked with 1 and also bears on it.
    found = boxes(web(3, ([1, 2], 0), ([2], 1)))
    assert found[0].y < found[1].y < found[2].y


@pytest.mark.parametrize(
    ("way", "ahead"),
    [
        ("down", lambda a, b: a.bottom < b.y),
        ("up", lambda a, b: b.bottom < a.y),
        ("right", lambda a, b: a.right < b.x),
        ("left", lambda a, b: b.right < a.x),
    ],
)
def test_premises_lie_the_way_that_is_asked_for(way: str, ahead) -> None:  # type: ignore[no-untyped-def]
    some = web(5, ([1], 0), ([2], 0), ([3], 1), ([4], 0), ([4], 3))
    found = boxes(some, "keep", way)
    for premise, conclusion in ((1, 0), (2, 0), (3, 1), (4, 3)):
        assert ahead(found[conclusion], found[premise])
    siblings = (found[1].center, found[2].center)
    if way in {"down", "up"}:
        assert siblings[0].x < siblings[1].x
    else:
        assert siblings[0].y < siblings[1].y


def test_rows_are_flush_where_they_face_their_conclusions() -> None:
    sizes = [(200.0, 60.0), (200.0, 50.0), (200.0, 200.0)]
    some = web(3, ([1], 0), ([2], 0), sizes=sizes)
    down, up = boxes(some), boxes(some, "keep", "up")
    assert down[1].y == down[2].y
    assert up[1].bottom == up[2].bottom


def test_a_conclusion_stands_over_the_middle_of_its_premises() -> None:
    found = boxes(web(6, ([1], 0), ([2], 0), ([3], 0), ([4], 2), ([5], 2)))
    assert found[0].center.x == pytest.approx((found[1].center.x + found[3].center.x) / 2)
    assert found[2].center.x == pytest.approx((found[4].center.x + found[5].center.x) / 2)


def test_what_need_not_cross_does_not_in_free_order() -> None:
    # 4 bears on 1 and 3, 5 on 2 between them.
    some = web(6, ([1], 0), ([2], 0), ([3], 0), ([4], 1), ([5], 2), ([4], 3))
    ranks = ranks_of(some)
    free, kept = Lattice(some, ranks, kin=False), Lattice(some, ranks, kin=True)
    order_freely(free, nothing)
    order_as_read(kept, nothing)
    assert crossings(free) == 0
    assert crossings(kept) == 1


def test_a_long_arrow_leaves_a_gap_in_the_rows_that_it_passes() -> None:
    some = web(8, ([1], 0), ([2], 0), ([3], 1), ([4], 2), ([5], 3), ([6], 4), ([7], 5), ([7], 0))
    for order in ORDERS:
        found = boxes(some, order)
        rows: dict[float, list[Rect]] = {}
        for rect in found.values():
            rows.setdefault(rect.y, []).append(rect)
        for row in rows.values():
            for one, other in pairwise(sorted(row)):
                assert other.x - one.right >= 28


@pytest.mark.parametrize("order", ORDERS)
def test_a_single_box_and_none_at_all(order: Order) -> None:
    assert set_out(web(0), order) == []
    (((key, rect),),) = set_out(web(1), order)
    assert (key, rect.width, rect.height) == (0, 200.0, 80.0)


def test_what_nothing_joins_makes_parts_of_its_own() -> None:
    parts = set_out(web(5, ([1], 0), ([3], 2)))
    assert [[key for key, _ in part] for part in parts] == [[0, 1], [2, 3], [4]]


def test_a_statement_that_bears_on_itself_and_a_circle_of_all_are_set_out() -> None:
    found = boxes(web(3, ([0], 0), ([1], 0), ([2], 1), ([0], 2)))
    assert found[0].y < found[1].y < found[2].y


@pytest.mark.parametrize("order", ORDERS)
def test_the_deepest_and_the_widest_maps_meet_no_limit(order: Order) -> None:
    count = 5_000  # five times what recursion would bear
    chain = web(count, *(([key], key - 1) for key in range(1, count)))
    column = boxes(chain, order)
    assert column[count - 1].y > column[0].y
    assert len({rect.x for rect in column.values()}) == 1
    star = web(count, *(([key], 0) for key in range(1, count)))
    assert len({rect.y for rect in boxes(star, order).values()}) == 2


@pytest.mark.parametrize("order", ORDERS)
def test_it_can_be_given_up_at_any_time(order: Order) -> None:
    class GivenUpError(Exception):
        pass

    bearings = [([key], (key - 1) // 2) for key in range(1, 120)]
    some = web(120, *bearings, *(([key], 119 - key) for key in range(60, 100)))
    calls = 0

    def count() -> None:
        nonlocal calls
        calls += 1

    untangle(some, "down", order, Gaps(), count)
    assert calls > 50
    for last in (1, calls // 2, calls):
        left = last

        def stop() -> None:
            nonlocal left
            left -= 1
            if not left:
                raise GivenUpError

        with pytest.raises(GivenUpError):
            untangle(some, "down", order, Gaps(), stop)


@pytest.mark.parametrize("order", ORDERS)
def test_premises_that_bear_twice_on_one_conclusion_are_drawn_once(order: Order) -> None:
    some = web(4, ([0], 3), ([0, 1, 2], ~0), ([0, 1], 2), ([0, 1], 3))
    assert sorted(boxes(some, order)) == [0, 1, 2, 3]
