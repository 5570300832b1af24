"""Arrangements come home: most boxes stay, pins to the pixel, a branch at its root."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.edits.arrange import move, place
from argmap.core.edits.inferences import respond
from argmap.core.edits.revision import revised
from argmap.core.geometry import Point, Rect
from argmap.core.patch import Change, Patch
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.homing import shift_home
from argmap.layout.arranging.pushing import overlapping
from argmap.layout.arranging.request import Direction, Request
from tests.benchmarks.layout_maps import layout_map
from tests.benchmarks.random_edits import Hands

WAYS: tuple[Direction, ...] = ("down", "up", "right", "left")


class Tidied(Hands):
    def __init__(self, count: int, seed: int = 1, way: Direction = "down") -> None:
        super().__init__(layout_map(count, "mixed", seed), seed)
        self.way: Direction = way
        self.tidy()

    def tidy(self, *keys: str, keep_pins: bool = True) -> set[str]:
        """Arrange all, or these; tell who moved by more than the eye misses."""
        before = self.rects()
        chosen = frozenset(keys) or None
        request = Request(direction=self.way, keys=chosen, keep_pins=keep_pins)
        self.put(arrange(self.document, before, request))
        after = self.rects()
        return {key for key in before if _apart(before[key], after[key]) > 5.0}

    def pin(self, key: str, dx: float = 0.0, dy: float = 0.0) -> None:
        self.document.apply(move(self.document, [key], dx, dy))
        record = self.document.statements[key]
        self.document.apply(Patch({key: Change(record, revised(record, pinned=True))}))

    def below(self, *keys: str) -> set[str]:
        return self._below(keys)


def _apart(a: Rect, b: Rect) -> float:
    return max(abs(a.x - b.x), abs(a.y - b.y))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(WAYS), st.sampled_from([0.0, 150.0, 900.0]))
def test_pins_stay_to_the_pixel_and_nothing_lies_on_anything(
    seed: int, way: Direction, mess: float
) -> None:
    chance = random.Random(seed)
    tidied = Tidied(chance.choice((6, 30)), seed % 6, way)
    pins = chance.sample(sorted(tidied.document.statements), chance.randint(1, 5))
    for key in pins:
        tidied.pin(key, chance.uniform(-mess, mess), chance.uniform(-mess, mess))
    before = tidied.rects()
    tidied.tidy()
    after = tidied.rects()
    assert all(after[key] == before[key] for key in pins)
    assert not set(overlapping(after)) - set(pins)
    assert tidied.tidy() == set() or mess


def test_tidying_twice_moves_nobody() -> None:
    tidied = Tidied(60)
    assert tidied.tidy() == set()


def test_a_map_dragged_as_a_whole_is_tidied_where_it_is() -> None:
    tidied = Tidied(60)
    tidied.document.apply(move(tidied.document, tidied.document.statements, 4_321.0, -777.0))
    assert tidied.tidy() == set()


def test_after_one_new_leaf_at_least_half_the_map_stays() -> None:
    for seed in range(6):
        tidied = Tidied(60, seed)
        count = len(tidied.document.statements)
        target = random.Random(seed).choice(sorted(tidied.document.statements))
        tidied.sizes["new"] = (240.0, 90.0)
        tidied.document.apply(respond(tidied.document, target, at=Point(0.0, 0.0), id="new"))
        assert len(tidied.tidy() - {"new"}) <= count / 2


def test_what_stands_below_a_pinned_statement_stays_below_it() -> None:
    tidied = Tidied(40, 2)
    children = {
        key: tidied.below(key) - {key}
        for key in tidied.document.statements
        if tidied.document.references.from_premise(key)
    }
    pinned = max(children, key=lambda key: len(children[key]) if len(children[key]) < 12 else 0)
    before = tidied.rects()
    tidied.pin(pinned, 0.0, 2_500.0)
    tidied.tidy()
    after = tidied.rects()
    for key in children[pinned]:
        assert after[key].y - before[key].y == pytest.approx(2_500.0, abs=400.0)


def test_pins_move_too_if_they_are_not_to_be_kept() -> None:
    tidied = Tidied(20)
    tidied.pin("s4", 3_000.0, 3_000.0)
    assert "s4" in tidied.tidy(keep_pins=False)


@pytest.mark.parametrize("way", WAYS)
def test_a_branch_is_arranged_below_its_root_which_stays_and_so_do_all_others(
    way: Direction,
) -> None:
    for seed in range(5):
        tidied = Tidied(40, seed, way)
        chance = random.Random(seed)
        tops = [key for key in tidied.document.statements if 2 < len(tidied.below(key)) < 15]
        branch = tidied.below(chance.choice(sorted(tops)))
        root = min(branch, key=lambda key: (len(branch) - len(tidied.below(key)), key))
        places = {
            key: Point(rect.x + chance.uniform(-300, 300), rect.y + chance.uniform(-200, 200))
            for key, rect in tidied.rects().items()
            if key in branch and key != root
        }
        tidied.document.apply(place(tidied.document, places))
        before = tidied.rects()
        moved = tidied.tidy(*branch)
        after = tidied.rects()
        assert moved <= branch - {root}
        assert after[root] == before[root]
        assert not overlapping(after)


def test_the_shift_is_that_with_which_most_stay() -> None:
    old = {f"s{n}": Rect(n * 300.0, 0.0, 240.0, 80.0) for n in range(10)}
    new = {key: rect.moved(50.0, 20.0) for key, rect in old.items()}
    for key in ("s7", "s8", "s9"):
        new[key] = old[key].moved(950.0, 20.0)
    assert shift_home(new, old) == (-50.0, -20.0)


def test_where_nobody_can_stay_the_whole_moves_by_the_median() -> None:
    old = {f"s{n}": Rect(n * 30.0, n * 40.0, 240.0, 80.0) for n in range(45)}
    new = {f"s{n}": Rect(n * 300.0, 0.0, 240.0, 80.0) for n in range(45)}
    assert shift_home(new, old) == (-22 * 270.0, 22 * 40.0)
