"""Keys that, while a statement is typed, keep its text and go on to another statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QKeyCombination, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

TypingKeys = Mapping[int, str]
"""Commands by combination of keys, as `QKeyCombination.toCombined` counts them."""

TABS: Final = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_HELD: Final = (
    _SHIFT
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)

AT_FIRST: Final[TypingKeys] = {
    QKeyCombination(Qt.Key.Key_Tab).toCombined(): "statement.reason",
    QKeyCombination(_SHIFT, Qt.Key.Key_Tab).toCombined(): "statement.objection",
}


def command_asked(keys: TypingKeys, event: QKeyEvent) -> str | None:
    """The command that a key asks for; None: the key is for the text."""
    key, held = Qt.Key(event.key()), event.modifiers() & _HELD
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | _SHIFT
    return keys.get(QKeyCombination(held, key).toCombined())
