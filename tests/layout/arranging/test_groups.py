"""Groups keep strangers out of their frames, where rows allow it."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.edits.replacing import replace
from argmap.core.geometry import Point, Rect
from argmap.core.order import spread
from argmap.core.records import Content, Group, Inference, Statement
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Direction, Mode, Order, Request
from argmap.layout.boxes import size_of
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer

MEASURER = TextMeasurer()
WAYS: tuple[Direction, ...] = ("down", "up", "right", "left")


def grown(seed: int, count: int = 60) -> tuple[list[int], Document]:
    """A tree, with groups: some branches, some neighbouring children, one in another."""
    chance = random.Random(seed)
    parents = [-1] + [chance.randrange(max(0, n - 12), n) for n in range(1, count)]
    orders = spread(count)
    statements = tuple(
        Statement(id=f"s{n}", order=orders[n], text="Words. " * chance.randrange(1, 40))
        for n in range(count)
    )
    inferences = tuple(
        Inference(id=f"i{n}", order=orders[n], premises=(f"s{n}",), target=f"s{parents[n]}")
        for n in range(1, count)
    )
    below: dict[int, list[int]] = {}
    for n in range(1, count):
        below.setdefault(parents[n], []).append(n)
    branches = chance.sample([n for n in below if n], 5)
    members = [branch(n, below) for n in branches]
    members += [branch(n, below) for n in below[branches[0]][:1]]
    pair = next(kids for kids in below.values() if len(kids) > 2)
    members.append([*branch(pair[1], below), *branch(pair[2], below)])
    groups = tuple(
        Group(id=f"g{n}", members=tuple(f"s{at}" for at in each), title="Some of them")
        for n, each in enumerate(unmixed(members))
    )
    content = Content(statements=statements, inferences=inferences, groups=groups)
    return parents, Document(content)


def branch(root: int, below: dict[int, list[int]]) -> list[int]:
    found = [root]
    for each in found:
        found += below.get(each, [])
    return found


def unmixed(members: list[list[int]]) -> list[list[int]]:
    """Those that lie apart or one in the other."""
    kept: list[list[int]] = []
    for each in members:
        inside = set(each)
        if all(
            inside.isdisjoint(other) or inside < set(other) or inside > set(other) for other in kept
        ):
            kept.append(each)
    return kept


def placed(document: Document, rects: dict[str, Rect]) -> Document:
    document.apply(place(document, {key: Point(*rect[:2]) for key, rect in rects.items()}))
    return document


def after(
    document: Document, direction: Direction, mode: Mode, order: Order = "keep"
) -> dict[str, Rect]:
    sizes = {key: size_of(each, MEASURER) for key, each in document.statements.items()}
    rects = {key: Rect(0.0, 0.0, *size) for key, size in sizes.items()}
    places = arrange(document, rects, Request(mode, order, direction))
    return {key: Rect(*places[key], *size) for key, size in sizes.items()}


@pytest.mark.parametrize("mode", ["tidy", "compact", "untangle"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(6))
def test_no_stranger_and_no_other_frame_in_a_frame(seed: int, way: Direction, mode: Mode) -> None:
    _, document = grown(seed)
    rects = after(document, way, mode)
    frames = {
        key: frame.rect for key, frame in MapPlan(placed(document, rects), MEASURER).frames.items()
    }
    assert len(frames) > 3
    for key, frame in frames.items():
        members = document.groups[key].members
        for statement, rect in rects.items():
            if statement not in members:
                assert not frame.grown(-0.01).intersects(rect), (key, statement)
    for one, other in combinations(frames, 2):
        a, b = (set(document.groups[key].members) for key in (one, other))
        if a.isdisjoint(b):
            assert not frames[one].grown(-0.01).intersects(frames[other]), (one, other)
        else:
            inner, outer = (one, other) if a < b else (other, one)
            assert frames[inner].united(frames[outer]) == frames[outer]


def sectioned(seed: int) -> Document:
    """Statements in sections, as a text has them: arrows go from each to any other."""
    chance = random.Random(seed)
    count = 30
    orders = spread(2 * count)
    statements = tuple(
        Statement(id=f"s{n}", order=orders[n], text="Words. " * chance.randrange(1, 30))
        for n in range(count)
    )
    inferences = tuple(
        Inference(id=f"i{n}", order=orders[n], premises=(f"s{a}",), target=f"s{b}")
        for n in range(count)
        for a, b in [chance.sample(range(count), 2)]
    )
    names = [each.id for each in statements]
    parts = {"a": names[2:9], "b": names[9:20], "b1": names[10:14], "b2": names[14:17]}
    groups = tuple(Group(id=key, title=key, members=tuple(each)) for key, each in parts.items())
    return Document(Content(statements=statements, inferences=inferences, groups=groups))


@pytest.mark.parametrize("mode", ["tidy", "compact"])
@pytest.mark.parametrize("way", ["auto", "up", "left"])
@pytest.mark.parametrize("seed", range(3))
def test_groups_across_the_map_are_set_out_one_by_one(
    seed: int, way: Direction, mode: Mode
) -> None:
    document = sectioned(seed)
    rects = after(document, way, mode)
    frames = MapPlan(placed(document, rects), MEASURER).frames
    for key, frame in frames.items():
        inside = {each for each, rect in rects.items() if frame.rect.intersects(rect)}
        assert inside == set(document.groups[key].members), key
    a, b, first, second = (frames[key].rect for key in ("a", "b", "b1", "b2"))
    assert not a.intersects(b)
    assert not first.intersects(second)
    for inner in (first, second):
        assert inner.grown(1.0).united(b) == b, "a frame lies in the other with room"
    again = arrange(document, rects, Request(mode))
    assert all(rects[key].x == x and rects[key].y == y for key, (x, y) in again.items())


def test_a_frame_grows_with_the_one_that_comes_into_it() -> None:
    document = sectioned(0)
    placed(document, after(document, "down", "tidy"))
    plan = MapPlan(document, MEASURER)
    before = plan.frames["a"].rect
    content = document.content()
    inner = Group(id="in", order="zz", title="In it", members=document.groups["a"].members[:2])
    patch = replace(
        document, Document(content.model_copy(update={"groups": (*content.groups, inner)}))
    )
    document.apply(patch)
    plan.update(patch)
    assert plan.frames == MapPlan(document, MEASURER).frames
    assert before != plan.frames["a"].rect
    back = patch.inverse()
    document.apply(back)
    plan.update(back)
    assert plan.frames["a"].rect == before


def test_a_group_of_what_does_not_stand_together_costs_nobody_a_place() -> None:
    _, document = grown(3)
    loose = Group(id="loose", members=("s3", "s20", "s41"))
    content = document.content()
    wild = Document(content.model_copy(update={"groups": (*content.groups, loose)}))
    assert after(wild, "down", "tidy") == after(document, "down", "tidy")


@pytest.mark.parametrize("order", ["keep", "free"])
def test_cross_links_do_not_lead_strangers_into_a_group(order: Order) -> None:
    parents, document = grown(1)
    chance = random.Random(1)
    links = tuple(
        Inference(id=f"x{n}", order=spread(99)[70 + n], premises=(f"s{a}",), target=f"s{b}")
        for n in range(6)
        for b, a in [sorted(chance.sample(range(1, len(parents)), 2))]
    )
    group = next(iter(document.groups.values()))
    content = document.content()
    linked = Document(
        content.model_copy(update={"inferences": (*content.inferences, *links), "groups": (group,)})
    )
    rects = after(linked, "down", "untangle", order)
    frame = MapPlan(placed(linked, rects), MEASURER).frames[group.id]
    inside = {key for key, rect in rects.items() if frame.rect.grown(-0.01).intersects(rect)}
    assert inside == set(group.members)
    assert not any(one.intersects(other) for one, other in combinations(rects.values(), 2))
