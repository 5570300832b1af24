"""When something was made and last changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from argmap.core.i18n import tr
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence


class DatesField(QWidget):
    """A line for each date there is; of several records the first and the last one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.created = plain_label("", self, role="caption", wrap=True)
        self.modified = plain_label("", self, role="caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.created)
        column.addWidget(self.modified)

    def show_records(self, records: Sequence[Any]) -> None:
        created = [each.created for each in records if each.created]
        modified = [each.modified for each in records if each.modified]
        self.created.setText(tr("Made {when}", when=local_time(min(created))) if created else "")
        self.modified.setText(
            tr("Changed {when}", when=local_time(max(modified))) if modified else ""
        )
        self.created.setVisible(bool(created))
        self.modified.setVisible(bool(modified))
        self.setVisible(bool(created or modified))


def local_time(stamp: str) -> str:
    """A time of a record as people here write it."""
    moment = QDateTime.fromString(stamp, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment, tr("d MMM yyyy, HH:mm"))
