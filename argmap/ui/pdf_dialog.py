"""The dialog for PDF and print: every choice about the pages, and how they will look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from argmap.canvas.export.options import PdfOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.pdf import sheet_pages
from argmap.canvas.export.sheet import Sheet, set_sheet
from argmap.core.i18n import tr
from argmap.ui.appearance import size_with_text
from argmap.ui.page_preview import PagePreview
from argmap.ui.plain import plain_label, set_tooltip
from argmap.ui.sheet_fields import SheetFields, indent, named

if TYPE_CHECKING:
    from argmap.canvas.export.paper import Pages
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer

_SETTLE_MS = 120


class PdfDialog(QDialog):
    """Chooses PdfOptions for one document.

    `chosen` tells them when the person wants a file, `printed` when they want paper.
    """

    chosen = Signal(object, object)
    printed = Signal(object, object)

    def __init__(
        self,
        document: Document,
        measurer: TextMeasurer,
        selection: tuple[str, ...],
        options: PdfOptions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export as PDF"))
        self._document = document
        self._measurer = measurer
        self._arrows = options.arrows
        self._sheet: Sheet | None = None
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

    def options(self) -> PdfOptions:
        """What is chosen at present."""
        return PdfOptions(
            paper=self.paper.currentData(),
            orientation=self.orientation.currentData(),
            tiled=self.spread.currentData(),
            scale=self.scale.value() / 100,
            arrows=self._arrows,
            **self.fields.values(),
        )

    def _make_fields(self) -> None:
        self.paper = QComboBox()
        for title, paper in (
            (tr("As large as the map"), "map"),
            (tr("A4"), "a4"),
            (tr("A3"), "a3"),
            (tr("Letter"), "letter"),
        ):
            self.paper.addItem(title, paper)
        self.orientation = QComboBox()
        self.orientation.addItem(tr("As suits the map"), "auto")
        self.orientation.addItem(tr("Upright"), "portrait")
        self.orientation.addItem(tr("Lying"), "landscape")
        self.spread = QComboBox()
        self.spread.addItem(tr("On one page"), False)
        self.spread.addItem(tr("Over several pages"), True)
        self.scale = QDoubleSpinBox()
        self.scale.setRange(5, 800)
        self.scale.setSingleStep(10)
        self.scale.setDecimals(0)
        self.scale.setSuffix(tr(" %"))
        indent(self.scale)
        set_tooltip(self.scale, tr("On one page the map is made smaller than this if need be."))
        self.fields.embed.setText(tr("&Map attached"))
        set_tooltip(
            self.fields.embed, tr("The PDF opens again as a map, with every source and note in it.")
        )
        self.preview = PagePreview()
        self.size_text = plain_label(role="pictureSize")
        self.message = plain_label(role="pictureMessage", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.print_button = self.buttons.addButton(tr("Pri&nt…"), role)
        self.print_button.setAutoDefault(False)
        self.export = self.buttons.addButton(tr("E&xport…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setDefault(True)

    def _show_options(self, options: PdfOptions) -> None:
        self.paper.setCurrentIndex(self.paper.findData(options.paper))
        self.orientation.setCurrentIndex(self.orientation.findData(options.orientation))
        self.spread.setCurrentIndex(self.spread.findData(options.tiled))
        self.scale.setValue(options.scale * 100)
        self.fields.show_options(options)
        self._suit_paper()

    def _arrange(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        rows = (
            (named(tr("P&aper"), self.paper), self.paper),
            (named(tr("Paper l&ies"), self.orientation), self.orientation),
            (named(tr("Ma&p"), self.spread), self.spread),
            (named(tr("&Scale"), self.scale), self.scale),
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
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addLayout(both, 1)
        whole.addWidget(self.message)
        whole.addWidget(self.buttons)
        size_with_text(self, 860, 560)

    def _connect(self) -> None:
        for combo in (self.paper, self.orientation, self.spread):
            combo.currentIndexChanged.connect(self._soon)
        self.paper.currentIndexChanged.connect(self._suit_paper)
        self.scale.valueChanged.connect(self._soon)
        self.fields.changed.connect(self._soon)
        self.print_button.clicked.connect(self._print)
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)

    def _suit_paper(self, *_: Any) -> None:
        sheets = self.paper.currentData() != "map"
        self.orientation.setEnabled(sheets)
        self.spread.setEnabled(sheets)

    def _soon(self, *_: Any) -> None:
        self._wait.start()

    @Slot()
    def _refresh(self) -> None:
        """Set the sheet anew and tell its pages, or why there are none."""
        options = self.options()
        problem = ""
        pages: Pages | None = None
        try:
            self._sheet = set_sheet(self._document, options, self._measurer, self._sheet)
            pages = sheet_pages(self._sheet, options)
        except ExportError as error:
            self._sheet, problem = None, str(error)
        self.preview.show_pages(self._sheet, pages)
        self.size_text.setText(pages.told() if pages is not None else "")
        self.message.setText(problem)
        self.message.setVisible(bool(problem))
        self.export.setEnabled(pages is not None)
        self.print_button.setEnabled(pages is not None)

    @Slot()
    def _agree(self) -> None:
        if self._settled():
            self.accept()
            self.chosen.emit(self._sheet, self.options())

    @Slot()
    def _print(self) -> None:
        if self._settled():
            self.accept()
            self.printed.emit(self._sheet, self.options())

    def _settled(self) -> bool:
        self._wait.stop()
        self._refresh()
        return self._sheet is not None and self.export.isEnabled()
