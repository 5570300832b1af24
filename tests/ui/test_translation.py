"""Languages: catalogues fit the code, and windows speak them; what is missing stays English."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from argmap.core import i18n
from argmap.ui import translation
from tests.make_translations import CATALOGUES, read, said, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Shell
    from PySide6.QtWidgets import QApplication

COVERED = 0.97
GERMAN = {"": "Deutsch", "Undo": "Rückgängig", "{n} selected": "{n} ausgewählt"}


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    translation.install(qapp, "en")


@pytest.mark.parametrize("path", sorted(CATALOGUES.glob("*.json")), ids=lambda path: path.stem)
def test_a_catalogue_fits_what_the_program_says(path: object) -> None:
    strings, texts = read(path), said()  # type: ignore[arg-type]
    assert strings.pop(translation.NAME)
    assert strings.keys() <= texts, "run python -m tests.make_translations"
    for text, translated in strings.items():
        assert _places(translated) <= _places(text), text
        assert bool(text.startswith(" ")) == bool(translated.startswith(" ")), text
        assert ("&" in text.replace("&&", "")) >= ("&" in translated.replace("&&", "")), text
    assert len(strings) >= COVERED * len(texts)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "translations" / "de.json", GERMAN)
    monkeypatch.setattr(translation, "resource", tmp_path.joinpath)


@pytest.mark.usefixtures("german")
def test_a_language_that_is_not_known_is_that_of_the_system_or_english() -> None:
    assert translation.languages() == {"en": "English", "de": "Deutsch"}
    assert translation.spoken("de") == "de"
    assert translation.spoken("xx") in translation.languages()


@pytest.mark.usefixtures("german")
def test_windows_speak_the_language_chosen(shell: Shell, qapp: QApplication) -> None:
    translation.install(qapp, "de")
    window = shell.start()
    assert window.commands["edit.undo"].text() == "Rückgängig"
    assert window.commands["edit.redo"].text() == "Redo"  # what is missing stays English


def test_every_word_of_a_window_can_be_translated(shell: Shell) -> None:
    """What was not asked of the translator is English in every language."""
    i18n.install(lambda text, _: f"⟦{text}⟧")
    window = shell.start()
    texts = [each.title() for each in window.findChildren(QMenu) if each.title()]
    texts += [window.commands[name].text() for name in window.commands]
    for dock in window.docks:
        dock.show()
    shell.settle()
    texts += [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    texts += [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    own = {
        "NATO’s loss, Russia’s gain?",
        "Should school start later?",
        "Close the old bridge to cars?",
    }
    missed = {
        text for text in texts if any(map(str.isalpha, text)) and "⟦" not in text.replace("&", "")
    }
    assert missed <= own
