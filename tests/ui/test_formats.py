"""Files of other programs in windows: opened as new maps, dropped, exported with what is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.canvas.theme import load_theme
from argmap.core.edits.statements import retext
from argmap.session.commands import COMMANDS
from argmap.ui.format_dialog import FormatDialog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell

AIF = {
    "nodes": [
        {"nodeID": "1", "text": "Rivers flood", "type": "I"},
        {"nodeID": "2", "text": "Dykes are low", "type": "I"},
        {"nodeID": "3", "text": "Default Inference", "type": "RA"},
        {"nodeID": "4", "text": "Ann : Dykes are low", "type": "L"},
        {"nodeID": "5", "text": "Asserting", "type": "YA"},
    ],
    "edges": [
        {"edgeID": str(at), "fromID": start, "toID": end}
        for at, (start, end) in enumerate(("23", "31", "45", "52"))
    ],
    "locutions": [],
}


def _aif(path: Path) -> Path:
    path.write_text(json.dumps(AIF), encoding="utf-8")
    return path


def test_a_foreign_file_opens_as_a_new_map_and_says_so(shell: Shell) -> None:
    path = _aif(shell.folder / "flood.json")
    before = path.read_bytes()
    window = shell.start(path)
    assert window.windowTitle() == "flood.argmap[*] — argmap"
    assert not window.isWindowModified()
    document = window.map.session.document
    assert [each.text for each in document.ordered_statements()] == [
        "Rivers flood",
        "Dykes are low",
    ]
    assert all(each.x is not None for each in document.statements.values())
    assert "“flood.json” was read as AIF (AIFdb), with one remark" in window.banner.label.text()
    details, _ = window.banner.buttons
    details.click()
    assert shell.answers.asked[-1].details == ("2 nodes of the dialogue are kept but not shown.",)
    target = shell.folder / "flood.argmap"
    shell.answers.saving_to = [target]
    shell.control(Qt.Key.Key_S)
    assert shell.answers.suggested == [target]
    assert target.is_file()
    assert path.read_bytes() == before


def test_a_file_that_is_no_map_is_refused(shell: Shell) -> None:
    path = shell.folder / "other.json"
    path.write_text('{"nodes": 3, "AIF": {"nodes": []}, ', encoding="utf-8")
    window = shell.start(path)
    assert "could not be opened" in shell.answers.asked[-1].title
    assert window.map is None or not len(window.map.session.document)


# PySide6 6.12 deprecates the only constructor that 6.10 and 6.11 have.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_a_foreign_file_can_be_dropped(shell: Shell) -> None:
    window = shell.start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_aif(shell.folder / "a.aif")))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(200, 200), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, drop)
    assert window.windowTitle() == "a.argmap[*] — argmap"


def test_export_as_tells_the_loss_and_writes(shell: Shell) -> None:
    window = shell.start(_aif(shell.folder / "flood.json"))
    command = next(each for each in COMMANDS.values() if each.id == "file.export_as")
    command.run(window.context)
    dialog = window.findChild(FormatDialog)
    assert dialog is not None
    assert dialog.format is not None
    assert dialog.format.id == "aif", "what it came from is offered first"
    assert "2 positions" in dialog.loss.toPlainText().splitlines()[1]
    target = shell.folder / "out.aif.json"
    shell.answers.saving_to = [target]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert shell.answers.suggested[-1].name == "flood.aif.json"
    written = json.loads(target.read_text(encoding="utf-8"))
    assert sorted(each["nodeID"] for each in written["nodes"]) == list("12345")
    assert "Exported out.aif.json" in window.status.message.text()
    target.unlink()
    assert window.map is not None
    key = next(iter(window.map.session.document.statements))
    window.map.session.apply(retext(window.map.session.document, key, "As it is now"), "Edit")
    window.canvas.setFocus()
    shell.control(Qt.Key.Key_E)
    assert "As it is now" in target.read_text(encoding="utf-8")


def test_what_was_opened_is_recent_whatever_it_was(shell: Shell) -> None:
    path = _aif(shell.folder / "flood.json")
    shell.start(path)
    assert shell.settings.recent == [path]


def test_an_svg_takes_the_choices_of_pictures_and_opens_again(shell: Shell) -> None:
    window = shell.start(_aif(shell.folder / "flood.json"))
    window.program.settings.export_options = {"theme": "dark", "background": "theme"}
    command = next(each for each in COMMANDS.values() if each.id == "file.export_as")
    command.run(window.context)
    dialog = window.findChild(FormatDialog)
    assert dialog is not None
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    dialog.list.setCurrentRow(next(n for n, row in enumerate(rows) if "(.svg)" in row))
    target = shell.folder / "out.svg"
    shell.answers.saving_to = [target]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    written = target.read_text(encoding="utf-8")
    dark = load_theme("dark").canvas.background.name()
    assert f'fill="{dark}"' in written
    again = shell.start(target)
    document = again.map.session.document
    assert [each.text for each in document.ordered_statements()] == [
        "Rivers flood",
        "Dykes are low",
    ]
    assert again.windowTitle() == "out.argmap[*] — argmap"
