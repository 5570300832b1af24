"""The outline panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.ui.outline.following import Following
from argmap.ui.outline.tree import OutlineTree
from argmap.ui.panel import PanelBody

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.core.patch import Patch
    from argmap.ui.panel import PanelContext

WIDTH = 340


class OutlineBody(PanelBody):
    """Holds the tree, and lets it follow the map."""

    def __init__(self, panel: PanelContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.tree = OutlineTree(panel, self)
        self._following = Following(self.tree, panel.context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        self.setFocusProxy(self.tree)
        session = panel.context.session
        self._exits: list[Callable[[], None]] = [session.document.subscribe(self._follow)]

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)

    def leave(self) -> None:
        self.tree.keep()
        self._following.leave()
        for leave in self._exits:
            leave()
        self._exits.clear()

    def commit(self) -> None:
        self.tree.keep()

    def draft(self) -> tuple[str, str] | None:
        return self.tree.editing

    def focus(self) -> None:
        self._following.take_over()
        self.tree.take_keyboard()

    def edit(self, key: str) -> bool:
        self._following.take_over()
        row = self.tree.row_for(key)
        return row is not None and self.tree.edit_row(row)

    def _follow(self, patch: Patch) -> None:
        if self.tree.follow(patch):
            self._following.soon()  # rows that have gone elsewhere are no longer selected

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.tree.restyle()
