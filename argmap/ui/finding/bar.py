"""The bar itself: what is typed and chosen in it, and what it shows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from argmap.core.i18n import figure, tr
from argmap.session.finding.query import MOST, Query
from argmap.ui.chrome import visible
from argmap.ui.finding.field import FindField
from argmap.ui.finding.filters import Filters
from argmap.ui.icons import SIZE, icon
from argmap.ui.plain import plain_label, set_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget


NARROW = 460
LEAST = 268


class FindBar(QFrame):
    """Says what is wanted; whoever made it says what was found.

    `stepped` tells whether forward; `closed` asks for the bar to be closed.
    """

    changed = Signal()
    stepped = Signal(bool)
    replaced = Signal(bool)
    """Whether everywhere."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find-bar")
        self.setAccessibleName(tr("Find and replace"))
        self._icons: dict[QToolButton, str] = {}
        self._where = ""
        self._narrow = False
        self.words = FindField(tr("Find in the map"), self)
        self.words.setMaxLength(MOST)
        self.count = plain_label("", self, role="caption")
        self.where = plain_label("", self, role="caption")
        self.previous = self._button("previous", tr("Previous (Shift+Enter)"), self._back)
        self.next = self._button("next", tr("Next (Enter)"), self._forward)
        self.match_case = self._switch("match-case", tr("Match case"))
        self.whole_words = self._switch("whole-words", tr("Whole words"))
        self.similar = self._switch("similar", tr("Similar words, in any order"))
        self.filtering = self._switch("filter", tr("Filters"))
        self.close_button = self._button("close", tr("Close (Esc)"), self.closed.emit)
        self.filters = Filters(self)
        self.other = FindField(tr("Replace with"), self)
        self.one = QPushButton(tr("Replace"), self)
        self.all = QPushButton(tr("Replace All"), self)
        self._lay_out()
        self._connect()
        self.filters.hide()
        self.show_replacing(on=False)

    @property
    def query(self) -> Query:
        """What is wanted."""
        filters = self.filters.chosen if self.filtering.isChecked() else {}
        return Query(
            text=self.words.text(),
            similar=self.similar.isChecked(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            **filters,
        )

    def begin(self) -> None:
        """Take the keyboard, ready to type something else."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def show_replacing(self, *, on: bool) -> None:
        """Offer to replace, or no longer."""
        for widget in (self.other, self.one, self.all):
            widget.setVisible(on)

    def show_found(self, at: int, count: int, where: str) -> None:
        """Tell how much was found, which of it is looked at, and where in that it stands."""
        blank = self.query.blank
        found = (
            tr("{n} of {m}", n=figure(at + 1), m=figure(count)) if count else tr("Nothing found")
        )
        self.count.setText("" if blank else found)
        self.words.setAccessibleDescription(" ".join((self.count.text(), where)).strip())
        self.count.setObjectName("caption" if count or blank else "problem")
        self.count.style().polish(self.count)
        self._where = where
        self._elide()
        for button in (self.previous, self.next):
            button.setEnabled(bool(count))
        replaces = bool(count and self.words.text()) and not self.similar.isChecked()
        for push in (self.one, self.all):
            push.setEnabled(replaces)
            exact = tr("Only what is found exactly can be replaced.")
            set_tooltip(push, exact if self.similar.isChecked() else "")
        for switch in (self.match_case, self.whole_words):
            switch.setEnabled(not self.similar.isChecked())

    def recolour(self, colours: Mapping[str, str]) -> None:
        """Draw the icons in the colours of another theme."""
        for button, name in self._icons.items():
            button.setIcon(icon(name, QColor(colours["text"]), QColor(colours["faint"])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow != (self.width() < NARROW):
            self._arrange(narrow=self.width() < NARROW)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def _elide(self) -> None:
        metrics, room = self.where.fontMetrics(), self.where.width()
        elided = metrics.elidedText(visible(self._where), Qt.TextElideMode.ElideRight, room)
        self.where.setText(elided)
        set_tooltip(self.where, self._where if elided != visible(self._where) else "")

    def _lay_out(self) -> None:
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.where.setMinimumWidth(1)
        self._tools, self._told, self._pushes = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (self._tools, self._told, self._pushes):
            row.setSpacing(4)
        for widget in (
            self.previous,
            self.next,
            self.match_case,
            self.whole_words,
            self.similar,
            self.filtering,
        ):
            self._tools.addWidget(widget)
        self._tools.addStretch()
        self._told.addWidget(self.count)
        self._told.addWidget(self.where, 1)
        self._pushes.addWidget(self.one)
        self._pushes.addWidget(self.all)
        self._pushes.addStretch()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 6, 8, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._arrange(narrow=False)
        order = (
            self.words,
            self.other,
            self.one,
            self.all,
            self.previous,
            self.next,
            self.match_case,
            self.whole_words,
            self.similar,
            self.filtering,
            self.close_button,
            self.filters,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _arrange(self, *, narrow: bool) -> None:
        """Stand beside each other, or where that is too wide, below each other."""
        self._narrow = narrow
        grid = self._grid
        while grid.count():
            grid.takeAt(0)
        grid.addWidget(self.words, 0, 0, 1, 3 if narrow else 1)
        grid.addWidget(self.close_button, 0, 3)
        grid.addLayout(self._tools, *((1, 0, 1, 4) if narrow else (0, 1)))
        grid.addLayout(self._told, *((2, 0, 1, 4) if narrow else (0, 2)))
        grid.addWidget(self.other, 3, 0, 1, 3 if narrow else 1)
        grid.addLayout(self._pushes, *((4, 0, 1, 4) if narrow else (3, 1, 1, 2)))
        grid.addWidget(self.filters, 5, 0, 1, 4)
        for column, stretch in enumerate((3, 0, 2, 0)):
            grid.setColumnStretch(column, stretch)
        self.filters.arrange(narrow=narrow)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._changed)
        self.words.entered.connect(self.stepped)
        self.other.entered.connect(self._replace_here)
        self.one.clicked.connect(self._replace_here)
        self.all.clicked.connect(self._replace_everywhere)
        self.filters.changed.connect(self._changed)
        self.filtering.toggled.connect(self.filters.setVisible)
        for switch in (self.match_case, self.whole_words, self.similar, self.filtering):
            switch.toggled.connect(self._changed)

    def _button(self, name: str, title: str, then: Callable[[], None]) -> QToolButton:
        button = self._tool(name, title)
        button.clicked.connect(then)
        return button

    def _switch(self, name: str, title: str) -> QToolButton:
        button = self._tool(name, title)
        button.setCheckable(True)
        return button

    def _tool(self, name: str, title: str) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(SIZE, SIZE))
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_tooltip(button, title)
        self._icons[button] = name
        return button

    @Slot()
    def _changed(self) -> None:
        self.changed.emit()

    @Slot()
    def _back(self) -> None:
        self.stepped.emit(False)

    @Slot()
    def _forward(self) -> None:
        self.stepped.emit(True)

    @Slot()
    def _replace_here(self) -> None:
        if self.one.isEnabled():
            self.replaced.emit(False)

    @Slot()
    def _replace_everywhere(self) -> None:
        self.replaced.emit(True)
