"""What tr() asks in windows: the catalogue of a language, English text → translation.

A catalogue is resources/translations/CODE.json, kept in step with the code by
`python -m tests.make_translations`. What it lacks stays English.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from argmap.core import i18n
from argmap.core.i18n import tr
from argmap.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NAME: Final = ""
"""The key under which a catalogue has the language's own name for itself."""
SYSTEM: Final = "system"
ENGLISH: Final = "en"
translated = i18n.translated


class CatalogueError(Exception):
    """A catalogue cannot be read; the text is a sentence that says why."""


def languages() -> dict[str, str]:
    """Return the languages there are, by code, each by its own name."""
    found = {ENGLISH: "English"}
    for code in _catalogues():
        try:
            found[code] = _catalogue(code)[NAME]
        except CatalogueError:
            continue
    return found


def spoken(choice: str) -> str:
    """Return the code of the language to use: the one chosen, or the first the system names."""
    known = {ENGLISH, *_catalogues()}
    if choice in known:
        return choice
    codes = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in codes if code in known), ENGLISH)


def install(application: QApplication, choice: str = ENGLISH) -> str:
    """Speak the chosen language in every window made from now on; Qt's own texts, too.

    Returns a sentence if that language cannot be spoken, else an empty text.
    """
    for own in application.findChildren(QTranslator):
        application.removeTranslator(own)
        own.deleteLater()
    i18n.install(None)
    code, trouble = spoken(choice), ""
    if choice not in (SYSTEM, code):
        trouble = tr("argmap does not speak the language “{code}” that is set.", code=choice)
    try:
        strings = _catalogue(code) if code != ENGLISH else {}
    except CatalogueError as error:
        code, strings, trouble = ENGLISH, {}, str(error)
    locale = _locale(code)
    QLocale.setDefault(locale)
    if code == ENGLISH:
        return trouble
    marks = locale.groupSeparator() + locale.decimalPoint()
    i18n.install(lambda text, _: strings.get(text, text), marks)
    own = QTranslator(application)
    if own.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(own)
    return trouble


def _locale(code: str) -> QLocale:
    """How numbers and dates are written: as in the person's country, if its language is spoken."""
    system = QLocale.system()
    fits = system.name().startswith(code) or (code == ENGLISH and system == QLocale.c())
    return system if fits else QLocale(code)


def _catalogues() -> list[str]:
    return sorted(path.stem for path in resource("translations").glob("*.json"))


def _catalogue(code: str) -> dict[str, str]:
    path = resource("translations", f"{code}.json")
    try:
        strings = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        strings = None
    named = isinstance(strings, dict) and strings.get(NAME)
    if named and all(isinstance(each, str) for each in strings.values()):
        return dict(strings)
    raise CatalogueError(
        tr("The translation “{name}” is damaged; argmap speaks English.", name=path.name)
    )
