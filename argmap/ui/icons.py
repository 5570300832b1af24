"""Icons for tool bars and menus, at the one size and pixel ratio they are shown at.

A start draws a dozen of them before the first paint, so no size is drawn that nobody sees.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from argmap.canvas.icons import paint_icon

SIZE = 18


def icon(name: str, colour: QColor, disabled: QColor) -> QIcon:
    """Return an icon in one colour, and in another where disabled."""
    made = QIcon()
    made.addPixmap(_drawn(name, colour), QIcon.Mode.Normal)
    made.addPixmap(_drawn(name, disabled), QIcon.Mode.Disabled)
    return made


def _drawn(name: str, colour: QColor) -> QPixmap:
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    pixels = round(SIZE * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_icon(painter, name, QRectF(0, 0, pixels, pixels), colour)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
