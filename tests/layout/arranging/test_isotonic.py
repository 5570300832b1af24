"""Rows: order, distance, exact pins, and nobody moves who need not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.arranging.isotonic import Seat, in_a_row, isotonic

PLACES = st.floats(-1000.0, 1000.0).map(lambda value: round(value, 2))
SIZES = st.integers(10, 200).map(float)


@st.composite
def rows(draw: st.DrawFn) -> list[Seat]:
    seat = st.builds(Seat, PLACES, SIZES, st.sampled_from([1.0, 0.1, 50.0]), st.just(False))
    return draw(st.lists(seat, max_size=9))


@given(rows(), st.integers(0, 40))
def test_a_row_keeps_order_and_distance(seats: list[Seat], gap: int) -> None:
    places = in_a_row(seats, lambda a, b: float(gap))
    for a, b in pairwise(range(len(seats))):
        assert places[b] >= places[a] + seats[a].size + gap - 1e-6


@given(st.lists(PLACES, min_size=1, max_size=6), st.data())
def test_no_other_row_is_nearer_to_what_is_wanted(wants: list[float], data: st.DataObject) -> None:
    spans = [data.draw(SIZES) for _ in wants[1:]]
    found = isotonic(wants, spans)
    other = [data.draw(PLACES)]
    for span in spans:
        other.append(other[-1] + span + data.draw(st.floats(0.0, 300.0)))

    def cost(places: list[float]) -> float:
        return sum((at - want) ** 2 for at, want in zip(places, wants, strict=True))

    # Halfway to any other row that keeps its distance is such a row too: least squares are convex.
    halfway = [(a + b) / 2 for a, b in zip(found, other, strict=True)]
    assert cost(found) <= cost(halfway) + 1e-6
    assert cost(found) <= cost(other) + 1e-6


def test_who_is_in_nobodys_way_stays_to_the_last_bit() -> None:
    wants = [0.1, 100.3, 150.7, 900.9]
    places = isotonic(wants, [80.0, 80.0, 80.0])
    assert (places[0], places[3]) == (0.1, 900.9)
    assert places[1:3] == pytest.approx([85.5, 165.5])


@given(rows(), st.data())
def test_fixed_seats_are_exact_and_nobody_sits_on_them(
    seats: list[Seat], data: st.DataObject
) -> None:
    seats = [each._replace(fixed=data.draw(st.booleans())) for each in seats]
    places = in_a_row(seats, lambda a, b: 8.0)
    for at, seat in enumerate(seats):
        if seat.fixed:
            assert places[at] == seat.want
        for other, near in enumerate(seats):
            if other != at and not (seat.fixed and near.fixed):
                apart = max(places[at] - places[other] - near.size, places[other] - places[at])
                assert places[at] + seat.size <= places[other] + 1e-6 or apart >= -1e-6


def test_between_two_pins_only_as_many_stand_as_have_room() -> None:
    seats = [
        Seat(0.0, 100.0, fixed=True),
        *(Seat(110.0, 100.0) for _ in range(3)),
        Seat(340.0, 100.0, fixed=True),
    ]
    places = in_a_row(seats, lambda a, b: 10.0)
    assert (places[0], places[4]) == (0.0, 340.0)
    assert sorted(places[1:4]) == pytest.approx([-110.0, 110.0, 220.0])
