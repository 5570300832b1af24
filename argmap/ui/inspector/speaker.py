"""Who asserts a statement: one of the map's participants, or a new one by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QCompleter

from argmap.core.edits import statements, structure
from argmap.core.i18n import tr
from argmap.ui.inspector.editing import timestamp
from argmap.ui.inspector.mixed import MIXED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.ui.inspector.editing import Editing


class SpeakerField(QComboBox):
    """A list of names that takes new ones; no name means nobody in particular."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._keys: tuple[str, ...] = ()
        self._shown = ""
        self.setAccessibleName(tr("Speaker"))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        completer = self.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        editor = self.lineEdit()
        assert editor is not None
        editor.setAccessibleName(tr("Speaker"))
        editor.editingFinished.connect(self.commit)
        self.activated.connect(self.commit)

    def show_voice(self, keys: Sequence[str], voice: Any) -> None:
        """Show who speaks, unless a name is being typed just now."""
        editor = self.lineEdit()
        if editor is None or (editor.hasFocus() and self.currentText() != self._shown):
            return
        self._keys = tuple(keys)
        document = self._editing.document
        people = {each.id: each.name for each in document.participants.values()}
        names = sorted(set(people.values()), key=str.casefold)
        self.blockSignals(True)
        if [self.itemText(row) for row in range(self.count())] != names:
            self.clear()
            self.addItems(names)
        self._shown = "" if voice is MIXED or voice is None else people.get(voice, "")
        self.setEditText(self._shown)
        editor.setPlaceholderText(
            tr("several values") if voice is MIXED else tr("who says so; a new name is added")
        )
        self.blockSignals(False)

    @Slot()
    def commit(self) -> None:
        """Make whoever is named the speaker of the statements shown, adding a new participant."""
        name = self.currentText().strip()
        if name == self._shown.strip() or not self._keys:
            return
        self._shown = name
        keys = self._keys
        if not name:
            self._editing.amend(tr("Clear speaker"), keys, voice=None)
            return
        known = self._known(name)
        if known is not None:
            self._editing.amend(tr("Set speaker"), keys, voice=known)
            return

        def add(document: Document) -> Patch:
            return structure.add_participant(document, name)

        def assign(document: Document) -> Patch:
            return statements.amend(document, keys, timestamp(), voice=self._known(name))

        self._editing.make(tr("Add speaker"), add, assign)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _known(self, name: str) -> str | None:
        for participant in self._editing.document.participants.values():
            if participant.name == name:
                return participant.id
        return None
