"""All that a window says: on widgets and entries, in tooltips, and to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTreeWidget,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTreeWidgetItem


def spoken(top: QWidget) -> set[str]:
    """Every text with a letter in it that a person can meet in this window."""
    found: set[str] = {top.windowTitle()}
    for widget in [top, *top.findChildren(QWidget)]:
        if not widget.objectName().startswith("qt_"):
            found.update(_told(widget))
    for action in top.findChildren(QAction):
        found.update((action.text(), action.toolTip(), action.statusTip()))
    plain = (text.replace("&", "").strip() for text in found)
    return {text for text in plain if any(map(str.isalpha, text))}


def _told(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.whatsThis()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QMenu() | QGroupBox():
            yield widget.title()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QAbstractSpinBox():
            yield widget.suffix()  # type: ignore[attr-defined]
        case QComboBox():
            yield widget.placeholderText()
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QListWidget():
            yield from (widget.item(row).text() for row in range(widget.count()))
        case QTreeWidget():
            yield from _of_tree(widget)
        case QDockWidget() | QMessageBox():
            yield widget.windowTitle()


def _of_tree(tree: QTreeWidget) -> Iterator[str]:
    header = tree.headerItem()
    items: list[QTreeWidgetItem | None] = [header, tree.invisibleRootItem()]
    while items:
        item = items.pop()
        if item is not None:
            yield from (item.text(column) for column in range(tree.columnCount()))
            yield item.data(0, Qt.ItemDataRole.ToolTipRole) or ""
            items += [item.child(row) for row in range(item.childCount())]
