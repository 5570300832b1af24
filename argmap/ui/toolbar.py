"""The tool bar: what is inserted most, with names; what is done most, as icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS
from argmap.ui.icons import SIZE
from argmap.ui.kind_button import KindButton
from argmap.ui.menus import separator

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from argmap.ui.main_window import MainWindow

NAMED = "Insert"
INSERTS = "insert."
"""What the ids of commands begin with that insert a statement of a kind."""
AT_THE_END = "view.inspector"
_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON = Qt.ToolButtonStyle.ToolButtonIconOnly


class ToolBar(QToolBar):
    """Where it is narrow it drops words, those of the last section first, before buttons."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(tr("Tools"), window)
        self.named: dict[str, list[QToolButton]] = {}
        """Buttons with words, by section."""
        self._needs: list[int] = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._needs = []

    def _fit(self) -> None:
        """Show the words of as many sections as there is room for."""
        if not self.named:
            return
        if not self._needs:
            self._needs = [self._needed(many) for many in range(len(self.named) + 1)]
        fitting = [many for many, need in enumerate(self._needs) if need <= self.width()]
        self._word(max(fitting, default=0))

    def _needed(self, many: int) -> int:
        self._word(many)
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return self.sizeHint().width()

    def _word(self, many: int) -> None:
        for place, buttons in enumerate(self.named.values()):
            style = _WORDS if place < many else _ICON
            for button in buttons:
                if button.toolButtonStyle() != style:
                    button.setToolButtonStyle(style)


def make_toolbar(window: MainWindow) -> QToolBar:
    """Make the bar from the commands that ask for it, in their order."""
    bar = ToolBar(window)
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
        button = _button(bar, window, command.id, named=named)
        bar.addWidget(button)
        if named:
            bar.named.setdefault(command.section, []).append(button)
    return bar


def _button(bar: QToolBar, window: MainWindow, command: str, *, named: bool) -> QToolButton:
    kind = command.removeprefix(INSERTS)
    button = QToolButton(bar) if kind == command else KindButton(bar, window, kind)
    button.setDefaultAction(window.commands[command])
    button.setAccessibleDescription(window.commands.tip(command))
    button.setAutoRaise(True)
    button.setObjectName("named" if named else "")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(_WORDS if named else _ICON)
    return button


def _spacer(parent: QWidget) -> QWidget:
    spacer = QWidget(parent)
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spacer
