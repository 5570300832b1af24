"""The translator that tr() asks: Qt's, with the catalogues installed in the application."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from argmap.core import i18n

CONTEXT = "argmap"


def install() -> None:
    """Let every tr() of the program ask Qt from now on."""
    i18n.install(_translate)


def _translate(text: str, n: int | None) -> str:
    return QCoreApplication.translate(CONTEXT, text, "", -1 if n is None else n)
