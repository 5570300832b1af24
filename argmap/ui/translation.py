"""The translator that tr() asks: Qt's, with the catalogues installed in the application."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from argmap.core import i18n

CONTEXT = "argmap"
_marked = i18n.tr


def install() -> None:
    """Let every tr() of the program ask Qt from now on."""
    i18n.install(_translate)


def _translate(text: str, n: int | None) -> str:
    return QCoreApplication.translate(CONTEXT, text, "", -1 if n is None else n)


def translated(marked: str) -> str:
    """Translate a literal that stands elsewhere as data, such as a command's title."""
    return _marked(marked)
