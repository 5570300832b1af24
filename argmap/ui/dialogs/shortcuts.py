"""Every command with its keys, made from the commands themselves, with a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS, MENUS
from argmap.ui.actions import keys_shown
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ShortcutsDialog(QDialog):
    """A sheet to keep open beside the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard Shortcuts"))
        self.resize(860, 640)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Find a command or a key"))
        self.filter.setAccessibleName(tr("Find a command or a key"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.narrow)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Commands and their keys"))
        self.tree.setHeaderLabels([tr("Command"), tr("Keys"), tr("What it does")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setAlternatingRowColors(True)
        self.tree.setUniformRowHeights(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.tree)
        self._fill()

    def _fill(self) -> None:
        menus: dict[str, QTreeWidgetItem] = {}
        for command in COMMANDS.values():
            if command.menu not in menus:
                menus[command.menu] = QTreeWidgetItem(self.tree, [menu_name(command.menu)])
                font = menus[command.menu].font(0)
                font.setWeight(QFont.Weight.DemiBold)
                menus[command.menu].setFont(0, font)
                menus[command.menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
            row = [translated(command.title), ",  ".join(keys_shown(command))]
            QTreeWidgetItem(menus[command.menu], [*row, translated(command.tip)])
        self.tree.expandAll()
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    @Slot(str)
    def narrow(self, wanted: str) -> None:
        """Show only commands with all the words wanted in name, keys or description."""
        words = wanted.casefold().split()
        for place in range(self.tree.topLevelItemCount()):
            menu = self.tree.topLevelItem(place)
            assert menu is not None
            shown = 0
            for row in range(menu.childCount()):
                item = menu.child(row)
                assert item is not None
                text = " ".join(item.text(column) for column in range(3)).casefold()
                fits = all(word in text for word in words)
                item.setHidden(not fits)
                shown += fits
            menu.setHidden(not shown)


def menu_name(path: str) -> str:
    """Return where a menu is found: “Statement ▸ Kind”."""
    parts = path.split("/")
    paths = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
    return " ▸ ".join(translated(MENUS[each]) for each in paths if each in MENUS)
