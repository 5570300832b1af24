"""The export dialog: every choice about a picture, with its exact size and how it will look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDoubleSpinBox, QPushButton, QRadioButton, QSpinBox

from argmap.canvas.export.options import MAX_SIDE, PngOptions
from argmap.canvas.export.page import ExportError, Page, PictureTooLargeError
from argmap.canvas.export.png import page_of
from argmap.canvas.export.sheet import set_sheet
from argmap.core.i18n import figure, tr
from argmap.ui.export_preview import Preview
from argmap.ui.sheet_dialog import SheetDialog
from argmap.ui.sheet_fields import indent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.ui.sheet_fields import Subject


class ExportDialog(SheetDialog):
    """Chooses PngOptions; `copied` tells them when the person wants them on the clipboard."""

    copied = Signal(object, object)

    def __init__(
        self, subject: Subject, options: PngOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(subject, options, parent)
        self.setWindowTitle(tr("Export as PNG"))
        self._largest: float | None = None
        self.copy_button = self.other_button(tr("Cop&y"))
        self._make_fields()
        self._show_options(options)
        rows = ((self.by_scale, self.scale), (self.by_width, self.width_box))
        self.arrange(rows, self.preview, (820, 520))
        self._connect()
        self.refresh()

    def options(self) -> PngOptions:
        return PngOptions(
            scale=self.scale.value(),
            width=self.width_box.value() if self.by_width.isChecked() else None,
            arrows=self._arrows,
            **self.fields.values(),
        )

    def _make_fields(self) -> None:
        self.by_scale = QRadioButton(tr("&Scale"))
        self.by_width = QRadioButton(tr("&Width"))
        self._by = QButtonGroup(self)
        self._by.addButton(self.by_scale)
        self._by.addButton(self.by_width)
        self.scale = QDoubleSpinBox()
        self.scale.setRange(0.1, 4.0)
        self.scale.setSingleStep(0.5)
        self.scale.setDecimals(2)
        self.scale.setSuffix(tr(" ×"))
        self.scale.setAccessibleName(tr("Scale"))
        self.width_box = QSpinBox()
        self.width_box.setRange(16, MAX_SIDE)
        self.width_box.setSingleStep(100)
        self.width_box.setSuffix(tr(" px"))
        self.width_box.setAccessibleName(tr("Width in pixels"))
        for box in (self.scale, self.width_box):
            indent(box)
        self.preview = Preview()
        self.use_largest = QPushButton(tr("Use the largest possible scale"))
        self.use_largest.setAutoDefault(False)
        self.warning.addWidget(self.use_largest)

    def _show_options(self, options: PngOptions) -> None:
        (self.by_width if options.width else self.by_scale).setChecked(True)
        self.scale.setValue(options.scale)
        self.width_box.setValue(options.width or 1600)
        self.fields.show_options(options)

    def _connect(self) -> None:
        for spin in (self.scale, self.width_box):
            spin.valueChanged.connect(self.soon)
        self.scale.valueChanged.connect(self._choose_scale)
        self.width_box.valueChanged.connect(self._choose_width)
        self.by_width.toggled.connect(self.soon)
        self.use_largest.clicked.connect(self._take_largest)
        self.copy_button.clicked.connect(self._copy)

    def _choose_scale(self, _: float) -> None:
        self.by_scale.setChecked(True)

    def _choose_width(self, _: int) -> None:
        self.by_width.setChecked(True)

    def set_anew(self) -> str:
        options, (document, measurer, *_) = self.options(), self._subject
        self._largest = None
        problem, size = "", None
        try:
            self._sheet = set_sheet(document, options, measurer, self._sheet)
            size = page_of(self._sheet, options)
        except PictureTooLargeError as error:
            problem, self._largest = str(error), error.largest
        except ExportError as error:
            self._sheet, problem = None, str(error)
        self.preview.show_sheet(self._sheet)
        self.size_text.setText(_size_sentence(size))
        self.use_largest.setVisible(self._largest is not None)
        self.export.setEnabled(size is not None)
        self.copy_button.setEnabled(size is not None)
        return problem or (size.warning() if size is not None else None) or ""

    @Slot()
    def _take_largest(self) -> None:
        if self._largest is not None:
            self.scale.setValue(self._largest)
            self.by_scale.setChecked(True)
            self.refresh()

    @Slot()
    def _copy(self) -> None:
        self.agree(self.copied)


def _size_sentence(size: Page | None) -> str:
    if size is None:
        return ""
    return tr("{width} × {height} pixels", width=figure(size.width), height=figure(size.height))
