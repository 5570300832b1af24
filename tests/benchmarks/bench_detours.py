"""How long looking at obstacles and finding ways round them takes.

    ./dev bench tests/benchmarks/bench_detours.py
    python -m tests.benchmarks.bench_detours [SIZE…]    # a table, with ratios to a reference

The reference, taken in the same run, is the length of a line of a hundred points. Figures are the
best of several rounds, in microseconds of processor time each.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest

from argmap.core.geometry import Point, Rect
from argmap.layout.curves import length_of
from argmap.layout.detours import BOTTOM, TOP, End, way_round
from argmap.layout.obstacles import Obstacles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

ROUNDS = 9
LINKS = 200
REACH = 2400.0


@cache
def tidy_map(size: int) -> dict[str, Rect]:
    """Rows of boxes, flush at the top, ten times as many in a row as there are rows."""
    rng = random.Random(size)
    rows = max(4, round((size / 10) ** 0.5))
    rects: dict[str, Rect] = {}
    y = 0.0
    for _ in range(rows):
        x = 0.0
        for _ in range(size // rows):
            width, height = rng.choice([180.0, 240.0, 320.0]), float(rng.randrange(50, 240))
            rects[f"s{len(rects)}"] = Rect(x, y, width, height)
            x += width + rng.choice([32.0, 32.0, 32.0, 48.0, 300.0])
        y += 320.0
    return rects


@cache
def free_map(size: int) -> dict[str, Rect]:
    """Boxes put by hand, more or less: a grid, shaken."""
    rng = random.Random(size)
    columns = max(1, round(size**0.5))
    rects = {}
    for n in range(size):
        x, y = n % columns * 380.0 + rng.uniform(0, 90), n // columns * 290.0 + rng.uniform(0, 90)
        rects[f"s{n}"] = Rect(x, y, rng.choice([180.0, 240.0]), rng.uniform(50, 160))
    return rects


@cache
def links(size: int, free: bool) -> list[tuple[End, End]]:
    """Ends of cross links: local ones, from a row to one above it."""
    rects = free_map(size) if free else tidy_map(size)
    rng = random.Random(size)
    keys = list(rects)
    found: list[tuple[End, End]] = []
    while len(found) < LINKS:
        a, b = rects[rng.choice(keys)], rects[rng.choice(keys)]
        if b.bottom + 40.0 < a.y and abs(a.x - b.x) + a.y - b.y < REACH:
            start = End(a.x + a.width / 2, a.y, TOP)
            found.append((start, End(b.x + b.width / 3, b.bottom, BOTTOM, 24.0)))
    return found


def jobs(size: int) -> dict[str, tuple[Callable[[], object], int]]:
    """What is measured, and how many of it a call does."""
    rects = tidy_map(size)
    index, free = Obstacles(rects), Obstacles(free_map(size))
    line = [Point(float(n), float(n * n)) for n in range(100)]
    some = list(rects.items())[:: max(1, size // 1000)]
    legs = [(r.x + r.width / 2, r.y - 7.0, r.x + r.width / 2, r.y - 24.0) for _, r in some]
    buses = [(r.x, r.y - 24.0, r.x + 800.0, r.y - 24.0) for _, r in some]

    def clear(lines: list[tuple[float, float, float, float]]) -> Callable[[], object]:
        return lambda: [index.clear(*line, 7.0) for line in lines]

    def follow() -> None:
        for key, rect in some:
            index.put(key, rect.moved(1.0, 0.0))
            index.put(key, rect)

    def find(obstacles: Obstacles, free: bool) -> Callable[[], object]:
        return lambda: [way_round(*ends, obstacles) for ends in links(size, free)]

    return {
        "reference: length of a line": (lambda: [length_of(line) for _ in range(100)], 100),
        "an index, a rectangle": (lambda: Obstacles(rects), size),
        "moving a rectangle": (follow, 2 * len(some)),
        "a clear leg": (clear(legs), len(legs)),
        "a clear bus": (clear(buses), len(buses)),
        "a way in a tidy map": (find(index, False), LINKS),
        "a way in a free map": (find(free, True), LINKS),
    }


def best_of(job: Callable[[], object], count: int) -> float:
    """The best time of a piece, in microseconds."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
        gc.enable()
    return min(times) / count * 1e6


@pytest.mark.parametrize("size", [100, 1_000, 20_000])
@pytest.mark.parametrize("name", list(jobs(100)))
def test_detours(benchmark: BenchmarkFixture, name: str, size: int) -> None:
    job, count = jobs(size)[name]
    benchmark.extra_info["pieces"] = count
    benchmark.pedantic(job, rounds=ROUNDS, warmup_rounds=1)


def main(sizes: list[int]) -> None:
    for size in sizes or [100, 1_000, 20_000]:
        measured = {name: best_of(*job) for name, job in jobs(size).items()}
        reference = next(iter(measured.values()))
        print(f"{size:,} boxes")
        for name, figure in measured.items():
            print(f"  {name:28} {figure:9.2f} µs   × {figure / reference:7.1f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
