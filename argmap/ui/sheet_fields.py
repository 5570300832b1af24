"""The choices that pictures of every format have, as fields of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QSpinBox, QWidget

from argmap.core.i18n import tr
from argmap.ui.plain import plain_label, set_tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from argmap.canvas.export.options import SheetOptions
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer

_SPIN_INDENT = 7


class Subject(NamedTuple):
    """What a picture is to be made of, as it was when the dialog opened.

    `selection` and `folded` are ids of statements that are selected and folded in the window.
    """

    document: Document
    measurer: TextMeasurer
    selection: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()


class SheetFields(QObject):
    """Margin, colours, background, and what is drawn; `changed` after each change."""

    changed = Signal()

    def __init__(self, subject: Subject, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._selection = subject.selection
        self._folded = subject.folded
        self._titled = bool(subject.document.info.title)
        self.margin = QSpinBox()
        self.margin.setRange(0, 1000)
        self.margin.setSuffix(tr(" px"))
        indent(self.margin)
        self.theme = QComboBox()
        self.theme.addItem(tr("Light"), "light")
        self.theme.addItem(tr("Dark"), "dark")
        self.background = QComboBox()
        self.background.addItem(tr("White"), "white")
        self.background.addItem(tr("That of the theme"), "theme")
        self.background.addItem(tr("Transparent"), "transparent")
        self.selected_only = QCheckBox(tr("Only what is se&lected"))
        self.folded = QCheckBox(tr("As fol&ded in the window"))
        set_tooltip(
            self.folded, tr("What is folded away is left out, of the map in the file as well.")
        )
        self.title = QCheckBox(tr("&Title above the map"))
        self.legend = QCheckBox(tr("Le&gend below the map"))
        self.embed = QCheckBox(tr("&Map inside the picture"))
        set_tooltip(
            self.embed, tr("The picture opens again as a map, with every source and note in it.")
        )
        self._connect()

    @property
    def rows(self) -> tuple[tuple[QLabel, QWidget], ...]:
        """Named fields, one a row."""
        return (
            (named(tr("Ma&rgin"), self.margin), self.margin),
            (named(tr("&Colours"), self.theme), self.theme),
            (named(tr("&Background"), self.background), self.background),
        )

    @property
    def switches(self) -> tuple[QCheckBox, ...]:
        return (self.selected_only, self.folded, self.title, self.legend, self.embed)

    def values(self) -> dict[str, Any]:
        """Fields of SheetOptions."""
        return {
            "margin": float(self.margin.value()),
            "theme": self.theme.currentData(),
            "background": self.background.currentData(),
            "select": self._selection if self.selected_only.isChecked() else (),
            "folded": self._folded if self.folded.isChecked() else None,
            "title": self.title.isChecked(),
            "legend": self.legend.isChecked(),
            "embed": self.embed.isChecked(),
        }

    def show_options(self, options: SheetOptions) -> None:
        self.margin.setValue(round(options.margin))
        self.theme.setCurrentIndex(self.theme.findData(options.theme))
        self.background.setCurrentIndex(self.background.findData(options.background))
        self.selected_only.setEnabled(bool(self._selection))
        self.selected_only.setChecked(bool(self._selection) and bool(options.select))
        self.folded.setEnabled(bool(self._folded))
        self.folded.setChecked(bool(self._folded) and options.folded is not None)
        self.title.setChecked(options.title)
        self.title.setEnabled(self._titled)
        self.legend.setChecked(options.legend)
        self.embed.setChecked(options.embed)

    def _connect(self) -> None:
        self.margin.valueChanged.connect(self._changed)
        for combo in (self.theme, self.background):
            combo.currentIndexChanged.connect(self._changed)
        self.theme.currentIndexChanged.connect(self._suit_background)
        for box in self.switches:
            box.toggled.connect(self._changed)

    def _changed(self, *_: Any) -> None:
        self.changed.emit()

    @Slot(int)
    def _suit_background(self, _: int) -> None:
        # Dark boxes on white paper are hardly ever meant.
        if self.theme.currentData() == "dark" and self.background.currentData() == "white":
            self.background.setCurrentIndex(self.background.findData("theme"))


def named(text: str, field: QWidget) -> QLabel:
    """A name that leads to its field."""
    label = plain_label(text)
    label.setBuddy(field)
    return label


def indent(spin: Any) -> None:
    """A style sheet's padding at the left does not reach the numbers of a spin box."""
    spin.lineEdit().setTextMargins(_SPIN_INDENT, 0, 0, 0)
