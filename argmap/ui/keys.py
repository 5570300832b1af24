"""The keys of all commands, in all windows at once, as a person has set them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from argmap.session.commands import COMMANDS
from argmap.session.commands.keymap import Keymap, restored
from argmap.session.commands.keyrules import parts, writes

if TYPE_CHECKING:
    from argmap.ui.settings import Settings

GROWING = ("statement.reason", "statement.objection")
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Keys(QObject):
    """Holds the keymap and remembers it; `changed` tells windows to follow."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.map = restored(COMMANDS, settings.shortcuts) or Keymap(COMMANDS)

    def choose(self, keymap: Keymap) -> None:
        """Use these keys from now on."""
        self.map = keymap
        if restored(COMMANDS, self._settings.shortcuts) is None:
            # Damaged, or a newer version's: it may come to use again.
            self._settings.set_shortcuts_aside()
        self._settings.shortcuts = keymap.stored()
        self.changed.emit()

    def shown(self, command: str) -> list[str]:
        """Return a command's keys as this system writes them."""
        return [native(key) for key in self.map.keys(command)]

    def while_typing(self) -> dict[int, str]:
        """Return by which keys a reason or an objection is added while a statement is typed."""
        return {
            QKeySequence(key)[0].toCombined(): command  # type: ignore[index]
            for command in GROWING
            for key in self.map.keys(command)
            if not writes(key) or parts(key)[1] == "Tab"
        }

    def letters(self) -> set[str]:
        """Return the letters that Alt makes a command with: no menu may be opened by them."""
        parts = (key.split("+") for name in COMMANDS for key in self.map.keys(name))
        return {last.casefold() for *held, last in parts if held == ["Alt"] and last.isalpha()}


def native(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(_NATIVE)
