"""Preferences: each acts at once, is remembered, and a damaged file loses nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QSpinBox

from argmap.ui.dialogs.shortcuts import ShortcutsDialog
from argmap.ui.preferences.dialog import PreferencesDialog
from argmap.ui.preferences.schema import PREFERENCES, SECTIONS
from argmap.ui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Shell


def preferences(shell: Shell) -> PreferencesDialog:
    shell.keys(Qt.Key.Key_P, held=Qt.KeyboardModifier.AltModifier)
    shell.settle()
    (dialog,) = shell.window.findChildren(PreferencesDialog)
    return dialog


def test_each_preference_says_what_it_does_and_has_its_usual_value_at_first(shell: Shell) -> None:
    shell.start()
    assert len({each.id for each in PREFERENCES}) == len(PREFERENCES)
    for preference in PREFERENCES:
        assert preference.section in SECTIONS
        assert preference.help.endswith(".")
        assert preference.read(shell.program) == preference.usual
        assert preference.usual in preference.choices


def test_every_choice_is_taken_remembered_and_shown_again(shell: Shell) -> None:
    shell.start()
    dialog = preferences(shell)
    for preference in PREFERENCES:
        field = dialog.rows[preference.id].field
        for place, value in reversed(list(enumerate(preference.choices))):
            if isinstance(field, QComboBox):
                field.setCurrentIndex(place)
                field.activated.emit(place)
            elif field.isChecked() != (value == "on"):
                field.click()
            assert preference.read(shell.program) == value
        if isinstance(field, QComboBox):
            field.activated.emit(len(preference.choices) - 1)
        elif preference.usual == "on":
            assert not field.isChecked()
    others = {each.id for each in PREFERENCES if each.read(shell.program) != each.usual}
    assert {"theme", "text_size", "wheel", "arrows", "autosave", "start_page"} <= others
    (restore,) = [
        each for each in dialog.findChildren(QPushButton) if each.text() == "Restore Defaults"
    ]
    restore.click()
    assert all(each.read(shell.program) == each.usual for each in PREFERENCES)
    dialog.close()


def test_a_search_leaves_what_has_the_words(shell: Shell) -> None:
    shell.start()
    dialog = preferences(shell)
    QTest.keyClicks(dialog.search, "dark")
    assert [name for name, row in dialog.rows.items() if row.isVisible()] == ["theme"]
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "wheel scr")
    assert [name for name, row in dialog.rows.items() if row.isVisible()] == ["wheel"]
    dialog.search.setText("nowhere at all")
    assert dialog.nothing.isVisible()
    dialog.close()


def test_the_text_of_menus_and_panels_grows(shell: Shell) -> None:
    window = shell.start()
    before = window.menuBar().sizeHint().height(), QApplication.font().pixelSize()
    shell.appearance.choose_text_size("150")
    shell.settle()
    after = window.menuBar().sizeHint().height(), QApplication.font().pixelSize()
    assert after[0] > before[0]
    assert after[1] == round(before[1] * 1.5)
    shell.appearance.choose_text_size("100")


@pytest.mark.parametrize(
    "content",
    [b"\x00\xff{{]]\n=\n", b'{"theme": "dark"}', b"[General]\ntheme=plaid\ntext_size=9000\n"],
)
def test_a_broken_preference_file_counts_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "argmap.ini"
    file.write_bytes(content)
    settings = Settings(file)
    assert (settings.theme, settings.text_size, settings.autosave) == ("system", "100", "off")
    settings.theme = "dark"
    settings.flush()
    assert Settings(file).theme == "dark"


def test_what_a_newer_version_remembers_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "argmap.ini"
    file.write_text("[General]\ntheme=dark\nholograms=on\n")
    settings = Settings(file)
    settings.wheel = "zoom"
    settings.flush()
    assert "holograms=on" in file.read_text()


# --- saving by itself -----------------------------------------------------------------------


def test_a_map_with_a_file_is_saved_by_itself(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shell.start()
    shell.add_claim("One", QPoint(200, 120))
    path = shell.folder / "one.argmap"
    shell.answers.saving_to = [path]
    shell.control(Qt.Key.Key_S)
    shell.settings.autosave = "10"
    monkeypatch.setattr(window.autosave._timer, "start", _at_once(window.autosave._timer))
    shell.add_claim("Two", QPoint(200, 300))
    shell.settle(80)
    assert "Two" in path.read_text()
    assert not window.isWindowModified()
    path.write_text(path.read_text().replace("Two", "Zwei"))
    shell.add_claim("Three", QPoint(500, 300))
    shell.settle(80)
    assert "Zwei" in path.read_text()  # another program wrote it: nothing is written over
    assert "changed by another program" in window.files.saver.trouble.label.text()
    assert window.isWindowModified()


def _at_once(timer: object) -> object:
    start = timer.start  # type: ignore[attr-defined]
    return lambda _: start(1)


def test_a_map_without_a_file_is_not_saved_anywhere(shell: Shell) -> None:
    window = shell.start()
    shell.program.choose_autosave("10")
    shell.add_claim("One", QPoint(200, 120))
    assert not window.autosave._timer.isActive()


# --- the start page -------------------------------------------------------------------------


def entries(shell: Shell) -> dict[str, QPushButton]:
    page = shell.window.start_page.page
    if page is None or not page.isVisible():
        return {}
    return {each.accessibleName(): each for each in page.findChildren(QPushButton)}


def test_an_empty_window_offers_recent_files_and_examples(shell: Shell) -> None:
    there, gone = shell.folder / "there.argmap", shell.folder / "gone.argmap"
    first = shell.start()
    shell.add_claim("Floods", QPoint(200, 120))
    shell.answers.saving_to = [there]
    shell.control(Qt.Key.Key_S)
    shell.settings.remember(gone)
    first.close()
    window = shell.start()
    offered = entries(shell)
    assert offered["there"].isEnabled()
    assert not offered["gone"].isEnabled()
    assert "NATO’s loss, Russia’s gain?" in offered
    offered["there"].click()
    shell.settle()
    assert window.path == there
    assert not entries(shell)


def test_the_start_page_goes_away_with_the_first_claim(shell: Shell) -> None:
    shell.start()
    assert entries(shell)
    shell.add_claim("Floods", QPoint(100, 60))
    shell.settle()
    assert not entries(shell)


def test_the_start_page_can_be_switched_off(shell: Shell) -> None:
    shell.start()
    shell.program.choose_start_page(False)
    shell.settle()
    assert not entries(shell)
    shell.program.choose_start_page(True)
    shell.settle()
    assert entries(shell)


def test_fields_and_dialogs_grow_with_the_text(shell: Shell) -> None:
    window = shell.start()
    heights, widths = [], []
    for percent in ("100", "150"):
        shell.appearance.choose_text_size(percent)
        spin, line = QSpinBox(window), QLineEdit(window)
        for field in (spin, line):
            field.show()
        shell.settle()
        assert abs(spin.sizeHint().height() - line.sizeHint().height()) <= 4, percent
        heights.append(spin.sizeHint().height())
        dialog = ShortcutsDialog(window)
        widths.append(dialog.width())
        dialog.close()
    assert heights[1] > heights[0] * 1.2
    assert widths[1] > widths[0] or widths[0] >= window.screen().availableGeometry().width() * 0.9
