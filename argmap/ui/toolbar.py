"""The tool bar: what is inserted most, with names; what is done most, as icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS
from argmap.ui.icons import SIZE
from argmap.ui.kind_button import KindButton
from argmap.ui.menus import separator

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow

NAMED = "Insert"
INSERTS = "insert."
"""What the ids of commands begin with that insert a statement of a kind."""
AT_THE_END = "view.inspector"


def make_toolbar(window: MainWindow) -> QToolBar:
    """Make the bar from the commands that ask for it, in their order."""
    bar = QToolBar(tr("Tools"), window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setIconSize(QSize(SIZE, SIZE))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    before: tuple[str, str | bool] | None = None
    listed = [each for each in COMMANDS.values() if each.toolbar]
    listed.sort(key=lambda each: (each.id == AT_THE_END, not each.menu.startswith(NAMED)))
    for command in listed:
        named = command.menu.startswith(NAMED)
        if command.id == AT_THE_END:
            bar.addWidget(_spacer(bar))
        elif before and before != (command.menu, named and command.section):
            bar.addAction(separator(bar))
        before = command.menu, named and command.section
        bar.addWidget(_button(bar, window, command.id, named=named))
    return bar


def _button(bar: QToolBar, window: MainWindow, command: str, *, named: bool) -> QToolButton:
    style = Qt.ToolButtonStyle
    kind = command.removeprefix(INSERTS)
    button = QToolButton(bar) if kind == command else KindButton(bar, window, kind)
    button.setDefaultAction(window.commands[command])
    button.setAccessibleDescription(window.commands.tip(command))
    button.setAutoRaise(True)
    button.setObjectName("named" if named else "")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if named else style.ToolButtonIconOnly)
    return button


def _spacer(parent: QWidget) -> QWidget:
    spacer = QWidget(parent)
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spacer
