"""Arrows: where they start and end, how they share a side, where they meet."""

from __future__ import annotations

from itertools import pairwise
from math import hypot, isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.geometry import Point, Rect
from argmap.core.records import Content, Group, Inference, Relation, Statement
from argmap.layout import metrics as m
from argmap.layout.plan import MapPlan
from argmap.layout.shapes import Arrow, Hit
from argmap.layout.strokes import RING
from argmap.layout.text import TextMeasurer

MEASURER = TextMeasurer()


def plan_of(places: dict[str, tuple[float, float]], *arrows: tuple[str, str, str]) -> MapPlan:
    """Arrows are (premises, target, polarity), named i0, i1 and so on."""
    statements = tuple(Statement(id=k, x=float(x), y=float(y)) for k, (x, y) in places.items())
    inferences = tuple(
        Inference(id=f"i{n}", premises=tuple(premises.split()), target=target, polarity=polarity)
        for n, (premises, target, polarity) in enumerate(arrows)
    )
    return MapPlan(Document(Content(statements=statements, inferences=inferences)), MEASURER)


def on_border(rect: Rect, point: Point) -> bool:
    return rect.grown(0.01).contains(point) and not rect.grown(-0.01).contains(point)


def crossings(one: Arrow, other: Arrow) -> int:
    return sum(_cross(a, b, c, d) for a, b in pairwise(one.trunk) for c, d in pairwise(other.trunk))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_arrows_join_borders_whatever_the_boxes(data: st.DataObject) -> None:
    spot = st.one_of(st.sampled_from([0.0, 60.0, 240.0, 1e6, -1e6]), st.floats(-2000, 2000))
    places = {key: (data.draw(spot), data.draw(spot)) for key in "abc"}
    plan = plan_of(places, ("a", "b", "support"), ("a c", "b", "attack"), ("c", "i0", "attack"),
                   ("b", "i1", "backs"), ("a", "i2", "attack"), ("c", "c", "support"))  # fmt: skip
    for key in ("i0", "i1", "i5"):
        arrow = plan.arrows[key]
        assert on_border(plan.rects[arrow.target], arrow.trunk[-1])
    assert on_border(plan.rects["a"], plan.arrows["i0"].trunk[0])
    for arrow in plan.arrows.values():
        points = [*arrow.trunk, *(p for leg in arrow.legs for p in leg), arrow.sign]
        assert all(isfinite(x) and isfinite(y) for x, y in points)
        for leg, premise in zip(arrow.legs, arrow.premises, strict=bool(arrow.legs)):
            assert on_border(plan.rects[premise], leg[0])
            assert leg[-1] == arrow.trunk[0]


def test_boxes_nearly_in_line_are_joined_by_a_straight_line() -> None:
    plan = plan_of({"t": (0, 0), "p": (50, 300)}, ("p", "t", "support"))
    line = plan.arrows["i0"].trunk
    assert len(line) == 2
    assert line[0].x == line[1].x


def test_like_arrows_share_a_bus_and_unlike_ones_are_spread_without_crossing() -> None:
    places = {"t": (1000.0, 0.0)} | {f"p{n}": (n * 290.0, 240.0) for n in range(8)}
    signs = ["support", "support", "attack", "attack", "support", "attack", "support", "support"]
    plan = plan_of(places, *((f"p{n}", "t", sign) for n, sign in enumerate(signs)))
    arrows = [plan.arrows[f"i{n}"] for n in range(8)]
    tips = [arrow.trunk[-1] for arrow in arrows]
    assert tips[0] == tips[1]
    assert tips[2] == tips[3]
    assert tips[6] == tips[7]
    ends = sorted({tip.x for tip in tips})
    assert [b - a for a, b in pairwise(ends)] == [m.PORT_GAP] * 4
    assert sum(crossings(a, b) for a in arrows for b in arrows if a.id < b.id) == 0
    assert arrows[0].trunk[-4:] == arrows[1].trunk[-4:]
    assert arrows[0].sign == arrows[1].sign


def test_linked_premises_meet_between_themselves_and_the_target() -> None:
    plan = plan_of({"t": (300, 0), "a": (0, 300), "b": (400, 340)}, ("a b", "t", "support"))
    arrow = plan.arrows["i0"]
    assert arrow.linked
    assert len(arrow.legs) == 2
    assert plan.rects["t"].bottom + 20 < arrow.junction.y < 300 - 20
    assert not any(rect.contains(arrow.junction) for rect in plan.rects.values())
    assert hypot(arrow.sign.x - arrow.junction.x, arrow.sign.y - arrow.junction.y) > 12


