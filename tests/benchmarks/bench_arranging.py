"""How long whole layouts take, arranged and routed, and how good they are.

    ./dev bench tests/benchmarks/bench_arranging.py
    python -m tests.benchmarks.bench_arranging [speed | quality | worst]… [SIZE…]     # tables

Maps are those of `layout_maps`; the reference, taken in the same run, is looking at each record
once. Times are medians of wall time with the collector off. For other programs on the same maps:
`./dev bench --peers`.
"""

from __future__ import annotations

import statistics
import sys
import time
from functools import cache, partial
from typing import TYPE_CHECKING, Final

import pytest

from argmap.layout.routing.bulk import route_all
from tests.benchmarks.arranged_maps import (
    REQUESTS,
    at_once,
    by_rows,
    drawn,
    heading,
    lay_out,
    look_at,
    middling,
    often,
    reference,
    row,
    timed,
)
from tests.benchmarks.layout_maps import SHAPES, layout_map, worst_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_benchmark.fixture import BenchmarkFixture

    from tests.benchmarks.arranged_maps import Router

SIZES: Final = (100, 1_000, 5_000, 20_000)
FEW: Final = (60, 200)
LARGE: Final = 5_000
"""Layered layouts of more are not asked for here: they are for maps a person can untangle."""
SEEDS: Final = range(1, 8)

source = cache(layout_map)
shaped = cache(worst_map)


@pytest.mark.parametrize("size", SIZES)
def test_reference(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark(look_at, source(size))


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


ROUTERS: Final[dict[str, Router]] = {
    "by rows": at_once,
    "and sides": by_rows,
    "drawn": drawn,
    "with care": route_all,
}


def speed(sizes: Sequence[int]) -> None:
    print("\nMilliseconds of processor time, median / least, of whole layouts of `mixed` maps:")
    print("arranging and routing together. By rows: who runs where; and sides: where each end is;")
    print("drawn: round corners and all; with care: by the careful router.")
    for size in sizes or SIZES:
        span = statistics.median(often(partial(reference, source(size))))
        print(f"\n{size:,} statements; reference {span:.2f} ms")
        print(f"  {'':24}{'arranging':>17}" + "".join(f"{name:>17}" for name in ROUTERS))
        for mode, request in REQUESTS.items():
            if mode.startswith("untangle") and size > LARGE:
                continue
            found = {}
            for name, route in ROUTERS.items():
                if mode != "compact" or name == "with care":
                    once = partial(timed, source(size), request, route, time.process_time)
                    found[name] = often(once, most=40)
            arranging = [laid.arranging for many in found.values() for laid in many]
            cells = [
                _both([laid.whole for laid in found[name]]) if name in found else f"{'':17}"
                for name in ROUTERS
            ]
            print(f"  {mode:24}{_both(arranging)}{''.join(cells)}", flush=True)


def _both(times: Sequence[float]) -> str:
    return f"{statistics.median(times):9.2f}{min(times):8.2f}"


def quality(sizes: Sequence[int]) -> None:
    for size in sizes or FEW:
        print(f"\n{size} statements, `mixed`, top-down: medians of {len(SEEDS)} maps\n{heading()}")
        for mode, request in REQUESTS.items():
            for name, route in {"": route_all, ", by rows": by_rows}.items():
                if name and mode == "compact":
                    continue
                figures, times = [], []
                for seed in SEEDS:
                    made = source(size, "mixed", seed)
                    laid = timed(made, request, route)
                    figures.append(laid.figures(made.document))
                    times.append(laid.whole)
                print(row(mode + name, figures, times), flush=True)


def worst(sizes: Sequence[int]) -> None:
    most = max(sizes, default=20_000)
    print(f"\nTidying the worst shapes of {most:,}: ms, and time per box to that at {most // 10:,}")
    for shape in SHAPES:
        small, large = (
            middling(often(partial(timed, shaped(shape, size), REQUESTS["tidy"])))
            for size in (most // 10, most)
        )
        cells = "".join(
            f"   {part} {many:8.1f} ms {many / few / 10:5.2f} ×"
            for part, few, many in zip(("arranging", "routing"), small[1:], large[1:], strict=True)
        )
        print(f"  {shape:14}{cells}", flush=True)


TABLES: Final = {"speed": speed, "quality": quality, "worst": worst}


def main(words: list[str]) -> None:
    sizes = [int(word) for word in words if word.isdigit()]
    for name in [word for word in words if not word.isdigit()] or TABLES:
        TABLES[name](sizes)


if __name__ == "__main__":
    main(sys.argv[1:])
