"""German: the whole program speaks it, in words, numbers, dates, keys and Qt's own buttons."""

from __future__ import annotations

import os
import re
import string
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
)

from argmap.core.i18n import figure, tr, trn
from argmap.core.schemes import scheme_called, scheme_title
from argmap.session.commands import COMMANDS
from argmap.ui import translation
from argmap.ui.dialogs.shortcuts import ShortcutsDialog
from argmap.ui.palette.palette import Palette
from argmap.ui.preferences.dialog import PreferencesDialog
from tests.make_translations import CATALOGUES, read
from tests.ui.speech import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Shell
    from PySide6.QtWidgets import QWidget

    from argmap.ui.main_window import MainWindow

STRINGS = read(CATALOGUES / "de.json")
DIALOGS = (
    "file.preferences",
    "file.export",
    "file.export_pdf",
    "file.export_as",
    "help.shortcuts",
    "help.about",
)
"""Commands that open a dialog on a map."""
SMALL = 1000
"""Pixels that a dialog may need at least: there are screens of 1024."""


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    assert translation.install(qapp, "de") == ""
    yield
    translation.install(qapp, "en")


# --- the catalogue -----------------------------------------------------------------------------


def _places(text: str) -> set[tuple[str, str | None]]:
    return {(name, spec) for _, name, spec, _ in string.Formatter().parse(text) if name is not None}


def test_translations_have_the_same_places_and_keep_to_german_typography() -> None:
    for text, german in STRINGS.items():
        assert _places(german) == _places(text), text
        assert not set("\"'") & set(german), text
        assert german.count("„") == german.count("“"), text
        assert "..." not in german, text
        assert not re.search(r"\w…|…\w", german), text
        assert " - " not in german, text
        assert text.endswith(".") == german.endswith("."), text
        assert text.endswith("…") == german.endswith("…"), text


def test_translations_name_keys_as_qt_does_in_menus() -> None:
    for text, german in STRINGS.items():
        assert not {"Ctrl", "Shift", "Enter", "Space"} & set(german.replace("+", " ").split()), text
        assert ("Ctrl" in text) == ("Strg" in german), text


def test_ways_through_menus_are_those_of_the_german_menus() -> None:
    told = [text for text in STRINGS if " ▸ " in text]
    assert told
    for text in told:
        menu, _, rest = text.partition(" ▸ ")
        menu = menu.rpartition(" ")[2]
        (title,) = [
            each.title
            for each in COMMANDS.values()
            if each.menu == menu and rest.startswith(each.title.rstrip("…"))
        ]
        way = f"{STRINGS[menu]} ▸ {STRINGS[title].rstrip(' …')}"
        assert way in STRINGS[text], text


# --- windows -----------------------------------------------------------------------------------


def _english(top: QWidget, own: set[str]) -> set[str]:
    """What is said in English though the catalogue has German for it."""
    return {text for text in spoken(top) - own if STRINGS.get(text, text) != text}


def _dialogs(shell: Shell) -> Iterator[QDialog]:
    for command in DIALOGS:
        shell.window.commands.run(command)
        shell.settle()
        for dialog in shell.window.findChildren(QDialog):
            if dialog.isVisible():
                yield dialog
                dialog.close()
                shell.settle(20)


def _start(shell: Shell) -> tuple[MainWindow, set[str]]:
    """The example that has everything, and what it says itself."""
    window = shell.start()
    window.files.open_example("old-bridge.argmap")
    window = shell.window
    window.activateWindow()
    shell.settle()
    document = shell.document
    said = {each.text for each in document.statements.values()}
    return window, said | {each.title for each in document.statements.values()}


@pytest.mark.usefixtures("german")
def test_no_window_panel_or_dialog_says_anything_in_english(shell: Shell) -> None:
    window, own = _start(shell)
    document = shell.document
    for dock in window.docks:
        dock.show()
    chosen = [["shops"], list(document.inferences)[:1], list(document.relations)[:1]]
    chosen += [list(document.groups)[:1], [], list(document.statements), list(document.inferences)]
    for keys in [*chosen, [*document.statements, *document.inferences]]:
        shell.session.select(keys)
        shell.settle(30)
        assert _english(window, own) == set()
    heard = 0
    for dialog in _dialogs(shell):
        heard += 1
        assert _english(dialog, own) == set(), dialog.windowTitle()
        _assert_roomy(dialog)
    assert heard == len(DIALOGS)
    window.commands.run("edit.replace")
    shell.settle()
    assert _english(window, own) == set()


@pytest.mark.usefixtures("german")
def test_letters_after_alt_are_unique_in_menus(shell: Shell) -> None:
    window, _ = _start(shell)
    for entries in [window.menuBar(), *window.findChildren(QMenu)]:
        _assert_unique([each.text() for each in entries.actions()])
    assert [each.text().replace("&", "") for each in window.menuBar().actions()] == [
        "Datei", "Bearbeiten", "Ansicht", "Einfügen", "Aussage", "Anordnen", "Hilfe",
    ]  # fmt: skip


def _assert_roomy(dialog: QDialog) -> None:
    """Each letter after Alt stands once, and words are not cut off."""
    said = [each.text() for each in dialog.findChildren(QAbstractButton)]
    said += [each.text() for each in dialog.findChildren(QLabel) if each.buddy() is not None]
    _assert_unique(said)
    assert dialog.minimumSizeHint().width() <= SMALL, dialog.windowTitle()
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()


