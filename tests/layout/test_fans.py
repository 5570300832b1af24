"""Fans in one channel get heights at which no bus lies on another."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.layout import channel
from argmap.layout.fans import Fan, crossed, lifts

PLACES = st.integers(0, 30).map(lambda at: at * 100.0)
LEGS = st.lists(PLACES, min_size=1, max_size=4, unique=True)


def fan(port: float, legs: list[float], height: float = 0.0, tracks: int = 1, side: int = 2) -> Fan:
    ends = (port, *legs)
    return Fan(port, tuple(sorted(legs)), min(ends) - 16, max(ends) + 16, height, tracks, side)


FANS = st.lists(
    st.builds(
        fan, PLACES, LEGS, st.sampled_from([0.0, 24.0]), st.integers(1, 3), st.sampled_from([0, 2])
    ),
    max_size=8,
    unique_by=lambda each: each.port,
)


def meetings(fans: list[Fan]) -> list[list[int]]:
    met: list[list[int]] = [[] for _ in fans]
    for (a, one), (b, other) in combinations(enumerate(fans), 2):
        if one.low < other.high and other.low < one.high:
            met[a].append(b)
            met[b].append(a)
    return met


def taken(each: Fan, lift: float) -> tuple[float, float]:
    """From the lowest to the highest level of a fan, seen from the side of its conclusion."""
    low = each.height + lift
    high = low + channel.TRACK * (each.tracks - 1)
    return (low, high) if each.side == 2 else (-high, -low)


@settings(max_examples=60, deadline=None)
@given(FANS)
def test_no_bus_lies_on_another(fans: list[Fan]) -> None:
    met = meetings(fans)
    found = lifts(fans, met)
    assert all(lift >= 0.0 for lift in found)
    for at, others in enumerate(met):
        for other in others:
            (low, high), (least, most) = (
                taken(fans[at], found[at]),
                taken(fans[other], found[other]),
            )
            assert fans[at].side != fans[other].side or high < least or most < low


@settings(max_examples=30, deadline=None)
@given(FANS, st.randoms(use_true_random=False))
def test_heights_do_not_depend_on_the_order_in_which_fans_came(
    fans: list[Fan], rng: random.Random
) -> None:
    before = dict(zip(fans, lifts(fans, meetings(fans)), strict=True))
    shuffled = rng.sample(fans, len(fans))
    assert dict(zip(shuffled, lifts(shuffled, meetings(shuffled)), strict=True)) == before


def test_of_two_fans_that_reach_past_each_other_the_one_that_need_not_be_crossed_runs_below() -> (
    None
):
    inner, outer = fan(1100.0, [300.0, 600.0]), fan(800.0, [0.0])
    assert (crossed(inner, outer), crossed(outer, inner)) == (0, 4)
    assert lifts([inner, outer], [[1], [0]]) == [0.0, channel.TRACK]


def test_a_bus_keeps_off_one_that_leads_the_other_way() -> None:
    up, down = fan(0.0, [900.0], height=24.0), fan(500.0, [100.0], height=-24.0, side=0)
    first, second = lifts([up, down], [[1], [0]])
    assert abs(taken(up, first)[0] - taken(down, second)[0]) >= channel.TRACK
