"""PDF files: pages, selectable text, and the map inside."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from argmap.canvas.export.options import PdfOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.paper import LONGEST, MARGIN, MOST_PAGES, pages_of
from argmap.canvas.export.pdf import export_pdf
from argmap.canvas.export.png import ExportCancelledError
from argmap.canvas.measure import qt_measurer
from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.files import read_map
from tests.core.maps import document, inference, statement
from tests.maps import random_map

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


rects = st.builds(
    Rect,
    st.floats(-5_000, 5_000),
    st.floats(-5_000, 5_000),
    st.floats(20, 60_000),
    st.floats(20, 60_000),
)
choices = st.builds(
    PdfOptions,
    paper=st.sampled_from(["map", "a4", "a3", "letter"]),
    orientation=st.sampled_from(["auto", "portrait", "landscape"]),
    tiled=st.booleans(),
    scale=st.sampled_from([0.05, 0.5, 1.0, 8.0]),
)


@settings(max_examples=80, deadline=None)
@given(rects, choices)
def test_every_part_of_a_map_is_on_a_page_inside_its_margins(
    rect: Rect, options: PdfOptions
) -> None:
    try:
        pages = pages_of(rect, options)
    except ExportError:
        with pytest.raises(ExportError, match=f"at most {MOST_PAGES} can be made"):
            pages_of(rect, options)
        return
    assert len(pages.pages) == pages.columns * pages.rows
    edge = 0.0 if options.paper == "map" else MARGIN
    for page in pages.pages:
        assert page.at.x >= edge - 0.01
        assert page.at.y >= edge - 0.01
        assert page.at.x + page.part.width * pages.scale <= pages.width - edge + 0.01
        assert page.at.y + page.part.height * pages.scale <= pages.height - edge + 0.01
    parts = [page.part for page in pages.pages]
    slack = 1e-6 * max(rect.width, rect.height)
    for x in (rect.x, rect.center.x, rect.right):
        for y in (rect.y, rect.center.y, rect.bottom):
            near = Rect(x - slack, y - slack, 2 * slack, 2 * slack)
            assert any(part.grown(slack).intersects(near) for part in parts)
    assert max(pages.width, pages.height) <= LONGEST + 0.01


def test_the_paper_lies_as_suits_the_map_best() -> None:
    wide = pages_of(Rect(0, 0, 3_000, 500), PdfOptions(paper="a4"))
    assert wide.width > wide.height
    upright = pages_of(Rect(0, 0, 3_000, 500), PdfOptions(paper="a4", orientation="portrait"))
    assert upright.width < upright.height
    assert upright.scale < wide.scale
    small = pages_of(Rect(0, 0, 100, 50), PdfOptions(paper="a4"))
    assert small.told() == "One page · 210 × 297 mm · 100 %"


def test_pages_without_ink_are_left_out_and_names_tell_which_is_where() -> None:
    options = PdfOptions(paper="a4", tiled=True, orientation="portrait")
    pages = pages_of(Rect(0, 0, 3_000, 3_000), options, lambda part: part.x < 200 or part.y < 200)
    assert (pages.columns, pages.rows) == (5, 3)
    assert [page.name for page in pages.pages] == ["A1", "B1", "C1", "D1", "E1", "A2", "A3"]


@pytest.mark.parametrize(
    "wrong", [{"paper": "a5"}, {"scale": float("nan")}, {"width": 100}, {"margin": -1}]
)
def test_wrong_choices_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PdfOptions(**wrong)  # type: ignore[arg-type]


def argument() -> Document:
    return document(
        statement("c", text="Conclusion of all"),
        statement("a", text="Grüße, 理由, שלום", y=300.0),
        statement("b", text="Far away", x=4_000.0, y=3_000.0),
        inference("i", "a", "c"),
    )


def test_a_pdf_has_vectors_text_and_the_map(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    subject = argument()
    pages = export_pdf(subject, Meta(), out, PdfOptions(title=True, legend=True), qt_measurer())
    data = out.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/ToUnicode" in data
    assert b"/Subtype /Image" not in data
    assert pages.scale == 0.75
    again = read_map(out).document
    assert {each.text for each in again.statements.values()} == {
        each.text for each in subject.statements.values()
    }
    export_pdf(subject, Meta(), out, PdfOptions(embed=False), qt_measurer())
    with pytest.raises(FileProblem, match="no map attached"):
        read_map(out)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_words_can_be_selected_on_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    options = PdfOptions(paper="a4", tiled=True, select=("c", "a", "b"))
    pages = export_pdf(argument(), Meta(), out, options, qt_measurer())
    text = subprocess.run(
        ["pdftotext", str(out), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert text.count("\f") == len(pages.pages) > 1
    assert "Conclusion of all" in text
    assert "Grüße" in text
    assert "Far away" in text
    assert f"page 1 of {len(pages.pages)}" in text


def test_an_export_that_is_cancelled_or_refused_leaves_the_old_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(b"old")
    with pytest.raises(ExportCancelledError):
        export_pdf(argument(), Meta(), out, PdfOptions(), qt_measurer(), progress=lambda _: False)
    options = PdfOptions(paper="a4", tiled=True, scale=8.0)
    with pytest.raises(ExportError, match="at most"):
        export_pdf(argument(), Meta(), out, options, qt_measurer())
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["map.pdf"]


def test_one_large_page_can_be_left_in_the_midst_of_it(qapp: object, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(b"old")
    large = Document(random_map(200, seed=4))
    shares: list[float] = []

    def enough(share: float) -> bool:
        shares.append(share)
        return share < 0.6

    with pytest.raises(ExportCancelledError):
        export_pdf(large, Meta(), out, PdfOptions(), qt_measurer(), progress=enough)
    assert 0.6 <= shares[-1] < 1
    assert shares == sorted(shares)
    assert out.read_bytes() == b"old"
    plain = export_pdf(large, Meta(), out, PdfOptions(), qt_measurer())
    whole = out.read_bytes()
    told = export_pdf(large, Meta(), out, PdfOptions(), qt_measurer(), progress=lambda _: True)
    assert plain == told
    assert abs(len(out.read_bytes()) - len(whole)) < 100, "nothing is painted twice, or left out"