@pytest.mark.parametrize("spot", [(500, 300), (-500, 300), (500, -20), (300, 150), (0, 700)])
def test_an_undercut_ends_just_off_the_middle_of_the_arrow(spot: tuple[float, float]) -> None:
    plan = plan_of({"t": (0, 0), "p": (0, 400), "u": spot, "v": (900, 150)},
                   ("p", "t", "support"), ("u", "i0", "attack"), ("v", "i1", "attack"))  # fmt: skip
    for key, target in (("i1", "i0"), ("i2", "i1")):
        tip, middle = plan.arrows[key].trunk[-1], plan.arrows[target].junction
        distance = hypot(tip.x - middle.x, tip.y - middle.y)
        assert m.JUNCTION_RADIUS < distance < 3 * m.JUNCTION_CLEARANCE
    assert plan.arrows["i1"].role == "undercut"


def test_a_rebuttal_is_named_as_long_as_what_it_attacks_is_an_attack() -> None:
    plan = plan_of({"t": (0, 0), "a": (0, 300), "r": (0, 600)},
                   ("a", "t", "attack"), ("r", "a", "attack"))  # fmt: skip
    assert [plan.arrows[key].role for key in ("i0", "i1")] == ["attack", "rebuttal"]


def test_a_hub_of_thousands_keeps_its_arrows_on_the_edge() -> None:
    places = {"t": (0.0, 0.0)} | {f"p{n}": (n * 260.0 - 300_000, 400.0) for n in range(3_000)}
    plan = plan_of(places, *((key, "t", "support") for key in places if key != "t"))
    bottom = plan.rects["t"].bottom
    ends = {arrow.trunk[-1] for arrow in plan.arrows_in(Rect(-100, 0, 400, 500))}
    assert ends
    assert all(m.PORT_INSET <= x <= 240 - m.PORT_INSET and y == bottom for x, y in ends)


def test_what_lies_under_a_point() -> None:
    statements = (
        Statement(id="a", order="a1", x=0.0, y=0.0),
        Statement(id="over", order="a2", x=200.0, y=30.0),
        Statement(id="b", x=0.0, y=300.0),
        Statement(id="c", x=600.0, y=0.0),
    )
    content = Content(
        statements=statements,
        inferences=(Inference(id="i", premises=("b",), target="a"),),
        relations=(Relation(id="r", a="over", b="c"),),
        groups=(Group(id="g", members=("c",), title="A group"),),
    )
    plan = MapPlan(Document(content), MEASURER)
    middle = plan.arrows["i"].junction
    assert plan.hit(Point(220, 40)) == Hit("over", "box")
    assert plan.hit(Point(50, 40)) == Hit("a", "box")
    assert plan.hit(middle.moved(6, 0), 8) == Hit("i", "junction")
    assert plan.hit(middle.moved(3, 40), 8) == Hit("i", "arrow")
    assert plan.hit(middle.moved(30, 40), 8) is None
    tie = plan.ties["r"].line
    between = Point((tie[0].x + tie[1].x) / 2, (tie[0].y + tie[1].y) / 2)
    assert plan.hit(between, 4) == Hit("r", "tie")
    frame = plan.frames["g"].rect
    assert plan.hit(Point(frame.x + 40, frame.y + 10)) == Hit("g", "frame")
    assert plan.hit(Point(frame.x + 8, frame.bottom - 8)) is None
    assert plan.inside(Rect(-10, -10, 20, 400)) == ["b", "a"]
    assert set(plan.inside(Rect(-10, 100, 300, 300))) == {"b", "i"}


def test_however_many_aim_at_an_arrow_each_meets_the_ring() -> None:
    places = {"c": (300, 0), "r": (300, 400), "u0": (700, 60), "u1": (980, 60)}
    places["b"] = (640, 420)
    places |= {"u2": (700, 220), "u3": (980, 220), "v0": (-100, 80), "v1": (-100, 240)}
    aims = [(key, "i0", "attack") for key in places if key[0] in "uv"]
    plan = plan_of(places, ("r", "c", "support"), *aims, ("b", "i0", "support"))
    middle = plan.arrows["i0"].junction
    ends = [plan.arrows[f"i{n}"].trunk[-1] for n in range(1, 8)]
    assert max(hypot(x - middle.x, y - middle.y) for x, y in ends) <= RING * 1.5
    signs = {plan.arrows[f"i{n}"].sign for n in range(1, 5)}
    assert max(hypot(a.x - b.x, a.y - b.y) for a in signs for b in signs) < 3
