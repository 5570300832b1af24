"""Every command with its keys, made from the commands themselves: to look up, and to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS, MENUS
from argmap.ui.appearance import size_with_text
from argmap.ui.ask import Choice, Question
from argmap.ui.dialogs.key_editor import KeyEditor
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from argmap.ui.main_window import MainWindow

ROW = 24
NAME = Qt.ItemDataRole.UserRole


class _Tall(QStyledItemDelegate):
    """Rows with some room, so that the eye keeps to its line."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index).expandedTo(QSize(0, ROW))


class ShortcutsDialog(QDialog):
    """A sheet to keep open beside the map; what is changed in it holds at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys = window.program.keys
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard Shortcuts"))
        size_with_text(self, 1080, 700)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Find a command or a key"))
        self.filter.setAccessibleName(tr("Find a command or a key"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.narrow)
        self.reset_all = QPushButton(tr("Reset All…"), self)
        self.reset_all.setAutoDefault(False)
        self.reset_all.clicked.connect(self._reset_all)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Commands and their keys"))
        self.tree.setHeaderLabels([tr("Command"), tr("Keys"), tr("What it does")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(12)
        self.tree.setAlternatingRowColors(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setItemDelegate(_Tall(self.tree))
        self.editor = KeyEditor(self._keys, self)
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._lay_out()
        self._fill()
        self.refresh()
        self.tree.currentItemChanged.connect(self._chosen)
        self.tree.itemActivated.connect(self.editor.begin)
        self.editor.left.connect(self.tree.setFocus)
        self._keys.changed.connect(self.refresh)
        self.filter.setFocus()

    def choose(self, command: str) -> None:
        """Show this command, with what changes its keys."""
        self.tree.setCurrentItem(self._rows[command])

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.filter, 1)
        top.addWidget(self.reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.tree)
        column.addWidget(self.editor)

    def _fill(self) -> None:
        menus: dict[str, QTreeWidgetItem] = {}
        for command in COMMANDS.values():
            if command.menu not in menus:
                menus[command.menu] = QTreeWidgetItem(self.tree, [menu_name(command.menu)])
                font = menus[command.menu].font(0)
                font.setWeight(QFont.Weight.DemiBold)
                menus[command.menu].setFont(0, font)
                menus[command.menu].setFlags(Qt.ItemFlag.ItemIsEnabled)
            row = [translated(command.title), "", translated(command.tip)]
            item = self._rows[command.id] = QTreeWidgetItem(menus[command.menu], row)
            item.setData(0, NAME, command.id)
        self.tree.expandAll()

    @Slot()
    def refresh(self) -> None:
        """Show all keys as they are now; those that were changed stand out."""
        for name, item in self._rows.items():
            item.setText(1, ",  ".join(self._keys.shown(name)))
            font = item.font(1)
            font.setBold(self._keys.map.is_changed(name))
            item.setFont(1, font)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.reset_all.setEnabled(self._keys.map.any_changed)

    @Slot(str)
    def narrow(self, wanted: str) -> None:
        """Show only commands with all these words in name, English name, keys or description."""
        words = wanted.casefold().split()
        for place in range(self.tree.topLevelItemCount()):
            menu = self.tree.topLevelItem(place)
            assert menu is not None
            shown = 0
            for row in range(menu.childCount()):
                item = menu.child(row)
                assert item is not None
                told = [item.text(column) for column in range(3)]
                text = " ".join([*told, COMMANDS[item.data(0, NAME)].title]).casefold()
                fits = all(word in text for word in words)
                item.setHidden(not fits)
                shown += fits
            menu.setHidden(not shown)

    @Slot()
    def _chosen(self) -> None:
        item = self.tree.currentItem()
        name = item.data(0, NAME) if item is not None else None
        self.editor.show_command(name if isinstance(name, str) else None)

    @Slot()
    def _reset_all(self) -> None:
        question = Question(
            tr("Reset all shortcuts?"),
            tr("All commands get the keys again that they came with."),
            (Choice("reset", tr("Reset All"), "danger"), Choice("cancel", tr("Cancel"))),
        )
        if self._window.program.asker_for(self._window).choose(question) == "reset":
            self._keys.choose(self._keys.map.reset_all())
            self._chosen()


def menu_name(path: str) -> str:
    """Return where a menu is found: “Statement ▸ Kind”."""
    parts = path.split("/")
    paths = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
    return " ▸ ".join(translated(MENUS[each]) for each in paths if each in MENUS)
