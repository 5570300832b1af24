"""Exporting from the window: the dialog's choices, the picture, and once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from argmap.canvas.export.page import page
from argmap.canvas.export.png import render
from argmap.canvas.painter import TITLES
from argmap.core.edits.arrange import move
from argmap.core.edits.inferences import connect
from argmap.storage.files import read_map
from argmap.ui.export_dialog import ExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Shell


def back_in_front(shell: Shell, qtbot: QtBot) -> None:
    """What a window manager does after a dialog closes."""
    shell.window.activateWindow()
    with qtbot.waitActive(shell.window):
        pass


def dialog_of(shell: Shell) -> ExportDialog:
    shell.control(Qt.Key.Key_E, shift=True)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog)]
    return dialog


def size_told(dialog: ExportDialog) -> tuple[int, int]:
    width, _, height, _ = dialog.size_text.text().replace(",", "").split()
    return int(width), int(height)


@pytest.fixture
def drawn(shell: Shell) -> Shell:
    shell.start()
    shell.add_claim("Upper", QPoint(420, 120))
    shell.add_claim("Lower", QPoint(420, 420))
    shell.keys(Qt.Key.Key_Escape)
    return shell


def test_the_size_told_is_the_size_written(drawn: Shell, tmp_path: Path) -> None:
    dialog = dialog_of(drawn)
    dialog.scale.setValue(3)
    dialog.fields.margin.setValue(40)
    dialog.fields.legend.setChecked(True)
    drawn.settle(250)
    told = size_told(dialog)
    out = tmp_path / "map.png"
    drawn.answers.saving_to.append(out)
    dialog.export.click()
    drawn.settle()
    with Image.open(out) as image:
        assert image.size == told
    assert f"{told[0]} × {told[1]}" in drawn.window.status.shown
    assert len(read_map(out).document.statements) == 2


def test_a_width_in_pixels_and_the_dark_theme(drawn: Shell, tmp_path: Path) -> None:
    dialog = dialog_of(drawn)
    dialog.width_box.setValue(640)
    dialog.fields.theme.setCurrentIndex(1)
    assert dialog.by_width.isChecked()
    assert dialog.fields.background.currentData() == "theme"
    out = tmp_path / "map.png"
    drawn.answers.saving_to.append(out)
    dialog.export.click()
    drawn.settle()
    with Image.open(out) as image:
        assert image.width == 640
        assert max(image.getpixel((1, 1))) < 60  # type: ignore[type-var, arg-type]


def test_only_what_is_selected(drawn: Shell, tmp_path: Path) -> None:
    upper = drawn.statement("Upper")
    drawn.click(drawn.middle_of(upper.id))
    dialog = dialog_of(drawn)
    dialog.fields.selected_only.setChecked(True)
    out = tmp_path / "part.png"
    drawn.answers.saving_to.append(out)
    dialog.export.click()
    drawn.settle()
    assert set(read_map(out).document.statements) == {upper.id}


def test_as_folded_in_the_window_and_again_as_folded_by_then(
    drawn: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    upper, lower = drawn.statement("Upper"), drawn.statement("Lower")
    dialog = dialog_of(drawn)
    assert not dialog.fields.folded.isEnabled()
    dialog.reject()
    drawn.session.apply(connect(drawn.document, [lower.id], upper.id), "Connect")
    back_in_front(drawn, qtbot)
    drawn.click(drawn.middle_of(upper.id))
    drawn.keys(Qt.Key.Key_Space)
    dialog = dialog_of(drawn)
    assert not dialog.fields.folded.isChecked()
    tall = size_told(dialog)[1]
    dialog.fields.folded.click()
    drawn.settle(200)
    assert size_told(dialog)[1] < tall
    out = tmp_path / "folded.png"
    drawn.answers.saving_to.append(out)
    dialog.export.click()
    drawn.settle()
    assert set(read_map(out).document.statements) == {upper.id}
    back_in_front(drawn, qtbot)
    drawn.keys(Qt.Key.Key_Space)
    drawn.control(Qt.Key.Key_E)
    drawn.settle()
    assert set(read_map(out).document.statements) == {upper.id, lower.id}


def test_without_a_selection_there_is_no_such_choice(drawn: Shell) -> None:
    dialog = dialog_of(drawn)
    assert not dialog.fields.selected_only.isEnabled()
    dialog.reject()
    drawn.settle()


def test_export_again_asks_nothing_and_shows_the_map_as_it_is_now(
    drawn: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_of(drawn)
    out = tmp_path / "map.png"
    drawn.answers.saving_to.append(out)
    dialog.export.click()
    drawn.settle()
    back_in_front(drawn, qtbot)
    drawn.add_claim("Third", QPoint(700, 420))
    drawn.control(Qt.Key.Key_E)
    drawn.settle()
    assert len(read_map(out).document.statements) == 3


def test_too_large_a_picture_offers_the_largest_scale(drawn: Shell) -> None:
    lower = drawn.statement("Lower")
    from argmap.core.edits.arrange import move

    drawn.session.apply(move(drawn.document, [lower.id], 30_000, 0), "Move")
    dialog = dialog_of(drawn)
    dialog.scale.setValue(4)
    drawn.settle(250)
    assert not dialog.export.isEnabled()
    assert "largest possible scale" in dialog.message.text()
    dialog.use_largest.click()
    assert dialog.export.isEnabled()
    assert max(size_told(dialog)) <= 46_000
    dialog.reject()
    drawn.settle()


def test_an_empty_map_has_nothing_to_export(shell: Shell) -> None:
    shell.start()
    dialog = dialog_of(shell)
    assert "empty" in dialog.message.text()
    assert not dialog.export.isEnabled()
    dialog.reject()
    shell.settle()


def test_a_folder_that_is_gone_is_reported_and_the_map_stays(drawn: Shell, tmp_path: Path) -> None:
    dialog = dialog_of(drawn)
    drawn.answers.saving_to.append(tmp_path / "gone" / "map.png")
    dialog.export.click()
    drawn.settle()
    assert "was not written" in drawn.answers.asked[-1].sentence
    assert len(drawn.document.statements) == 2


def test_choices_are_remembered(drawn: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(drawn)
    dialog.scale.setValue(3)
    dialog.fields.embed.setChecked(False)
    drawn.answers.saving_to.append(tmp_path / "map.png")
    dialog.export.click()
    drawn.settle()
    options = drawn.settings.export_options
    assert (options["scale"], options["embed"]) == (3, False)
    back_in_front(drawn, qtbot)
    again = dialog_of(drawn)
    assert again.scale.value() == 3
    assert not again.fields.embed.isChecked()
    again.reject()
    drawn.settle()


def text_begins(field: QWidget) -> int:
    """Return the leftmost column of ink inside a field's border."""
    image = field.grab().toImage()
    middle = range(image.height() // 2 - 4, image.height() // 2 + 5)
    columns = range(3, image.width() - 30)
    return next(x for x in columns if any(image.pixelColor(x, y).lightness() < 120 for y in middle))


def test_numbers_begin_where_words_begin(drawn: Shell) -> None:
    dialog = dialog_of(drawn)
    starts = [
        text_begins(each) for each in (dialog.scale, dialog.width_box, dialog.fields.background)
    ]
    assert max(starts) - min(starts) <= 3, starts
    assert dialog.fields.margin.height() == dialog.fields.background.height()
    dialog.reject()


def test_a_small_preview_leaves_no_words_out(drawn: Shell, tmp_path: Path) -> None:
    drawn.add_claim(
        "A sentence so long that it takes three lines of the box it stands in", QPoint(420, 270)
    )
    drawn.add_claim("Far", QPoint(20, 20))
    drawn.session.apply(move(drawn.document, [drawn.statement("Far").id], -2000, -700), "Move")
    drawn.keys(Qt.Key.Key_Escape)
    dialog = dialog_of(drawn)
    drawn.settle(250)
    sheet = dialog.preview._sheet
    assert sheet is not None
    small = dialog.preview._rendered(sheet)
    assert small.width() / sheet.rect.width < TITLES
    whole = render(sheet, page(sheet.rect, scale=1.0, width=None))
    smooth = Qt.TransformationMode.SmoothTransformation
    wanted = whole.scaled(small.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    assert unlike(small, wanted) < 1.0
    dialog.reject()


def unlike(one: QImage, other: QImage) -> float:
    """Return the mean difference of two pictures' pixels, of 255."""
    grey = QImage.Format.Format_Grayscale8
    pairs = [bytes(each.convertToFormat(grey).constBits()) for each in (one, other)]
    return sum(abs(a - b) for a, b in zip(*pairs, strict=True)) / len(pairs[0])


def test_a_picture_opens_as_an_untitled_copy(drawn: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(drawn)
    out = tmp_path / "rain.png"
    drawn.answers.saving_to.append(out)
    dialog.export.click()
    drawn.settle()
    picture = out.read_bytes()
    drawn.program.open_paths([out], into=drawn.window)
    drawn.settle()
    assert {each.text for each in drawn.document.statements.values()} == {"Upper", "Lower"}
    assert drawn.window.windowTitle() == "Copy of rain.png[*] — argmap"
    assert not drawn.window.isWindowModified()
    drawn.answers.saving_to.append(tmp_path / "rain.argmap")
    back_in_front(drawn, qtbot)
    drawn.window.files.save()
    assert drawn.answers.suggested[-1] == tmp_path / "rain.argmap"
    assert len(read_map(tmp_path / "rain.argmap").document.statements) == 2
    assert out.read_bytes() == picture
