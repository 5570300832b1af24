"""What it takes to measure and break the statements of a very large map.

`reference` splits the same texts at their spaces and looks each word up in a dict: less cannot be
done. Compare within one run: `pytest tests/benchmarks -o python_files="bench_*.py"`.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from argmap.layout.text import Face, TextMeasurer, TextStyle

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

STATEMENTS = 20_000
STYLE = TextStyle(Face.REGULAR, 13, 18)
WIDTH = 236.0
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"


def _word(dice: random.Random) -> str:
    length = dice.choice((1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10))
    return "".join(dice.choices(LETTERS, weights=range(26, 0, -1), k=length))


def statements(*, shared: bool) -> list[str]:
    """Return texts of about 25 words, of 8,000 common ones (some hyphenated) or all different."""
    dice = random.Random(1)
    common = [_word(dice) + ("-" + _word(dice)) * (rank % 25 == 0) for rank in range(8_000)]
    weights = [1 / (rank + 10) for rank in range(8_000)]
    texts = []
    for _ in range(STATEMENTS):
        count = dice.randint(18, 32)
        if shared:
            words = dice.choices(common, weights, k=count)
        else:
            words = [_word(dice) for _ in range(count)]
        words[count // 2] += ","
        texts.append(" ".join(words).capitalize() + ".")
    return texts


def cold(texts: list[str]) -> list[str]:
    """Return copies that no other round has hashed or split."""
    return [("." + text)[1:] for text in texts]


@pytest.fixture(scope="module", params=["shared", "distinct"])
def texts(request: pytest.FixtureRequest) -> list[str]:
    return statements(shared=request.param == "shared")


def _run(benchmark: BenchmarkFixture, texts: list[str], way: str) -> list[object]:
    lengths = {word: len(word) for text in texts for word in text.split(" ")}

    def look_up(batch: list[str]) -> list[object]:
        return [sum(map(lengths.__getitem__, text.split(" "))) for text in batch]

    def measure(batch: list[str]) -> list[object]:
        column = TextMeasurer().column(STYLE, WIDTH)
        return list(map(getattr(column, way), batch))

    benchmark.group = f"{STATEMENTS} statements"
    work = look_up if way == "reference" else measure
    result: list[object] = benchmark.pedantic(
        work, setup=lambda: ((cold(texts),), {}), rounds=7, warmup_rounds=1
    )
    return result


@pytest.mark.parametrize("way", ["reference", "line_count", "lines"])
def test_statements(benchmark: BenchmarkFixture, texts: list[str], way: str) -> None:
    assert len(_run(benchmark, texts, way)) == STATEMENTS
