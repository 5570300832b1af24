"""A plan that followed edits is equal to one built anew, whatever the edits were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from operator import eq
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import move
from argmap.core.edits.deletion import delete
from argmap.core.geometry import Point, Rect
from argmap.core.patch import Change, InfoChange, Patch
from argmap.core.records import (
    Citation,
    Content,
    Group,
    Inference,
    MapInfo,
    Participant,
    Relation,
    Source,
    Statement,
)
from argmap.layout import arrows, shifting, waiting
from argmap.layout.plan import MapPlan
from argmap.layout.reading import reading_direction, way_of
from argmap.layout.routing import drafts, routes
from argmap.layout.shapes import Dirty
from argmap.layout.text import TextMeasurer
from tests.maps import random_map

MEASURER = TextMeasurer()
EVERYWHERE = Rect(-1e5, -1e5, 2e5, 2e5)
PLACES = st.sampled_from([-900.0, -300.0, -40.0, 0.0, 0.0, 33.0, 250.0, 260.0, 700.0, 2400.0])
_OFF = 0.37
"""What merely touches something may do so no more when a map was moved and numbers are rounded."""
Same = Callable[[Any, Any], bool]
POLARITIES = st.sampled_from(["support", "attack", "attack", "doubt"])


@pytest.mark.parametrize("put_off", [False, True])
def test_update_equals_rebuild_after_random_edits(
    monkeypatch: pytest.MonkeyPatch, *, put_off: bool
) -> None:
    if put_off:
        monkeypatch.setattr(routes, "AT_ONCE", -1)
        monkeypatch.setattr(drafts, "_SLICE", 1)
        _sketch_one_by_one(monkeypatch)

    @settings(max_examples=50, deadline=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        document = Document(Content())
        plan = MapPlan(document, MEASURER)
        document.subscribe(plan.update)
        done: list[Patch] = []
        for step in range(data.draw(st.integers(1, 14))):
            _hold_or_let_go(plan, data.draw(st.integers(0, 5)))
            patch = _edit(document, data, step)
            if done and data.draw(st.integers(0, 5)) == 0:
                patch = done.pop().inverse()
            if not patch:
                continue
            try:
                document.apply(patch)
            except ValueError:
                continue
            else:
                done.append(patch)
            _look(plan, data.draw(st.integers(0, 3)))
        plan.let_go()
        _assert_same_sketches(plan, MapPlan(document, MEASURER))
        _assert_equal(plan, MapPlan(document, MEASURER))

    check()


def test_moving_most_of_a_map_at_once_equals_rebuilding_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shifting, "MANY", 1)
    monkeypatch.setattr(arrows, "_MANY", 0)
    _sketch_one_by_one(monkeypatch)
    seen: list[Dirty] = []
    carried: list[bool] = []

    @settings(max_examples=40, deadline=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        document = Document(Content())
        plan = MapPlan(document, MEASURER)
        leave = document.subscribe(plan.update)
        for step in range(data.draw(st.integers(4, 12))):
            try:
                document.apply(_edit(document, data, step))
            except ValueError:
                continue
            _look(plan, data.draw(st.integers(0, 3)))
        leave()
        left_out = data.draw(st.integers(0, 2))
        keys = list(document.statements)[left_out:]
        for patch in _there_and_back(document, keys, data.draw(PLACES), data.draw(PLACES)):
            before, drawn = plan.extent.whole, plan.arrows._arrows
            made = {**drawn._drafts.made} if drawn.drafted else {}
            document.apply(patch)
            dirty = shifting.shift(plan, patch)
            if dirty is None:
                plan.update(patch)
            else:
                seen.append(dirty)
                carried.append(bool(made) and made == drawn._drafts.made)
                assert dirty.boxes == patch.changes.keys()
                for place in (before, plan.extent.whole):
                    assert place is None or any(_holds(each, place) for each in dirty.rects)
            _look(plan, data.draw(st.integers(0, 3)))
        document.subscribe(plan.update)
        for step in range(20, 20 + data.draw(st.integers(0, 3))):
            try:
                document.apply(_edit(document, data, step))
            except ValueError:
                continue
            _look(plan, data.draw(st.integers(0, 3)))
        _assert_same_sketches(plan, MapPlan(document, MEASURER), _nearly)
        _assert_equal(plan, MapPlan(document, MEASURER), _nearly)

    check()
    assert seen, "nothing was moved in bulk"
    assert any(carried), "nothing was carried along"


def _sketch_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing sketched but what is asked for, as in a large map."""
    for name in ("_AROUND", "_WIDER", "_LITTLE"):
        monkeypatch.setattr(waiting, name, 0)


def _there_and_back(document: Document, keys: list[str], dx: float, dy: float) -> list[Patch]:
    patch = move(document, keys, dx, dy)
    return [patch, patch.inverse(), patch] if patch else []


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer.united(inner) == outer


