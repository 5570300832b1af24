"""The dialog for PDF and print: every choice about the pages, and how they will look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

from argmap.canvas.export.options import PdfOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.pdf import sheet_pages
from argmap.canvas.export.sheet import set_sheet
from argmap.core.i18n import tr
from argmap.ui.page_preview import PagePreview
from argmap.ui.plain import set_tooltip
from argmap.ui.sheet_dialog import SheetDialog
from argmap.ui.sheet_fields import indent, named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.export.paper import Pages
    from argmap.ui.sheet_fields import Subject


class PdfDialog(SheetDialog):
    """Chooses PdfOptions; `printed` tells them when the person wants paper."""

    printed = Signal(object, object)

    def __init__(
        self, subject: Subject, options: PdfOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(subject, options, parent)
        self.setWindowTitle(tr("Export as PDF"))
        self.print_button = self.other_button(tr("Pri&nt…"))
        self._make_fields()
        self._show_options(options)
        rows = (
            (named(tr("P&aper"), self.paper), self.paper),
            (named(tr("Paper l&ies"), self.orientation), self.orientation),
            (named(tr("Ma&p"), self.spread), self.spread),
            (named(tr("&Scale"), self.scale), self.scale),
        )
        self.arrange(rows, self.preview, (860, 560))
        self._connect()
        self.refresh()

    def options(self) -> PdfOptions:
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

    def _show_options(self, options: PdfOptions) -> None:
        self.paper.setCurrentIndex(self.paper.findData(options.paper))
        self.orientation.setCurrentIndex(self.orientation.findData(options.orientation))
        self.spread.setCurrentIndex(self.spread.findData(options.tiled))
        self.scale.setValue(options.scale * 100)
        self.fields.show_options(options)
        self._suit_paper()

    def _connect(self) -> None:
        for combo in (self.paper, self.orientation, self.spread):
            combo.currentIndexChanged.connect(self.soon)
        self.paper.currentIndexChanged.connect(self._suit_paper)
        self.scale.valueChanged.connect(self.soon)
        self.print_button.clicked.connect(self._print)

    def _suit_paper(self, *_: Any) -> None:
        sheets = self.paper.currentData() != "map"
        self.orientation.setEnabled(sheets)
        self.spread.setEnabled(sheets)

    def set_anew(self) -> str:
        options, (document, measurer, *_) = self.options(), self._subject
        problem = ""
        pages: Pages | None = None
        try:
            self._sheet = set_sheet(document, options, measurer, self._sheet)
            pages = sheet_pages(self._sheet, options)
        except ExportError as error:
            self._sheet, problem = None, str(error)
        self.preview.show_pages(self._sheet, pages)
        self.size_text.setText(pages.told() if pages is not None else "")
        self.export.setEnabled(pages is not None)
        self.print_button.setEnabled(pages is not None)
        return problem

    @Slot()
    def _print(self) -> None:
        self.agree(self.printed)
