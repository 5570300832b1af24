"""What is selected in the outline and in the map is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QTimer,
    Slot,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.session.commands.context import Context
    from argmap.session.outlining.rows import Row
    from argmap.ui.outline.tree import OutlineTree

MANY: Final = 300
"""Selected records from which on following takes longer than a frame may."""
REST_MS: Final = 150
RANGES: Final = 200
"""Ranges of rows up to which Qt's selection, which compares each with each, is quick enough."""
CROWD: Final = 1000
"""From so many statements on nobody asks which of its rows is nearest: Qt looks through all."""
FEW: Final = 40
"""Up to so many statements are looked for where no row of theirs was asked for yet."""


class Following(QObject):
    """Takes the selection over in both directions; a statement at two places is selected at one.

    What the map selects is shown here a moment later, once for all that happens in between.
    """

    def __init__(self, tree: OutlineTree, context: Context) -> None:
        super().__init__(tree)
        self._tree = tree
        self._context = context
        self._taking = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.take_over)
        self._late.start(0)
        tree.selectionModel().selectionChanged.connect(self._selected)
        tree.selectionModel().currentChanged.connect(self._selected)
        self._exits: list[Callable[[], None]] = [
            context.session.selection_changed.subscribe(self.soon)
        ]

    def leave(self) -> None:
        self._late.stop()
        for leave in self._exits:
            leave()
        self._exits.clear()

    def soon(self) -> None:
        """Take over what the map has selected, when all that is under way is done."""
        if self._taking:
            return
        if len(self._context.session.selection) > MANY:
            self._late.start(REST_MS)
        elif not self._late.isActive():
            self._late.start(0)

    @Slot()
    def take_over(self) -> None:
        """Select here what is selected in the map, and have its current statement in view."""
        self._late.stop()
        if not self._exits or self._tree.editing:
            return
        session, statements = self._context.session, self._context.session.document.statements
        wanted = [key for key in session.selection if key in statements]
        present = self._keys()
        if wanted[-1:] == present[-1:] and set(wanted) == (self._tree.marked or set(present)):
            return
        current = self._tree.row_for(wanted[-1]) if wanted else None
        rows = list(self._rows_for(wanted, current))
        self._taking = True
        try:
            self._select(rows, current, set(wanted))
        finally:
            self._taking = False
        if current is not None and self._tree.isVisible():
            self._tree.show_row(current)
            self._tree.telling.soon()

    def _rows_for(self, keys: list[str], current: Row | None) -> Iterable[Row]:
        outline = self._tree.model_.outline
        few, crowd = len(keys) <= FEW, len(keys) > CROWD
        for key in keys[:-1]:
            places = outline.places(key)
            if few or places:
                row = places[0] if crowd else self._tree.row_for(key)
                if row is not None:
                    yield row
        if current is not None:
            yield current

    def _select(self, rows: list[Row], current: Row | None, statements: set[str]) -> None:
        model, chosen, runs = self._tree.model_, QItemSelection(), _runs(rows)
        many = len(runs) > RANGES
        self._tree.mark(statements if many else set())
        if many:
            runs = [(current, current)] if current is not None else []
        for first, last in runs:
            chosen.append(QItemSelectionRange(model.index_of(first), model.index_of(last)))
        selection = self._tree.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        if current is not None:
            selection.setCurrentIndex(model.index_of(current), flags.NoUpdate)
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)

    @Slot()
    @Slot(QItemSelection, QItemSelection)
    @Slot(QModelIndex, QModelIndex)
    def _selected(self, *_: object) -> None:
        """Select in the map what was selected here, and show it there."""
        if self._taking or not self._exits or self._tree.following_patch:
            return
        self._tree.mark(set())
        keys = self._keys()
        self._late.stop()
        self._taking = True
        try:
            self._context.session.select(keys)
        finally:
            self._taking = False
        if keys:
            self._context.view.reveal(keys[-1:])

    def _keys(self) -> list[str]:
        """Statements of the selected rows, that of the current row last."""
        model, current = self._tree.model_, self._tree.currentIndex()
        selection = self._tree.selectionModel()
        rows = (model.row_at(index) for index in selection.selectedIndexes())
        keys = dict.fromkeys(row.statement for row in rows if row is not None)
        last = model.row_at(current) if selection.isSelected(current) else None
        if last is not None and keys.pop(last.statement, "") is None:
            keys[last.statement] = None
        return list(keys)


def _runs(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Neighbours under one row as (first, last): a selection of few ranges is a quick one."""
    runs: list[tuple[Row, Row]] = []
    for row in sorted(rows, key=lambda row: (row.parent.id if row.parent else -1, row.place)):
        if runs and runs[-1][1].parent is row.parent and runs[-1][1].place + 1 == row.place:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
