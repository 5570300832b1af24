"""A small picture of the picture that would be exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from argmap.canvas.export.page import Page
from argmap.canvas.export.png import render
from argmap.canvas.painter import TITLES
from argmap.core.i18n import tr
from argmap.ui.still import Still

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.export.sheet import Sheet

_EDGE = 12
_MOST_PIXELS = 4_000_000
_LIGHT, _DARK = QColor("#ffffff"), QColor("#d9d9d9")


class Preview(Still):
    """Shows a sheet as large as fits; a chequered ground stands for transparency."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preview of the picture"), parent)
        self._sheet: Sheet | None = None

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet | None) -> None:
        self._sheet = sheet
        self.renew()

    def render_image(self) -> QImage | None:
        return None if self._sheet is None else self._rendered(self._sheet)

    def show_image(self, painter: QPainter, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        width, height = image.width() / ratio, image.height() / ratio
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.fillRect(place, _LIGHT)
        if self._sheet is not None and self._sheet.ground is None:
            painter.fillRect(place, QBrush(_DARK, Qt.BrushStyle.Dense4Pattern))
        painter.drawImage(place, image)

    def _rendered(self, sheet: Sheet) -> QImage:
        ratio = self.devicePixelRatioF()
        room_x = max(16.0, self.width() - 2 * _EDGE) * ratio
        room_y = max(16.0, self.height() - 2 * _EDGE) * ratio
        rect = sheet.rect
        scale = min(room_x / rect.width, room_y / rect.height, 2 * ratio)
        width, height = max(1, int(rect.width * scale)), max(1, int(rect.height * scale))
        if scale < TITLES and rect.width * rect.height * TITLES**2 <= _MOST_PIXELS:
            # Drawn at its own size a small preview would leave out words that the picture has.
            large = QSize(max(1, int(rect.width * TITLES)), max(1, int(rect.height * TITLES)))
            whole = render(sheet, Page(rect, TITLES, large.width(), large.height()))
            smooth = Qt.TransformationMode.SmoothTransformation
            return whole.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return render(sheet, Page(rect, scale, width, height))
