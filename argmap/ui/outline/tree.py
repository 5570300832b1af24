"""The outline's tree: what keys, pointer and commands do to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTreeView

from argmap.core.i18n import tr
from argmap.layout.shapes import Hit
from argmap.session.wording import Wording
from argmap.ui.outline.dropping import Dropping
from argmap.ui.outline.editor import RowEditor
from argmap.ui.outline.look import LEAST, MARGIN, WIDEST_ICONS, RowLook, paint_branch
from argmap.ui.outline.model import OutlineModel
from argmap.ui.outline.telling import Telling
from argmap.ui.outline.unfolding import Unfolding

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QRect
    from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from argmap.core.patch import Patch
    from argmap.core.records import Statement
    from argmap.session.outlining.rows import Row
    from argmap.ui.panel import PanelContext

    ModelIndex = QModelIndex | QPersistentModelIndex

LARGE: Final = 1500
"""In maps of more statements each row is one line: heights need not be known one by one."""
INDENT: Final = 18


class OutlineTree(QTreeView):
    """Edits in place, takes the canvas's keys, and lets rows be dragged."""

    def __init__(self, panel: PanelContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.canvas = panel.canvas
        self._panel = panel
        self._wording: Wording | None = None
        self.marked: set[str] = set()
        """Statements shown as selected while they are too many for Qt's own selection."""
        self.following_patch = False
        """Whether rows come and go just now, so that selection is not a person's."""
        self.model_ = OutlineModel(panel.context.session.document, self)
        self._look = RowLook(self)
        self._look.edited.connect(self._keep_text)
        self._look.left.connect(self._give_up_text)
        self._unfolding = Unfolding(self)
        self.model_.dropping = Dropping(self.model_.outline, panel.context)
        self.telling = Telling(self)
        self._set_up()
        # Last of all: Qt lays out all rows anew for each of the settings above.
        self.setItemDelegate(self._look)
        self.setModel(self.model_)
        self._unfolding.begin()
        # The keys of scope “canvas” act in any widget that has their actions.
        self.addActions(self.canvas.actions())

    def _set_up(self) -> None:
        self.setObjectName("panel-list")
        self.setAccessibleName(tr("Outline"))
        self.setAccessibleDescription(
            tr("Insert adds a claim, Tab a reason, Shift+Tab an objection, Enter a sibling.")
        )
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(600)
        self.setAutoScroll(True)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(LEAST)
        self._suit_size()

    # --- rows --------------------------------------------------------------------------------

    def statement_of(self, row: Row | None) -> Statement | None:
        return None if row is None else self.model_.document.statements.get(row.statement)

    @property
    def current_row(self) -> Row | None:
        return self.model_.row_at(self.currentIndex())

    def show_row(self, row: Row, *, scroll: bool = True) -> None:
        """Open what stands above a row, and scroll to it."""
        above = row.parent
        while above is not None and above is not self.model_.outline.root:
            self.expand(self.model_.index_of(above))
            above = above.parent
        if scroll:
            self.scrollTo(self.model_.index_of(row))

    def row_for(self, statement: str) -> Row | None:
        """The row of a statement that is nearest to the current one, or the first there is."""
        outline, current = self.model_.outline, self.current_row
        rows = outline.places(statement)
        if len(rows) < 2:
            return outline.find(statement)
        near = [current, current.parent] if current is not None else []
        for wanted in (
            lambda row: row is current,
            lambda row: row.parent in near,
            lambda row: not self.visualRect(self.model_.index_of(row)).isEmpty(),
        ):
            found = next(filter(wanted, rows), None)
            if found is not None:
                return found
        return rows[0]

    def mark(self, statements: set[str]) -> None:
        """Show these as selected, beside what Qt has selected."""
        if statements != self.marked:
            self.marked = statements
            self.viewport().update()

    def follow(self, patch: Patch) -> bool:
        """Renew what an edit touches; what is read stays where it is. True if rows came or went."""
        top = QPersistentModelIndex(self.indexAt(QPoint(0, 0)))
        place, shape = self.visualRect(top).top(), self.model_.shape
        self.following_patch = True
        try:
            self.model_.outline.follow(patch)
        finally:
            self.following_patch = False
        if self.model_.shape == shape:
            return False
        self._suit_size()
        bar = self.verticalScrollBar()
        if top.isValid() and bar.value():
            bar.setValue(bar.value() + self.visualRect(top).top() - place)
        return True

    def take_keyboard(self) -> None:
        """Have the focus, on the first row if none is selected."""
        self.setFocus()
        if not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.model_.index(0))

    # --- typing ------------------------------------------------------------------------------

    @property
    def editing(self) -> tuple[str, str] | None:
        """The statement that is typed into just now, and its text as it stands."""
        editor, key = self._look.editor, self._wording.key if self._wording is not None else ""
        return None if editor is None else (key, editor.toPlainText())

    def edit_row(self, row: Row, typed: str | None = None) -> bool:
        """Type into a row: all selected, or `typed` put in after its text."""
        index = self.model_.index_of(row)
        self.keep()
        if row.statement not in self.model_.document.statements:
            return False
        self.show_row(row)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if not self.edit(index, QAbstractItemView.EditTrigger.AllEditTriggers, None):
            return False
        if self._look.editor is not None:
            self._look.editor.begin(typed)
        if self._wording is not None and self._wording.new:
            self.expand(index)  # a new conclusion has the old ones below it
        return True

    def edit(  # type: ignore[override]
        self,
        index: QModelIndex,
        trigger: QAbstractItemView.EditTrigger | None = None,
        event: QEvent | None = None,
    ) -> bool:
        if trigger is None:
            trigger = QAbstractItemView.EditTrigger.AllEditTriggers
        row = self.model_.row_at(index)
        if row is None or (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space):
            return False
        before = self._wording
        # Begun before the editor opens: what it finds then is what typing starts from.
        self._wording = before or Wording(self._panel.context.session, row.statement)
        opened = bool(super().edit(index, trigger, event))  # type: ignore[arg-type]
        if not opened:
            self._wording = before
        return opened

    def keep(self) -> None:
        """Close the editor, and keep what was typed."""
        self._look.finish(keep=True)

    @Slot(str)
    def _keep_text(self, text: str) -> None:
        context, wording = self._panel.context, self._wording
        self._wording = None
        if wording is not None:
            wording.keep(text, context.now(), context.say)

    @Slot()
    def _give_up_text(self) -> None:
        wording, self._wording = self._wording, None
        if wording is not None:
            wording.give_up()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self._look.editor = None
        super().closeEditor(editor, hint)
        if isinstance(editor, RowEditor) and editor.next_command:
            command, editor.next_command = editor.next_command, ""
            self._panel.run(command)

    # --- keys and pointer --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, text = self.current_row, event.text()
        if row is not None and text.strip() and text.isprintable() and _types(event):
            self.edit_row(row, text)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            place = event.globalPos()
            index = self.indexAt(self.viewport().mapFromGlobal(place))
        row = self.model_.row_at(index)
        if row is not None and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        self.canvas.ask_for_menu(Hit(row.statement, "box") if row is not None else None, place)

    def drawBranches(self, painter: QPainter, rect: QRect, index: ModelIndex) -> None:
        """Draw the sign of an open or a closed row beside its first line."""
        if not self.model_.hasChildren(index):
            return
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        paint_branch(painter, rect, colour, self.isExpanded(index), self.isRightToLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model_.rowCount():
            room = self.viewport().rect().adjusted(MARGIN, 2 * MARGIN, -MARGIN, 0)
            with QPainter(self.viewport()) as painter:
                painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
                flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(room, flags, tr("Press Insert to write the first claim."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._look.forget()
            self.suit_width()
            if not self.uniformRowHeights():
                self.scheduleDelayedItemsLayout()

    def restyle(self) -> None:
        """Take on another typeface or theme."""
        self._look.forget()
        self.scheduleDelayedItemsLayout()

    def suit_width(self) -> None:
        """Be wide enough for the deepest row, which may mean to scroll sideways."""
        deepest = (self._unfolding.deepest + 1) * self.indentation() + WIDEST_ICONS + LEAST
        self.setColumnWidth(0, max(self.viewport().width(), deepest))

    def _suit_size(self) -> None:
        """Set rows in one line each, or in several, as suits the size of the map."""
        large = len(self.model_.document.statements) > LARGE
        if large != self.uniformRowHeights():
            self._look.lines = 1 if large else 3
            self._look.forget()
            self.setUniformRowHeights(large)


def _types(event: QKeyEvent) -> bool:
    """Whether a key is typed rather than struck as a shortcut; AltGr may be Ctrl and Alt."""
    held = event.modifiers()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    return bool(held & control) == bool(held & alt) and not held & Qt.KeyboardModifier.MetaModifier
