"""The preferences, with a search: a window beside the maps; each choice acts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from argmap.core.i18n import tr
from argmap.ui.appearance import size_with_text
from argmap.ui.plain import plain_label
from argmap.ui.preferences.schema import PREFERENCES, SECTIONS, Preference
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from argmap.ui.program import Program

WIDTH, HEIGHT = 620, 640
FIELD = 230
MARGIN = 18


class _Row(QWidget):
    """One preference: what it is, what it does, and the choice. `chosen` brings its new value."""

    chosen = Signal(object, str)

    def __init__(self, preference: Preference, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.preference = preference
        title, help_ = translated(preference.title), translated(preference.help)
        words = [translated(each) for each in preference.choices.values()]
        section = translated(preference.section)
        told = [title, preference.title, help_, section, *words]
        self._searched = " ".join(told).casefold()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(plain_label(title, self))
        texts.addWidget(plain_label(help_, self, role="caption", wrap=True))
        self.field = self._switch() if preference.switch else self._list()
        self.field.setAccessibleName(title)
        self.field.setAccessibleDescription(help_)
        self.show_value(value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(20)
        row.addLayout(texts, 1)
        row.addWidget(self.field)

    def _list(self) -> QComboBox:
        box = QComboBox(self)
        for value, words in self.preference.choices.items():
            box.addItem(translated(words), value)
        box.setFixedWidth(FIELD)
        box.activated.connect(self._picked)
        return box

    def _switch(self) -> QCheckBox:
        box = QCheckBox(tr("On"), self)
        box.setFixedWidth(FIELD)
        box.clicked.connect(self._switched)
        return box

    def show_value(self, value: str) -> None:
        """Show what is chosen just now."""
        if isinstance(self.field, QComboBox):
            self.field.setCurrentIndex(self.field.findData(value))
        else:
            self.field.setChecked(value == "on")

    def fits(self, words: list[str]) -> bool:
        return all(word in self._searched for word in words)

    @Slot(int)
    def _picked(self, place: int) -> None:
        assert isinstance(self.field, QComboBox)
        self.chosen.emit(self.preference, str(self.field.itemData(place)))

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        self.chosen.emit(self.preference, "on" if on else "off")


class PreferencesDialog(QDialog):
    """Shows all preferences, or those with the words searched for."""

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preferences"))
        size_with_text(self, WIDTH, HEIGHT)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("Search preferences"))
        self.search.setAccessibleName(tr("Search preferences"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.narrow)
        self.nothing = plain_label(tr("No preference has these words."), self, role="caption")
        self.nothing.hide()
        self._sections: list[tuple[QWidget, list[_Row]]] = []
        self.rows: dict[str, _Row] = {}
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        usual = buttons.addButton(tr("Restore Defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        usual.setAutoDefault(False)
        usual.clicked.connect(self._restore)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self._list(), 1)
        column.addWidget(buttons)

    def _list(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(area)
        inner.setObjectName("form")
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, 10, MARGIN, 10)
        column.setSpacing(0)
        for section in SECTIONS:
            heading = plain_label(translated(section), inner, role="preference-section")
            column.addWidget(heading)
            rows = [self._row(each, inner) for each in PREFERENCES if each.section == section]
            for row in rows:
                column.addWidget(row)
            self._sections.append((heading, rows))
        column.addStretch(1)
        area.setWidget(inner)
        return area

    def _row(self, preference: Preference, parent: QWidget) -> _Row:
        row = _Row(preference, preference.read(self._program), parent)
        row.chosen.connect(self._choose)
        self.rows[preference.id] = row
        return row

    @Slot(object, str)
    def _choose(self, preference: Preference, value: str) -> None:
        preference.choose(self._program, value)

    @Slot()
    def _restore(self) -> None:
        for preference in PREFERENCES:
            if preference.read(self._program) != preference.usual:
                preference.choose(self._program, preference.usual)
            self.rows[preference.id].show_value(preference.usual)

    @Slot(str)
    def narrow(self, wanted: str) -> None:
        """Show only what has all these words."""
        words = wanted.casefold().split()
        for heading, rows in self._sections:
            for row in rows:
                row.setVisible(row.fits(words))
            heading.setVisible(any(not row.isHidden() for row in rows))
        self.nothing.setVisible(all(row.isHidden() for row in self.rows.values()))
