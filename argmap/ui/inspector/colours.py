"""A colour of one's own: one that each theme has, or any other by its code."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from argmap.canvas.theme import Theme, load_theme
from argmap.core.colours import ACCENTS
from argmap.core.i18n import tr
from argmap.ui.inspector.choices import ChoiceField
from argmap.ui.inspector.texts import LineField
from argmap.ui.translation import translated

_SIDE = 12
_FRAME = 22
"""What a line of text has on its sides."""
_BARE = re.compile(r"[0-9a-fA-F]{6}")


class ColourField(QWidget):
    """`committed` carries a name, a code or None; whoever sets it refuses what is no colour."""

    committed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceField(name, self)
        self.choice.setIconSize(QSize(_SIDE, _SIDE))
        self.choice.committed.connect(self.committed)
        self.code = LineField(tr("Colour code"), self, hint="#rrggbb")
        self.code.setMaxLength(7)
        self.code.draft.committed.connect(self._coded)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.code)
        self.setFocusProxy(self.choice)
        self._fit()

    def show_value(self, value: Any) -> None:
        own = isinstance(value, str) and value.startswith("#")
        options: list[tuple[Any, str]] = [(None, tr("None"))]
        options += [(name, translated(title)) for name, title in ACCENTS.items()]
        if own:
            options.append((value, tr("Own colour")))
        self.choice.show_value(value, options)
        self.code.show_value(value if own else None)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "code"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        width = self.code.fontMetrics().horizontalAdvance("#dddddd")
        self.code.setFixedWidth(width + _FRAME)

    def _draw(self) -> None:
        """Show each colour as the canvas shows it."""
        dark = self.palette().color(self.backgroundRole()).lightnessF() < 0.5
        theme = load_theme("dark" if dark else "light")
        for row in range(self.choice.count()):
            self.choice.setItemIcon(row, _swatch(self.choice.itemData(row), theme, self))

    @Slot(object)
    def _coded(self, text: Any) -> None:
        code = str(text).strip().lower()
        self.committed.emit(f"#{code}" if _BARE.fullmatch(code) else code or None)


def _swatch(name: Any, theme: Theme, widget: QWidget) -> QIcon:
    colour = theme.colour(name) if isinstance(name, str) else None
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.canvas.tie if colour is None else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Qt.GlobalColor.transparent) if colour is None else colour)
        painter.drawRoundedRect(QRectF(0.5, 0.5, _SIDE - 1, _SIDE - 1), 3.0, 3.0)
    return QIcon(pixmap)
