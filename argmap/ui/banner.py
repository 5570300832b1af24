"""A line above the canvas that stays until it is answered: nothing modal, nothing missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from argmap.core.i18n import tr
from argmap.ui.chrome import menu_text
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

LEGIBLE = 320
"""The narrowest column, in pixels, that a sentence may be set in."""


class Banner(QFrame):
    """A sentence with buttons; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.label = plain_label("", self, wrap=True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(16, 8, 12, 8)
        self._line.setSpacing(8)
        self._line.addWidget(self.label, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._line.addLayout(self._row)
        self._line.setAlignment(self._row, Qt.AlignmentFlag.AlignRight)
        self._actions: dict[QPushButton, Callable[[], None]] = {}
        self.hide()

    def show_notice(
        self,
        sentence: str,
        actions: list[tuple[str, Callable[[], None]]] | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        """Say something, with buttons that do something about it; each also closes the line.

        What is `lasting` cannot be dismissed: it goes when it is resolved.
        """
        self._clear()
        self.label.setText(sentence)
        dismissal = [] if lasting else [(tr("Dismiss"), _nothing)]
        for title, action in [*(actions or []), *dismissal]:
            button = QPushButton(menu_text(title), self)
            button.clicked.connect(self._clicked)
            self._actions[button] = action
            self._row.addWidget(button)
        self._turn()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Have the buttons beside the sentence, or below it where that would be a narrow column."""
        directions = QBoxLayout.Direction
        words = self.fontMetrics().horizontalAdvance(self.label.text())
        beside = self.width() - self._row.sizeHint().width() >= min(words, LEGIBLE) + 36
        wanted = directions.LeftToRight if beside else directions.TopToBottom
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)

    @property
    def buttons(self) -> list[QPushButton]:
        return list(self._actions)

    @Slot()
    def dismiss(self) -> None:
        self._clear()
        self.hide()

    @Slot()
    def _clicked(self) -> None:
        button = self.sender()
        action = (
            self._actions.get(button, _nothing) if isinstance(button, QPushButton) else _nothing
        )
        self.dismiss()
        action()

    def _clear(self) -> None:
        for button in self._actions:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions.clear()


def _nothing() -> None:
    """Dismissing needs no more than closing."""
