"""Boxes are found where they stand, however they came there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.geometry import Rect
from argmap.layout.shapes import Box
from argmap.layout.standing import Boxes, Ground

EDGES = st.sampled_from([-5000.5, -1024.0, -513.0, -0.25, 0.0, 1.0, 511.5, 512.0, 1023.75, 9000.0])
SIZES = st.sampled_from([0.0, 1.0, 240.0, 511.75, 512.0, 513.0, 1024.0, 4000.0])
RECTS = st.builds(Rect, EDGES, EDGES, SIZES, SIZES)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcdef"), RECTS),
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.none() | RECTS), max_size=8),
    st.lists(RECTS, min_size=1, max_size=8),
)
def test_everything_that_touches_is_near_once(
    first: dict[str, Rect], later: list[tuple[str, Rect | None]], asked: list[Rect]
) -> None:
    ground, there = Ground(), dict(first)
    ground.put_all(there)
    for key, rect in later:
        before = there.pop(key, None)
        if before is not None:
            ground.drop(key, before)
        if rect is not None:
            ground.put(key, rect)
            there[key] = rect
    for area in asked:
        near = ground.near(area)
        assert len(near) == len(set(near))
        assert {key for key, rect in there.items() if rect.intersects(area)} <= set(near)
        assert set(near) <= there.keys()


def test_a_box_follows_its_rectangle_and_keeps_its_words() -> None:
    rects = {"a": Rect(0.0, 0.0, 240.0, 80.0)}
    boxes = Boxes(rects)
    boxes.put("a", Box("a", rects["a"], "claim", tuple))
    words = boxes["a"].blocks
    rects["a"] = Rect(7.0, 8.0, 240.0, 80.0)
    assert boxes["a"].rect == Rect(7.0, 8.0, 240.0, 80.0)
    assert boxes["a"].blocks is words
    assert boxes["a"] is boxes["a"]
    assert dict(boxes) == {"a": boxes["a"]}
    boxes.drop("a")
    assert boxes.get("a") is None
    assert "a" not in boxes
