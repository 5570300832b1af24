"""The list of versions: when each was saved, and what can be done with it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from argmap.core.i18n import tr
from argmap.ui.earlier import moment, size_of
from argmap.ui.panel import WIDTH, PanelBody
from argmap.ui.plain import plain_label, set_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.session.commands.context import Context
    from argmap.storage.versions import Version
    from argmap.ui.earlier import Earlier


class VersionsBody(PanelBody):
    """A double click, or Enter, looks at a version; the buttons compare and restore it."""

    def __init__(self, context: Context, earlier: Earlier, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._earlier = earlier
        self._saved = context.session.history.saved
        self._versions: list[Version] = []
        self.none = plain_label(
            tr("Each time you save, the map as it is then is kept here."),
            self,
            role="caption",
            wrap=True,
        )
        self.none.setContentsMargins(12, 8, 12, 8)
        self.list = QListWidget(self)
        self.list.setObjectName("panel-list")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Versions"))
        self.list.itemActivated.connect(self._look)
        self.list.itemDoubleClicked.connect(self._look)
        self.list.currentRowChanged.connect(self._enable)
        self.buttons = self._make_buttons()
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 8)
        row.setSpacing(6)
        for button in self.buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.setFocusProxy(self.list)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._refresh)
        self._exits: list[Callable[[], None]] = [
            context.session.history_changed.subscribe(self._follow)
        ]
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 240)

    def leave(self) -> None:
        self._late.stop()
        for leave in self._exits:
            leave()
        self._exits.clear()

    @property
    def chosen(self) -> Version | None:
        """The version that stands out in the list."""
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _make_buttons(self) -> tuple[QPushButton, ...]:
        entries = (
            (tr("Look At"), tr("Open a copy of it in another window"), self._look),
            (tr("Compare"), tr("List what restoring it would change"), self._compare),
            (tr("Restore"), tr("Make it the map again; undo takes that back"), self._restore),
        )
        buttons = []
        for title, tip, act in entries:
            button = QPushButton(title, self)
            button.setObjectName("compact")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            set_tooltip(button, tip)
            button.clicked.connect(act)
            buttons.append(button)
        return tuple(buttons)

    def _follow(self) -> None:
        """Another place is the saved one: there is a new version, or will be in a moment."""
        if self._context.session.history.saved != self._saved:
            self._saved = self._context.session.history.saved
            self._late.start()

    @Slot()
    def _refresh(self) -> None:
        before = self.chosen
        self._versions = self._earlier.versions()
        self.list.clear()
        twins = Counter(map(moment, self._versions))
        for version in self._versions:
            time = moment(version, exact=twins[moment(version)] > 1)
            words = tr("{time}  ·  {size}", time=time, size=size_of(version))
            self.list.addItem(QListWidgetItem(words))
        if before in self._versions:
            self.list.setCurrentRow(self._versions.index(before))
        self.none.setVisible(not self._versions)
        self.list.setVisible(bool(self._versions))
        self._enable()

    @Slot()
    def _enable(self) -> None:
        for button in self.buttons:
            button.setEnabled(self.chosen is not None)

    @Slot()
    def _look(self) -> None:
        if self.chosen is not None:
            self._earlier.look_at(self.chosen)

    @Slot()
    def _compare(self) -> None:
        if self.chosen is not None:
            self._earlier.compare(self.chosen)

    @Slot()
    def _restore(self) -> None:
        if self.chosen is not None:
            self._earlier.restore(self.chosen)
