"""What the journal adds to each step of a map with 20,000 statements, without waiting for disks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from argmap.core.edits import arrange
from argmap.session.events import Event
from argmap.storage.journal.left import find
from tests.journals import Desk
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.core.records import Content

COUNT = 20_000

pytestmark = pytest.mark.benchmark(min_rounds=5, warmup=False)


@cache
def large() -> Content:
    content = random_map(COUNT, placed=False)
    return content.model_copy(
        update={
            "statements": tuple(
                each.model_copy(update={"x": n % 100 * 260.0, "y": n // 100 * 120.5})
                for n, each in enumerate(content.statements)
            )
        }
    )


@pytest.fixture
def desk() -> Iterator[Desk]:
    """One whose journal is begun, and is told of further steps by the benchmark alone."""
    with Desk(large()) as made:
        _move(made, 1)
        made.journaling.settle()
        made.session.history_changed = Event()
        yield made


def _move(desk: Desk, many: int, start: int = 0) -> None:
    keys = [f"s{number % COUNT}" for number in range(start, start + many)]
    desk.session.apply(arrange.move(desk.session.document, keys, 1, 1), "Move")


@pytest.mark.parametrize("many", [1, 50, 500])
def test_a_step(benchmark: BenchmarkFixture, desk: Desk, many: int) -> None:
    """What the window waits for; of more than 60 records a thread writes the line."""
    places = iter(range(0, COUNT * 1000, many))

    def step() -> None:
        _move(desk, many, next(places))

    rounds = 400 if many == 1 else 20
    benchmark.pedantic(desk.journaling.changed, setup=step, rounds=rounds)
    desk.journaling.settle()
    assert desk.journaling.failure is None


def test_recovering_after_900_steps(benchmark: BenchmarkFixture, desk: Desk) -> None:
    for number in range(900):
        _move(desk, 1, number)
        desk.journaling.changed()
    desk.journaling.settle()
    left = find(desk.journaling.folder)
    assert left is not None
    assert len(benchmark.pedantic(left.replay, rounds=3).steps) == 901