def _assert_unique(texts: list[str]) -> None:
    parts = [text.replace("&&", "").partition("&")[2][:1].casefold() for text in texts]
    letters = [letter for letter in parts if letter]
    assert len(letters) == len(set(letters)), texts


@pytest.mark.usefixtures("german")
def test_undo_keys_numbers_and_dates_are_german(shell: Shell, qapp: QApplication) -> None:
    window, _ = _start(shell)
    shell.session.select(["shops"])
    window.commands.run("statement.pinned")
    shell.settle()
    assert window.commands["edit.undo"].text() == "Rückgängig: Anheften"
    window.commands.run("edit.undo")
    shell.settle()
    assert window.commands["edit.redo"].text() == "Wiederholen: Anheften"
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Shift+S").toString(native) == "Strg+Umschalt+S"
    assert trn("{n} statement", "{n:,} statements", 20_000) == "20.000 Aussagen"
    assert tr("{n:.1f} kB", n=1.5) == "1,5 kB"
    assert figure(1234567) == "1.234.567"
    assert QLocale().toString(1.5) == "1,5"
    field = QLineEdit(window)
    menu = field.createStandardContextMenu()
    menu.setParent(field)
    words = [each.text().partition("\t")[0].replace("&", "") for each in menu.actions()]
    assert "Einfügen" in words and "Rückgängig" in words  # noqa: PT018 - Qt's own
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, window)
    assert [each.text().replace("&", "") for each in box.buttons()] == ["Abbrechen"]


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("wanted", ["aufr", "tidy"])
def test_commands_are_found_by_german_and_by_english_names(shell: Shell, wanted: str) -> None:
    shell.start()
    shell.control(Qt.Key.Key_K)
    (palette,) = [each for each in shell.window.findChildren(Palette) if each.isVisible()]
    QTest.keyClicks(palette.field, wanted)
    assert "Aufräumen" in [each.title for each in palette.rows.entries[:8]]
    shell.keys(Qt.Key.Key_Escape)
    shell.window.commands.run("help.shortcuts")
    (sheet,) = shell.window.findChildren(ShortcutsDialog)
    QTest.keyClicks(sheet.filter, wanted)
    menus = [sheet.tree.topLevelItem(row) for row in range(sheet.tree.topLevelItemCount())]
    items = [menu.child(row) for menu in menus if menu for row in range(menu.childCount())]
    assert "Aufräumen" in [item.text(0) for item in items if item and not item.isHidden()]
    sheet.close()


@pytest.mark.usefixtures("german")
def test_schemes_are_chosen_in_german_and_kept_as_every_program_knows_them() -> None:
    assert scheme_title("Expert opinion") == "Expertenmeinung"
    assert scheme_called("expertenmeinung") == "Expert opinion"
    assert scheme_title("Kaffeesatz") == scheme_called("Kaffeesatz") == "Kaffeesatz"
    assert scheme_title("Undo") == "Undo"  # what a map says is not translated


# --- choosing it -------------------------------------------------------------------------------


def test_the_preference_changes_the_language_of_the_next_start(
    shell: Shell, qapp: QApplication
) -> None:
    window = shell.start()
    window.commands.run("file.preferences")
    (dialog,) = window.findChildren(PreferencesDialog)
    field = dialog.rows["language"].field
    assert isinstance(field, QComboBox)
    assert [field.itemText(row) for row in range(field.count())] == [
        "As the system", "English", "Deutsch",
    ]  # fmt: skip
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End)
    assert shell.settings.language == "de"
    assert "started again" in window.status.message.text()
    dialog.close()
    try:
        assert translation.install(qapp, shell.settings.language) == ""
        again = shell.program.add_window()
        assert again.commands["edit.redo"].text() == "Wiederholen"
        assert again.findChild(QAction, "file.save").text() == "Speichern"
    finally:
        translation.install(qapp, "en")


SAYS = """
from argmap.ui.app import make_application
from argmap.ui.settings import Settings
from argmap.ui import translation
from argmap.core.i18n import tr
application = make_application()
print(translation.install(application, Settings().language), tr("Undo"))
"""


def test_the_language_of_the_system_is_spoken_if_nothing_is_chosen() -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    environment |= {"LANG": "de_AT.UTF-8", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", SAYS],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert run.stdout.strip() == "Rückgängig"


@pytest.mark.parametrize("written", ['{"": "Deutsch", ', '["Deutsch"]', '{"Undo": "x"}', "\xff"])
def test_a_damaged_translation_leaves_english_and_says_so(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    folder = tmp_path / "translations"
    folder.mkdir()
    (folder / "de.json").write_bytes(written.encode("latin-1"))
    monkeypatch.setattr(translation, "resource", tmp_path.joinpath)
    assert "“de.json” is damaged" in translation.install(qapp, "de")
    assert tr("Undo") == "Undo"
    assert translation.languages() == {"en": "English"}


def test_a_language_that_there_is_not_is_named(qapp: QApplication) -> None:
    assert "“tlh”" in translation.install(qapp, "tlh")
    assert translation.install(qapp, "system") == ""
    assert tr("Undo") == "Undo"


def test_a_translation_with_wrong_places_is_passed_over() -> None:
    from argmap.core import i18n

    i18n.install(lambda text, _: "{m} von {", ".,")
    try:
        assert tr("{n} of {m}", n=1, m=2) == "1 of 2"
    finally:
        i18n.install(None)
