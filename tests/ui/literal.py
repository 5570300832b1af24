"""Looks at every widget there is: whatever Qt might take for markup has to be told not to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QGraphicsView,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

_ROLES: Final = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.StatusTipRole,
)
_OURS: Final = re.compile(r"<p>([^<>]|<br>)*</p>")
_TIP: Final = "qtooltip_label"
_QTS_OWN: Final = (QFileDialog, QPrintPreviewDialog)
_MOST_ROWS: Final = 60


def faults(seen: set[str]) -> list[str]:
    """What is not shown literally, of all widgets; tooltips not `seen` yet are really shown."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        name = f"{type(widget).__name__} {widget.objectName()}"
        found += [f"{name}: {each}" for each in _of_widget(widget)]
        for tip in _tips(widget):
            if not is_literal(tip):
                found.append(f"{name} has the tooltip {tip[:60]}")
            if "img" in tip and tip not in seen:
                seen.add(tip)
                QToolTip.showText(QPoint(5, 5), tip)
                QApplication.processEvents()
    QToolTip.hideText()
    return found


def is_literal(tip: str) -> bool:
    """Whether a tooltip, a “What's this?” or a status tip shows what it says and nothing else."""
    return not QtGui.Qt.mightBeRichText(tip) or _OURS.fullmatch(tip) is not None


def _of_widget(widget: QWidget) -> Iterator[str]:
    if isinstance(widget.window(), _QTS_OWN):
        # Its labels are none of ours; they must not come to hold what is.
        if isinstance(widget, QLabel) and "<" in widget.text():
            yield f"shows {widget.text()[:60]}"
    elif isinstance(widget, QMessageBox):
        yield "a message box of Qt's own"
    elif isinstance(widget, QTextEdit):
        yield "an editor for rich text"
    elif isinstance(widget, QLabel) and widget.objectName() != _TIP:
        if widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"takes text for markup: {widget.text()[:60]}"
        if widget.openExternalLinks():
            yield "opens links"
    elif isinstance(widget, QPlainTextEdit):
        yield from _of_document(widget.document())
    elif isinstance(widget, QGraphicsView) and widget.scene() is not None:
        yield "has graphics items, which may hold rich text"


def _of_document(document: QTextDocument) -> Iterator[str]:
    for each in document.allFormats():
        if each.isImageFormat() or each.isTableFormat():
            yield "a picture or a table in a text"
        if each.isCharFormat() and each.toCharFormat().isAnchor():
            yield "a link in a text"


def _tips(widget: QWidget) -> Iterator[str]:
    inner = widget.findChildren(QAction) if widget.isWindow() else []
    for each in (widget, *widget.actions(), *inner):
        yield from filter(None, (each.toolTip(), each.whatsThis(), each.statusTip()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for index in _indexes(widget.model(), QModelIndex()):
            for role in _ROLES:
                tip = index.data(role)
                if tip:
                    yield str(tip)


def _indexes(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), _MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield index
            if column == 0 and not isinstance(model, QAbstractListModel):
                yield from _indexes(model, index)
