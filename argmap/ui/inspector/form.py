"""What all forms share: rows with a caption, one editing, and drafts that are never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from argmap.ui.inspector.choices import DegreeField
from argmap.ui.inspector.texts import LineField, TextField
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.ui.inspector.editing import Editing

MARGIN = 14
ROW_GAP = 12
CAPTION_GAP = 4


class Form(QWidget):
    """A column of fields for the records `keys`; subclasses fill it and show values."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.editing = editing
        self.keys: tuple[str, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        self.column.setSpacing(ROW_GAP)

    def show_records(self, keys: Sequence[str]) -> None:
        """Show these records, after keeping what was typed for those shown before."""
        if tuple(keys) != self.keys:
            self.commit()
            self.keys = tuple(keys)
        self.refresh()

    def refresh(self) -> None:
        """Show what the records have now."""
        raise NotImplementedError

    def commit(self) -> None:
        """Send out what is typed but not yet kept."""
        for field in self.findChildren(LineField):
            field.draft.commit()
        for text in self.findChildren(TextField):
            text.draft.commit()
        for degree in self.findChildren(DegreeField):
            degree.commit()

    def row(self, caption: str, field: QWidget, *beside: QWidget) -> QWidget:
        """Add a field under its caption, with others beside it."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CAPTION_GAP)
        label = plain_label(caption, holder, role="caption")
        label.setBuddy(field)
        column.addWidget(label)
        column.addLayout(line(field, *beside)) if beside else column.addWidget(field)
        self.column.addWidget(holder)
        return holder

    def amend(self, label: str, field: str) -> Callable[[Any], None]:
        """Return what sets `field` of the records shown to the value it is called with."""

        def set_field(value: Any) -> None:
            if not self.editing.amend(label, self.keys, **{field: value}):
                self.refresh()

        return set_field


def line(*widgets: QWidget) -> QHBoxLayout:
    """Lay widgets side by side."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
