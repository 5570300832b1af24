"""How long boxes, plans, updates, queries and tidying take.

    ./dev bench tests/benchmarks/bench_layout.py
    python -m tests.benchmarks.bench_layout [SIZE…]     # a table, with ratios to a reference

The reference, taken in the same run, is breaking the text of every statement, nothing else: what
no plan can do without. Figures are the best of several rounds, in milliseconds of processor time.
"""

from __future__ import annotations

import gc
import sys
import time
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from argmap.core.document import Document
from argmap.core.edits.arrange import move
from argmap.core.geometry import Point, Rect
from argmap.core.records import Content, Inference, Statement
from argmap.layout.arranging.arrange import arrange
from argmap.layout.metrics import TEXT_STYLE
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer
from argmap.storage.memory import settle as settle_memory
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytest_benchmark.fixture import BenchmarkFixture

MEASURER = TextMeasurer()
ROUNDS = 5


@cache
def document(size: int) -> Document:
    return Document(random_map(size))


@cache
def hub(size: int) -> Document:
    """One statement that all others support."""
    statements = [
        Statement(id=f"s{n}", x=n % 140 * 280.0, y=n // 140 * 200.0, text="A reason among many.")
        for n in range(size)
    ]
    arrows = [Inference(id=f"i{n}", premises=(f"s{n}",), target="s0") for n in range(1, size)]
    return Document(Content(statements=tuple(statements), inferences=tuple(arrows)))


def busy(source: Document) -> str:
    """A statement with about ten arrows."""
    references = source.references

    def off_ten(key: str) -> int:
        return abs(len(references.from_premise(key)) + len(references.aiming_at(key)) - 10)

    return min(source.statements, key=off_ten)


def break_texts(source: Document) -> None:
    for statement in source.statements.values():
        MEASURER.line_count(statement.text, TEXT_STYLE, 216.0)


def followed_move(source: Document, keys: Sequence[str]) -> tuple[MapPlan, Callable[[], None]]:
    """Drags statements: moves them, has the plan follow and routes what changed."""
    source = Document(source.content())
    plan = MapPlan(source, MEASURER)
    source.subscribe(plan.update)
    plan.settle(1e6)
    for arrow in plan.arrows.values():
        plan.stubs(arrow.id)
    arrows = {arrow for key in keys for arrow in plan.arrows_of(key)}
    plan.hold()
    steps = cycle([7.0] * 10 + [-7.0] * 10)

    def step() -> None:
        shift = next(steps)
        source.apply(move(source, keys, shift, shift / 2))
        for arrow in arrows:
            plan.stubs(arrow)

    step()
    return plan, step


def dropped(plan: MapPlan) -> None:
    """Lets go of what is dragged, and looks at all arrows again."""
    plan.let_go()
    plan.settle(1e6)


def beside(source: Document, key: str, count: int) -> list[str]:
    """Statements round one, and that."""
    x, y = source.statements[key].x or 0.0, source.statements[key].y or 0.0

    def off(each: Statement) -> float:
        return abs((each.x or 0.0) - x) + abs((each.y or 0.0) - y)

    return [each.id for each in sorted(source.statements.values(), key=off)[:count]]


SIZES = pytest.mark.parametrize("size", [1_000, 5_000, 20_000])


@SIZES
def test_reference_text(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark(break_texts, document(size))


@SIZES
def test_plan(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark(MapPlan, document(size), MEASURER)


@SIZES
def test_move(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark(followed_move(document(size), [busy(document(size))])[1])


@SIZES
def test_tidy(benchmark: BenchmarkFixture, size: int) -> None:
    benchmark(arrange, document(size), MapPlan(document(size), MEASURER).rects)


def best(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of processor time of the fastest round."""
    spans = []
    for _ in range(rounds):
        start = time.process_time()
        step()
        spans.append(time.process_time() - start)
    return min(spans) * 1000


def rows(size: int) -> list[tuple[str, float]]:
    source = document(size)
    plan = MapPlan(source, MEASURER)
    whole = plan.bounds or Rect(0.0, 0.0, 0.0, 0.0)
    view = Rect(whole.x + whole.width / 3, whole.y + whole.height / 3, 1600.0, 1000.0)
    point = Point(view.x + 300.0, view.y + 300.0)

    def fresh_sketches() -> None:
        plan.sketches_in(whole)

    one, step = followed_move(source, [busy(source)])
    ten, step_of_ten = followed_move(source, beside(source, busy(source), 10))
    return [
        ("text alone (reference)", best(lambda: break_texts(source))),
        ("plan", best(lambda: MapPlan(source, MEASURER))),
        ("all sketches, first time", best(fresh_sketches, 1)),
        ("all arrows routed, first time", best(lambda: plan.arrows_in(whole), 1)),
        ("boxes and arrows in a view", best(lambda: (plan.boxes_in(view), plan.arrows_in(view)))),
        ("hit", best(lambda: plan.hit(point, 8.0))),
        ("box with ten arrows dragged, a step", best(step, 30)),
        ("the same dropped", best(lambda: dropped(one), 1)),
        ("ten boxes dragged, a step", best(step_of_ten, 30)),
        ("the same dropped", best(lambda: dropped(ten), 1)),
        ("tidy", best(lambda: arrange(source, plan.rects))),
        ("plan of a hub", best(lambda: MapPlan(hub(size), MEASURER), 2)),
        ("reason of the hub moved", best(followed_move(hub(size), ["s77"])[1], 10)),
        ("hub moved, all its arrows routed", best(followed_move(hub(size), ["s0"])[1], 3)),
    ]


def main(sizes: list[int]) -> None:
    for size in sizes:
        document(size), hub(size)
        gc.collect()
        settle_memory()
        gc.disable()
        measured = rows(size)
        gc.enable()
        reference = measured[0][1]
        print(f"\n{size} statements")
        for name, span in measured:
            print(f"{name:34}{span:10.2f} ms{span / reference:10.2f} ×")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 5_000, 20_000])
