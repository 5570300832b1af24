"""Screen readers hear which row is the current one, also when it was not a key that chose it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent

if TYPE_CHECKING:
    from argmap.ui.outline.tree import OutlineTree


class Telling(QObject):
    """Tells of the current row when the tree gets the keyboard, or as `soon` as asked to.

    Qt tells of the tree alone then, and each layout makes it forget which rows it told of before:
    so this waits until all is laid out.
    """

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._tell)
        tree.installEventFilter(self)

    def soon(self) -> None:
        if QAccessible.isActive():
            self._late.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.soon()
        return False

    @Slot()
    def _tell(self) -> None:
        tree = self._tree
        tree.executeDelayedItemsLayout()
        if tree.hasFocus() and tree.currentIndex().isValid():
            row = QAccessible.queryAccessibleInterface(tree).focusChild()
            if row is not None:
                QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))
