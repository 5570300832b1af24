"""Tidy: rows, no overlaps, parents over children, pins kept."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.geometry import Point, Rect, union
from argmap.core.limits import MAX_COORDINATE
from argmap.core.order import spread
from argmap.core.records import Content, Inference, MapInfo, Statement
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Direction, Mode, Request
from argmap.layout.boxes import size_of
from argmap.layout.text import TextMeasurer
from tests.benchmarks.layout_maps import worst_map
from tests.maps import random_map

MEASURER = TextMeasurer()
DOWN = Request(direction="down")


def a_map(count: int, *inferences: tuple[str, str], direction: str = "auto") -> Document:
    """Statements s0, s1 and so on; inferences i0, i1 and so on, given as (premises, target)."""
    statements = tuple(
        Statement(id=f"s{index}", order=order, text=f"Statement {index}. " * (index % 4))
        for index, order in enumerate(spread(count))
    )
    orders = spread(len(inferences))
    made = tuple(
        Inference(id=f"i{index}", order=orders[index], premises=tuple(p.split()), target=target)
        for index, (p, target) in enumerate(inferences)
    )
    info = MapInfo(direction=direction)
    return Document(Content(info=info, statements=statements, inferences=made))


def boxes(document: Document) -> dict[str, Rect]:
    return {
        key: Rect(each.x or 0.0, each.y or 0.0, *size_of(each, MEASURER))
        for key, each in document.statements.items()
    }


def arranged(document: Document, request: Request = DOWN) -> dict[str, Rect]:
    """All boxes after an arrangement."""
    rects = boxes(document)
    places = arrange(document, rects, request)
    return {**rects, **{key: Rect(*at, *rects[key][2:]) for key, at in places.items()}}


def assert_apart(rects: dict[str, Rect], gap: float = 0.0) -> None:
    for (one, a), (other, b) in combinations(rects.items(), 2):
        assert not a.grown(gap - 0.01).intersects(b), (one, other)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    count = draw(st.integers(1, 14))
    keys = [f"s{index}" for index in range(count)]
    made: list[tuple[str, str]] = []
    for index in range(draw(st.integers(0, 16))):
        premises = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True))
        targets = [*keys, *(f"i{number}" for number in range(index))]
        made.append((" ".join(premises), draw(st.sampled_from(targets))))
    return a_map(count, *made, direction=draw(st.sampled_from(["auto", "up", "right", "left"])))


@settings(max_examples=80, deadline=None)
@given(
    documents(),
    st.sampled_from(["tidy", "compact"]),
    st.sampled_from([None, "auto", "down", "up", "right", "left"]),
)
def test_boxes_keep_their_distance_and_everything_has_a_place(
    document: Document, mode: Mode, direction: Direction | None
) -> None:
    request = Request(mode, direction=direction)
    rects = boxes(document)
    places = arrange(document, rects, request)
    assert places.keys() == document.statements.keys()
    assert_apart(arranged(document, request), 32.0)
    assert arrange(document, rects, request) == places


@settings(max_examples=40, deadline=None)
@given(documents(), st.data())
def test_pins_stay_and_nothing_lands_on_them(document: Document, data: st.DataObject) -> None:
    document.apply(place(document, arrange(document, boxes(document), DOWN)))
    keys = sorted(document.statements)
    pinned = data.draw(st.lists(st.sampled_from(keys), unique=True, max_size=3))
    statements = [
        each.model_copy(update={"pinned": True, "x": 400.0 * pinned.index(each.id), "y": 30.0})
        if each.id in pinned
        else each
        for each in document.ordered_statements()
    ]
    content = document.content().model_copy(update={"statements": tuple(statements)})
    at = arranged(Document(content))
    assert_apart(at)
    assert [at[key][:2] for key in pinned] == [(400.0 * n, 30.0) for n in range(len(pinned))]


def test_parents_stand_over_the_middle_of_their_children_in_document_order() -> None:
    document = a_map(7, ("s1", "s0"), ("s2", "s0"), ("s3", "s0"), ("s4", "s3"), ("s5", "s3"))
    at = arranged(document)
    assert at["s1"].x < at["s2"].x < at["s3"].x
    assert at["s0"].center.x == pytest.approx((at["s1"].center.x + at["s3"].center.x) / 2)
    assert at["s3"].center.x == pytest.approx((at["s4"].center.x + at["s5"].center.x) / 2)
    assert at["s1"].y == at["s2"].y == at["s3"].y == at["s0"].bottom + 64
    assert at["s6"].y > at["s4"].bottom  # what is connected to nothing stands below


@pytest.mark.parametrize("seed", range(4))
def test_every_parent_of_a_pure_tree_is_centred_and_no_sibling_changes_places(seed: int) -> None:
    document = Document(random_map(120, seed, "tree", placed=False))
    at = arranged(document)
    children: dict[str, list[str]] = {}
    for record in document.ordered("inferences"):
        assert isinstance(record, Inference)
        children.setdefault(record.target, []).extend(record.premises)
    for parent, below in children.items():
        middles = [at[key].center.x for key in below]
        assert at[parent].center.x == pytest.approx((middles[0] + middles[-1]) / 2, abs=1e-6)
        assert all(a < b for a, b in pairwise(middles))
        assert len({at[key].y for key in below}) == 1


def test_subtrees_between_deeper_ones_stand_in_the_middle() -> None:
    wide = [(f"s{n}", "s1") for n in range(4, 9)] + [(f"s{n}", "s3") for n in range(9, 14)]
    document = a_map(14, ("s1", "s0"), ("s2", "s0"), ("s3", "s0"), *wide)
    at = arranged(document)
    assert at["s2"].center.x == pytest.approx(at["s0"].center.x)


@pytest.mark.parametrize(
    ("direction", "dx", "dy"), [("down", 0, 1), ("up", 0, -1), ("right", 1, 0), ("left", -1, 0)]
)
def test_premises_lie_where_the_map_says(direction: str, dx: int, dy: int) -> None:
    at = arranged(a_map(2, ("s1", "s0"), direction=direction), Request())
    way = at["s1"].center.x - at["s0"].center.x, at["s1"].center.y - at["s0"].center.y
    assert way[0] * dx + way[1] * dy > 60
    assert abs(way[0] * dy + way[1] * dx) < 1


@pytest.mark.parametrize(("one", "other", "axis"), [("down", "up", 1), ("right", "left", 0)])
def test_opposite_directions_are_mirror_images(one: Direction, other: Direction, axis: int) -> None:
    links = [(f"s{n}", f"s{(n - 1) // 2}") for n in range(1, 12)]
    document = a_map(12, *links, ("s3 s11", "s0"), ("s5", "i2"))
    first, second = (arranged(document, Request(direction=each)) for each in (one, other))
    for key, rect in first.items():
        twin = second[key]
        assert rect[1 - axis] == pytest.approx(twin[1 - axis])
        mirrored = -(rect[axis] + rect[2 + axis])
        offset = -(first["s0"][axis] + first["s0"][2 + axis]) - second["s0"][axis]
        assert mirrored - offset == pytest.approx(twin[axis])


def test_automatic_direction_suits_the_window() -> None:
    document = a_map(40, *((f"s{n}", f"s{(n - 1) // 3}") for n in range(1, 40)))
    for aspect, wide in ((4.0, True), (0.4, False)):
        at = arranged(document, Request(direction="auto", aspect=aspect))
        whole = union(at.values())
        assert whole is not None
        assert (whole.width > whole.height) is wide


def test_a_map_that_reads_to_the_left_goes_on_to_do_so() -> None:
    document = a_map(6, *((f"s{n}", "s0") for n in range(1, 6)))
    rects = boxes(document)
    document.apply(place(document, arrange(document, rects, Request(direction="left"))))
    at = arranged(document, Request())
    assert all(at[f"s{n}"].right < at["s0"].x for n in range(1, 6))


def test_linked_premises_stand_together_and_the_undercutter_beside_them() -> None:
    document = a_map(5, ("s1 s3", "s0"), ("s2", "s0"), ("s4", "i0"))
    at = arranged(document)
    assert sorted(("s1", "s2", "s3", "s4"), key=lambda key: at[key].x) == ["s1", "s3", "s4", "s2"]
    assert len({at[key].y for key in ("s1", "s2", "s3", "s4")}) == 1


def test_channels_have_room_for_what_is_aimed_at_inferences() -> None:
    plain = a_map(4, ("s1", "s0"), ("s2", "s0"))
    linked = a_map(4, ("s1 s2", "s0"))
    undercut = a_map(4, ("s1 s2", "s0"), ("s3", "i0"))
    depths = [at["s1"].y - at["s0"].bottom for at in map(arranged, (plain, linked, undercut))]
    assert depths == [64, 88, 112]


def test_a_circle_is_opened_at_its_first_statement() -> None:
    at = arranged(a_map(3, ("s1", "s0"), ("s2", "s1"), ("s0", "s2")))
    assert at["s0"].bottom < at["s1"].y < at["s1"].bottom < at["s2"].y


def test_a_circle_below_another_conclusion_hangs_there() -> None:
    at = arranged(a_map(4, ("s1", "s2"), ("s2", "s1"), ("s2", "s0"), ("s3", "s1")))
    assert at["s0"].bottom < at["s2"].y < at["s1"].y < at["s3"].y


def test_another_link_moves_nothing() -> None:
    links = [("s1", "s0"), ("s2", "s0"), ("s3", "s1"), ("s4", "s2")]
    without, linked = arranged(a_map(5, *links)), arranged(a_map(5, *links, ("s3", "s2")))
    assert without == linked


@pytest.mark.parametrize("shape", ["chain", "star", "caterpillar", "comb", "binary", "broom"])
def test_extreme_shapes_of_thousands_stay_within_the_limits(shape: str) -> None:
    # In one row or column, 8,000 would reach farther than a map may.
    given = worst_map(shape, 8_000 if shape in {"chain", "binary"} else 3_000)
    places = arrange(given.document, given.rects, DOWN)
    assert all(max(abs(at.x), abs(at.y)) < MAX_COORDINATE for at in places.values())
    rects = {key: Rect(*at, *given.rects[key][2:]) for key, at in places.items()}
    assert not first_overlap(rects)


def first_overlap(rects: dict[str, Rect]) -> tuple[Rect, Rect] | None:
    """Two rectangles of which one lies on the other: for thousands that stand in rows."""
    rows: dict[float, list[Rect]] = {}
    for rect in rects.values():
        rows.setdefault(rect.y, []).append(rect)
    for row in rows.values():
        row.sort()
        for a, b in pairwise(row):
            if b.x < a.right:
                return a, b
    return None


def test_a_selection_leaves_others_alone_and_keeps_off_them() -> None:
    document = Document(random_map(30, seed=4))
    before = boxes(document)
    chosen = frozenset({"s3", "s4", "s9", "s12", "s20"})
    places = arrange(document, before, DOWN._replace(keys=chosen))
    assert places.keys() == chosen
    assert_apart({**before, **{k: Rect(*at, *before[k][2:]) for k, at in places.items()}})


def test_trees_are_packed_to_the_shape_of_the_window() -> None:
    pairs = [(f"s{2 * n + 1}", f"s{2 * n}") for n in range(24)]
    document = a_map(60, *pairs)
    for aspect in (0.5, 1.6, 3.0):
        whole = union(arranged(document, Request(direction="down", aspect=aspect)).values())
        assert whole is not None
        assert whole.width / whole.height == pytest.approx(aspect, rel=0.4)


@pytest.mark.parametrize("mode", ["tidy", "compact"])
def test_many_leaves_of_one_statement_stand_in_lines(mode: Mode) -> None:
    document = a_map(40, *((f"s{n}", "s0") for n in range(1, 40)))
    at = arranged(document, DOWN._replace(mode=mode))
    assert_apart(at, 32.0)
    whole = union(at.values())
    assert whole is not None
    assert whole.width < 4_000
    reading = sorted((f"s{n}" for n in range(1, 40)), key=lambda key: (at[key].y, at[key].x))
    assert reading == [f"s{n}" for n in range(1, 40)]


def test_compact_sets_leaves_in_two_columns_beside_a_free_lane() -> None:
    document = a_map(6, *((f"s{n}", "s0") for n in range(1, 6)))
    at = arranged(document, DOWN._replace(mode="compact"))
    assert_apart(at, 32.0)
    middle = at["s0"].center.x
    left, right = [at[f"s{n}"] for n in (1, 3, 5)], [at[f"s{n}"] for n in (2, 4)]
    assert all(rect.right == pytest.approx(middle - 16) for rect in left)
    assert all(rect.x == pytest.approx(middle + 16) for rect in right)


@pytest.mark.parametrize("seed", range(5))
def test_compact_takes_less_room_and_lets_nothing_touch(seed: int) -> None:
    document = Document(random_map(150, seed, placed=False))
    areas = []
    modes: tuple[Mode, ...] = ("tidy", "compact")
    for mode in modes:
        at = arranged(document, DOWN._replace(mode=mode))
        assert_apart(at, 32.0)
        whole = union(at.values())
        assert whole is not None
        areas.append(whole.width * whole.height)
    assert areas[1] < 0.9 * areas[0]


def test_giving_up_leaves_at_once() -> None:
    given = worst_map("comb", 3_000)

    def give_up() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        arrange(given.document, given.rects, DOWN, give_up)


def test_points_are_plain() -> None:
    places = arrange(*_one())
    assert places == {"s0": Point(0.0, 0.0)}


def _one() -> tuple[Document, dict[str, Rect]]:
    document = a_map(1)
    return document, boxes(document)
