"""What a reader sees of arrows: shared buses, places aimed at, ways round boxes, styles."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import isfinite
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import move
from argmap.core.geometry import Point, Rect
from argmap.core.records import Content, Inference, MapInfo, Statement
from argmap.layout import channel
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Request
from argmap.layout.boxes import box_of
from argmap.layout.plan import MapPlan
from argmap.layout.routing.bulk import route_all
from argmap.layout.routing.lines import elbow, rounded
from argmap.layout.styles import STYLES
from argmap.layout.text import TextMeasurer
from tests.maps import random_map

if TYPE_CHECKING:
    from argmap.layout.arranging.request import Direction
    from argmap.layout.shapes import Arrow
    from argmap.layout.styles import Style

MEASURER = TextMeasurer()
TURNS = {"down": (1, 0), "up": (-1, 0), "right": (1, 1), "left": (-1, 1)}
ROW = 260.0


def plan_of(
    places: dict[str, tuple[float, float]],
    *arrows: tuple[str, str, str],
    direction: str = "down",
    style: Style = "elbow",
) -> MapPlan:
    """Places are across and deep; arrows are (premises, target, polarity), named i0, i1 …."""
    sign, swap = TURNS[direction]
    statements = []
    for key, (across, deep) in places.items():
        x, y = (sign * deep * 1.5, across) if swap else (across, sign * deep)
        statements.append(Statement(id=key, x=x, y=y))
    inferences = tuple(
        Inference(id=f"i{n}", premises=tuple(premises.split()), target=target, polarity=polarity)
        for n, (premises, target, polarity) in enumerate(arrows)
    )
    info = MapInfo(direction=direction)
    content = Content(info=info, statements=tuple(statements), inferences=inferences)
    return MapPlan(Document(content), MEASURER, style)


def through(arrow: Arrow, rects: dict[str, Rect]) -> set[str]:
    """Boxes, not its own, that an arrow's lines enter."""
    own = {*arrow.premises, arrow.target}
    spots = [
        Point(a.x + (b.x - a.x) * step / 8, a.y + (b.y - a.y) * step / 8)
        for line in (*arrow.legs, arrow.trunk)
        for a, b in pairwise(line)
        for step in range(9)
    ]
    return {
        key
        for key, rect in rects.items()
        if key not in own and any(map(rect.grown(-1.0).contains, spots))
    }


def crosses(one: Arrow, other: Arrow) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)

    return any(
        side(a, b, c) * side(a, b, d) < -1e-6 and side(c, d, a) * side(c, d, b) < -1e-6
        for a, b in pairwise(one.trunk)
        for c, d in pairwise(other.trunk)
    )


@pytest.mark.parametrize("direction", list(TURNS))
def test_reasons_run_along_one_bus_into_one_head(direction: str) -> None:
    places = {"t": (300.0, 0.0), "a": (0.0, ROW), "b": (300.0, ROW), "c": (600.0, ROW)}
    plan = plan_of(places, *((key, "t", "support") for key in "abc"), direction=direction)
    arrows = [plan.arrows[f"i{n}"] for n in range(3)]
    assert len({arrow.trunk[-1] for arrow in arrows}) == 1
    assert len({arrow.sign for arrow in arrows}) == 1
    assert len({arrow.junction for arrow in arrows}) == 3
    left, middle, right = arrows
    assert len(middle.trunk) == 2
    level = {left.trunk[6], right.trunk[6]}
    swap = TURNS[direction][1]
    assert len({round(point[1 - swap], 3) for point in level}) == 1


@pytest.mark.parametrize("direction", list(TURNS))
@settings(max_examples=25, deadline=None)
@given(signs=st.lists(st.sampled_from(["support", "attack"]), min_size=2, max_size=9))
def test_arrows_of_one_conclusion_never_cross(direction: str, signs: list[str]) -> None:
    places = {f"p{n}": (n * 280.0, ROW) for n in range(len(signs))} | {"t": (500.0, 0.0)}
    plan = plan_of(
        places, *((f"p{n}", "t", sign) for n, sign in enumerate(signs)), direction=direction
    )
    for one, other in combinations(plan.arrows.values(), 2):
        assert not crosses(one, other)


