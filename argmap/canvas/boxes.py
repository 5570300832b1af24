"""Statements at reading size: outline, icon, words and markers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QTransform

from argmap.canvas.icons import STROKE, VIEW, icon_shape
from argmap.canvas.lettering import draw_block, draw_line, shaped
from argmap.canvas.outlines import crease, outline
from argmap.canvas.strokes import stroke_dashed
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.layout import metrics as m
from argmap.layout.text import Face, TextStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from argmap.canvas.theme import KindColours, Theme
    from argmap.core.kinds import Kind
    from argmap.layout.shapes import Box

BORDER: Final = 1.25
STRIPE: Final = 4.0
METER: Final = (28.0, 6.0)
_MARK_STYLE: Final = TextStyle(Face.ITALIC, 11.0, 16.0)
_EMPTY_STYLE: Final = TextStyle(Face.ITALIC, m.TEXT_STYLE.size, m.TEXT_STYLE.line_height)
_DASHES: Final = [4.0, 3.0]
_SHADOW_DROP: Final = 1.5


def paint_box(
    painter: QPainter, box: Box, theme: Theme, device_scale: float, *, placeholder: bool = True
) -> None:
    """Draw a statement whole; its corner stands on a device pixel, so that edges are crisp."""
    kind = kind_of(box.kind)
    colours = theme.kind(kind.colour)
    x = round(box.rect.x * device_scale) / device_scale
    y = round(box.rect.y * device_scale) / device_scale
    painter.translate(x, y)
    _paint_ground(painter, box, kind, colours, theme)
    label_end = _paint_words(painter, box, theme, placeholder=placeholder)
    _paint_markers(painter, box, theme, label_end)
    painter.translate(-x, -y)


def _paint_ground(
    painter: QPainter, box: Box, kind: Kind, colours: KindColours, theme: Theme
) -> None:
    width, height = box.rect.width, box.rect.height
    path = outline(kind.shape, width, height)
    painter.translate(0, _SHADOW_DROP)
    painter.fillPath(path, theme.canvas.shadow)
    painter.translate(0, -_SHADOW_DROP)
    painter.fillPath(path, colours.fill)
    own = theme.colour(box.colour)
    if own is not None:
        painter.fillPath(stripe(kind.shape, width, height), own)
    pen = QPen(colours.mark, BORDER)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    fold = crease(kind.shape, width, height)
    if fold is not None:
        painter.strokePath(fold, pen)
    if box.implicit:
        pen.setDashPattern(_DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        stroke_dashed(painter, path, pen)
    else:
        painter.strokePath(path, pen)


@cache
def _band(width: float, thick: float) -> QPainterPath:
    band = QPainterPath()
    band.addRect(0, 0, width, thick)
    return band


def stripe(shape: str, width: float, height: float, thick: float = STRIPE) -> QPainterPath:
    """The upper edge of a box, for a colour of its own."""
    return outline(shape, width, height).intersected(_band(width, thick))


def _paint_words(painter: QPainter, box: Box, theme: Theme, *, placeholder: bool) -> float:
    """Draw icon and text; returns where the kind's name ends."""
    kind = kind_of(box.kind)
    colours = theme.kind(kind.colour)
    top = m.PADDING + (m.KIND_STYLE.line_height - m.KIND_ICON) / 2
    paint_kind_icon(painter, kind.icon, (m.PADDING, top), m.KIND_ICON, colours.mark)
    pens = {"kind": colours.mark, "footer": theme.canvas.secondary}
    empty = True
    label_end = m.PADDING
    for block in box.blocks:
        painter.setPen(pens.get(block.role, theme.canvas.text))
        draw_block(painter, block)
        if block.role == "kind":
            label_end = block.x + max((line.width for line in block.lines), default=0.0)
        elif block.role != "footer":
            empty = False
    if empty and placeholder:
        painter.setPen(theme.canvas.secondary)
        place = m.PADDING + m.KIND_STYLE.line_height + m.BLOCK_GAP
        draw_line(painter, tr("No text yet"), _EMPTY_STYLE, m.PADDING, place)
    return label_end


def _paint_markers(painter: QPainter, box: Box, theme: Theme, left: float) -> None:
    """Set markers from the right: credence, pin, and the word where there is room for it."""
    kind = kind_of(box.kind)
    colours = theme.kind(kind.colour)
    right = box.rect.width - m.PADDING - (m.FOLD - 4 if kind.shape == "document" else 0)
    middle = m.PADDING + m.KIND_STYLE.line_height / 2
    if box.credence is not None:
        width = min(METER[0], max(12.0, right - left - 12))
        meter = QRectF(right - width, middle - METER[1] / 2, width, METER[1])
        paint_meter(painter, meter, box.credence, colours.mark, theme.canvas.track)
        right -= width + 8
    if box.pinned:
        side = m.KIND_ICON
        place = (right - side, middle - side / 2)
        paint_kind_icon(painter, "pin", place, side, colours.mark)
        right -= side + 6
    if box.implicit:
        word = tr("implicit")
        width = shaped(word, _MARK_STYLE)[0]
        if right - width > left + 8:
            painter.setPen(theme.canvas.secondary)
            draw_line(painter, word, _MARK_STYLE, right - width, m.PADDING)


def paint_meter(
    painter: QPainter, rect: QRectF, value: float, colour: QColor, track: QColor
) -> None:
    """Draw how far something is filled, 0 to 1: a framed track with a bar in it."""
    radius = rect.height() / 2
    painter.setPen(QPen(colour, 1))
    painter.setBrush(track)
    painter.drawRoundedRect(rect, radius, radius)
    if value > 0:
        inner = rect.adjusted(1, 1, -1, -1)
        inner.setWidth(max(inner.height(), inner.width() * min(1.0, value)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@cache
def _scaled_icon(name: str, size: float) -> tuple[QPainterPath, QPainterPath]:
    shape = icon_shape(name)
    scale = QTransform.fromScale(size / VIEW, size / VIEW)
    return scale.map(shape.stroked), scale.map(shape.filled)


def paint_kind_icon(
    painter: QPainter, name: str, place: tuple[float, float], size: float, colour: QColor
) -> None:
    """Draw a small icon; its line is a little stronger than to scale, so that it holds."""
    stroked, filled = _scaled_icon(name, size)
    pen = QPen(colour, 1.3 * STROKE * size / VIEW)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    x, y = place
    painter.translate(x, y)
    painter.strokePath(stroked, pen)
    if not filled.isEmpty():
        painter.fillPath(filled, colour)
    painter.translate(-x, -y)
