"""What the dialogs for pictures and for paper share: choices, a preview, and when to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from argmap.core.i18n import tr
from argmap.ui.appearance import size_with_text
from argmap.ui.plain import plain_label
from argmap.ui.sheet_fields import SheetFields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLabel, QRadioButton

    from argmap.canvas.export.options import SheetOptions
    from argmap.canvas.export.sheet import Sheet
    from argmap.ui.sheet_fields import Subject

_SETTLE_MS = 120
_NARROW = 640
"""A screen less wide than this, in logical pixels, has the preview below the choices."""


class SheetDialog(QDialog):
    """Chooses options for one document; `chosen` tells them when the person wants a file.

    A dialog of this kind makes its own fields, then calls `arrange` with them; `options` and
    `set_anew` are its own as well.
    """

    chosen = Signal(object, object)

    def __init__(self, subject: Subject, options: SheetOptions, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._subject = subject
        self._arrows = options.arrows
        self._sheet: Sheet | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SETTLE_MS)
        self._wait.timeout.connect(self.refresh)
        self.fields = SheetFields(subject, self)
        self.fields.changed.connect(self.soon)
        self.size_text = plain_label(role="pictureSize")
        self.message = plain_label(role="pictureMessage", wrap=True)
        self.warning = QHBoxLayout()
        self.warning.addWidget(self.message, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = self.buttons.addButton(tr("E&xport…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setDefault(True)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)

    def options(self) -> SheetOptions:
        """What is chosen at present."""
        raise NotImplementedError

    def set_anew(self) -> str:
        """Set the sheet anew, show it, and tell its size; what is wrong with it, if anything."""
        raise NotImplementedError

    def other_button(self, title: str) -> QPushButton:
        """One more way to agree."""
        button = self.buttons.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button

    def arrange(
        self,
        rows: Iterable[tuple[QLabel | QRadioButton, QWidget]],
        preview: QWidget,
        size: tuple[int, int],
    ) -> None:
        """Lay everything out: named fields first, then what pictures of all kinds have."""
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for row, (name, field) in enumerate((*rows, *self.fields.rows)):
            form.addWidget(name, row, 0)
            form.addWidget(field, row, 1)
        choices = QVBoxLayout()
        choices.setSpacing(8)
        choices.addLayout(form)
        choices.addSpacing(8)
        for box in self.fields.switches:
            choices.addWidget(box)
        choices.addStretch(1)
        picture = QVBoxLayout()
        picture.setSpacing(8)
        picture.addWidget(preview, 1)
        picture.addWidget(self.size_text)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addWidget(self._area(choices, picture), 1)
        whole.addLayout(self.warning)
        whole.addWidget(self.buttons)
        size_with_text(self, *size)

    def _area(self, choices: QVBoxLayout, picture: QVBoxLayout) -> QScrollArea:
        """Both side by side where the screen is wide enough, and reached on any."""
        narrow = self.screen().availableGeometry().width() < _NARROW
        ways = QBoxLayout.Direction
        inner = QWidget()
        inner.setObjectName("plain")
        both = QBoxLayout(ways.TopToBottom if narrow else ways.LeftToRight, inner)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24)
        both.addLayout(choices)
        both.addLayout(picture, 1)
        area = QScrollArea(self)
        area.setObjectName("plain")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    @Slot()
    def soon(self, *_: Any) -> None:
        """Something was chosen: show what comes of it in a moment."""
        self._wait.start()

    @Slot()
    def refresh(self) -> None:
        """Show what comes of the choices, or why nothing does."""
        problem = self.set_anew()
        self.message.setText(problem)
        self.message.setVisible(bool(problem))

    @Slot()
    def _agree(self) -> None:
        self.agree(self.chosen)

    def agree(self, signal: Any) -> None:
        """Close, and tell sheet and choices, if something comes of them."""
        self._wait.stop()
        self.refresh()
        if self._sheet is not None and self.export.isEnabled():
            self.accept()
            signal.emit(self._sheet, self.options())
