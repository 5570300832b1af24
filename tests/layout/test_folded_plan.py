"""What is folded away is left out of a plan as if it were not in the map."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import move
from argmap.core.geometry import Point, Rect
from argmap.core.nesting import around
from argmap.core.patch import Patch
from argmap.core.records import Content, Group, Inference, Statement
from argmap.layout.plan import MapPlan
from argmap.layout.routing import routes
from argmap.session.folding import Folding
from argmap.session.session import Session
from tests.layout.test_plan_updates import MEASURER, _assert_equal, _edit, _look


class Folded:
    """A session and a plan that follows what is folded in it."""

    def __init__(self, content: Content) -> None:
        self.session = Session(Document(content))
        self.document = self.session.document
        self.folding: Folding = self.session.folding
        self.plan = MapPlan(self.document, MEASURER)
        self.plan.folds = self.folding
        self.document.subscribe(self.plan.update)
        self.folding.changed.subscribe(self._fold)

    def _fold(self) -> None:
        self.plan.update(Patch())

    def alike(self) -> MapPlan:
        """A plan of a map without what is hidden."""
        hidden, content = self.folding.hidden, self.document.content()
        groups = (each for each in content.groups if each.id not in hidden)
        kept = {
            "statements": tuple(each for each in content.statements if each.id not in hidden),
            "inferences": tuple(each for each in content.inferences if each.id not in hidden),
            "relations": tuple(each for each in content.relations if each.id not in hidden),
            "groups": tuple(
                each.model_copy(
                    update={"members": tuple(key for key in each.members if key not in hidden)}
                )
                for each in groups
            ),
            "info": content.info.model_copy(update={"central": None}),
        }
        plan = MapPlan(Document(content.model_copy(update=kept)), MEASURER)
        # Which frame lies in which is told by all members: folding turns no frames inside out.
        lying: dict[str, list[str]] = {}
        shown = (each for each in content.groups if each.id not in hidden)
        for key, outer in around(shown).items():
            if outer is not None:
                lying.setdefault(outer, []).append(key)
        plan.nests._found = lying
        plan.refresh_extras(plan.shown.groups)
        return plan


def _fold(data: st.DataObject, map: Folded) -> None:
    keys = data.draw(st.lists(st.sampled_from(list(map.document.statements)), max_size=3))
    hidden = list(map.folding.hidden)
    choice = data.draw(st.integers(0, 4))
    if choice <= 1:
        map.folding.fold(keys)
    elif choice == 2:
        map.folding.unfold(keys)
    elif choice == 3:
        map.folding.fold_to(data.draw(st.integers(1, 3)))
    elif hidden:
        map.folding.reveal([data.draw(st.sampled_from(hidden))])


@pytest.mark.parametrize("put_off", [False, True])
def test_a_folded_map_is_drawn_as_one_without_what_is_hidden(
    monkeypatch: pytest.MonkeyPatch, *, put_off: bool
) -> None:
    if put_off:
        monkeypatch.setattr(routes, "AT_ONCE", -1)

    @settings(max_examples=25, deadline=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        map = Folded(Content())
        for step in range(data.draw(st.integers(1, 14))):
            patch = _edit(map.document, data, step)
            try:
                map.document.apply(patch)
            except ValueError:
                continue
            if map.document.statements:
                _fold(data, map)
            if not map.folding.hidden:
                _look(map.plan, data.draw(st.integers(0, 3)))
        _assert_equal(map.plan, map.alike())
        map.folding.unfold_all()
        _assert_equal(map.plan, MapPlan(map.document, MEASURER))

    check()


def pair() -> Folded:
    statements = (
        Statement(id="top", x=0.0, y=0.0, text="Top", order="a1"),
        Statement(id="low", x=400.0, y=300.0, text="Low", order="a2"),
        Statement(id="lowest", x=400.0, y=600.0, text="Lowest", order="a3"),
    )
    inferences = (
        Inference(id="i", premises=("low",), target="top", order="a1"),
        Inference(id="j", premises=("lowest",), target="low", order="a2"),
    )
    groups = (Group(id="g", members=("top", "low"), order="a1"),)
    return Folded(Content(statements=statements, inferences=inferences, groups=groups))


def test_a_badge_tells_how_many_are_hidden_and_can_be_hit() -> None:
    map = pair()
    assert map.plan.badges_on(map.plan.boxes) == []
    map.folding.fold(["top"])
    (badge,) = map.plan.badges_on(map.plan.boxes)
    assert (badge.id, badge.text) == ("top", "+2")
    for point in (badge.rect.center, badge.rect.center.moved(0.0, 7.0)):
        assert map.plan.badge_at(point) == "top"
    assert map.plan.badge_at(map.plan.rects["top"].center) is None
    map.folding.unfold(["top"])
    assert map.plan.badge_at(badge.rect.center) is None


def test_a_frame_shrinks_to_the_members_shown() -> None:
    map = pair()
    wide = map.plan.frames["g"].rect
    map.folding.fold(["top"])
    assert map.plan.frames["g"].rect.width < wide.width
    map.folding.unfold(["top"])
    assert map.plan.frames["g"].rect == wide


def test_what_moved_while_it_was_hidden_comes_back_where_it_is() -> None:
    map = pair()
    map.folding.fold(["top"])
    assert map.plan.everywhere["low"].x == 400.0
    map.document.apply(move(map.document, ["low"], 50.0, 0.0))
    assert map.plan.everywhere["low"].x == 450.0
    assert "low" not in map.plan.rects
    map.folding.unfold_all()
    assert map.plan.rects["low"].x == 450.0


def test_dirty_places_hold_what_vanished_and_the_box_with_the_badge() -> None:
    map = pair()
    low = map.plan.rects["low"]
    map.folding.fold(["low"])
    map.plan.folds = Session(map.document).folding
    dirty = map.plan.update(Patch())
    assert {"low", "lowest"} <= dirty.boxes
    assert any(rect.contains(Point(low.x, low.y)) for rect in dirty.rects)
    assert any(rect.intersects(Rect(400.0, 600.0, 10.0, 10.0)) for rect in dirty.rects)
