"""Loading and saving 20,000 statements and 20,000 inferences, beside pydantic on the same bytes."""

from __future__ import annotations

import os
import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from argmap.core.edits.statements import retext
from argmap.core.order import spread
from argmap.core.records import Content, Inference, Statement
from argmap.session.mapfile import MapFile
from argmap.storage.filemodel import FileModel, Meta
from argmap.storage.memory import collector_paused
from argmap.storage.native import audit, dump, load

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

COUNT = 20_000
WORDS = ("prices", "rise", "when", "supply", "falls", "although", "demand", "stays", "flat")

pytestmark = pytest.mark.benchmark(min_rounds=5, warmup=True, warmup_iterations=1)


@cache
def large() -> Content:
    chance = random.Random(1)
    orders = spread(COUNT)
    statements = tuple(
        Statement(
            id=f"s{number}",
            order=order,
            kind=chance.choice(["claim", "evidence", "counterpoint"]),
            text=" ".join(chance.choices(WORDS, k=chance.randint(6, 20))),
            x=round(chance.uniform(-5000, 5000), 2),
            y=float(chance.randint(-5000, 5000)),
            created="2026-01-01T00:00:00Z",
            modified="2026-01-02T00:00:00Z",
        )
        for number, order in enumerate(orders)
    )
    inferences = tuple(
        Inference(
            id=f"i{number}",
            order=order,
            premises=(f"s{number}",),
            target=f"s{chance.randrange(COUNT)}",
            polarity=chance.choice(["support", "attack"]),
        )
        for number, order in enumerate(orders)
    )
    return Content(statements=statements, inferences=inferences)


@cache
def large_file() -> bytes:
    return dump(large(), Meta(id="bench"))


def _validated_paused(data: bytes) -> FileModel:
    with collector_paused():
        return FileModel.model_validate_json(data, strict=True)


def test_load_1_pydantic(benchmark: BenchmarkFixture) -> None:
    benchmark(FileModel.model_validate_json, large_file(), strict=True)


def test_load_2_pydantic_without_collector(benchmark: BenchmarkFixture) -> None:
    benchmark(_validated_paused, large_file())


def test_load_3_ours(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(load, large_file()).document) == 2 * COUNT


def test_load_4_validate(benchmark: BenchmarkFixture) -> None:
    assert benchmark(audit, large_file()) == ()


def test_save_1_pydantic(benchmark: BenchmarkFixture) -> None:
    benchmark(large().model_dump_json)


def test_save_2_write_and_fsync(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    data = large_file()

    def write() -> None:
        with (tmp_path / "plain").open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())

    benchmark(write)


def test_save_3_ours_after_an_edit(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    path = tmp_path / "m.argmap"
    path.write_bytes(large_file())
    session, file = MapFile.open(path)
    session.apply(retext(session.document, "s7", "edited"), "edit")
    benchmark(file.save, session)


def test_save_4_ours_dump_only(benchmark: BenchmarkFixture) -> None:
    benchmark(dump, large(), Meta(id="bench"))
