"""What goes onto the system's clipboard, and pictures that are painted when somebody wants them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtGui import QImage

from argmap.canvas.export.options import PngOptions
from argmap.canvas.export.page import ExportError
from argmap.canvas.export.picture import sheet_bytes
from argmap.canvas.export.sheet import set_sheet
from argmap.session import fragment
from argmap.ui.brought import PNG
from argmap.ui.clip import hand_over

if TYPE_CHECKING:
    from argmap.canvas.export.png import Written
    from argmap.canvas.export.sheet import Sheet
    from argmap.core.document import Document

MOST_PIXELS: Final = 16_000_000
"""Of a picture that comes with what is copied, or is copied itself: 64 MB in a program."""

MOST_PAINTED: Final = 1_000
"""Statements. Programs that watch the clipboard may want the picture at once, unasked."""

_log = logging.getLogger(__name__)


class CopiedPart(QMimeData):
    """A part of a map, the same as text, and a picture of it for who asks for one."""

    def __init__(self, content: bytes, text: str, options: PngOptions, *, statements: int) -> None:
        super().__init__()
        self._content = content
        self._options = options
        self._png: QByteArray | None = None
        self._paints = 0 < statements <= MOST_PAINTED
        self.setData(fragment.MIME, QByteArray(content))
        self.setText(text)

    def formats(self) -> list[str]:
        formats = super().formats()
        return [*formats, PNG] if self._paints else formats

    def hasFormat(self, mimetype: str) -> bool:
        return (self._paints and mimetype == PNG) or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> Any:
        if self._paints and mimetype == PNG:
            if self._png is None:
                self._png = self._painted()
            return self._png
        return super().retrieveData(mimetype, preferredType)

    def _painted(self) -> QByteArray:
        from argmap.core.document import Document

        try:
            document = Document(fragment.parse(self._content))
            data, _ = painted(document, self._options)
        except (ExportError, fragment.FragmentError, MemoryError) as error:
            # Another program asks, perhaps long after: there is nobody to tell it.
            _log.warning("no picture for the clipboard: %s", error)
            return QByteArray()
        return QByteArray(data)


def painted(document: Document, options: PngOptions) -> tuple[bytes, Written]:
    """A PNG with the map inside, as large as a clipboard bears. Raises ExportError."""
    from argmap.canvas.measure import qt_measurer
    from argmap.layout.arranging.placing import place_unplaced
    from argmap.storage.filemodel import Meta

    measurer = qt_measurer()
    document.apply(place_unplaced(document, measurer))
    sheet = set_sheet(document, options, measurer)
    return sheet_bytes(sheet, Meta(), options, most=MOST_PIXELS)


def copy_sheet(sheet: Sheet, options: PngOptions) -> Written:
    """Put a picture of a sheet on the clipboard, with the map in it. Raises ExportError."""
    from argmap.storage.filemodel import Meta

    data, written = sheet_bytes(sheet, Meta(), options, most=MOST_PIXELS)
    copied = QMimeData()
    # The bytes beside the picture: they are what carries the map.
    copied.setData(PNG, QByteArray(data))
    copied.setImageData(QImage.fromData(data))
    hand_over(copied)
    return written
