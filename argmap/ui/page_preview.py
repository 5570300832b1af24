"""Pages as they will be, side by side as they would be glued together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from argmap.canvas.export.pdf import paint_page
from argmap.canvas.painter import TITLES
from argmap.core.i18n import tr
from argmap.ui.still import Still

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.export.paper import Pages
    from argmap.canvas.export.sheet import Sheet

_EDGE = 12.0
_GAP = 6.0
_MANY = 1_500
"""Statements from which on a preview is painted in no more detail than can be seen."""

_PAPER, _LINE, _DARK = QColor("#ffffff"), QColor(0, 0, 0, 70), QColor("#d9d9d9")


class PagePreview(Still):
    """Shows all pages as large as fits, those left out as gaps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preview of the pages"), parent)
        self._sheet: Sheet | None = None
        self._pages: Pages | None = None

    @property
    def pages(self) -> Pages | None:
        """What is shown."""
        return self._pages

    def show_pages(self, sheet: Sheet | None, pages: Pages | None) -> None:
        self._sheet, self._pages = sheet, pages
        self.renew()

    def render_image(self) -> QImage | None:
        if self._sheet is None or self._pages is None:
            return None
        return self._rendered(self._sheet, self._pages)

    def show_image(self, painter: QPainter, image: QImage) -> None:
        painter.drawImage(QRectF(self.rect()), image)

    def _rendered(self, sheet: Sheet, pages: Pages) -> QImage:
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        room_x = max(16.0, self.width() - 2 * _EDGE - _GAP * (pages.columns - 1))
        room_y = max(16.0, self.height() - 2 * _EDGE - _GAP * (pages.rows - 1))
        zoom = min(room_x / pages.columns / pages.width, room_y / pages.rows / pages.height)
        width, height = pages.width * zoom, pages.height * zoom
        left = (self.width() - pages.columns * width - (pages.columns - 1) * _GAP) / 2
        top = (self.height() - pages.rows * height - (pages.rows - 1) * _GAP) / 2
        shown = pages.scale * zoom * ratio
        many = len(sheet.plan.boxes) > _MANY
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for page in pages.pages:
                painter.resetTransform()
                painter.scale(ratio, ratio)
                painter.translate(
                    left + page.column * (width + _GAP), top + page.row * (height + _GAP)
                )
                paper = QRectF(0, 0, width, height)
                painter.fillRect(paper, _PAPER)
                if sheet.ground is None:
                    painter.fillRect(paper, QBrush(_DARK, Qt.BrushStyle.Dense4Pattern))
                painter.setClipRect(paper)
                painter.save()
                painter.scale(zoom, zoom)
                # Drawn at its own size a small preview would leave out words that the page has.
                paint_page(painter, sheet, pages, page, shown if many else max(shown, TITLES))
                painter.restore()
                painter.setClipping(False)
                painter.setPen(QPen(_LINE, 1))
                painter.drawRect(paper)
        return image
