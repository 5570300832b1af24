"""A question with its buttons, or a report with its details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from argmap.ui.appearance import within_screen
from argmap.ui.chrome import menu_text
from argmap.ui.plain import plain_label, plain_pane

if TYPE_CHECKING:
    from argmap.ui.ask import Choice, Question

WIDTH = 460
DETAILS_HEIGHT = 180
LINE = 60
"""About how many characters of a detail stand side by side."""


class QuestionDialog(QDialog):
    """Asks a Question; `answer` is the id of the choice taken, Escape's choice until then."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = question.escape
        self.setWindowTitle("argmap")  # what it is about stands below in large letters
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(plain_label(question.title, self, role="heading", wrap=True))
        sentence = plain_label(question.sentence, self, wrap=True, selectable=True)
        sentence.setMinimumWidth(within_screen(self, WIDTH))
        column.addWidget(sentence)
        if question.details:
            details = plain_pane("\n".join(question.details), self)
            lines = 1 + sum(1 + len(each) // LINE for each in question.details)
            needed = lines * details.fontMetrics().lineSpacing() + 12
            details.setMinimumHeight(min(DETAILS_HEIGHT, needed))
            if needed <= DETAILS_HEIGHT:
                details.setMaximumHeight(needed)
            column.addWidget(details)
        column.addSpacing(8)
        column.addLayout(self._button_row(question))

    def _button_row(self, question: Question) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        # The default stands last, where the eye ends; Tab still meets it first.
        for choice in reversed(question.choices):
            row.addWidget(self._button(choice, default=choice is question.choices[0]))
        return row

    def _button(self, choice: Choice, *, default: bool) -> QPushButton:
        button = QPushButton(menu_text(choice.title), self)
        button.setObjectName(choice.weight)
        button.setProperty("choice", choice.id)
        button.setAutoDefault(False)
        button.clicked.connect(self._take)
        if default:
            button.setDefault(True)
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button

    def _take(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.answer = str(sender.property("choice"))
        self.accept()
