"""The list of tags: tick one to give it to the selection, rename or remove it everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from argmap.core.edits import tagging
from argmap.core.i18n import tr, trn
from argmap.core.rules import RefusalError
from argmap.ui.panel import WIDTH, PanelBody
from argmap.ui.panels.tags_model import TagsModel
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.session.commands.context import Context

REFRESH_MS = 60


class _NewTag(QLineEdit):
    """Where undo and redo are the map's while there is nothing to undo or redo in the field."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return True
        return super().event(event)


class _TagList(QListView):
    """Where F2 renames the current tag, whatever it does elsewhere in the window."""

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)


class TagsBody(PanelBody):
    """Follows document and selection; each change is one step."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._model = TagsModel(context.session, self)
        self._model.ticked.connect(self._tick)
        self._model.renamed.connect(self._rename)
        self.field = _NewTag(self)
        self.field.setPlaceholderText(tr("New tag for what is selected"))
        self.field.setAccessibleName(tr("New tag for what is selected"))
        self.field.returnPressed.connect(self._add)
        self.list = self._list()
        self.none = plain_label(tr("No statement has a tag yet."), self, role="caption")
        self.none.setContentsMargins(6, 0, 6, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.field)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(REFRESH_MS)
        self._late.timeout.connect(self._refresh)
        session = context.session
        self._exits: list[Callable[[], None]] = [
            session.document.subscribe(self._changed),
            session.selection_changed.subscribe(self._late.start),
        ]
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 240)

    def leave(self) -> None:
        self._late.stop()
        for leave in self._exits:
            leave()
        self._exits.clear()

    def _list(self) -> QListView:
        view = _TagList(self)
        view.setObjectName("panel-list")
        view.setModel(self._model)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setAccessibleName(tr("Tags"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.activated.connect(self._select)
        view.doubleClicked.connect(self._select)
        entries = (
            (tr("Select What Has It"), "", self._select_current),
            (tr("Rename"), "", self._rename_current),
            (tr("Remove Everywhere"), "Del", self._remove_current),
        )
        for title, key, act in entries:
            action = QAction(title, view)
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            view.addAction(action)
        return view

    # --- following -------------------------------------------------------------------------

    def _changed(self, patch: Patch) -> None:
        if patch.only_moves:
            return
        if any(_tags(before) != _tags(after) for before, after in patch.changes.values()):
            self._model.note_change()
            self._late.start()

    @Slot()
    def _refresh(self) -> None:
        self._late.stop()
        self._model.read_again()
        self.none.setVisible(not self._model.rowCount())
        self.field.setEnabled(self._model.taggable)

    # --- acting ----------------------------------------------------------------------------

    @Slot()
    def _add(self) -> None:
        session, tag = self._context.session, self.field.text()
        if self._make(
            tr("Add tag"), lambda map_: tagging.add_tag(map_, session.selection, tag, self._now())
        ):
            self.field.setText("")  # other than clear(), forgets what undo would bring back

    @Slot(str, bool)
    def _tick(self, tag: str, on: bool) -> None:
        keys = self._context.session.selection
        edit = tagging.add_tag if on else tagging.remove_tag
        label = tr("Add tag") if on else tr("Remove tag")
        self._make(label, lambda map_: edit(map_, keys, tag, self._now()))

    @Slot(str, str)
    def _rename(self, tag: str, to: str) -> None:
        self._make(tr("Rename tag"), lambda map_: tagging.rename_tag(map_, tag, to, self._now()))

    @Slot()
    def _remove_current(self) -> None:
        tag = self._model.tag_at(self.list.currentIndex())
        if tag is None:
            return
        keys = self._model.bearers[tag]
        removed = self._make(
            tr("Remove tag"), lambda map_: tagging.remove_tag(map_, keys, tag, self._now())
        )
        if removed:
            self._context.say(
                trn("Removed from {n} place.", "Removed from {n:,} places.", len(keys))
            )

    @Slot()
    def _rename_current(self) -> None:
        if self.list.currentIndex().isValid():
            self.list.edit(self.list.currentIndex())

    @Slot()
    def _select_current(self) -> None:
        self._select(self.list.currentIndex())

    @Slot(QModelIndex)
    def _select(self, index: QModelIndex) -> None:
        tag = self._model.tag_at(index)
        if tag is not None:
            self._context.session.select(self._model.bearers[tag])
            self._context.view.reveal(self._context.session.selection)

    def _make(self, label: str, edit: Callable[[Document], Patch]) -> bool:
        session = self._context.session
        if session.gesture_open:
            return False
        try:
            changed = session.apply(edit(session.document), label)
        except RefusalError as refusal:
            self._context.say(str(refusal))
            changed = False
        self._late.start()  # not now: the field in the list would lose the keyboard to nobody
        return changed

    def _now(self) -> str:
        return self._context.now()


def _tags(record: object) -> tuple[str, ...]:
    return getattr(record, "tags", ())
