"""The figures of drawings, against cases counted by hand and counts of every pair."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from argmap.core.document import Document
from argmap.core.records import Content, Inference, Statement
from argmap.layout.figures import Drawing, Edge, drawing_of, measure
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.figures.drawing import Bounds, Spot

BOX = (100.0, 60.0)


def boxes(**corners: Spot) -> dict[str, Bounds]:
    return {key: (x, y, *BOX) for key, (x, y) in corners.items()}


def edge(premise: str, target: str, *spots: Spot) -> Edge:
    return Edge((premise,), target, (spots,))


PAIR = boxes(a=(0, 200), b=(200, 200), top=(0, 0), side=(200, 0))
"""Two premises below two conclusions, which stand above them, a gap of 140 px between."""


def crossed(second: tuple[Spot, ...], target: str = "side") -> Drawing:
    """A line from a, straight up and over to the right, and another one from b."""
    first = edge("a", "top", (50, 200), (50, 130), (250, 130))
    return Drawing(PAIR, {"i": first, "j": edge("b", target, *second)})


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        (((150, 200), (150, 60)), 1),
        (((150, 200), (150, 140)), 0),
        (((150, 200), (150, 120), (170, 120), (170, 140)), 2),
        # Through a corner of either, from one side to the other.
        (((150, 200), (150, 130), (150, 60)), 1),
        (((0, 80), (50, 130), (100, 180)), 1),
        (((150, 160), (150, 130), (170, 110)), 1),
    ],
)
def test_lines_of_different_ends_cross(second: tuple[Spot, ...], lines: int) -> None:
    figures = measure(crossed(second))
    assert (figures.crossings, figures.crossing_places) == (lines, lines)


def test_lines_to_one_conclusion_or_from_one_premise_do_not_count_as_crossing() -> None:
    way = ((150.0, 200.0), (150.0, 60.0))
    assert measure(crossed(way, "top")).crossings == 0
    assert measure(crossed(way, "i")).crossings == 0, "what aims at an arrow may touch it"
    first = crossed(way).edges["i"]
    other = edge("a", "side", *way)
    assert measure(Drawing(PAIR, {"i": first, "j": other})).crossings == 0


def test_a_line_across_a_bundle_is_seen_to_cross_once() -> None:
    stands = boxes(p=(0, 200), q=(100, 200), top=(300, 0), x=(200, 200), y=(200, 0))
    bus = [(50.0, 150.0), (350.0, 150.0), (350.0, 60.0)]
    edges = {
        "i": edge("p", "top", (50, 200), *bus),
        "j": edge("q", "top", (150, 200), (150, 150), *bus[1:]),
        "k": edge("x", "y", (250, 200), (250, 60)),
    }
    figures = measure(Drawing(stands, edges))
    assert (figures.crossings, figures.crossing_places, figures.overlaid) == (2, 1, 0)


def test_lines_on_each_other_are_told_from_lines_that_cross() -> None:
    along = ((250.0, 200.0), (250.0, 130.2), (100.0, 130.2), (100.0, 60.0))
    figures = measure(crossed(along))
    assert figures.overlaid == 1
    beside = ((250.0, 200.0), (250.0, 138.0), (100.0, 138.0), (100.0, 160.0))
    assert measure(crossed(beside)).overlaid == 0


def test_hits_are_of_foreign_boxes_and_only_inside() -> None:
    stands = boxes(a=(0, 400), top=(0, 0), between=(0, 200))
    through = Drawing(stands, {"i": edge("a", "top", (50, 400), (50, 60))})
    figures = measure(through)
    assert (figures.hits, figures.tree_hits, figures.own_hits) == (1, 1, 0)
    grazing = edge("a", "top", (100, 400), (100, 60))
    assert measure(Drawing(stands, {"i": grazing})).hits == 0
    corner = edge("a", "top", (120, 400), (100, 230), (120, 60))
    assert measure(Drawing(stands, {"i": corner})).hits == 0, "a border may be touched"
    inward = edge("a", "top", (120, 400), (98, 230), (120, 60))
    assert measure(Drawing(stands, {"i": inward})).hits == 1


def test_a_hit_of_a_cross_link_is_none_of_the_tree() -> None:
    stands = boxes(a=(0, 400), top=(0, 0), between=(0, 200), other=(300, 0))
    edges = {
        "i": edge("a", "top", (50, 400), (50, 60)),
        "j": edge("a", "other", (80, 400), (300, 300), (350, 60)),
    }
    figures = measure(Drawing(stands, edges))
    assert (figures.hits, figures.tree_hits) == (1, 0)


def test_a_line_through_its_own_end_is_told() -> None:
    drawing = Drawing(PAIR, {"i": edge("a", "top", (50, 200), (50, 250), (110, 250), (110, 30))})
    assert (measure(drawing).hits, measure(drawing).own_hits) == (0, 1)
    inside = Drawing(PAIR, {"i": edge("a", "top", (50, 200), (50, 20))})
    assert measure(inside).own_hits == 1


def test_a_line_over_a_foreign_junction_is_told() -> None:
    stands = boxes(a=(0, 200), b=(200, 200), top=(100, 0), x=(400, 200), y=(400, 0))
    legs = (((50.0, 200.0), (150.0, 150.0)), ((250.0, 200.0), (150.0, 150.0)))
    linked = Edge(("a", "b"), "top", (*legs, ((150.0, 150.0), (150.0, 60.0))), (150.0, 150.0))

    def with_line(height: float, target: str) -> Drawing:
        line = edge("x", target, (450, 200), (450, height), (100, height))
        return Drawing(stands, {"i": linked, "j": line})

    assert measure(with_line(152, "y")).dot_hits == 1
    assert measure(with_line(152, "i")).dot_hits == 0, "what aims at it may touch it"
    assert measure(with_line(156, "y")).dot_hits == 0


def test_overlaps_and_boxes_too_close() -> None:
    def pair(x: float, y: float) -> tuple[int, int]:
        figures = measure(Drawing(boxes(a=(0, 0), b=(x, y)), {}))
        return figures.overlaps, figures.near8

    assert pair(99, 0) == (1, 1)
    assert pair(100, 0) == (0, 1)
    assert pair(107, 20) == (0, 1)
    assert pair(108, 20) == (0, 0)
    assert pair(106, 66) == (0, 0), "8.5 px apart at their corners"
    assert pair(105, 65) == (0, 1)


def family(*stands: Spot, way: str = "down") -> tuple[float, float, float]:
    """Order, distance from the middle and side of premises at these places, at one conclusion."""
    places = {f"p{rank}": spot for rank, spot in enumerate(stands)}
    edges = {f"i{key}": edge(key, "top", (0, 0), (1, 1)) for key in places}
    figures = measure(Drawing(boxes(top=(0, 0), **places), edges), way)  # type: ignore[arg-type]
    return figures.order, figures.centre_50, figures.down


def test_siblings_in_order_and_conclusions_in_the_middle() -> None:
    assert family((-120, 100), (0, 100), (120, 100)) == (1.0, 0.0, 1.0)
    assert family((-120, 100), (120, 100), (30, 100)) == (0.5, 0.0, 1.0)
    assert family((0, 100), (120, 100)) == (1.0, 60.0, 1.0)
    assert family((0, 100), (10, 200), (0, 300)) == (1.0, 5.0, 1.0), "a column reads downwards"
    assert family((0, 300), (0, 200), (0, 100)) == (0.0, 0.0, 1.0)
    assert family((-60, 100), (60, 100), (-60, 190), (60, 190)) == (1.0, 0.0, 1.0), "so do lines"
    assert family((-60, 100), (60, 100), (-60, 230), (60, 230))[0] == 2 / 3, "but not rows"
    assert family((-120, -100), (120, 100)) == (1.0, 0.0, 0.5)
    assert family((200, -80), (200, 80), way="right") == (1.0, 0.0, 1.0)
    assert family((-200, 80), (-200, -80), way="left") == (0.0, 0.0, 1.0)
    assert family((-60, -100), (60, -100), way="up") == (1.0, 0.0, 1.0)


@pytest.mark.parametrize("spot", [(0.0, 100.0), (0.0, -100.0), (200.0, 30.0), (-200.0, 30.0)])
def test_the_direction_is_seen_in_the_drawing(spot: Spot) -> None:
    drawing = Drawing(boxes(top=(0, 0), p=spot), {"i": edge("p", "top", (0, 0), (1, 1))})
    assert measure(drawing).down == 1.0


def test_statements_with_several_conclusions_are_not_judged_nor_cycles_walked_for_ever() -> None:
    stands = boxes(top=(0, 0), side=(400, 0), p=(0, 100), q=(-120, 100))
    line = (((0.0, 0.0), (1.0, 1.0)),)
    edges = {
        "i": Edge(("p",), "top", line),
        "j": Edge(("q",), "top", line),
        "k": Edge(("q",), "side", line),
        "l": Edge(("top",), "p", line),
        "m": Edge(("side",), "m2", line),
        "m2": Edge(("side",), "m3", line),
    }
    figures = measure(Drawing(stands, {**edges, "m3": Edge(("q",), "p", line)}))
    assert (figures.order, figures.centre_90) == (1.0, 0.0)


def test_shape_and_length() -> None:
    drawing = Drawing(
        boxes(a=(0, 200), b=(200, 200), top=(100, 0)),
        {
            "i": Edge(
                ("a", "b"),
                "top",
                (
                    ((50.0, 200.0), (50.0, 150.0), (150.0, 150.0)),
                    ((250.0, 200.0), (250.0, 150.0), (150.0, 150.0)),
                    ((150.0, 150.0), (150.0, 60.0)),
                ),
                (150.0, 150.0),
            )
        },
    )
    figures = measure(drawing)
    assert figures.aspect == pytest.approx(300 / 260)
    assert figures.area == pytest.approx(300 * 260 / (3 * 100 * 60))
    assert figures.mean_length == pytest.approx(50 + 100 + 90)
    assert figures.bends == pytest.approx(2.0)


def test_round_corners_bend_as_much_as_sharp_ones() -> None:
    rounded = ((50, 200), (50, 140), (53, 133), (60, 130), (150, 130), (157, 127), (160, 120))
    drawing = Drawing(PAIR, {"i": edge("a", "top", *rounded, (160, 60))})
    assert measure(drawing).bends == pytest.approx(2.0)


def test_nothing_at_all() -> None:
    figures = measure(Drawing({}, {}))
    assert (figures.overlaps, figures.hits, figures.crossings, figures.order) == (0, 0, 0, 1.0)


def wander(chance: random.Random, size: float) -> tuple[Spot, ...]:
    return tuple(
        (chance.uniform(0, size), chance.uniform(0, size)) for _ in range(chance.randint(2, 6))
    )


def sides(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cross(a: Spot, b: Spot, c: Spot, d: Spot) -> bool:
    return sides(a, b, c) * sides(a, b, d) < 0 and sides(c, d, a) * sides(c, d, b) < 0


def cuts(a: Spot, b: Spot, box: Bounds) -> bool:
    """Whether a line has a point in a box, half a pixel within its border."""
    x0, y0 = box[0] + 0.5, box[1] + 0.5
    x1, y1 = box[0] + box[2] - 0.5, box[1] + box[3] - 0.5
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    walls = zip(corners, [*corners[1:], corners[0]], strict=True)
    inside = any(x0 < x < x1 and y0 < y < y1 for x, y in (a, b))
    return inside or any(cross(a, b, c, d) for c, d in walls)


def steps(line: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
    return list(pairwise(line))


@pytest.mark.parametrize("seed", range(12))
def test_the_figures_are_those_of_counting_every_pair(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.choice([300.0, 1_500.0, 6_000.0])
    keys = [f"s{number}" for number in range(30)]
    stands: dict[str, Bounds] = {
        key: (
            round(chance.uniform(-size, size), 1),
            round(chance.uniform(-size, size), 1),
            round(chance.uniform(10, 300), 1),
            round(chance.uniform(10, 300), 1),
        )
        for key in keys
    }
    edges = {
        f"i{number}": edge(*chance.sample(keys, 2), *wander(chance, size)) for number in range(40)
    }
    figures = measure(Drawing(stands, edges))
    crossings = sum(
        cross(*one, *other)
        for (a, first), (b, second) in combinations(edges.items(), 2)
        if not {a, first.target, *first.premises} & {b, second.target, *second.premises}
        for one in steps(first.lines[0])
        for other in steps(second.lines[0])
    )
    hits = sum(
        any(cuts(*step, box) for step in steps(each.lines[0]))
        for each in edges.values()
        for key, box in stands.items()
        if key not in {each.target, *each.premises}
    )
    overlaps = sum(
        a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
        for a, b in combinations(stands.values(), 2)
    )
    assert (figures.crossings, figures.hits, figures.overlaps) == (crossings, hits, overlaps)


def test_the_drawing_of_a_plan() -> None:
    statements = tuple(
        Statement(id=key, text="A sentence.", x=x, y=y)
        for key, x, y in [("top", 150.0, 0.0), ("a", 0.0, 300.0), ("b", 300.0, 300.0),
                          ("u", 600.0, 300.0), ("c", 900.0, 300.0)]
    )  # fmt: skip
    inferences = (
        Inference(id="i", premises=("a", "b"), target="top"),
        Inference(id="j", premises=("u",), target="i", polarity="attack"),
        Inference(id="k", premises=("c",), target="top"),
    )
    document = Document(Content(statements=statements, inferences=inferences))
    plan = MapPlan(document, TextMeasurer())
    drawing = drawing_of(document, plan.rects, plan.arrows)
    assert list(drawing.boxes) == ["a", "b", "c", "top", "u"]
    assert [len(each.lines) for each in drawing.edges.values()] == [3, 1, 1]
    assert drawing.edges["i"].dot == plan.arrows["i"].junction
    assert (drawing.edges["j"].dot, drawing.edges["k"].dot) == (None, None)
    figures = measure(drawing)
    assert (figures.overlaps, figures.own_hits, figures.down) == (0, 0, 1.0)
