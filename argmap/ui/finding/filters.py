"""Which records count: lists of kinds, polarities, tags and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from argmap.core.i18n import tr
from argmap.core.kinds import KINDS, kind_of
from argmap.ui.inspector.choices import ChoiceField
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from argmap.core.document import Document


class Filters(QWidget):
    """A row of lists, each of which begins with “any”."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = ChoiceField(tr("Kind"), self)
        self.polarity = ChoiceField(tr("As a premise"), self)
        self.tag = ChoiceField(tr("Tag"), self)
        self.speaker = ChoiceField(tr("Speaker"), self)
        self._fields = (self.kind, self.polarity, self.tag, self.speaker)
        self.reset = QPushButton(tr("Clear"), self)
        self.reset.setObjectName("link")
        self.reset.setAccessibleName(tr("Clear the filters"))
        self.reset.clicked.connect(self.clear)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for field in self._fields:
            field.setMinimumContentsLength(6)
            field.setMaximumWidth(200)
            field.currentIndexChanged.connect(self._chosen)
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Stand in one row, or where that is too wide, in two."""
        columns = 2 if narrow else len(self._fields)
        for widget in (*self._fields, self.reset):
            self._grid.removeWidget(widget)
        for place, field in enumerate(self._fields):
            self._grid.addWidget(field, place // columns, place % columns)
        self._grid.addWidget(self.reset, 0, columns)
        for column in range(len(self._fields) + 2):
            self._grid.setColumnStretch(column, 20 if column < columns else 0)
        self._grid.setColumnStretch(len(self._fields) + 1, 0 if narrow else 1)

    @property
    def chosen(self) -> dict[str, str | None]:
        """The value of each filter by its name in a query; None lets everything through."""
        names = ("kind", "polarity", "tag", "speaker")
        return {name: field.currentData() for name, field in zip(names, self._fields, strict=True)}

    def offer(self, document: Document) -> None:
        """List what there is in the map; what is chosen stays chosen, if it still is there."""
        statements = document.statements.values()
        kinds = dict.fromkeys([*KINDS, *sorted({each.kind for each in statements})])
        polarities = {"support": tr("Supports"), "attack": tr("Attacks")}
        others = {each.polarity for each in document.inferences.values()} - polarities.keys()
        tags = {tag for each in statements for tag in each.tags}
        tags |= {tag for each in document.inferences.values() for tag in each.tags}
        people = {key: each.name for key, each in document.participants.items()}
        self._list(self.kind, tr("Any kind"), {key: _kind(key) for key in kinds})
        self._list(
            self.polarity,
            tr("Any premise"),
            polarities | {each: each for each in sorted(others)},
        )
        self._list(self.tag, tr("Any tag"), {tag: tag for tag in sorted(tags, key=str.casefold)})
        self._list(
            self.speaker,
            tr("Any speaker"),
            dict(sorted(people.items(), key=lambda each: each[1].casefold())),
        )

    @Slot()
    def clear(self) -> None:
        """Let everything through."""
        for field in self._fields:
            field.blockSignals(True)
            field.setCurrentIndex(0)
            field.blockSignals(False)
        self._chosen()

    def _list(self, field: ChoiceField, any_title: str, titles: dict[str, str]) -> None:
        chosen = field.currentData()
        field.blockSignals(True)
        field.show_value(chosen if chosen in titles else None, [(None, any_title), *titles.items()])
        field.setEnabled(bool(titles))
        field.blockSignals(False)

    @Slot()
    def _chosen(self) -> None:
        self.changed.emit()


def _kind(key: str) -> str:
    return translated(kind_of(key).title) if key in KINDS else key
