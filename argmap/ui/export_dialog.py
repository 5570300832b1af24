"""The export dialog: every choice about a picture, with its exact size and how it will look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from argmap.canvas.export.options import MAX_SIDE, PngOptions
from argmap.canvas.export.page import ExportError, Page, PictureTooLargeError
from argmap.canvas.export.png import page_of
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.core.i18n import tr
from argmap.ui.appearance import size_with_text
from argmap.ui.export_preview import Preview
from argmap.ui.plain import plain_label
from argmap.ui.sheet_fields import SheetFields, indent

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer

_SETTLE_MS = 120


class ExportDialog(QDialog):
    """Chooses PngOptions for one document.

    `chosen` tells them when the person wants a file, `copied` when they want it on the clipboard.
    """

    chosen = Signal(object, object)
    copied = Signal(object, object)

    def __init__(
        self,
        document: Document,
        measurer: TextMeasurer,
        selection: tuple[str, ...],
        options: PngOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export as PNG"))
        self._document = document
        self._measurer = measurer
        self._arrows = options.arrows
        self._sheet: Sheet | None = None
        self._largest: float | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SETTLE_MS)
        self._wait.timeout.connect(self._refresh)
        self.fields = SheetFields(document, selection, self)
        self._make_fields()
        self._show_options(options)
        self._arrange()
        self._connect()
        self._refresh()

    def options(self) -> PngOptions:
        """What is chosen at present."""
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
        self.size_text = plain_label(role="pictureSize")
        self.message = plain_label(role="pictureMessage", wrap=True)
        self.use_largest = QPushButton(tr("Use the largest possible scale"))
        self.use_largest.setAutoDefault(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_button = self.buttons.addButton(tr("Cop&y"), role)
        self.copy_button.setAutoDefault(False)
        self.export = self.buttons.addButton(tr("E&xport…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setDefault(True)

    def _show_options(self, options: PngOptions) -> None:
        (self.by_width if options.width else self.by_scale).setChecked(True)
        self.scale.setValue(options.scale)
        self.width_box.setValue(options.width or 1600)
        self.fields.show_options(options)

    def _arrange(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        rows: tuple[tuple[QWidget, QWidget], ...] = (
            (self.by_scale, self.scale),
            (self.by_width, self.width_box),
            *self.fields.rows,
        )
        for row, (name, field) in enumerate(rows):
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
        picture.addWidget(self.preview, 1)
        picture.addWidget(self.size_text)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(choices)
        both.addLayout(picture, 1)
        warning = QHBoxLayout()
        warning.addWidget(self.message, 1)
        warning.addWidget(self.use_largest)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addLayout(both, 1)
        whole.addLayout(warning)
        whole.addWidget(self.buttons)
        size_with_text(self, 820, 520)

    def _connect(self) -> None:
        for spin in (self.scale, self.width_box):
            spin.valueChanged.connect(self._soon)
        self.scale.valueChanged.connect(self._choose_scale)
        self.width_box.valueChanged.connect(self._choose_width)
        self.by_width.toggled.connect(self._soon)
        self.fields.changed.connect(self._soon)
        self.use_largest.clicked.connect(self._take_largest)
        self.copy_button.clicked.connect(self._copy)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)

    def _choose_scale(self, _: float) -> None:
        self.by_scale.setChecked(True)

    def _choose_width(self, _: int) -> None:
        self.by_width.setChecked(True)

    def _soon(self, *_: Any) -> None:
        self._wait.start()

    def _refresh(self) -> None:
        """Set the sheet anew and tell its size, or why there is no such picture."""
        options = self.options()
        self._largest = None
        problem, warning, size = "", "", None
        try:
            self._sheet = set_sheet(self._document, options, self._measurer, self._sheet)
            size = page_of(self._sheet, options)
        except PictureTooLargeError as error:
            problem, self._largest = str(error), error.largest
        except ExportError as error:
            self._sheet, problem = None, str(error)
        self.preview.show_sheet(self._sheet)
        self.size_text.setText(_size_sentence(size))
        if size is not None:
            warning = size.warning() or ""
        self.message.setText(problem or warning)
        self.message.setVisible(bool(problem or warning))
        self.use_largest.setVisible(self._largest is not None)
        self.export.setEnabled(size is not None)
        self.copy_button.setEnabled(size is not None)

    def _take_largest(self) -> None:
        if self._largest is not None:
            self.scale.setValue(self._largest)
            self.by_scale.setChecked(True)
            self._refresh()

    def _agree(self) -> None:
        if self._settled():
            self.accept()
            self.chosen.emit(self._sheet, self.options())

    def _copy(self) -> None:
        if self._settled():
            self.accept()
            self.copied.emit(self._sheet, self.options())

    def _settled(self) -> bool:
        self._wait.stop()
        self._refresh()
        return self._sheet is not None and self.export.isEnabled()


def _size_sentence(size: Page | None) -> str:
    if size is None:
        return ""
    return tr("{width} × {height} pixels", width=f"{size.width:,}", height=f"{size.height:,}")
