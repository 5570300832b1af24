"""Ways round boxes: never through one, with room to spare, and the same for the same boxes."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.geometry import Point, Rect
from argmap.layout.detours import BOTTOM, LEFT, RIGHT, TOP, Detour, End, way_round
from argmap.layout.obstacles import Obstacles
from argmap.layout.plan import MapPlan
from argmap.layout.routing import detouring
from argmap.layout.text import TextMeasurer
from tests.maps import random_map

GAP = 7.99


def tidy_map(seed: int, rows: int = 5, most: int = 7) -> dict[str, Rect]:
    """Rows of boxes, flush at the top, as an arrangement makes them."""
    rng = random.Random(seed)
    rects: dict[str, Rect] = {}
    y = 0.0
    for _ in range(rows):
        x = float(rng.randrange(0, 400))
        tallest = 0.0
        for _ in range(rng.randint(1, most)):
            width, height = float(rng.choice([180, 240, 320])), float(rng.randrange(50, 220))
            rects[f"s{len(rects)}"] = Rect(x, y, width, height)
            x += width + rng.choice([32, 32, 48, 300])
            tallest = max(tallest, height)
        y += tallest + rng.choice([64, 88, 120])
    return rects


def free_map(seed: int, count: int = 30, size: int = 2400) -> dict[str, Rect]:
    """Boxes anywhere, with gaps that an arrow fits through."""
    rng = random.Random(seed)
    rects: dict[str, Rect] = {}
    for _ in range(count):
        rect = Rect(
            float(rng.randrange(size)), float(rng.randrange(size)),
            float(rng.choice([180, 240, 320])), float(rng.randrange(50, 220)),
        )  # fmt: skip
        if not any(rect.grown(24.0).intersects(other) for other in rects.values()):
            rects[f"s{len(rects)}"] = rect
    return rects


def end_at(rect: Rect, side: int, part: float = 0.5, lead: float = 12.0) -> End:
    x, y = rect.x + rect.width * part, rect.y + rect.height * part
    if side in {TOP, BOTTOM}:
        return End(x, rect.y if side == TOP else rect.bottom, side, lead)
    return End(rect.x if side == LEFT else rect.right, y, side, lead)


def ends(rects: Mapping[str, Rect], a: str, b: str, sides: tuple[int, int]) -> tuple[End, End]:
    return end_at(rects[a], sides[0]), end_at(rects[b], sides[1], 0.35, 24.0)


def check(way: Detour, rects: Mapping[str, Rect], a: str, b: str, both: tuple[End, End]) -> None:
    pieces = way.pieces
    assert pieces[0].start == both[0][:2]
    assert pieces[-1].end == both[1][:2]
    assert not pieces[0].channel
    assert not pieces[-1].channel
    for before, after in pairwise(pieces):
        assert before.end == after.start
        if before.channel or after.channel:
            assert before.upright == after.upright
    for at, piece in enumerate(pieces):
        (x0, x1), (y0, y1) = (sorted(values) for values in zip(piece.start, piece.end, strict=True))
        if not piece.channel:
            assert (x0 == x1) if piece.upright else (y0 == y1)
        for key, rect in rects.items():
            own = (at == 0 and key == a) or (at == len(pieces) - 1 and key == b)
            gap = -0.01 if own else GAP
            meets = x0 - gap < rect.right and x1 + gap > rect.x
            assert not (meets and y0 - gap < rect.bottom and y1 + gap > rect.y), (piece, key)


SEEDS = st.integers(0, 10_000)
SIDES = st.sampled_from([TOP, RIGHT, BOTTOM, LEFT])
MAPS = st.builds(
    lambda tidy, seed: tidy_map(seed) if tidy else free_map(seed), st.booleans(), SEEDS
)
RANDOM = st.randoms(use_true_random=False)


@settings(deadline=None)
@given(MAPS, SIDES, SIDES, st.booleans(), RANDOM)
def test_a_way_keeps_clear_of_every_box(
    rects: dict[str, Rect], leaves: int, arrives: int, across: bool, rng: random.Random
) -> None:
    a, b = rng.choice(list(rects)), rng.choice(list(rects))
    both = ends(rects, a, b, (leaves, arrives))
    way = way_round(*both, Obstacles(rects, across=across))
    if way is not None:
        check(way, rects, a, b, both)


@pytest.mark.parametrize("tidy", [True, False])
def test_there_is_a_way_between_any_two_boxes_with_gaps_round_them(tidy: bool) -> None:
    for seed in range(12):
        rects = tidy_map(seed) if tidy else free_map(seed)
        rng = random.Random(seed)
        for _ in range(8):
            a, b = rng.sample(list(rects), 2)
            sides = (TOP, BOTTOM) if rects[a].y > rects[b].bottom else (TOP, TOP)
            if rects[b].y > rects[a].bottom:
                sides = (BOTTOM, TOP)
            both = ends(rects, a, b, sides)
            way = way_round(*both, Obstacles(rects))
            assert way is not None, (seed, a, b)
            check(way, rects, a, b, both)


@settings(deadline=None)
@given(MAPS, SIDES, SIDES, RANDOM)
def test_the_order_in_which_boxes_came_does_not_matter(
    rects: dict[str, Rect], leaves: int, arrives: int, rng: random.Random
) -> None:
    both = ends(rects, rng.choice(list(rects)), rng.choice(list(rects)), (leaves, arrives))
    items = list(rects.items())
    rng.shuffle(items)
    shuffled = Obstacles(items)
    shuffled.put("stray", Rect(0.0, 0.0, 5000.0, 5000.0))
    shuffled.clear(0.0, 0.0, 0.0, 3000.0, 8.0)
    shuffled.drop("stray")
    assert way_round(*both, Obstacles(rects)) == way_round(*both, shuffled)


@settings(deadline=None)
@given(MAPS, SIDES, SIDES, RANDOM)
def test_what_changes_outside_what_was_read_does_not_matter(
    rects: dict[str, Rect], leaves: int, arrives: int, rng: random.Random
) -> None:
    a, b = rng.choice(list(rects)), rng.choice(list(rects))
    both = ends(rects, a, b, (leaves, arrives))
    index = Obstacles(rects)
    way = way_round(*both, index)
    if way is None:
        return
    for key, rect in rects.items():
        if key not in {a, b} and not any(rect.intersects(seen) for seen in way.read):
            index.drop(key)
    for number in range(40):
        rect = Rect(rng.uniform(-400, 2800), rng.uniform(-400, 2800), 60.0, 40.0)
        if not any(rect.intersects(seen) for seen in way.read):
            index.put(f"new{number}", rect)
    assert way_round(*both, index) == way


def test_a_free_way_is_straight() -> None:
    rects = {"a": Rect(0.0, 400.0, 200.0, 80.0), "b": Rect(0.0, 0.0, 200.0, 80.0)}
    way = way_round(End(100.0, 400.0, TOP), End(100.0, 80.0, BOTTOM), Obstacles(rects))
    assert way is not None
    assert way.points == ((100.0, 400.0), (100.0, 80.0))


def test_one_box_in_the_way_costs_two_channels() -> None:
    rects = {
        "a": Rect(0.0, 600.0, 200.0, 80.0),
        "b": Rect(0.0, 0.0, 200.0, 80.0),
        "c": Rect(60.0, 300.0, 240.0, 80.0),
    }
    way = way_round(End(100.0, 600.0, TOP), End(100.0, 80.0, BOTTOM), Obstacles(rects))
    assert way is not None
    assert [piece.channel for piece in way.pieces] == [False, True, False, True, False]
    passage = way.pieces[2]
    assert passage.start.x <= 60.0 - 8.0


def test_a_way_within_a_row_dips_into_the_channel_beside_it() -> None:
    rects = {f"s{n}": Rect(n * 272.0, 200.0, 240.0, 100.0) for n in range(4)}
    rects["top"] = Rect(0.0, 0.0, 1000.0, 100.0)
    both = (end_at(rects["s0"], TOP), end_at(rects["s3"], TOP))
    way = way_round(*both, Obstacles(rects))
    assert way is not None
    check(way, rects, "s0", "s3", both)
    assert len(way.pieces) == 3


def test_links_through_one_gap_have_lanes_of_their_own() -> None:
    rects = {
        "left": Rect(0.0, 300.0, 500.0, 100.0),
        "right": Rect(532.0, 300.0, 500.0, 100.0),
    }
    lanes = set()
    for x in (300.0, 380.0, 460.0):
        way = way_round(End(x, 600.0, TOP), End(x, 100.0, BOTTOM), Obstacles(rects))
        assert way is not None
        lanes.add(way.pieces[2].start.x)
    assert len(lanes) == 3


def test_a_way_takes_the_gap_where_it_crosses_less() -> None:
    rects = {
        "left": Rect(-400.0, 300.0, 500.0, 100.0),
        "middle": Rect(140.0, 300.0, 300.0, 100.0),
        "right": Rect(480.0, 300.0, 500.0, 100.0),
    }
    both = (End(250.0, 600.0, TOP), End(250.0, 100.0, BOTTOM))
    # Three lines stand beside the nearer gap, on the way back to where it leads.
    back = [(x, x, -1e300, -301.0, -99.0) for x in (160.0, 180.0, 200.0)]
    near = way_round(*both, Obstacles(rects))
    far = way_round(*both, Obstacles(rects), traffic=lambda *_: back)
    assert near is not None
    assert far is not None
    check(far, rects, "a", "b", both)
    assert near.pieces[2].start.x < 140.0
    assert far.pieces[2].start.x > 440.0


@pytest.mark.parametrize(("top", "bottom", "late"), [(700.0, 400.0, True), (400.0, -90.0, False)])
def test_a_way_moves_aside_on_that_side_of_a_bus_where_it_crosses_nothing(
    top: float, bottom: float, *, late: bool
) -> None:
    back = [(bottom, top, -350.0, -650.0, -50.0)] * 2
    both = (End(0.0, 600.0, TOP), End(600.0, 100.0, BOTTOM))
    way = way_round(*both, Obstacles(), traffic=lambda *_: back)
    assert way is not None
    (shift,) = [piece for piece in way.pieces if piece.channel]
    levels = shift.start.y, shift.end.y
    assert max(levels) < 350.0 if late else min(levels) > 350.0


def test_where_everything_is_closed_there_is_no_way() -> None:
    rects = {
        "a": Rect(400.0, 400.0, 100.0, 60.0),
        "north": Rect(300.0, 300.0, 300.0, 40.0),
        "south": Rect(300.0, 520.0, 300.0, 40.0),
        "west": Rect(300.0, 330.0, 40.0, 200.0),
        "east": Rect(560.0, 330.0, 40.0, 200.0),
        "b": Rect(400.0, 0.0, 100.0, 60.0),
    }
    both = (End(450.0, 400.0, TOP), End(450.0, 60.0, BOTTOM))
    looked: list[Rect] = []
    assert way_round(*both, Obstacles(rects), looked=looked) is None
    assert any(rects["west"].intersects(place) for place in looked)
    del rects["west"]
    way = way_round(*both, Obstacles(rects))
    assert way is not None
    check(way, rects, "a", "b", both)


def test_what_is_skipped_is_not_seen() -> None:
    rects = {"a": Rect(0.0, 400.0, 200.0, 80.0), "dot": Rect(95.0, 200.0, 10.0, 10.0)}
    both = (End(100.0, 400.0, TOP), End(100.0, 0.0, BOTTOM))
    seen = way_round(*both, Obstacles(rects))
    skipped = way_round(*both, Obstacles(rects), skip={"dot"})
    assert seen is not None
    assert skipped is not None
    assert len(seen.pieces) > 1
    assert len(skipped.pieces) == 1


def test_few_steps_give_up_early() -> None:
    rects = free_map(3)
    keys = sorted(rects, key=lambda key: rects[key].y)
    both = ends(rects, keys[0], keys[-1], (TOP, BOTTOM))
    assert way_round(*both, Obstacles(rects), most=1) is None
    assert way_round(*both, Obstacles(rects)) is not None


def test_gaps_almost_in_line_are_passed_in_one_lane() -> None:
    rects = {
        "a": Rect(0.0, 900.0, 200.0, 80.0),
        "low left": Rect(-100.0, 600.0, 400.0, 80.0),
        "low right": Rect(340.0, 600.0, 900.0, 80.0),
        "high left": Rect(-100.0, 400.0, 416.0, 80.0),
        "high right": Rect(356.0, 400.0, 900.0, 80.0),
        "b": Rect(500.0, 100.0, 200.0, 80.0),
    }
    both = (End(100.0, 900.0, TOP), End(600.0, 180.0, BOTTOM))
    way = way_round(*both, Obstacles(rects))
    assert way is not None
    check(way, rects, "a", "b", both)
    assert sum(piece.channel for piece in way.pieces) == 2


def test_in_a_heap_no_way_is_sought_and_apart_every_arrow_finds_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[object] = []
    real = detouring.way_round

    def counted(*args: Any, **options: Any) -> object:
        sought.append(args)
        return real(*args, **options)

    monkeypatch.setattr(detouring, "way_round", counted)
    content = random_map(60)
    heap = tuple(each.model_copy(update={"x": 0.0, "y": 0.0}) for each in content.statements)
    document = Document(content.model_copy(update={"statements": heap}))
    plan = MapPlan(document, TextMeasurer())
    document.subscribe(plan.update)
    single = [each for each in document.inferences.values() if len(each.premises) == 1]
    assert all(plan.arrows[each.id].trunk for each in single)
    assert len(sought) < len(single)
    places = {each.id: Point(each.x or 0.0, each.y or 0.0) for each in content.statements}
    document.apply(place(document, places))
    apart = MapPlan(Document(document.content()), TextMeasurer())
    assert dict(plan.arrows) == dict(apart.arrows)
