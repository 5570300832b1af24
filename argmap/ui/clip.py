"""The system's clipboard while data of ours is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


class _Ours:
    there = False
    """Whether data of ours may still be on it; there is one clipboard for all windows."""


def hand_over(data: QMimeData) -> None:
    """Put data on the clipboard, for this program and others."""
    QGuiApplication.clipboard().setMimeData(data)
    _Ours.there = True


def release_clipboard() -> None:
    """Leave only text on the clipboard, before the program ends."""
    # WORKAROUND(PySide6 6.11): Qt destroys the clipboard's data after Python has gone, and data
    # that Python made crashes the process then.
    if _Ours.there:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(clipboard.text())
        _Ours.there = False
