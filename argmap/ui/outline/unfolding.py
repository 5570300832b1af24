"""Which rows are open: at first as many as fit a panel, later what a person opened and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.session.outlining.rows import Row
    from argmap.ui.outline.tree import OutlineTree

AT_FIRST: Final = 300
"""Rows seen without opening any: the whole of a usual map, the first levels of a large one."""


class Unfolding(QObject):
    """Remembers which statements are open: one that comes anew, or back, is as it was."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._open: set[str] = set()
        self._busy = False
        self.deepest = 1
        tree.expanded.connect(self._opened)
        tree.collapsed.connect(self._closed)
        tree.model_.rowsInserted.connect(self._came)

    def begin(self) -> None:
        """Open the first levels, breadth first."""
        model = self._tree.model_
        level = model.outline.children(model.outline.root)
        self._busy = True  # nothing was ever open
        try:
            self._begin(level)
        finally:
            self._busy = False

    def _begin(self, level: list[Row]) -> None:
        model = self._tree.model_
        seen = len(level)
        told: set[str] = set()
        while level:
            deeper: list[Row] = []
            for row in level:
                children = model.outline.children(row)
                if not children or row.statement in told:
                    continue
                if seen + len(children) > AT_FIRST:
                    return
                told.add(row.statement)
                seen += len(children)
                self._tree.expand(model.index_of(row))
                deeper += children
            level = deeper

    def unfold(self, rows: Iterable[Row]) -> None:
        """Open those of these rows, and below them, that were open when last seen."""
        if self._busy:
            return  # further up, this is being done for all rows below
        model, waiting, budget = self._tree.model_, list(rows), AT_FIRST
        self._busy = True
        try:
            while waiting and budget:
                row = waiting.pop()
                children = model.outline.children(row)
                if children and not row.loops and row.statement in self._open:
                    budget -= 1
                    self._tree.expand(model.index_of(row))
                    waiting += children
        finally:
            self._busy = False

    @Slot(QModelIndex)
    def _opened(self, index: QModelIndex) -> None:
        row = self._tree.model_.row_at(index)
        if row is not None:
            self._open.add(row.statement)
            if row.depth + 1 > self.deepest:
                self.deepest = row.depth + 1
                self._tree.suit_width()
            self.unfold(self._tree.model_.outline.children(row))

    @Slot(QModelIndex)
    def _closed(self, index: QModelIndex) -> None:
        row = self._tree.model_.row_at(index)
        if row is not None:
            self._open.discard(row.statement)

    @Slot(QModelIndex, int, int)
    def _came(self, parent: QModelIndex, first: int, last: int) -> None:
        model = self._tree.model_
        above = model.row_at(parent) if parent.isValid() else model.outline.root
        if above is not None and last - first < AT_FIRST:
            self.unfold(model.outline.children(above)[first : last + 1])
