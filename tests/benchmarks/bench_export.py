"""A PNG of 1,000 statements at twice their size, beside one plain QImage of the same picture."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice

from argmap.canvas.export.options import PngOptions
from argmap.canvas.export.png import page_of, render, write_png
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.canvas.measure import qt_measurer
from argmap.core.document import Document
from argmap.core.records import Content, Inference
from tests.maps import random_map

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

COUNT = 1_000
ROW = 36
OPTIONS = PngOptions(scale=2, embed=False)

pytestmark = [pytest.mark.qt, pytest.mark.benchmark(min_rounds=1, warmup=False)]


@cache
def sheet() -> Sheet:
    """A full page of about 9,500 x 6,300 scene pixels: each statement bears on one above it."""
    chance = random.Random(1)
    wording = random_map(COUNT, 1, placed=False).statements
    statements = tuple(
        statement.model_copy(update={"x": n % ROW * 264.0, "y": n // ROW * 224.0})
        for n, statement in enumerate(wording)
    )
    targets = {
        n: max(0, min(COUNT - 1, n - ROW + chance.choice((-1, 0, 0, 0, 1))))
        for n in range(ROW, COUNT)
    }
    inferences = tuple(
        Inference(
            id=f"i{n}",
            premises=(statements[n].id, *([statements[n - 1].id] if n % 20 == 1 else [])),
            target=statements[target].id,
            polarity=chance.choice(("support", "support", "attack")),
        )
        for n, target in targets.items()
    )
    content = Content(statements=statements, inferences=inferences)
    return set_sheet(Document(content), OPTIONS, qt_measurer())


def test_streamed(benchmark: BenchmarkFixture, qapp: object, tmp_path: Path) -> None:
    """What the program does: bands, written as they come."""
    drawn = sheet()

    def run() -> None:
        with (tmp_path / "map.png").open("wb") as out:
            write_png(drawn, OPTIONS, out.write)

    benchmark.pedantic(run, rounds=2)
    size = page_of(drawn, OPTIONS)
    benchmark.extra_info["pixels"] = f"{size.width} x {size.height}"
    benchmark.extra_info["bytes"] = (tmp_path / "map.png").stat().st_size


def test_reference_whole_image(benchmark: BenchmarkFixture, qapp: object) -> None:
    """The reference: Qt paints and encodes the whole picture in memory."""
    drawn = sheet()

    def run() -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        render(drawn, page_of(drawn, OPTIONS)).save(buffer, "PNG")

    benchmark.pedantic(run, rounds=1)


def test_peak_memory_of_a_process_that_exports(benchmark: BenchmarkFixture) -> None:
    """Peak resident memory, in MB, of `argmap export` from start to end."""
    program = "import sys; from tests.benchmarks.bench_export import peak; print(peak())"

    def run() -> str:
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        return done.stdout

    benchmark.extra_info["peak_megabytes"] = float(benchmark.pedantic(run, rounds=1))


def peak() -> float:
    """Export once in this process; megabytes it held at most."""
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(["bench", "-platform", "offscreen"])
    assert application is not None

    class Sink(io.RawIOBase):
        def write(self, data: object) -> int:
            return len(data)  # type: ignore[arg-type]

    write_png(sheet(), OPTIONS, Sink().write)
    # Of this program alone; getrusage would count what the one that started it held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024
