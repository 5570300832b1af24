"""Pasting, copying and PDF: what a person waits for at the clipboard and at the printer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from argmap.canvas.export.options import PdfOptions, PngOptions
from argmap.canvas.export.pdf import pdf_bytes, sheet_pages
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.canvas.measure import qt_measurer
from argmap.core import limits
from argmap.core.document import Document
from argmap.core.edits.paste import extract
from argmap.formats.reading.text import reading_of
from argmap.formats.telling import outline
from argmap.layout.arranging.placing import place_unplaced
from argmap.session import fragment
from argmap.storage.filemodel import Meta
from argmap.ui.copied import CopiedPart
from tests.session.desk import Desk

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.core.records import Content

WORDS = "says something of the usual length about the matter at hand"
COUNT = limits.MAX_PASTED_STATEMENTS
PARTS = 4

pytestmark = [pytest.mark.qt, pytest.mark.benchmark(min_rounds=1, warmup=False)]


def text(count: int = COUNT) -> str:
    """A conclusion with reasons and objections, seven deep."""
    below = (
        f"{'  ' * (n % 7)}{'-' if n % 5 == 4 else '+'} number {n} {WORDS}" for n in range(count)
    )
    return "\n".join(["Conclusion", *list(below)[1:]])


@cache
def large() -> Document:
    """20,000 statements."""
    contents = [reading_of(text()).content for _ in range(PARTS)]
    every: dict[str, tuple[object, ...]] = {
        name: sum((getattr(each, name) for each in contents), start=())
        for name in ("statements", "inferences")
    }
    document = Document(contents[0].model_copy(update=every))
    document.apply(place_unplaced(document, qt_measurer()))
    return document


@cache
def large_sheet() -> Sheet:
    return set_sheet(large(), PdfOptions(), qt_measurer())


def test_paste_5_000_statements(benchmark: BenchmarkFixture) -> None:
    """Read, tidied, put into a map and its plan."""

    def run(desk: Desk) -> None:
        assert desk.do("edit.paste")

    def fresh() -> tuple[tuple[Desk], dict[str, object]]:
        desk = Desk(Document())
        desk.clipboard.text = text()
        return (desk,), {}

    benchmark.pedantic(run, setup=fresh, rounds=3)


def test_refuse_10_megabytes(benchmark: BenchmarkFixture) -> None:
    desk = Desk(Document())
    desk.clipboard.text = "- a line\n" * 1_100_000
    benchmark.pedantic(lambda: desk.do("edit.paste"), rounds=3)
    assert not desk.document.statements


def test_copy_5_000_statements(benchmark: BenchmarkFixture, qapp: QApplication) -> None:
    """Fragment, outline and the promise of a picture."""
    document = Document(reading_of(text()).content)

    def run() -> CopiedPart:
        content: Content = extract(document, list(document.statements))
        data, words = fragment.dump(content), outline(content)
        return CopiedPart(data, words, PngOptions(), statements=COUNT)

    benchmark.pedantic(run, rounds=3)


def test_pdf_of_20_000_statements(benchmark: BenchmarkFixture, qapp: QApplication) -> None:
    sheet, options = large_sheet(), PdfOptions(paper="a3")
    pages = sheet_pages(sheet, options)
    data = benchmark.pedantic(lambda: pdf_bytes(sheet, pages, Meta(), options), rounds=1)
    benchmark.extra_info["megabytes"] = round(len(data) / 1e6, 1)


def test_other_choices_in_the_dialog_with_20_000_statements(
    benchmark: BenchmarkFixture, qapp: QApplication
) -> None:
    """A change that leaves the map as it is: the sheet set anew, and laid out on pages."""
    sheet, options = large_sheet(), PdfOptions(paper="a4", tiled=True, scale=0.3, title=True)

    def run() -> None:
        sheet_pages(set_sheet(large(), options, qt_measurer(), sheet), options)

    benchmark.pedantic(run, rounds=3)
