"""What an empty window offers beside a first claim: the files used last, and examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from argmap.core.i18n import tr
from argmap.ui.chrome import menu_text, visible
from argmap.ui.lists import examples
from argmap.ui.plain import plain_label, set_tooltip

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow

MOST = 6
COLUMN = 250
BELOW_MIDDLE = 48
"""Where the page begins, below the hint in the middle of the canvas."""
INDENT = 7


class StartPage(QObject):
    """Stands on the canvas of a window while nothing has happened there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page: QFrame | None = None
        window.canvas.viewport().installEventFilter(self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._refresh)

    def refresh(self) -> None:
        """Show the page or take it away, as the map and the preference have it.

        Soon: where a file is opened at once, there is no page in between.
        """
        if not self._late.isActive() and self._wanted() != (self.page is not None):
            self._late.start(0)

    def stop(self) -> None:
        self._late.stop()

    @Slot()
    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted and self.page is None:
            self.page = self._made()
            self._put()
        elif not wanted and self.page is not None:
            page, self.page = self.page, None
            if page.isAncestorOf(self._window.focusWidget() or self._window):
                self._window.canvas.setFocus()
            page.hide()
            page.deleteLater()

    def _wanted(self) -> bool:
        window = self._window
        if window.map is None or not window.untouched:
            return False
        return window.program.settings.start_page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._put()
        return False

    def _put(self) -> None:
        """Centre the page below the hint; where there is no room for it, leave it out."""
        if self.page is None:
            return
        room, size = self._window.canvas.viewport().size(), self.page.sizeHint()
        top = room.height() // 2 + BELOW_MIDDLE
        self.page.setGeometry((room.width() - size.width()) // 2, top, size.width(), size.height())
        self.page.setVisible(size.width() <= room.width() and top + size.height() <= room.height())

    def _made(self) -> QFrame:
        page = QFrame(self._window.canvas.viewport())
        page.setObjectName("start")
        page.setAccessibleName(tr("Start"))
        page.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(28)
        recent = self._window.program.settings.recent[:MOST]
        if recent:
            row.addWidget(self._column(page, tr("Recent"), [self._recent(each) for each in recent]))
        shown = [self._example(name, title) for name, title in examples()]
        row.addWidget(self._column(page, tr("Examples"), shown))
        return page

    def _column(self, page: QWidget, title: str, entries: list[QPushButton]) -> QWidget:
        holder = QWidget(page)
        holder.setFixedWidth(COLUMN)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        heading = plain_label(title, holder, role="section")
        heading.setContentsMargins(INDENT, 0, 0, 4)
        column.addWidget(heading)
        for entry in entries:
            column.addWidget(entry)
        column.addStretch(1)
        return holder

    def _recent(self, path: Path) -> QPushButton:
        button = self._entry(visible(path.stem), str(path))
        there = path.exists()
        button.setEnabled(there)
        gone = tr("{path} is not there any more.", path=visible(str(path)))
        set_tooltip(button, visible(str(path)) if there else gone)
        button.clicked.connect(self._open_recent)
        return button

    def _example(self, name: str, title: str) -> QPushButton:
        button = self._entry(title, name)
        button.clicked.connect(self._open_example)
        return button

    def _entry(self, title: str, value: str) -> QPushButton:
        fitting = self._window.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, COLUMN - 2 * INDENT
        )
        button = QPushButton(menu_text(fitting))
        button.setAccessibleName(title)
        button.setObjectName("start-entry")
        button.setProperty("value", value)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setMinimumSize(QSize(COLUMN, 0))
        return button

    @Slot()
    def _open_recent(self) -> None:
        self._window.files.open_recent(Path(self._chosen()))

    @Slot()
    def _open_example(self) -> None:
        self._window.files.open_example(self._chosen())

    def _chosen(self) -> str:
        return str(self.sender().property("value"))
