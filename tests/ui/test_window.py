"""The window: commands, themes, what is remembered, and mishaps that do no harm."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMenu,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from argmap.session.commands import COMMANDS, MENUS
from argmap.storage import memory
from argmap.ui.appearance import read_colours
from argmap.ui.banner import Banner
from argmap.ui.dialogs.about import AboutDialog
from argmap.ui.dialogs.shortcuts import ShortcutsDialog
from argmap.ui.mishaps import Mishaps
from argmap.ui.settings import THEMES, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Shell

PLACE = QPoint(300, 250)
FORBIDDEN = set("/\\[]`';,.<")


def _menu_actions(shell: Shell) -> set[str]:
    return {
        action.objectName()
        for menu in shell.window.menuBar().findChildren(QMenu)
        for action in menu.actions()
    }


def test_every_command_is_in_a_menu(shell: Shell) -> None:
    shell.start()
    assert {each.id for each in COMMANDS.values() if each.menu in MENUS} <= _menu_actions(shell)
    assert [each.id for each in COMMANDS.values() if each.menu not in MENUS] == []


def test_no_key_means_two_things_or_needs_a_key_some_keyboards_lack() -> None:
    keys = [key for each in COMMANDS.values() for key in each.keys]
    parsed = [QKeySequence(key).toString() for key in keys]
    assert all(parsed)
    assert len(parsed) == len(set(parsed))
    assert [key for key in keys if key.split("+")[-1] in FORBIDDEN] == []


def test_tools_that_cannot_work_now_are_greyed_out(shell: Shell) -> None:
    shell.start()
    shell.settle()
    undo, reason = shell.window.commands["edit.undo"], shell.window.commands["statement.reason"]
    assert not undo.isEnabled()
    assert not reason.isEnabled()
    shell.add_claim("A", PLACE)
    shell.settle()
    assert undo.isEnabled()
    assert reason.isEnabled()
    assert undo.text().startswith("Undo ")
    assert shell.window.commands["file.save"].isEnabled()


def test_every_tool_has_an_icon_and_a_tip(shell: Shell) -> None:
    shell.start()
    bar = shell.window.findChild(QToolBar)
    assert bar is not None
    buttons = [each for each in bar.findChildren(QToolButton) if each.defaultAction()]
    assert len(buttons) >= 10
    for button in buttons:
        assert not button.icon().isNull(), button.text()
        assert button.toolTip()


@pytest.mark.parametrize("theme", THEMES)
def test_themes_change_the_whole_window_at_once(shell: Shell, theme: str) -> None:
    window = shell.start()
    shell.add_claim("A", PLACE)
    shell.appearance.choose(theme)
    shell.settle()
    assert window.canvas.theme is shell.appearance.theme
    expected = read_colours("dark" if shell.appearance.theme.dark else "light")
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(expected["surface"])
    picture = window.grab().toImage()
    assert picture.pixelColor(400, 20).lightness() < 90 or not shell.appearance.theme.dark
    assert Settings(shell.folder / "argmap.ini").theme == theme


def test_switching_light_and_dark_while_typing_keeps_the_text(shell: Shell) -> None:
    shell.start()
    shell.double_click(PLACE)
    shell.type("Half a sentence")
    shell.window.commands["view.toggle_theme"].trigger()
    shell.keys(Qt.Key.Key_Escape)
    assert shell.only.text == "Half a sentence"


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_the_colours_of_the_shell_can_be_read(tone: str) -> None:
    colours = {name: QColor(value) for name, value in read_colours(tone).items()}
    for front in ("text", "muted", "accent", "danger"):
        for back in ("surface", "field", "window"):
            assert _contrast(colours[front], colours[back]) >= 4.5, (front, back)
    assert _contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert _contrast(colours["on-tip"], colours["tip"]) >= 4.5
    assert _contrast(colours["text"], colours["notice"]) >= 4.5
    for back in ("surface", "field"):
        assert _contrast(colours["field-line"], colours[back]) >= 3.0


def _contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_size_place_and_panel_are_remembered(shell: Shell) -> None:
    window = shell.start()
    window.resize(640, 480)
    shell.window.commands["view.inspector"].trigger()
    assert not window.docks["inspector"].isVisible()
    window.close()
    again = shell.program.add_window()
    assert again.size().width() == 640
    assert again.size().height() == 480
    assert again.docks["inspector"].isHidden()


def test_the_inspector_comes_and_goes_by_key(shell: Shell) -> None:
    window = shell.start()
    assert window.commands["view.inspector"].isChecked()
    shell.keys(Qt.Key.Key_F9)
    shell.settle()
    assert not window.docks["inspector"].isVisible()
    assert not window.commands["view.inspector"].isChecked()
    shell.keys(Qt.Key.Key_F9)
    assert window.docks["inspector"].isVisible()


def test_recent_files_are_listed_and_missing_ones_greyed(shell: Shell) -> None:
    from argmap.ui.lists import RecentList

    there, gone = shell.folder / "there & here.argmap", shell.folder / "gone.argmap"
    there.write_text('{"format":"argmap","version":1,"id":"m"}', encoding="utf-8")
    shell.settings.remember(gone)
    shell.settings.remember(there)
    shell.start()
    menu = RecentList(shell.window)
    menu.fill()
    first, second = menu.actions()[:2]
    assert (first.text(), first.isEnabled()) == ("there && here.argmap", True)
    assert (second.text(), second.isEnabled()) == ("gone.argmap", False)
    first.trigger()
    assert shell.window.path == there


def test_the_wheel_can_zoom(shell: Shell) -> None:
    shell.start()
    shell.program.choose_wheel("zoom")
    controller = shell.window.canvas.controller
    assert controller is not None
    assert controller.input.wheel_zooms
    assert Settings(shell.folder / "argmap.ini").wheel == "zoom"


def test_the_shortcut_sheet_lists_all_and_narrows(shell: Shell) -> None:
    shell.start()
    sheet = ShortcutsDialog(shell.window)
    rows = [
        menu.child(row)
        for place in range(sheet.tree.topLevelItemCount())
        if (menu := sheet.tree.topLevelItem(place))
        for row in range(menu.childCount())
    ]
    assert len(rows) == len(COMMANDS)
    sheet.filter.setText("once more")
    assert [row.text(1) for row in rows if row and not row.isHidden()] == ["Ctrl+E"]
    sheet.close()


def test_about_tells_versions(shell: Shell) -> None:
    shell.start()
    about = AboutDialog(shell.window)
    assert "PySide6" in about.versions.text()
    assert "Python 3." in about.versions.text()
    about.close()


def test_a_mishap_is_told_logged_and_survived(shell: Shell, tmp_path: Path) -> None:
    window = shell.start()
    shell.add_claim("Safe", PLACE)
    mishaps = Mishaps(shell.program.tell, tmp_path / "logs")
    try:
        try:
            raise RuntimeError("something <b>odd</b>")
        except RuntimeError:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    finally:
        mishaps.restore()
    assert "something <b>odd</b>" in window.banner.label.text()
    assert "RuntimeError" in mishaps.log_file.read_text(encoding="utf-8")
    assert shell.only.text == "Safe"
    window.banner.buttons[-1].click()
    assert not window.banner.isVisible()


def test_zoom_in_the_status_bar_follows_and_resets(shell: Shell) -> None:
    window = shell.start()
    window.commands["view.zoom_in"].trigger()
    assert window.status.zoom.text() == "125 %"
    window.status.zoom.click()
    assert window.status.zoom.text() == "100 %"


def test_typing_in_the_inspector_fires_no_command(shell: Shell) -> None:
    shell.start()
    key = shell.add_claim("A", PLACE).id
    shell.click(shell.middle_of(key))
    shell.settle()
    panel = shell.window.docks["inspector"].body
    assert panel is not None
    field = panel.form.text  # type: ignore[union-attr]
    field.setFocus()
    shell.keys(Qt.Key.Key_End, Qt.Key.Key_Backspace)
    assert field.toPlainText() == ""
    assert key in shell.document.statements


def test_alt_and_a_letter_opens_each_menu(shell: Shell) -> None:
    bar = shell.start().menuBar()
    letters = [QKeySequence.mnemonic(each.text()).toString() for each in bar.actions()]
    assert letters == [f"Alt+{letter}" for letter in "FEVISAH"]
    taken = [key for each in COMMANDS.values() for key in each.keys]
    assert not set(letters) & set(taken)


@pytest.mark.parametrize("steps", range(8))
def test_escape_in_the_inspector_goes_back_to_the_map(shell: Shell, steps: int) -> None:
    window = shell.start()
    shell.add_claim("Claim", PLACE)
    assert window.docks["inspector"].body is not None
    shell.settle(120)
    next(
        each for each in window.docks["inspector"].body.findChildren(QComboBox) if each.isVisible()
    ).setFocus()
    shell.keys(*[Qt.Key.Key_Tab] * steps)
    assert not window.canvas.hasFocus()
    shell.keys(Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
    assert len(shell.session.selection) == 1
    shell.type("!")
    shell.type(" Typed on")
    shell.keys(Qt.Key.Key_Escape)
    assert shell.only.text == "Claim! Typed on"


def test_a_narrow_window_drops_words_of_its_tools_before_it_drops_tools(shell: Shell) -> None:
    window = shell.start()
    more = window.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    tools = [each for each in window.findChildren(QToolButton, "named") if each.text()]
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    worded = []
    for width in (1100, 900, 600):
        window.resize(width, 600)
        shell.settle()
        assert not more.isVisible()
        worded.append(sum(each.toolButtonStyle() != icon_only for each in tools))
    assert worded == [7, 5, 0]
    window.resize(1100, 600)
    shell.settle()
    assert all(each.toolButtonStyle() != icon_only for each in tools)


def test_a_very_narrow_window_shows_that_there_are_more_tools(shell: Shell) -> None:
    window = shell.start()
    window.resize(480, 600)
    shell.settle()
    more = window.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    assert more.isVisible()
    image = more.grab().toImage()
    ground = image.pixelColor(1, 1)
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    inked = [
        at for at in points if abs(image.pixelColor(*at).lightness() - ground.lightness()) > 60
    ]
    assert len(inked) >= 8, "nothing is drawn on the button"


def test_the_collector_looks_at_a_closed_window_only_once_qt_has_torn_it_down(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.start()
    closed = shell.program.add_window()
    closed.start_empty()
    shell.settle()
    alive: list[bool] = []
    monkeypatch.setattr(memory, "release", lambda: alive.append(shiboken6.isValid(closed)))
    shell.program.settles = True
    closed.commands.run("file.close")
    for _ in range(100):  # a busy machine is slow, not wrong
        shell.settle(20)
        if alive:
            break
    assert alive == [False]


@pytest.mark.parametrize(("width", "beside"), [(1000, True), (560, False)])
def test_a_notice_sets_its_sentence_in_no_narrow_column(
    qtbot: QtBot, width: int, beside: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = Banner(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(banner)
    column.addStretch(1)
    window.resize(width, 400)
    window.show()
    banner.show_notice("A sentence. " * 20, [("Write in this place", print), ("Again", print)])
    qtbot.wait(20)
    label, buttons = banner.label.geometry(), [each.geometry() for each in banner.buttons]
    assert all((each.left() > label.right()) == beside for each in buttons)
    assert all((each.top() > label.bottom()) != beside for each in buttons)
    assert label.width() >= 320
    assert label.height() >= banner.label.heightForWidth(label.width())
