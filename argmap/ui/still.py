"""A picture that is painted once and shown until there is another or less room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Still(QFrame):
    """Shows what `render_image` makes; that is asked for when it is seen, and after `renew`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setObjectName("preview")
        self.setMinimumSize(200, 140)
        self.setAccessibleName(name)

    def render_image(self) -> QImage | None:
        """As large as there is room; None if there is nothing to show."""
        raise NotImplementedError

    def show_image(self, painter: QPainter, image: QImage) -> None:
        """Draw it where it belongs, and what lies below it."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def renew(self) -> None:
        """There is something else to show."""
        self._image = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.palette().mid())
            if self._image is None:
                self._image = self.render_image()
            if self._image is not None:
                self.show_image(painter, self._image)