@pytest.mark.parametrize("direction", list(TURNS))
def test_an_undercutter_beside_arrives_sideways_on_the_leg(direction: str) -> None:
    places = {"t": (0.0, 0.0), "a": (0.0, ROW), "b": (300.0, ROW), "c": (600.0, ROW)}
    plan = plan_of(
        places, ("a", "t", "support"), ("b", "i0", "attack"), ("c", "i1", "attack"),
        direction=direction,
    )  # fmt: skip
    swap = TURNS[direction][1]
    for key, onto, off in (("i1", "i0", channel.aim(False, channel.reach(False, 24.0))),
                           ("i2", "i1", channel.LEG)):  # fmt: skip
        tip, before = plan.arrows[key].trunk[-1], plan.arrows[key].trunk[-2]
        place = plan.arrows[onto].junction
        assert tip[1 - swap] == pytest.approx(before[1 - swap])
        assert tip[1 - swap] == pytest.approx(place[1 - swap])
        premise = plan.rects[plan.arrows[onto].premises[0]]
        edges = (premise.x, premise.right) if swap else (premise.y, premise.bottom)
        assert min(abs(place[1 - swap] - each) for each in edges) == pytest.approx(off)


def test_what_undercuts_linked_premises_meets_their_stem() -> None:
    places = {"t": (150.0, 0.0), "a": (0.0, ROW), "b": (300.0, ROW), "u": (600.0, ROW)}
    plan = plan_of(places, ("a b", "t", "support"), ("u", "i0", "attack"))
    linked, undercut = plan.arrows["i0"], plan.arrows["i1"]
    dot = linked.trunk[0]
    assert dot == linked.legs[0][-1] == linked.legs[1][-1]
    assert dot.y == ROW - channel.LEG
    assert linked.junction == Point(dot.x, dot.y - channel.TIER)
    assert undercut.trunk[-1].y == linked.junction.y


def test_a_box_on_the_way_is_gone_round_and_no_more_when_it_has_left() -> None:
    places = {"t": (0.0, 0.0), "p": (0.0, 600.0), "block": (0.0, 300.0), "aside": (700.0, 300.0)}
    plan = plan_of(places, ("p", "t", "support"))
    seen = []
    for key, shift in ((None, 0.0), ("block", 900.0), ("aside", -700.0)):
        if key is not None:
            patch = move(plan.document, [key], shift, 0.0)
            plan.document.apply(patch)
            plan.update(patch)
        arrow = plan.arrows["i0"]
        assert not through(arrow, plan.rects)
        seen.append((arrow.roundabout, len(arrow.trunk) == 2))
    assert seen == [(True, False), (False, True), (True, False)]


