"""Words offered while a field is being typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Slot
from PySide6.QtWidgets import QCompleter

from argmap.ui.inspector.texts import LineField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget


class SuggestField(LineField):
    """One line of text, or of several parts with commas, with words that may be meant.

    `words` is asked each time the field is entered. The Down key shows them all.
    """

    def __init__(
        self,
        name: str,
        words: Callable[[], Iterable[str]],
        parent: QWidget | None = None,
        *,
        hint: str = "",
        parts: bool = False,
    ) -> None:
        super().__init__(name, parent, hint=hint)
        self._words = words
        self._list = QStringListModel(self)
        completer = _PartCompleter(self) if parts else QCompleter(self)
        completer.setModel(self._list)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        assert popup is not None
        popup.setObjectName("suggestions")
        completer.activated.connect(self._chosen)
        self.setCompleter(completer)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._list.setStringList(list(self._words()))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer is not None:
            completer.setCompletionPrefix("" if not self.text() else completer.completionPrefix())
            completer.complete()
            return
        super().keyPressEvent(event)

    @Slot()
    def _chosen(self) -> None:
        self.draft.commit()


class _PartCompleter(QCompleter):
    """Completes what stands behind the last comma."""

    def __init__(self, field: LineField) -> None:
        super().__init__(field)
        self._field = field

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        word = str(super().pathFromIndex(index))
        before = self._field.text().rpartition(",")[0].strip()
        return f"{before}, {word}" if before else word
