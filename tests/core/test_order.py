from __future__ import annotations

import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.order import FIRST, ORDER_PATTERN, ascending, between, spread

INDEX = st.from_regex(re.compile(ORDER_PATTERN), fullmatch=True).filter(bool)


@given(INDEX, INDEX)
def test_between_any_two_another_one_fits(a: str, b: str) -> None:
    low, high = sorted((a, b))
    if low == high:
        with pytest.raises(ValueError, match="no index between"):
            between(low, high)
        return
    for index in (between(low, high), between(None, low), between(high, None)):
        assert re.fullmatch(ORDER_PATTERN, index)
        assert index
    assert between(None, low) < low < between(low, high) < high < between(high, None)


@given(st.lists(st.integers(0, 1000), max_size=200))
def test_any_insertions_keep_the_order_they_were_made_in(places: list[int]) -> None:
    indices: list[str] = []
    for place in places:
        at = place % (len(indices) + 1)
        low = indices[at - 1] if at else None
        high = indices[at] if at < len(indices) else None
        indices.insert(at, between(low, high))
    assert indices == sorted(set(indices))


@given(st.integers(0, 300), st.none() | INDEX, st.none() | INDEX)
def test_many_at_once_ascend_within_their_bounds(count: int, a: str | None, b: str | None) -> None:
    low, high = (a, b) if a is None or b is None or a < b else (b, a)
    if low is not None and low == high:
        return
    indices = spread(count, low, high)
    assert len(indices) == count
    assert indices == sorted(set(indices))
    assert all((low or "") < each and (high is None or each < high) for each in indices)


def test_appending_and_inserting_keep_indices_short() -> None:
    assert between(None, None) == FIRST
    assert len(spread(10_000)[-1]) <= 4
    low, high = spread(2)
    for _ in range(500):
        high = between(low, high)
    assert len(high) < 150
    assert max(map(len, spread(10_000, "a1", "a2"))) < 10


def test_indices_of_a_new_map_are_those_that_appending_gives() -> None:
    last: str | None = None
    for index in islice(ascending(), 5_000):  # past where a third digit comes
        assert index == between(last, None)
        last = index
