"""What is in the way, compared with looking at every rectangle."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from argmap.core.geometry import Rect
from argmap.layout.obstacles import Obstacles

NUMBERS = st.integers(-400, 400).map(float)
SIZES = st.integers(0, 300).map(float)
RECTS = st.builds(Rect, NUMBERS, NUMBERS, SIZES, SIZES)
MANY = st.lists(RECTS, max_size=24).map(
    lambda rects: {f"s{index}": rect for index, rect in enumerate(rects)}
)
MARGINS = st.integers(0, 12).map(float)
POINTS = st.tuples(NUMBERS, NUMBERS)
STRETCHES = st.tuples(NUMBERS, NUMBERS, NUMBERS)


def overlapping(rect: Rect, box: tuple[float, float, float, float]) -> bool:
    x0, y0, x1, y1 = box
    slack = 1e-6
    return (
        rect.x < x1 - slack
        and rect.right > x0 + slack
        and rect.y < y1 - slack
        and rect.bottom > y0 + slack
    )


@given(MANY, RECTS, st.booleans())
def test_blockers_are_those_that_share_the_inside(
    rects: dict[str, Rect], asked: Rect, across: bool
) -> None:
    index = Obstacles(rects, across=across)
    box = (asked.x, asked.y, asked.right, asked.bottom)
    wanted = {key for key, rect in rects.items() if overlapping(rect, box)}
    assert set(index.blockers(asked)) == wanted
    assert set(index.blockers(asked, skip={"s0"})) == wanted - {"s0"}


@given(MANY, STRETCHES, MARGINS, st.booleans(), st.booleans())
@example({"s0": Rect(-1.0, 0.0, 2.0, 0.0)}, (0.0, 1.0, -1.0), 0.0, False, True)
def test_a_level_or_upright_line_is_clear_if_nothing_is_nearer_than_the_margin(
    rects: dict[str, Rect],
    stretch: tuple[float, float, float],
    margin: float,
    level: bool,
    across: bool,
) -> None:
    x, y, to = stretch
    line = (x, y, to, y) if level else (x, y, x, to)
    box = (
        min(line[0], line[2]) - margin,
        min(line[1], line[3]) - margin,
        max(line[0], line[2]) + margin,
        max(line[1], line[3]) + margin,
    )
    index = Obstacles(rects, across=across)
    assert index.clear(*line, margin) == (
        not any(overlapping(rect, box) for rect in rects.values())
    )


@given(MANY, POINTS, POINTS, st.booleans())
def test_a_slanting_line_is_clear_only_if_no_point_of_it_is_in_a_box(
    rects: dict[str, Rect], first: tuple[float, float], last: tuple[float, float], across: bool
) -> None:
    (x0, y0), (x1, y1) = first, last
    clear = Obstacles(rects, across=across).clear(x0, y0, x1, y1, 6.0)
    points = [(x0 + (x1 - x0) * n / 64, y0 + (y1 - y0) * n / 64) for n in range(65)]
    met = any(
        overlapping(rect.grown(5.99), (x, y, x, y)) for rect in rects.values() for x, y in points
    )
    assert not (clear and met)


def test_a_slanting_line_may_pass_a_corner() -> None:
    index = Obstacles({"s1": Rect(0.0, 0.0, 100.0, 100.0)})
    assert index.clear(-80.0, 60.0, 60.0, -80.0, 6.0)
    assert not index.clear(-80.0, 60.0, 60.0, -40.0, 6.0)


@given(MANY, STRETCHES, MARGINS, st.booleans(), st.booleans())
def test_a_probe_stops_at_the_first_thing_ahead(
    rects: dict[str, Rect],
    stretch: tuple[float, float, float],
    half: float,
    upright: bool,
    across: bool,
) -> None:
    at, start, end = stretch
    index = Obstacles(rects, across=across)
    half += 1.0
    stop, met = index.probe(at - half, at + half, start, end, upright=upright)
    edges = []
    for rect in rects.values():
        low, high, first, last = (
            (rect.x, rect.right, rect.y, rect.bottom)
            if upright
            else (rect.y, rect.bottom, rect.x, rect.right)
        )
        if low >= at + half - 1e-6 or high <= at - half + 1e-6:
            continue
        if end >= start and last > start and first < end:
            edges.append(first)
        elif end < start and first < start and last > end:
            edges.append(last)
    if met is None:
        assert stop == end
        assert not edges
    else:
        assert stop == (min(edges) if end >= start else max(edges))


@given(MANY, MANY, st.booleans())
def test_an_index_that_was_changed_answers_like_a_new_one(
    before: dict[str, Rect], after: dict[str, Rect], across: bool
) -> None:
    index = Obstacles(before, across=across)
    everything = Rect(-1000.0, -1000.0, 2000.0, 2000.0)
    index.blockers(everything)
    for key in before.keys() - after.keys():
        index.drop(key)
    for key, rect in after.items():
        index.put(key, rect)
    new = Obstacles(reversed(list(after.items())), across=across)
    assert len(index) == len(new)
    assert index.blockers(everything) == new.blockers(everything)
    assert all(index.rect(key) == rect for key, rect in after.items())


def test_what_is_not_there_can_be_dropped() -> None:
    index = Obstacles()
    index.drop("s1")
    assert "s1" not in index
    assert index.clear(0.0, 0.0, 100.0, 0.0, 8.0)
