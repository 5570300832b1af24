"""Keep tidy: what an edit asks for has its place, the rest holds still."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits import inferences, statements
from argmap.core.edits.arrange import move, place
from argmap.core.edits.revision import revised
from argmap.core.edits.structure import group
from argmap.core.geometry import Point, Rect
from argmap.core.patch import Change, Patch
from argmap.core.records import Content, Group, Inference
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.extents import extent_of
from argmap.layout.arranging.keeping import kept
from argmap.layout.arranging.kin import kin_of
from argmap.layout.arranging.pushing import overlapping
from argmap.layout.arranging.request import Direction, Mode, Request
from argmap.layout.arranging.web import web_of
from argmap.layout.reading import reading_direction
from tests.benchmarks.layout_maps import LayoutMap, layout_map
from tests.benchmarks.random_edits import Hands

WAYS: tuple[Direction, ...] = ("down", "up", "right", "left")


class Tidied(Hands):
    """A map that was tidied, and is kept tidy from then on."""

    def __init__(self, source: LayoutMap, way: Direction = "down", seed: int = 1) -> None:
        super().__init__(source, seed)
        self.put(arrange(self.document, self.rects(), Request(direction=way)))

    def do(self, patch: Patch, before: dict[str, Rect] | None = None) -> set[str]:
        """Make an edit, keep the map tidy, and tell who stands elsewhere than before it."""
        before = before or self.rects()
        self.document.apply(patch)
        self.put(kept(self.document, before, self.rects(), patch))
        after = self.rects()
        return {key for key in before if key in after and before[key][:2] != after[key][:2]}

    def add(self, target: str, key: str = "new", **fields: str) -> set[str]:
        self.sizes[key] = (240.0, 90.0)
        return self.do(
            inferences.respond(self.document, target, at=Point(0.0, 0.0), id=key, **fields)
        )

    def grow(self, key: str, by: float) -> set[str]:
        before = self.rects()
        width, height = self.sizes[key]
        self.sizes[key] = (width, height + by)
        patch = statements.retext(self.document, key, f"{self.document.statements[key].text} More.")
        return self.do(patch, before)

    def pin(self, key: str) -> None:
        record = self.document.statements[key]
        self.document.apply(Patch({key: Change(record, revised(record, pinned=True))}))


def a_tree(*links: str, height: float = 90.0) -> LayoutMap:
    """Statements and inferences by words such as `b>a` (b for a) or `cd>b` (linked)."""
    names = sorted({letter for link in links for letter in link if letter.isalpha()})
    made = [
        Inference(id=f"i{n}", order=f"a{n + 1}", premises=tuple(link[:-2]), target=link[-1])
        for n, link in enumerate(links)
    ]
    boxes = {name: Rect(0.0, 0.0, 240.0, height) for name in names}
    content = Content(
        statements=tuple(
            statements.Statement(id=name, order=f"a{n + 1}") for n, name in enumerate(names)
        ),
        inferences=tuple(made),
    )
    return LayoutMap(Document(content), boxes)


TREE = ("b>a", "c>a", "d>a", "e>b", "f>b", "g>d")


def assert_rows_in_order(tidied: Hands) -> None:
    """Siblings in line stand in the order in which they are read."""
    rects = tidied.rects()
    web = web_of(tidied.document, rects)
    way = reading_direction(tidied.document, rects)
    for siblings in kin_of(web).children:
        extents = [extent_of(rects[web.keys[at]], way) for at in siblings]
        for a, b in pairwise(extents):
            if abs(a.depth - b.depth) < 1.0:
                assert a.end <= b.across


@settings(max_examples=24, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(WAYS), st.sampled_from([12, 40]))
def test_through_random_edits_nothing_overlaps_and_siblings_stay_in_order(
    seed: int, way: Direction, count: int
) -> None:
    tidied = Tidied(layout_map(count, "mixed", seed % 7), way, seed)
    for _ in range(15):
        edit = tidied.edit()
        tidied.put(kept(tidied.document, edit.before, edit.after, edit.patch))
        assert not overlapping(tidied.rects()), edit.what
        assert_rows_in_order(tidied)


@settings(max_examples=24, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(WAYS))
def test_pinned_statements_never_move_and_the_others_keep_off_them(
    seed: int, way: Direction
) -> None:
    chance = random.Random(seed)
    tidied = Tidied(layout_map(25, "mixed", seed % 5), way, seed)
    pins = chance.sample(sorted(tidied.document.statements), 4)
    for key in pins:
        tidied.pin(key)
    rects = tidied.rects()
    for _ in range(10):
        edit = tidied.edit()
        tidied.put(kept(tidied.document, edit.before, edit.after, edit.patch))
        after = tidied.rects()
        left = [key for key in pins if key in after]
        assert all(after[key][:2] == rects[key][:2] for key in left)
        assert not set(overlapping(after)) - set(pins)


def test_most_boxes_of_a_large_map_hold_still() -> None:
    moved = total = 0
    for seed in range(4):
        tidied = Tidied(layout_map(300, "mixed", seed), seed=seed)
        for _ in range(20):
            edit = tidied.edit()
            tidied.put(kept(tidied.document, edit.before, edit.after, edit.patch))
            after = tidied.rects()
            both = edit.before.keys() & after.keys()
            moved += sum(
                abs(edit.before[key].x - after[key].x) > 5
                or abs(edit.before[key].y - after[key].y) > 5
                for key in both
            )
            total += len(both)
    assert moved <= 0.02 * total


@pytest.mark.parametrize("way", WAYS)
def test_a_new_reason_stands_next_to_its_elder_sibling(way: Direction) -> None:
    tidied = Tidied(a_tree(*TREE), way)
    tidied.add("b", after="f")
    rects = tidied.rects()
    new, elder = extent_of(rects["new"], way), extent_of(rects["f"], way)
    assert new.depth == elder.depth
    assert new.across == pytest.approx(elder.end + 32.0)


@pytest.mark.parametrize("way", WAYS)
def test_a_first_reason_stands_below_its_conclusion_and_moves_nobody(way: Direction) -> None:
    tidied = Tidied(a_tree(*TREE), way)
    assert tidied.add("g") == set()
    rects = tidied.rects()
    new, above = extent_of(rects["new"], way), extent_of(rects["g"], way)
    assert new.middle == pytest.approx(above.middle)
    assert new.depth == pytest.approx(above.far + 64.0)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("grown", "by"), [("b", 40.0), ("c", 16.0)])
def test_a_grown_box_moves_the_rows_below_by_no_more_than_its_row_grows(
    way: Direction, grown: str, by: float
) -> None:
    # A box where no arrows arrive may reach into the channel below it, up to the lines there.
    tidied = Tidied(a_tree(*TREE, height=90.0), way)
    before = {key: extent_of(rect, way) for key, rect in tidied.rects().items()}
    moved = tidied.grow(grown, 40.0)
    after = {key: extent_of(rect, way) for key, rect in tidied.rects().items()}
    if way in ("down", "up"):
        assert moved - {grown} == {"e", "f", "g"}
        assert all(after[key].depth - before[key].depth == by for key in "efg")
    assert all(after[key].depth == before[key].depth for key in "abcd")


def test_a_leaf_that_grows_by_a_line_moves_nobody() -> None:
    assert Tidied(a_tree(*TREE)).grow("c", 18.0) == set()


def test_a_box_that_is_not_the_tallest_grows_without_moving_anybody() -> None:
    source = a_tree(*TREE)
    source.rects["d"] = Rect(0.0, 0.0, 240.0, 200.0)
    assert Tidied(source).grow("c", 40.0) == set()


def test_deleting_moves_nobody() -> None:
    tidied = Tidied(a_tree(*TREE))
    assert tidied.do(statements.delete(tidied.document, ["c"])) == set()


def test_a_reattached_branch_takes_all_below_it_along() -> None:
    tidied = Tidied(a_tree(*TREE))
    tie = next(each.id for each in tidied.document.inferences.values() if each.premises == ("b",))
    moved = tidied.do(inferences.retarget(tidied.document, tie, "g"))
    rects = tidied.rects()
    assert moved == {"b", "e", "f"}
    assert rects["b"].center.x == pytest.approx(rects["g"].center.x)
    assert rects["g"].bottom < rects["b"].y
    assert rects["b"].bottom < rects["e"].y == rects["f"].y
    assert rects["f"].x - rects["e"].right == pytest.approx(32.0)


def test_what_was_dropped_stays_there_and_others_make_room() -> None:
    tidied = Tidied(a_tree(*TREE))
    before = tidied.rects()
    goal = before["c"]
    by = (goal.x + 30.0 - before["e"].x, goal.y + 10.0 - before["e"].y)
    moved = tidied.do(move(tidied.document, ["e"], *by))
    after = tidied.rects()
    assert after["e"][:2] == (goal.x + 30.0, goal.y + 10.0)
    assert "c" in moved
    assert not overlapping(after)
    assert all(after[key].y == before[key].y for key in "abcd")


def test_what_is_dropped_on_a_pinned_box_gives_way_itself() -> None:
    tidied = Tidied(a_tree(*TREE))
    tidied.pin("c")
    before = tidied.rects()
    by = (before["c"].x + 30.0 - before["e"].x, before["c"].y + 10.0 - before["e"].y)
    tidied.do(move(tidied.document, ["e"], *by))
    after = tidied.rects()
    assert after["c"] == before["c"]
    assert not overlapping(after)


def test_a_map_that_does_not_stand_in_rows_is_left_alone() -> None:
    tidied = Tidied(a_tree(*TREE))
    scattered = {
        key: Point(index % 3 * 400.0 + index * 37.0, index * 171.0)
        for index, key in enumerate(["a", "d", "b", "g", "f", "c", "e"])
    }
    tidied.put(scattered)
    assert tidied.grow("c", 18.0) == set()
    key = "new"
    tidied.sizes[key] = (240.0, 90.0)
    at = Point(2_000.0, 40.0)
    assert tidied.do(inferences.respond(tidied.document, "b", at=at, id=key)) == set()
    assert tidied.rects()[key][:2] == at


def test_a_new_claim_on_top_of_others_is_put_beside_them() -> None:
    tidied = Tidied(a_tree(*TREE))
    before = tidied.rects()
    tidied.sizes["new"] = (240.0, 90.0)
    at = Point(before["c"].x + 20.0, before["c"].y + 20.0)
    assert tidied.do(statements.add(tidied.document, at=at, id="new")) == set()
    assert not overlapping(tidied.rects())


def test_a_new_sibling_keeps_out_of_a_frame_that_it_is_not_in() -> None:
    tidied = Tidied(a_tree(*TREE))
    tidied.document.apply(group(tidied.document, ["e", "f"]))
    tidied.add("b", after="f")
    rects = tidied.rects()
    assert next(iter(tidied.document.groups.values())).members == ("e", "f")
    assert isinstance(next(iter(tidied.document.groups.values())), Group)
    assert rects["new"].x - rects["f"].right >= 16.0 + 16.0


def test_words_that_change_no_box_change_no_place() -> None:
    tidied = Tidied(a_tree(*TREE))
    tidied.put({"c": Point(tidied.rects()["b"].x, tidied.rects()["b"].y)})  # an old overlap
    assert tidied.grow("a", 0.0) == set()
    assert place(tidied.document, {}) == Patch()


@pytest.mark.parametrize("mode", ["tidy", "compact", "untangle"])
def test_a_map_that_is_arranged_is_not_arranged_again(mode: Mode) -> None:
    tidied = Tidied(layout_map(60, "mixed", 3))
    keys = sorted(tidied.document.statements)
    tidied.document.apply(group(tidied.document, keys[5:9]))
    for _ in range(12):
        edit = tidied.edit()
        tidied.put(kept(tidied.document, edit.before, edit.after, edit.patch))
    places = arrange(tidied.document, tidied.rects(), Request(mode=mode, direction="down"))
    before = tidied.rects()
    patch = place(tidied.document, places)
    tidied.document.apply(patch)
    assert kept(tidied.document, before, tidied.rects(), patch) == {}
