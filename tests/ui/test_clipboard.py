"""The system's clipboard and drops: between windows, from and to other programs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from argmap.canvas.export.options import PngOptions
from argmap.core.geometry import Point
from argmap.session import fragment
from argmap.storage.files import read_map
from argmap.ui import copied
from argmap.ui.exporting import export_with_dialog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def on_clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def put(text: str, **others: bytes) -> None:
    data = QMimeData()
    data.setText(text)
    for name, value in others.items():
        data.setData(name.replace("__", "/").replace("_", "-"), QByteArray(value))
    QGuiApplication.clipboard().setMimeData(data)


@pytest.fixture
def drawn(shell: Shell) -> Shell:
    shell.start()
    put("Thesis\n+ because of this\n- in spite of that")
    shell.settle(20)
    shell.control(Qt.Key.Key_V)
    shell.settle()
    return shell


def test_an_outline_from_another_program_becomes_a_map_and_one_undo_takes_it_back(
    drawn: Shell,
) -> None:
    assert {each.text for each in drawn.document.statements.values()} == {
        "Thesis",
        "because of this",
        "in spite of that",
    }
    arrows = drawn.document.inferences.values()
    assert sorted(each.polarity for each in arrows) == ["attack", "support"]
    shown = drawn.window.canvas.viewport().rect()
    assert all(shown.contains(drawn.middle_of(key)) for key in drawn.document.statements)
    assert drawn.session.current == drawn.statement("Thesis").id
    drawn.control(Qt.Key.Key_Z)
    assert not drawn.document.statements


def test_what_is_copied_is_a_part_an_outline_and_a_picture_painted_when_wanted(
    drawn: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    paints = []
    paint = copied.painted
    monkeypatch.setattr(copied, "painted", lambda *args: paints.append(1) or paint(*args))
    drawn.control(Qt.Key.Key_A)
    drawn.control(Qt.Key.Key_C)
    data = on_clipboard()
    assert {fragment.MIME, "text/plain", "image/png"} <= set(data.formats())
    assert data.text().splitlines()[0] == "Thesis"
    assert not paints
    png = bytes(data.data("image/png").data())
    assert paints == [1]
    with Image.open(io.BytesIO(png)) as image:
        assert image.width > 400
        assert len(image.convert("RGB").getcolors(100_000) or ()) > 20
    assert bytes(data.data("image/png").data()) == png
    assert paints == [1]


def test_many_statements_are_copied_without_a_picture_and_a_foreign_part_paints_none() -> None:
    many = copied.CopiedPart(b"{}", "x", PngOptions(), statements=copied.MOST_PAINTED + 1)
    assert "image/png" not in many.formats()
    assert not many.hasFormat("image/png")
    wrong = copied.CopiedPart(b"{}", "x", PngOptions(), statements=1)
    assert bytes(wrong.data("image/png").data()) == b""


def test_from_one_window_into_another(drawn: Shell) -> None:
    first = drawn.window
    drawn.control(Qt.Key.Key_A)
    drawn.control(Qt.Key.Key_X)
    assert not drawn.document.statements
    drawn.start()
    assert drawn.window is not first
    drawn.control(Qt.Key.Key_V)
    assert (len(drawn.document.statements), len(drawn.document.inferences)) == (3, 2)


def test_a_copied_picture_opens_as_a_map(drawn: Shell, tmp_path: Path) -> None:
    drawn.click(drawn.middle_of(drawn.statement("Thesis").id))
    drawn.control(Qt.Key.Key_C, shift=True)
    assert "Copied a picture" in drawn.window.status.shown
    path = tmp_path / "pasted.png"
    path.write_bytes(bytes(on_clipboard().data("image/png").data()))
    assert [each.text for each in read_map(path).document.statements.values()] == ["Thesis"]
    assert on_clipboard().hasImage()
    drawn.keys(Qt.Key.Key_Escape)
    drawn.control(Qt.Key.Key_C, shift=True)
    path.write_bytes(bytes(on_clipboard().data("image/png").data()))
    assert len(read_map(path).document.statements) == 3


def test_the_export_dialog_copies_with_its_choices(drawn: Shell) -> None:
    dialog = export_with_dialog(drawn.window)
    assert dialog is not None
    dialog.width_box.setValue(700)
    dialog.copy_button.click()
    drawn.settle()
    with Image.open(io.BytesIO(bytes(on_clipboard().data("image/png").data()))) as image:
        assert image.width == 700
    assert "700 × " in drawn.window.status.shown


def test_a_copied_picture_is_pasted_as_the_part_of_the_map_that_it_shows(drawn: Shell) -> None:
    drawn.keys(Qt.Key.Key_Escape)
    drawn.control(Qt.Key.Key_C, shift=True)
    drawn.settle(20)
    drawn.control(Qt.Key.Key_V)
    assert (len(drawn.document.statements), len(drawn.document.inferences)) == (6, 4)
    other = QMimeData()
    other.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(other)
    drawn.settle(20)
    drawn.control(Qt.Key.Key_V)
    assert "nothing that can be pasted" in drawn.window.status.shown


def test_a_branch_is_copied_as_text_markdown_and_picture(drawn: Shell) -> None:
    drawn.click(drawn.middle_of(drawn.statement("Thesis").id))
    for name, words in (
        ("text", ["Thesis", "    + because of this", "    - in spite of that"]),
        (
            "markdown",
            [
                "- Thesis",
                "    - **Reason:** because of this",
                "    - **Objection:** in spite of that",
            ],
        ),
    ):
        drawn.window.commands.run(f"export.branch_{name}")
        assert on_clipboard().text().splitlines() == words
        assert not on_clipboard().hasFormat(fragment.MIME)
    drawn.window.commands.run("export.branch_picture")
    assert on_clipboard().hasImage()


def test_a_long_quotation_from_a_browser_cites_the_page(shell: Shell) -> None:
    shell.start()
    put("Word " * 100, chromium__x_source_url=b"https://example.org/page")
    shell.settle(20)
    shell.control(Qt.Key.Key_V)
    assert shell.only.kind == "evidence"
    (source,) = shell.document.sources.values()
    assert source.URL == "https://example.org/page"


def drop(shell: Shell, data: QMimeData, scene: Point) -> bool:
    """Drag onto a point of the canvas and let go; whether the window wanted it."""
    window = shell.window
    place = shell.viewport.mapTo(window, shell.at(scene))
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(place), copy, data, LEFT, NONE)
    QApplication.sendEvent(window, enter)
    move = QDragMoveEvent(QPoint(place), copy, data, LEFT, NONE)
    QApplication.sendEvent(window, move)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, data, LEFT, NONE))
        shell.settle()
    return enter.isAccepted() and move.isAccepted()


def test_dropped_text_lands_where_it_is_let_go(shell: Shell) -> None:
    shell.start()
    data = QMimeData()
    data.setText("Dropped words")
    assert drop(shell, data, Point(120.0, -80.0))
    center = shell.window.canvas.plan.boxes[shell.only.id].rect.center
    assert abs(center.x - 120) < 2
    assert abs(center.y + 80) < 2
    shell.control(Qt.Key.Key_Z)
    assert not shell.document.statements


def test_text_dragged_in_over_a_panel_is_taken_on_the_canvas_alone(shell: Shell) -> None:
    shell.start()
    window = shell.window
    data = QMimeData()
    data.setText("Words")
    copy, panel = Qt.DropAction.CopyAction, QPoint(window.width() - 20, 200)
    canvas = shell.viewport.mapTo(window, QPoint(100, 100))
    entered = QDragEnterEvent(panel, copy, data, LEFT, NONE)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    for place, taken in ((panel, False), (canvas, True)):
        move = QDragMoveEvent(place, copy, data, LEFT, NONE)
        QApplication.sendEvent(window, move)
        assert move.isAccepted() is taken
    QApplication.sendEvent(window, QDropEvent(QPointF(panel), copy, data, LEFT, NONE))
    assert not shell.document.statements


def test_a_dropped_link_is_evidence_by_its_title(shell: Shell) -> None:
    shell.start()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a")])
    data.setData("text/x-moz-url", QByteArray("https://example.org/a\nA page".encode("utf-16-le")))
    assert drop(shell, data, Point(0.0, 0.0))
    assert (shell.only.kind, shell.only.text) == ("evidence", "A page")
    plain = QMimeData()
    plain.setUrls([QUrl("https://example.org/a")])
    assert drop(shell, plain, Point(0.0, 150.0))
    assert len(shell.document.sources) == 1


def test_other_files_are_cited_by_name_and_ours_open(shell: Shell, tmp_path: Path) -> None:
    shell.start()
    study, picture = tmp_path / "My study.pdf", tmp_path / "photo.png"
    study.write_bytes(b"%PDF-1.4 not read")
    Image.new("RGB", (4, 4)).save(picture)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (study, picture)])
    assert drop(shell, data, Point(0.0, 0.0))
    found = {each.text: each for each in shell.document.statements.values()}
    assert found.keys() == {"My study.pdf", "photo.png"}
    (citation,) = found["My study.pdf"].citations
    assert study.as_uri() == shell.document.sources[citation.source].URL
    assert not shell.document.inferences


def test_what_says_nothing_is_not_wanted_and_what_is_too_much_is_refused(shell: Shell) -> None:
    shell.start()
    assert not drop(shell, QMimeData(), Point(0.0, 0.0))
    data = QMimeData()
    data.setText("x" * 3_000_000)
    assert drop(shell, data, Point(0.0, 0.0))
    assert "3,000,000 characters" in shell.window.status.shown
    many = QMimeData()
    many.setUrls([QUrl.fromLocalFile(f"/gone/{n}.txt") for n in range(300)])
    assert drop(shell, many, Point(0.0, 0.0))
    assert "At most 200 files" in shell.window.status.shown
    assert not shell.document.statements
