"""Where the keys of one command are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS
from argmap.session.commands.keyrules import refusal, warning
from argmap.ui.chrome import menu_text
from argmap.ui.dialogs.key_field import KeyField
from argmap.ui.keys import native
from argmap.ui.plain import plain_label
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from argmap.session.commands.keymap import Keymap
    from argmap.ui.keys import Keys

Purpose = Literal["add", "change"]


class KeyEditor(QFrame):
    """A command's keys to press on, and what can be done with them; `left` gives the focus back."""

    left = Signal()

    def __init__(self, keys: Keys, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("key-editor")
        self._keys = keys
        self._command: str | None = None
        self._purpose: Purpose | None = None
        self._pressed = ""
        self.name = plain_label("", self, role="heading")
        self.group = QButtonGroup(self)
        self.add = self._button(tr("Add a Key"), self._begin_adding)
        self.change = self._button(tr("Change"), self._begin_changing)
        self.remove = self._button(tr("Remove"), self._remove)
        self.reset = self._button(tr("Reset"), self._reset)
        self.field = KeyField(self)
        self.field.pressed.connect(self._captured)
        self.message = plain_label("", self, wrap=True)
        self.take = self._button(tr("Take It"), self._take)
        self._lay_out()
        self.show_command(None)

    @property
    def chips(self) -> list[QToolButton]:
        """One button a key; the one that is down is the one to change or remove."""
        return [chip for chip in self.group.buttons() if isinstance(chip, QToolButton)]

    def show_command(self, command: str | None) -> None:
        """Show this command's keys; what was under way for another is given up."""
        self._command = command
        self._tell("")
        self._refresh()

    def begin(self) -> None:
        """Wait for a key: another one, or the first."""
        if self._command is not None:
            self._record("change" if self.chips else "add")

    def _lay_out(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._row = QHBoxLayout()
        for row in (first, second, third, self._row):
            row.setSpacing(8)
        first.addWidget(self.name)
        first.addLayout(self._row)
        first.addWidget(self.field, 1)
        first.addStretch()
        for button in (self.add, self.change, self.remove, self.reset):
            second.addWidget(button)
        second.addStretch()
        third.addWidget(self.message, 1)
        third.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addLayout(first)
        column.addLayout(second)
        column.addLayout(third)
        first.addStrut(self.field.sizeHint().height())
        self.message.setMinimumHeight(self.take.sizeHint().height())

    def _refresh(self) -> None:
        command, recording = self._command, self._purpose is not None
        held = [] if command is None else list(self._keys.map.keys(command))
        if [chip.property("key") for chip in self.chips] != held:
            self._make_chips(held)
        for chip in self.chips:
            chip.setVisible(not recording)
        self.name.setText("" if command is None else translated(COMMANDS[command].title))
        self.field.setVisible(recording)
        self.add.setEnabled(command is not None)
        for button in (self.change, self.remove):
            button.setEnabled(bool(held) and not recording)
        changed = command is not None and self._keys.map.is_changed(command)
        self.reset.setEnabled(changed and not recording)
        if command is None:
            self._tell(tr("Select a command to change its keys."))

    def _make_chips(self, held: list[str]) -> None:
        for chip in self.chips:
            self.group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for key in held:
            chip = QToolButton(self)
            chip.setObjectName("key")
            chip.setText(menu_text(native(key)))
            chip.setProperty("key", key)
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.group.addButton(chip)
            self._row.addWidget(chip)
        if held:
            self.chips[0].setChecked(True)

    def _record(self, purpose: Purpose) -> None:
        self._purpose, self._pressed = purpose, ""
        self.field.clear()
        self._tell(tr("Press the new key. Escape gives up."))
        self._refresh()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _captured(self, key: str) -> None:
        if self._purpose is None or self._command is None:
            return
        if key == "Esc":
            self._rest("")
            return
        self._pressed = key
        self.field.setText(native(key))
        refused = refusal(key, COMMANDS[self._command].scope)
        owner = self._keys.map.owner(key)
        if refused is not None:
            self._tell(refused, problem=True)
        elif owner == self._command:
            self._rest(tr("It has this key already."))
        elif owner is not None:
            other = translated(COMMANDS[owner].title)
            self._tell(tr("{key} belongs to “{command}”.", key=native(key), command=other))
            self.take.setText(tr("Take It From “{command}”", command=menu_text(other)))
            self.take.show()
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._assign()

    @Slot()
    def _take(self) -> None:
        self._assign()

    def _assign(self) -> None:
        command, key = self._command, self._pressed
        if command is None or self._purpose is None:
            return
        held = list(self._keys.map.keys(command))
        if self._purpose == "change" and held:
            held[held.index(self._chosen())] = key
        else:
            held.append(key)
        self._rest("", self._keys.map.put(command, held))
        title = translated(COMMANDS[command].title)
        done = tr("“{command}” now has {key}.", command=title, key=native(key))
        warned = warning(key)
        self._tell(f"{done} {warned}" if warned else done)

    @Slot()
    def _remove(self) -> None:
        if self._command is not None and self.chips:
            held = [key for key in self._keys.map.keys(self._command) if key != self._chosen()]
            self._rest("", self._keys.map.put(self._command, held))

    @Slot()
    def _reset(self) -> None:
        if self._command is not None:
            self._rest("", self._keys.map.reset(self._command))

    def _rest(self, sentence: str, keymap: Keymap | None = None) -> None:
        """Wait for no key any more; perhaps use another keymap from now on."""
        self._purpose = None
        if keymap is not None:
            self._keys.choose(keymap)
        self._tell(sentence)
        self._refresh()
        self.left.emit()

    def _chosen(self) -> str:
        down = self.group.checkedButton() or self.chips[0]
        return str(down.property("key"))

    def _tell(self, sentence: str, *, problem: bool = False) -> None:
        if not sentence or problem:
            self._pressed = ""
        self.take.hide()
        self.message.setText(sentence)
        self.message.setObjectName("problem" if problem else "")
        self.message.style().polish(self.message)

    def _button(self, title: str, then: Callable[[], None]) -> QPushButton:
        button = QPushButton(title, self)
        button.setAutoDefault(False)
        button.clicked.connect(then)
        return button

    @Slot()
    def _begin_adding(self) -> None:
        self._record("add")

    @Slot()
    def _begin_changing(self) -> None:
        self._record("change")
