"""How long whole layouts take, arranged and routed, and how good they are.

    ./dev bench tests/benchmarks/bench_arranging.py
    python -m tests.benchmarks.bench_arranging [speed | quality | worst]…     # tables

Maps are those of `layout_maps`; the reference, taken in the same run, is looking at each record
once. Times are medians of wall time with the collector off. For other programs on the same maps:
`./dev bench --peers`.
"""

from __future__ import annotations

import statistics
import sys
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import pytest

from tests.benchmarks.arranged_maps import (
    REQUESTS,
    heading,
    lay_out,
    middling,
    often,
    reference,
    row,
)
from tests.benchmarks.layout_maps import SHAPES, layout_map, worst_map

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

SIZES: Final = (100, 1_000, 5_000, 20_000)
LARGE: Final = 5_000
"""Layered layouts of more are not asked for here: they are for maps a person can untangle."""
SEEDS: Final = range(1, 8)

source = cache(layout_map)
shaped = cache(worst_map)


@pytest.mark.parametrize("size", SIZES)
def test_reference(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark(reference, source(size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", REQUESTS)
def test_whole_layout(benchmark: BenchmarkFixture, mode: str, size: int) -> None:
    if mode.startswith("untangle") and size > LARGE:
        pytest.skip("layered layouts of so many statements are not asked for")
    rounds = 3 if size > 1_000 else 20
    laid = benchmark.pedantic(
        lay_out, (source(size), REQUESTS[mode]), rounds=rounds, warmup_rounds=1
    )
    benchmark.extra_info["arranging"] = laid.arranging
    benchmark.extra_info["routing"] = laid.routing


@pytest.mark.parametrize("shape", SHAPES)
def test_worst_shapes(benchmark: BenchmarkFixture, shape: str) -> None:
    benchmark.pedantic(lay_out, (shaped(shape, 20_000), REQUESTS["tidy"]), rounds=3)


def speed() -> None:
    print("\nMilliseconds of a whole layout of `mixed` maps: arranging + routing")
    for size in SIZES:
        span = statistics.median(often(partial(reference, source(size))))
        print(f"\n{size:,} statements; reference {span:.2f} ms")
        for mode, request in REQUESTS.items():
            if mode.startswith("untangle") and size > LARGE:
                continue
            times = middling(often(partial(lay_out, source(size), request)))
            whole, arranging, routing = (f"{each:10.2f}" for each in times)
            ratio = f"{times[0] / span:8.1f} × reference"
            print(f"  {mode:24}{whole} = {arranging} + {routing}{ratio}")


def quality() -> None:
    for size in (60, 200):
        print(f"\n{size} statements, `mixed`, top-down: medians of {len(SEEDS)} maps\n{heading()}")
        for mode, request in REQUESTS.items():
            figures, times = [], []
            for seed in SEEDS:
                made = source(size, "mixed", seed)
                laid = lay_out(made, request)
                figures.append(laid.figures(made.document))
                times.append(laid.whole)
            print(row(mode, figures, times))


def worst() -> None:
    print("\nTidying the worst shapes of 2,000 and 20,000: milliseconds; time per box, the ratio")
    for shape in SHAPES:
        small, large = (
            middling(often(partial(lay_out, shaped(shape, size), REQUESTS["tidy"])))[0]
            for size in (2_000, 20_000)
        )
        print(f"  {shape:14}{small:10.1f}{large:10.1f}{large / small / 10:8.2f} ×")


TABLES: Final = {"speed": speed, "quality": quality, "worst": worst}

if __name__ == "__main__":
    for name in sys.argv[1:] or TABLES:
        TABLES[name]()