def test_a_box_moved_into_the_way_is_told_with_the_arrow() -> None:
    places = {"t": (0.0, 0.0), "p": (0.0, 600.0), "aside": (700.0, 300.0)}
    plan = plan_of(places, ("p", "t", "support"))
    before = plan.arrows["i0"]
    patch = move(plan.document, ["aside"], -700.0, 0.0)
    plan.document.apply(patch)
    dirty = plan.update(patch)
    assert "i0" in dirty.arrows
    for arrow in (before, plan.arrows["i0"]):
        assert any(rect.contains(Point(*arrow.sign)) for rect in dirty.rects)
        for line in (*arrow.legs, arrow.trunk):
            for (ax, ay), (bx, by) in pairwise(line):
                for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                    at = Point(ax + (bx - ax) * share, ay + (by - ay) * share)
                    spots = (*dirty.rects, *dirty.lines)
                    assert any(rect.grown(1e-6).contains(at) for rect in spots)
    view = plan.arrows["i0"].trunk[len(plan.arrows["i0"].trunk) // 2]
    assert [a.id for a in plan.arrows_in(Rect(view.x - 1, view.y - 1, 2, 2))] == ["i0"]


def test_an_arrow_elsewhere_is_left_alone_by_a_move() -> None:
    places = {"t": (0.0, 0.0), "p": (0.0, 600.0), "far": (2000.0, 300.0)}
    plan = plan_of(places, ("p", "t", "support"))
    arrow = plan.arrows["i0"]
    patch = move(plan.document, ["far"], 10.0, 0.0)
    plan.document.apply(patch)
    assert not plan.update(patch).arrows
    assert plan.arrows["i0"] is arrow


@pytest.mark.parametrize("style", STYLES)
def test_styles_differ_in_lines_alone(style: Style) -> None:
    places = {"t": (300.0, 0.0), "a": (0.0, ROW), "b": (300.0, ROW), "c": (600.0, ROW)}
    arrows = [("a b", "t", "support"), ("c", "t", "attack"), ("c", "i0", "attack")]
    plan = plan_of(places, *arrows)
    before = dict(plan.arrows)
    dirty = plan.restyle(style)
    fresh = plan_of(places, *arrows, style=style)
    assert dict(plan.arrows) == dict(fresh.arrows)
    assert plan.style == style
    assert dirty.arrows == set(before)
    assert dirty.rects
    assert (plan.arrows["i1"].trunk == before["i1"].trunk) == (style == "elbow")
    assert all(a.premises == before[key].premises for key, a in plan.arrows.items())
    if style == "straight":
        assert len(plan.arrows["i1"].trunk) == 2


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
@pytest.mark.parametrize("kind", ["tree", "dag", "mixed"])
def test_no_arrow_of_a_tidy_map_runs_through_a_box(kind: str, direction: Direction) -> None:
    for seed in (1, 2):
        content = random_map(60, seed, kind, placed=False)  # type: ignore[arg-type]
        document = Document(
            content.model_copy(
                update={"info": content.info.model_copy(update={"direction": direction})}
            )
        )
        rects = {s.id: box_of(document, s, MEASURER).rect for s in document.ordered_statements()}
        spots = arrange(document, rects, Request(direction=direction))
        rects = {key: Rect(*spots[key], r.width, r.height) for key, r in rects.items()}
        arrows = route_all(document, rects)
        assert not [key for key, arrow in arrows.items() if through(arrow, rects)]
        roundabout = {key for key, arrow in arrows.items() if arrow.roundabout}
        assert not roundabout if kind == "tree" else len(roundabout) < len(arrows) / 3


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_routes_do_not_depend_on_when_they_are_asked_for(data: st.DataObject) -> None:
    document = Document(random_map(data.draw(st.integers(5, 40)), data.draw(st.integers(0, 99))))
    whole = MapPlan(document, MEASURER)
    arrows = route_all(document, whole.rects)
    order = data.draw(st.permutations(sorted(arrows)))
    one_by_one = MapPlan(document, MEASURER)
    for key in order:
        assert one_by_one.arrows[key] == arrows[key]
    assert dict(whole.arrows) == arrows


@settings(max_examples=200, deadline=None)
@given(st.tuples(*[st.floats(-1e6, 1e6)] * 2), st.floats(-400, 400), st.floats(-400, 400))
def test_a_quick_elbow_is_a_rounded_one(start: tuple[float, float], du: float, dv: float) -> None:
    x, y = start
    ways = [(x, y), (x, y + dv), (x + du, y + dv), (x + du, y + dv * 1.75)]
    for turned in (ways, [(b, a) for a, b in ways]):
        quick = elbow(turned) if du and dv else None
        if quick is None:
            continue
        slow = rounded(turned)
        assert all(isfinite(value) for point in quick for value in point)
        assert quick[0] == turned[0]
        assert quick[-1] == turned[-1]
        for point in quick[1:-1]:
            assert min(abs(point[0] - a) + abs(point[1] - b) for a, b in slow) < 1e-6
