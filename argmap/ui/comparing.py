"""A list of differences beside the map: not modal, so that one can look while reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout

from argmap.core.i18n import tr
from argmap.ui.chrome import visible
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.ui.main_window import MainWindow

WIDTH, HEIGHT = 560, 380
_KEY = Qt.ItemDataRole.UserRole


class Differences(QDialog):
    """What the present map would have to become to be the other one."""

    def __init__(self, window: MainWindow, title: str, other: Document) -> None:
        super().__init__(window)
        self._window = window
        self._map = window.map
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(tr("Differences"))
        self.resize(WIDTH, HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(plain_label(visible(title), self, wrap=True))
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setObjectName("panel-list")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Differences"))
        self._fill(other)
        self.list.itemClicked.connect(self._reveal)
        self.list.itemActivated.connect(self._reveal)
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.close)
        column.addWidget(buttons)

    def _fill(self, other: Document) -> None:
        from argmap.session.comparing import lines

        if self._map is None:
            return
        for sentence, key in lines(self._map.session.document, other):
            row = QListWidgetItem(visible(sentence), self.list)
            row.setData(_KEY, key)

    @Slot(QListWidgetItem)
    def _reveal(self, row: QListWidgetItem) -> None:
        """Show on the canvas what the line is about, if the map is still that one and has it."""
        key, context = row.data(_KEY), self._window.context
        if context is None or self._window.map is not self._map or key not in self._map_keys():
            return
        context.session.select([key])
        context.view.reveal([key])

    def _map_keys(self) -> Document | tuple[()]:
        return () if self._map is None else self._map.session.document


def show_differences(window: MainWindow, title: str, other: Document) -> Differences:
    """Open the list; the window owns it."""
    shown = Differences(window, title, other)
    shown.show()
    return shown