def _hold_or_let_go(plan: MapPlan, how: int) -> None:
    """Begin or end a gesture now and then."""
    if how == 1:
        plan.hold()
    elif how == 2:
        plan.let_go()


def _look(plan: MapPlan, how: int) -> None:
    """Have shapes made that later edits must make anew."""
    if how == 1:
        assert plan.bounds is None or plan.arrows_in(plan.bounds) is not None
        assert len(list(plan.arrows.values())) == len(plan.document.inferences)
    elif how == 2:
        assert len(plan.sketches_in(EVERYWHERE)) == len(plan.document.inferences)
    elif how == 3:
        plan.settle(0.0)


def _assert_same_sketches(plan: MapPlan, fresh: MapPlan, same: Same = eq) -> None:
    every = sorted(map(fresh.arrows.sketch, fresh.shown.inferences))
    off = 0.0 if same is eq else _OFF
    for x in (-900.0, 0.0, 120.0, 700.0):
        for y in (-300.0, 40.0, 300.0, 2400.0):
            area = Rect(x + off, y + off, 300.0, 200.0)
            there = [each for each in every if each.bounds.intersects(area)]
            assert same(sorted(plan.sketches_in(area)), there)


def _edit(document: Document, data: st.DataObject, step: int) -> Patch:
    statements, inferences = list(document.statements), list(document.inferences)
    choice = data.draw(st.integers(0, 10))
    if choice <= 2 or len(statements) < 3:
        text = "word " * data.draw(st.integers(0, 60))
        x, y = data.draw(PLACES), data.draw(PLACES)
        return _put(document, Statement(id=f"s{step}", order=f"a{step + 1}1", x=x, y=y, text=text))
    if choice <= 5:
        premises = data.draw(
            st.lists(st.sampled_from(statements), min_size=1, max_size=3, unique=True)
        )
        target = data.draw(st.sampled_from([*statements, *inferences]))
        return _put(
            document,
            Inference(
                id=f"i{step}",
                premises=tuple(premises),
                target=target,
                polarity=data.draw(POLARITIES),
            ),
        )
    if choice == 6:
        return _move(document, data, statements)
    if choice == 7 and inferences:
        key = data.draw(st.sampled_from(inferences))
        return _put(
            document,
            document.inferences[key].model_copy(update={"polarity": data.draw(POLARITIES)}),
        )
    if choice == 8:
        return _delete(document, data.draw(st.sampled_from([*statements, *inferences])))
    return _other(document, data, step, statements)


def _other(document: Document, data: st.DataObject, step: int, statements: list[str]) -> Patch:
    key, other = data.draw(st.sampled_from(statements)), data.draw(st.sampled_from(statements))
    kind = data.draw(st.integers(0, 4))
    if kind == 0:
        return _put(document, Relation(id=f"r{step}", a=key, b=other))
    if kind == 1:
        return _put(document, Group(id=f"g{step}", members=(key, other), title="Together"))
    if kind == 2:
        directions = st.sampled_from(["right", "down", "auto"])
        after = document.info.model_copy(update={"direction": data.draw(directions)})
        return _with_info(document, after)
    if kind == 3:
        name = "name " * data.draw(st.integers(1, 3))
        source = Source(id="src", author=(name,), issued="1999")
        cites = document.statements[key].model_copy(update={"citations": (Citation(source="src"),)})
        return _put(document, source, cites)
    person = Participant(id="per", name="name " * data.draw(st.integers(1, 3)))
    says = document.statements[key].model_copy(update={"voice": "per"})
    return _put(document, person, says)


def _with_info(document: Document, after: MapInfo) -> Patch:
    return Patch({}, InfoChange(document.info, after)) if after != document.info else Patch()


def _put(document: Document, *records: object) -> Patch:
    return Patch({r.id: Change(document.record(r.id), r) for r in records})  # type: ignore[attr-defined]


def _move(document: Document, data: st.DataObject, statements: list[str]) -> Patch:
    keys = data.draw(st.lists(st.sampled_from(statements), min_size=1, max_size=3, unique=True))
    update = {"x": data.draw(PLACES), "y": data.draw(PLACES)}
    return _put(document, *(document.statements[k].model_copy(update=update) for k in keys))


def _delete(document: Document, key: str) -> Patch:
    return delete(document, [key])


