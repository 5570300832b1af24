"""One QAction for each command: menus, tool bar and shortcuts all show these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QToolButton

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS, perform
from argmap.ui.chrome import menu_text, shortened
from argmap.ui.icons import icon
from argmap.ui.plain import set_tooltip
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QWidget

    from argmap.canvas.theme import Theme
    from argmap.session.commands.command import Command
    from argmap.ui.main_window import MainWindow

KEEPS_EDITOR = ("View", "Help")
"""Menus whose commands may run while a text is being edited, without ending that."""

UNDER_A_HAND = ("File", "View", "Help")
"""Menus whose commands may run in the middle of a gesture. Others would find a selection that the
hand is about to change."""

MANY = 300
"""Selected records from which on looking takes longer than a frame may."""
REST_MS = 150


class Actions(QObject):
    """The actions of one window; they follow what its context allows."""

    def __init__(self, window: MainWindow, canvas: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS.values():
            action = self._made(command)
            # Keys of scope "canvas" act only while the canvas itself has the focus.
            owner = canvas if command.scope == "canvas" else window
            owner.addAction(action)
            self._actions[command.id] = action
        self.apply_keys()
        window.program.keys.changed.connect(self.apply_keys)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.refresh)

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def refresh_soon(self) -> None:
        """Look again what can be done, once for all that happens in between."""
        context = self._window.context
        if context is not None and len(context.session.selection) > MANY:
            self._late.start(REST_MS)  # anew each time: while a rubber band grows, the canvas leads
        elif not self._late.isActive():
            self._late.start(0)

    @Slot()
    def apply_keys(self) -> None:
        """Take on the keys that a person has set, and tell them in tooltips."""
        keys = self._window.program.keys
        self._window.canvas.editing.keys = keys.while_typing()
        for command in COMMANDS.values():
            action = self._actions[command.id]
            action.setShortcuts([QKeySequence(key) for key in keys.map.keys(command.id)])
            set_tooltip(action, self.tip(command.id))
            for owner in action.associatedObjects():
                if isinstance(owner, QToolButton):
                    owner.setAccessibleDescription(self.tip(command.id))

    def tip(self, name: str) -> str:
        """Return what a command does, with its first key."""
        command, shown = COMMANDS[name], self._window.program.keys.shown(name)
        text = translated(command.tip) or translated(command.title)
        return f"{text} ({shown[0]})" if shown else text

    @Slot()
    def refresh(self) -> None:
        self._late.stop()
        context = self._window.context
        if context is None:
            return
        for command in COMMANDS.values():
            action = self._actions[command.id]
            action.setEnabled(command.enabled(context))
            if command.checked is not None:
                action.setChecked(command.checked(context))
        history = context.session.history
        step = shortened(history.undoable.label, 40) if history.undoable else ""
        self._name("edit.undo", tr("Undo {step}", step=step) if step else tr("Undo"))
        step = shortened(history.redoable.label, 40) if history.redoable else ""
        self._name("edit.redo", tr("Redo {step}", step=step) if step else tr("Redo"))

    def recolour(self, colours: Mapping[str, str], theme: Theme) -> None:
        """Draw the icons of the tool bar in the colours of another theme."""
        faint = QColor(colours["faint"])
        for command in COMMANDS.values():
            if command.icon and command.toolbar:
                # What the canvas draws in a colour has it here too.
                colour = theme.colour(command.icon) or QColor(colours["text"])
                self._actions[command.id].setIcon(icon(command.icon, colour, faint))

    def run(self, name: str) -> None:
        """Run a command, if it can run now, after keeping what is typed."""
        context, command = self._window.context, COMMANDS[name]
        if context is None:
            return
        controller = self._window.canvas.controller
        if controller is not None and controller.busy and not command.menu.startswith(UNDER_A_HAND):
            if name == "edit.undo":
                controller.cancel()  # What the hand has done so far, and nothing before it.
            return
        if not command.menu.startswith(KEEPS_EDITOR):
            self._window.keep_drafts()
        self._window.status.forget()
        perform(command, context)
        self.refresh_soon()

    def _made(self, command: Command) -> QAction:
        action = QAction(menu_text(translated(command.title)), self._window)
        action.setObjectName(command.id)
        action.setData(command.id)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setIconVisibleInMenu(False)
        if command.scope == "canvas":
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(command.checked is not None)
        action.triggered.connect(self._triggered)
        return action

    @Slot()
    def _triggered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.run(str(sender.data()))

    def _name(self, command: str, text: str) -> None:
        action = self._actions.get(command)
        if action is not None:
            action.setText(menu_text(text))
