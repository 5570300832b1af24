"""What tr() asks in windows: the catalogue of a language, English text → translation.

A catalogue is resources/translations/CODE.json, kept in step with the code by
`python -m tests.make_translations`. What it lacks stays English.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from argmap.core import i18n
from argmap.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NAME: Final = ""
"""The key under which a catalogue has the language's own name for itself."""
_marked = i18n.tr


def languages() -> dict[str, str]:
    """Return the languages there are, by code, each by its own name."""
    found = {"en": "English"}
    for path in sorted(resource("translations").glob("*.json")):
        found[path.stem] = _catalogue(path.stem)[NAME]
    return found


def spoken(choice: str) -> str:
    """Return the code of the language to use: the one chosen, or the first the system names."""
    known = languages()
    if choice in known:
        return choice
    codes = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in codes if code in known), "en")


def install(application: QApplication, choice: str = "en") -> None:
    """Speak the chosen language in every window made from now on; Qt's own texts, too."""
    for own in application.findChildren(QTranslator):
        application.removeTranslator(own)
        own.deleteLater()
    code = spoken(choice)
    if code == "en":
        i18n.install(None)
        return
    strings = _catalogue(code)
    i18n.install(lambda text, _: strings.get(text, text))
    own = QTranslator(application)
    if own.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own)


def translated(marked: str) -> str:
    """Translate a literal that stands elsewhere as data, such as a command's title."""
    return _marked(marked)


def _catalogue(code: str) -> dict[str, str]:
    text = resource("translations", f"{code}.json").read_text(encoding="utf-8")
    strings: dict[str, str] = json.loads(text)
    return strings