def _assert_equal(plan: MapPlan, fresh: MapPlan, same: Same = eq) -> None:
    # Only a large map puts off whose way has become clear, or barred.
    assert len(plan.arrows) > routes.AT_ONCE or not plan.arrows._arrows._redraw.waits
    plan.settle(60.0)
    _assert_same_sketches(plan, fresh, same)
    assert plan.boxes == fresh.boxes
    assert same(dict(plan.arrows), dict(fresh.arrows))
    assert plan.ties == fresh.ties
    assert plan.frames == fresh.frames
    off = 0.0 if same is eq else _OFF
    assert same(plan.bounds, fresh.bounds)
    assert way_of(plan) == reading_direction(plan.document, plan.everywhere)
    for x in (-900.0, 0.0, 120.0, 700.0):
        for y in (-300.0, 40.0, 300.0, 2400.0):
            point = Point(x + off, y + off)
            assert plan.hit(point, 12.0) == fresh.hit(point, 12.0)
            area = Rect(x + off, y + off, 300.0, 200.0)
            assert plan.boxes_in(area) == fresh.boxes_in(area)
            assert same(plan.arrows_in(area), fresh.arrows_in(area))
            assert plan.inside(area) == fresh.inside(area)
    for key, arrow in plan.arrows.items():
        hull = fresh.arrows.area(key)
        assert hull is not None
        assert same(arrow.bounds, hull)
    _assert_finite(plan)
    _assert_hulls_hold(plan, MapPlan(fresh.document, MEASURER))


def _nearly(one: object, other: object) -> bool:
    """Whether they are equal but for what is lost when a map is moved and numbers are rounded."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < 1e-6
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_nearly(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        one, other = _told_once(one), _told_once(other)
        return len(one) == len(other) and all(map(_nearly, one, other))
    return one == other


def _told_once(line: Sequence[object]) -> list[object]:
    """Without points of a line that are where the one before is."""
    found: list[object] = []
    for each in line:
        if not (found and isinstance(each, Point) and _nearly(each, found[-1])):
            found.append(each)
    return found


def _assert_finite(plan: MapPlan) -> None:
    for arrow in plan.arrows.values():
        for line in (*arrow.legs, arrow.trunk, (arrow.junction, arrow.sign)):
            assert len(line) >= 2
            assert all(isfinite(value) for point in line for value in point)


def _assert_hulls_hold(plan: MapPlan, unrouted: MapPlan) -> None:
    """Before an arrow is routed its area is known well enough to find it by."""
    for key, arrow in plan.arrows.items():
        area = unrouted.arrows.area(key)
        assert area is not None
        assert _holds(area, arrow.bounds), key
        assert plan.bounds is not None
        assert _holds(plan.bounds.grown(9.0), arrow.bounds), key


def _holds(outer: Rect, inner: Rect) -> bool:
    room = outer.grown(0.01)
    return room.contains(Point(inner.x, inner.y)) and room.contains(
        Point(inner.right, inner.bottom)
    )


def test_what_is_put_off_comes_in_slices_and_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "AT_ONCE", 3)
    monkeypatch.setattr(drafts, "_SLICE", 2)
    document = Document(random_map(40, 3))
    plan, asked = MapPlan(document, MEASURER), MapPlan(document, MEASURER)
    assert plan.sketches_in(EVERYWHERE)
    assert not plan.settled
    steps = 1
    while not plan.settle(0.0):
        steps += 1
    assert steps >= 2
    assert plan.settled
    assert asked.hit(Point(*next(iter(plan.arrows.values())).junction), 6.0) is not None
    assert asked.settle(60.0)
    _assert_equal(plan, asked)


def test_where_many_boxes_move_nobody_waits_for_the_arrows() -> None:
    document = Document(random_map(600))
    plan = MapPlan(document, MEASURER)
    document.subscribe(plan.update)
    assert plan.settle(60.0)
    moved = list(document.statements.values())[:70]
    document.apply(
        Patch(
            {
                each.id: Change(each, each.model_copy(update={"x": (each.x or 0.0) + 40.0}))
                for each in moved
            }
        )
    )
    # Most arrows are not theirs; whether those still have their way is looked at later.
    assert not plan.settled
    assert plan.settle(60.0)
    _assert_same_sketches(plan, MapPlan(document, MEASURER))
    _assert_equal(plan, MapPlan(document, MEASURER))


def test_an_arrow_that_was_never_routed_can_be_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "AT_ONCE", 3)
    document = Document(random_map(120, 3))
    plan = MapPlan(document, MEASURER)
    document.subscribe(plan.update)
    plan.arrows._arrows._draft_all()
    waiting = list(plan.arrows._arrows._routes.doubtful)
    assert waiting
    for key in waiting[:5]:
        if key in document.inferences:
            document.apply(_delete(document, key))
    _assert_equal(plan, MapPlan(document, MEASURER))


def test_dirty_places_hold_sketches_before_and_after(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in (-1, 1000):
        monkeypatch.setattr(routes, "AT_ONCE", most)
        document = Document(random_map(40, 3))
        plan = MapPlan(document, MEASURER)
        key = min(plan.sketches_in(EVERYWHERE)).id
        before = plan.arrows.sketch(key)
        premise = document.statements[document.inferences[key].premises[0]]
        patch = _put(document, premise.model_copy(update={"x": 9000.0, "y": -7000.0}))
        document.apply(patch)
        dirty = plan.update(patch)
        after = plan.arrows.sketch(key)
        assert after != before
        assert key in dirty.arrows
        for sketch in (before, after):
            places = (*dirty.rects, *dirty.far)
            assert any(_holds(rect, sketch.bounds) for rect in places)
