"""A map whose every string is markup: it is shown literally, and no file it names is read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTextEdit, QToolTip, QWidget

from argmap.ui.dialogs.question import QuestionDialog
from argmap.ui.status import StatusBar

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A picture that must never be opened; its access time tells."""
    picture = tmp_path / "canary.png"
    image = QImage(70, 70, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(picture))
    os.utime(picture, (1, 1))
    picture.read_bytes()
    if picture.stat().st_atime == 1:
        pytest.skip("this file system does not note when a file is read")
    os.utime(picture, (1, 1))
    return picture


@pytest.fixture
def hostile(tmp_path: Path, canary: Path) -> Path:
    evil = f"<b>x</b><img src=\"file://{canary}\"><img src='{canary}'>"
    content = {
        "format": "argmap",
        "version": 1,
        "min_reader": 1,
        "id": "m",
        "info": {"title": evil, "description": evil, "central": "a"},
        "statements": [
            {
                "id": key,
                "kind": kind,
                "text": evil,
                "title": evil,
                "x": 0,
                "y": 260 * n,
                "voice": "p",
                "citations": [{"source": "s", "locator": evil}],
                "tags": [evil],
                "note": evil,
            }
            for n, (key, kind) in enumerate([("a", "claim"), ("b", evil), ("c", "question")])
        ],
        "inferences": [
            {"id": "i", "premises": ["b"], "target": "a", "polarity": evil, "text": evil},
            {"id": "u", "premises": ["c"], "target": "i", "note": evil},
        ],
        "relations": [{"id": "r", "kind": evil, "a": "a", "b": "c"}],
        "groups": [{"id": "g", "title": evil, "members": ["a", "b"]}],
        "sources": [{"id": "s", "title": evil, "author": [evil], "publisher": evil}],
        "participants": [{"id": "p", "name": evil}],
    }
    path = tmp_path / "<img src=x onerror=alert(1)>.argmap".replace("/", "")
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _assert_harmless(shell: Shell, canary: Path) -> None:
    window = shell.window
    ours = [each for each in window.findChildren(QLabel) if each.objectName() != "qtooltip_label"]
    for label in ours:
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        assert label.pixmap().isNull()
    assert window.findChildren(QTextEdit) == [], "a rich text editor is open"
    assert canary.stat().st_atime == 1, "the picture named in the map was opened"


def _show_tooltip(widget: QWidget) -> None:
    place = QPoint(3, 3)
    QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    )


def test_a_hostile_map_is_shown_literally(shell: Shell, hostile: Path, canary: Path) -> None:
    window = shell.start(hostile)
    assert "<img" in window.windowTitle()
    for keys in ([], ["a"], ["b"], ["a", "b"], ["i"], ["u"], ["r"], ["g"], ["a", "i"]):
        shell.session.select(keys)
        shell.settle()
        _assert_harmless(shell, canary)
    shell.session.select(["a"])
    shell.settle()
    panel = window.docks["inspector"].body
    assert panel is not None
    texts = [field.toPlainText() for field in panel.findChildren(type(panel.form.text))]  # type: ignore[union-attr]
    assert any(text.startswith("<b>x</b><img") for text in texts)


def test_menus_status_and_tooltips(shell: Shell, hostile: Path, canary: Path) -> None:
    window = shell.start(hostile)
    shell.session.select(["a"])
    window.say("<b>bold</b>" * 60 + f'<img src="{canary}">')
    shell.settle()
    assert window.status.message.text().startswith("<b>bold</b>")
    _show_tooltip(window.status.message)
    shell.settle(300)
    assert "bold" not in QToolTip.text() or "&lt;b&gt;" in QToolTip.text()
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    _assert_harmless(shell, canary)
    QToolTip.hideText()


def test_reports_take_text_literally(qtbot: object, canary: Path) -> None:
    from argmap.ui.ask import report

    evil = f'<img src="{canary}"><b>x</b>'
    dialog = QuestionDialog(report(evil, evil, [evil, evil]))
    dialog.show()
    QApplication.processEvents()
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert evil in shown
    assert canary.stat().st_atime == 1
    dialog.deleteLater()


def test_the_editor_on_the_canvas_takes_text_literally(
    shell: Shell, hostile: Path, canary: Path
) -> None:
    window = shell.start(hostile)
    shell.session.select(["a"])
    window.canvas.edit("a")
    shell.settle()
    _assert_harmless(shell, canary)
    shell.keys(Qt.Key.Key_Escape)


def test_direction_controls_in_names_are_shown(shell: Shell) -> None:
    path = shell.folder / "map\u202egnp.argmap"
    path.write_text('{"format":"argmap","version":1,"min_reader":1,"id":"m"}', encoding="utf-8")
    window = shell.start(path)
    assert "\\u202E" in window.windowTitle() or "\\U202E" in window.windowTitle().upper()
    assert "\u202e" not in window.windowTitle()


def test_a_sentence_with_hidden_characters_shows_them(qtbot: object) -> None:
    bar = StatusBar()
    bar.say("safe\u200bname\nnext")
    assert bar.message.text() == "safe\\u200Bname next"
    bar.deleteLater()
