"""Very long links: what of them is drawn, where labels go, and that they follow every change."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.edits.deletion import delete
from argmap.core.edits.statements import amend, retext
from argmap.core.geometry import Point, Rect
from argmap.core.patch import Patch
from argmap.layout import metrics as m
from argmap.layout.arrows import Arrows
from argmap.layout.curves import distance_to, length_of, point_at
from argmap.layout.plan import MapPlan
from argmap.layout.shapes import Arrow, Hit
from argmap.layout.stubbing import Stubbing
from argmap.layout.stubs import Stub, Stubs, beginning
from argmap.layout.text import TextMeasurer
from tests.core.maps import document, inference, statement

MEASURER = TextMeasurer()
FAR = 4_000.0


@pytest.fixture(autouse=True, scope="module")
def every_way_is_roundabout() -> object:
    """Length alone decides here, so that maps can be small."""
    with pytest.MonkeyPatch.context() as patch:
        routed = Arrows.__getitem__

        def roundabout(self: Arrows, key: str) -> Arrow:
            return routed(self, key)._replace(roundabout=True)

        patch.setattr(Arrows, "__getitem__", roundabout)
        yield


def fan(count: int = 3) -> Document:
    """A conclusion with far premises in a row, and one that is near."""
    return document(
        statement("top", title="The dykes hold", text="Even in spring."),
        *(statement(f"p{n}", x=300.0 * n, y=FAR, text=f"Reason number {n}") for n in range(count)),
        statement("near", x=-300.0, y=300.0),
        *(inference(f"i{n}", f"p{n}", "top") for n in range(count)),
        inference("j", "near", "top"),
    )


def plan_of(subject: Document) -> MapPlan:
    plan = MapPlan(subject, MEASURER)
    subject.subscribe(plan.update)
    return plan


def stubs_of(plan: MapPlan, key: str) -> Stubs:
    stubs = plan.stubs(key)
    assert stubs is not None
    return stubs


def words(stubs: Stubs) -> list[str]:
    return [stub.label.text for stub in stubs.ends]


def test_only_what_is_too_long_is_cut() -> None:
    plan = plan_of(fan())
    assert plan.stubs("j") is None
    assert plan.stubs("i0") is not None


def test_stubs_are_the_ends_of_the_real_way_and_name_each_other() -> None:
    plan = plan_of(fan())
    trunk = plan.arrows["i1"].trunk
    tail, head = stubs_of(plan, "i1").ends
    assert (tail.at, tail.leads_to, tail.arrives, tail.head) == ("p1", "top", False, False)
    assert (head.at, head.leads_to, head.arrives, head.head) == ("top", "p1", True, True)
    assert (tail.line[0], head.line[0]) == (trunk[0], trunk[-1])
    for stub in (tail, head):
        assert 40.0 < length_of(stub.line) < 200.0
        assert max(distance_to(trunk, point) for point in stub.line) < 0.01
        assert stub.rect.width <= m.STUB_LABEL + 8.0
        middle = Point(stub.rect.center.x, stub.rect.center.y)
        assert distance_to((stub.line[-1], stub.line[-1]), middle) < 100.0
    assert words(stubs_of(plan, "i1")) == ["The dykes hold", "Reason number 1"]


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"title": "A title", "text": "Words"}, "A title"),
        ({"text": "Two\nlines"}, "Two lines"),
        ({"text": "", "kind": "evidence"}, "Evidence"),
    ],
)
def test_a_label_is_the_title_or_the_first_words_or_the_kind(
    fields: dict[str, str], word: str
) -> None:
    subject = document(statement("a"), statement("b", y=FAR, **fields), inference("i", "b", "a"))
    assert words(stubs_of(plan_of(subject), "i"))[1] == word


def test_a_long_name_is_cut_short() -> None:
    subject = document(
        statement("a"), statement("b", y=FAR, text="Longish " * 90), inference("i", "b", "a")
    )
    head = stubs_of(plan_of(subject), "i").ends[1]
    assert head.label.text.endswith("…")
    assert head.label.width <= m.STUB_LABEL


def test_linked_premises_keep_their_legs_and_their_dot() -> None:
    subject = document(
        statement("top"),
        statement("a", y=FAR),
        statement("b", x=300.0, y=FAR),
        inference("i", "a b", "top"),
    )
    plan = plan_of(subject)
    arrow, stubs = plan.arrows["i"], stubs_of(plan, "i")
    assert stubs.whole == arrow.legs
    assert [stub.at for stub in stubs.ends] == ["i", "top"]
    assert stubs.shows(arrow.junction)
    assert plan.hit(arrow.junction) == Hit("i", "junction")


def test_what_is_aimed_at_is_seen() -> None:
    subject = fan()
    subject.apply(
        Patch(
            {
                key: change
                for record in (
                    statement("u", x=900.0, y=FAR - 300.0),
                    inference("aim", "u", "i0", "attack"),
                )
                for key, change in _put(subject, record).changes.items()
            }
        )
    )
    plan = plan_of(subject)
    assert stubs_of(plan, "i0").shows(plan.arrows["i0"].junction)


@pytest.mark.parametrize("count", [2, 4, 8])
def test_labels_at_one_box_are_apart_and_clear_of_boxes(count: int) -> None:
    plan = plan_of(fan(count))
    rects = [stub.rect for n in range(count) for stub in stubs_of(plan, f"i{n}").ends]
    for one, other in combinations(rects, 2):
        assert not one.intersects(other)
    assert not any(plan.boxes_in(rect) for rect in rects)


def test_stubs_and_labels_are_hit_and_the_hidden_way_is_not() -> None:
    plan = plan_of(fan())
    arrow, stubs = plan.arrows["i0"], stubs_of(plan, "i0")
    for stub in stubs.ends:
        assert plan.hit(point_at(stub.line, 60.0), 2.0) == Hit("i0", "arrow")
        assert plan.hit(stub.rect.center) == Hit("i0", "arrow")
        found = plan.label(stub.rect.center)
        assert found == ("i0", stub)
    hidden = point_at(arrow.trunk, length_of(arrow.trunk) / 2)
    assert plan.hit(hidden, 8.0) is None
    assert plan.label(hidden) is None


def test_a_marquee_takes_labels_and_not_hidden_junctions() -> None:
    plan = plan_of(fan())
    arrow = plan.arrows["i0"]
    assert plan.inside(Rect(*arrow.junction, 0.0, 0.0).grown(20.0)) == []
    label = stubs_of(plan, "i0").ends[0].rect
    assert plan.inside(label.grown(2.0)) == ["i0"]


def test_the_beginning_of_a_line() -> None:
    line = (Point(0, 0), Point(10, 0), Point(10, 10))
    assert beginning(line, 4.0) == ((0, 0), (4, 0))
    assert beginning(line, 15.0) == ((0, 0), (10, 0), (10, 5))
    assert beginning(line, 99.0) == line


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_stubs_that_followed_edits_are_those_made_anew(data: st.DataObject) -> None:
    subject = fan()
    plan = MapPlan(subject, MEASURER)
    told: list[Rect] = []

    def follow(patch: Patch) -> None:
        dirty = plan.update(patch)
        told.extend((*dirty.rects, *dirty.lines))

    subject.subscribe(follow)
    for _ in range(data.draw(st.integers(1, 6))):
        before = {key: plan.stubs(key) for key in subject.inferences}
        told.clear()
        subject.apply(_edit(subject, data))
        anew = Stubbing(plan)
        for key in subject.inferences:
            stubs = plan.stubs(key)
            assert stubs == anew.of(key)
            # What is painted otherwise is painted anew.
            old, new = _ends(before.get(key)), _ends(stubs)
            for stub in old ^ new:
                assert any(_holds(rect, stub.rect) for rect in told), (key, stub)


def _edit(subject: Document, data: st.DataObject) -> Patch:
    key = data.draw(st.sampled_from([*subject.statements]))
    where = st.sampled_from([-300.0, -120.0, 0.0, 40.0, 90.0, 150.0, 300.0, 600.0, FAR, 3 * FAR])
    kind = data.draw(st.integers(0, 5))
    if kind <= 2:
        return place(subject, {key: Point(data.draw(where), data.draw(where))})
    if kind == 3:
        return retext(subject, key, data.draw(st.sampled_from(["Other words", "", "Long " * 40])))
    if kind == 4:
        return amend(subject, [key], None, title=data.draw(st.sampled_from(["A title", None])))
    return delete(subject, [key]) if len(subject.statements) > 3 else Patch()


def _ends(stubs: Stubs | None) -> set[Stub]:
    return set() if stubs is None else set(stubs.ends)


def _holds(outer: Rect, inner: Rect) -> bool:
    corners = Point(inner.x, inner.y), Point(inner.right, inner.bottom)
    return all(outer.grown(0.01).contains(corner) for corner in corners)


def _put(subject: Document, record: object) -> Patch:
    from argmap.core.patch import Change

    return Patch({record.id: Change(None, record)})  # type: ignore[attr-defined,arg-type]
