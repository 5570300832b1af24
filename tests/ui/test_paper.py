"""PDF and print from the window: the dialog, its pages, the file, and the preview of print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication

from argmap.canvas.export.options import PdfOptions
from argmap.core.edits.arrange import move
from argmap.ui.pdf_dialog import PdfDialog
from argmap.ui.printing import Press

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Shell


@pytest.fixture
def drawn(shell: Shell) -> Shell:
    shell.start()
    shell.add_claim("Upper", QPoint(420, 120))
    shell.add_claim("Lower", QPoint(420, 420))
    shell.keys(Qt.Key.Key_Escape)
    return shell


def pdf_dialog(shell: Shell) -> PdfDialog:
    shell.window.commands.run("file.export_pdf")
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, PdfDialog)]
    return dialog


def choose(combo: object, value: object) -> None:
    combo.setCurrentIndex(combo.findData(value))  # type: ignore[attr-defined]


def test_the_pages_told_are_the_pages_written_and_again_asks_nothing(
    drawn: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    lower = drawn.statement("Lower")
    drawn.session.apply(move(drawn.document, [lower.id], 900, 0), "Move")
    dialog = pdf_dialog(drawn)
    assert not dialog.orientation.isEnabled()
    choose(dialog.paper, "a4")
    choose(dialog.spread, True)
    dialog.scale.setValue(150)
    drawn.settle(200)
    told = dialog.size_text.text()
    pages = dialog.preview.pages
    assert pages is not None
    assert told.startswith(f"{len(pages.pages)} pages · ")
    assert told.endswith("150 %")
    out = tmp_path / "map.pdf"
    drawn.answers.saving_to.append(out)
    dialog.export.click()
    drawn.settle()
    assert drawn.answers.suggested[-1].suffix == ".pdf"
    assert out.read_bytes().count(b"/Type /Page\n") == len(pages.pages)
    assert told in drawn.window.status.shown
    drawn.window.activateWindow()
    with qtbot.waitActive(drawn.window):
        pass
    out.unlink()
    drawn.control(Qt.Key.Key_E)
    drawn.settle()
    assert out.read_bytes().startswith(b"%PDF")
    drawn.program.open_paths([out], into=drawn.window)
    drawn.settle()
    assert drawn.window.windowTitle().startswith("Copy of map.pdf")
    assert {each.text for each in drawn.document.statements.values()} == {"Upper", "Lower"}
    again = pdf_dialog(drawn)
    assert again.spread.currentData() is True
    again.reject()
    drawn.settle()


def test_the_preview_shows_each_page_on_its_paper(drawn: Shell) -> None:
    dialog = pdf_dialog(drawn)
    choose(dialog.paper, "a4")
    choose(dialog.orientation, "landscape")
    dialog.fields.theme.setCurrentIndex(1)
    drawn.settle(200)
    image = dialog.preview.grab().toImage()
    middle = image.height() // 2
    dark = [x for x in range(image.width()) if image.pixelColor(x, middle).lightness() < 60]
    width = (max(dark) - min(dark)) / image.devicePixelRatioF()
    assert abs(width - (dialog.preview.width() - 24)) < 3
    assert dialog.fields.background.currentData() == "theme"
    dialog.reject()
    drawn.settle()


def test_too_many_pages_and_an_empty_map_are_told(shell: Shell) -> None:
    shell.start()
    dialog = pdf_dialog(shell)
    assert "empty" in dialog.message.text()
    assert not dialog.export.isEnabled()
    assert not dialog.print_button.isEnabled()
    dialog.reject()
    shell.settle()
    shell.window.commands.run("file.print")
    assert "empty" in shell.window.status.shown
    shell.add_claim("One", QPoint(200, 200))
    shell.add_claim("Other", QPoint(400, 400))
    shell.session.apply(move(shell.document, [shell.statement("Other").id], 20_000, 20_000), "Move")
    dialog = pdf_dialog(shell)
    choose(dialog.paper, "letter")
    choose(dialog.spread, True)
    dialog.scale.setValue(400)
    shell.settle(200)
    assert "at most 400" in dialog.message.text()
    assert not dialog.export.isEnabled()
    dialog.reject()
    shell.settle()


def test_ctrl_p_previews_what_is_printed_on_the_paper_chosen(drawn: Shell, tmp_path: Path) -> None:
    drawn.settings.pdf_options = PdfOptions(paper="letter").model_dump(mode="json")
    drawn.control(Qt.Key.Key_P)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintPreviewDialog)]
    assert dialog.isVisible()
    printer = dialog.printer()
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait
    assert printer.pageLayout().pageSize().name().startswith("Letter")
    press = dialog.findChild(Press)
    assert press is not None
    out = tmp_path / "printed.pdf"
    paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(out))
    paper.setPageLayout(printer.pageLayout())
    press.paint(paper)
    data = out.read_bytes()
    assert data.count(b"/Type /Page\n") == 1
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert [round(float(side)) for side in box] == [612, 792]
    dialog.reject()
    drawn.settle()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintPreviewDialog)]


def test_print_from_the_dialog_takes_its_choices(drawn: Shell) -> None:
    dialog = pdf_dialog(drawn)
    choose(dialog.paper, "a3")
    choose(dialog.orientation, "landscape")
    dialog.print_button.click()
    drawn.settle()
    (preview,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintPreviewDialog)]
    layout = preview.printer().pageLayout()
    assert layout.pageSize().name().startswith("A3")
    assert layout.orientation() == QPageLayout.Orientation.Landscape
    preview.reject()
    drawn.settle()
