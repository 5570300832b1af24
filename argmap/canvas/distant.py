"""Maps from afar: blocks, plain lines and, a little nearer, large titles."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from argmap.canvas.arrows import polygon
from argmap.canvas.boxes import paint_kind_icon, stripe
from argmap.canvas.lettering import draw_line
from argmap.canvas.measure import qt_measurer
from argmap.canvas.outlines import outline
from argmap.core.kinds import kind_of
from argmap.layout import metrics as m
from argmap.layout.curves import length_of, segments_in
from argmap.layout.polylines import Piece, pieces_in
from argmap.layout.strokes import is_attack
from argmap.layout.text import Face, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor

    from argmap.canvas.theme import Theme
    from argmap.core.geometry import Rect
    from argmap.layout.shapes import Arrow, Box
    from argmap.layout.sketches import Sketch
    from argmap.layout.text import Line, TextMeasurer

GREEK_FROM: Final = 0.2
"""From this scale on lines of text are hinted at by bars."""
_DASHES: Final = [5.0, 3.0]
_THIN: Final = 1.3
_LARGE: Final = 30.0
_SMALLER: Final = 26.0
_STRIPE: Final = 10.0


def paint_far_boxes(painter: QPainter, boxes: Iterable[Box], theme: Theme) -> None:
    """Draw statements as blocks in their own colour or their kind's, one call for each colour."""
    by_colour: dict[tuple[str, str | None], list[QRectF]] = defaultdict(list)
    for box in boxes:
        by_colour[box.kind, box.colour].append(QRectF(*box.rect))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for (kind, own), rects in by_colour.items():
        painter.setBrush(theme.colour(own) or theme.kind(kind_of(kind).colour).block)
        painter.drawRects(rects)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_far_arrows(painter: QPainter, sketches: Iterable[Sketch], theme: Theme) -> None:
    """Draw inferences as straight lines, one call for each colour."""
    by_role: dict[str, list[QLineF]] = defaultdict(list)
    for sketch in sketches:
        by_role[sketch.role] += [QLineF(*line) for line in sketch.lines]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    # Where they cross, the same ones lie on top in each tile.
    for name in sorted(by_role):
        painter.setPen(_cosmetic(theme.arrow(name), 1.0))
        painter.drawLines(by_role[name])


def paint_small_boxes(painter: QPainter, boxes: Iterable[Box], theme: Theme, scale: float) -> None:
    """Draw statements too small to read: outline, their colour on top, bars for words."""
    bars: list[QRectF] = []
    for box in boxes:
        kind = kind_of(box.kind)
        colours = theme.kind(kind.colour)
        x, y, width, height = box.rect
        painter.setPen(_cosmetic(colours.mark, 1.0))
        painter.setBrush(colours.fill)
        painter.drawRect(QRectF(x, y, width, height))
        head = QRectF(x, y, width, m.PADDING + m.KIND_STYLE.line_height / 2)
        painter.fillRect(head, theme.colour(box.colour) or colours.block)
        if scale >= GREEK_FROM:
            bars += _bars(box)
    if bars:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.canvas.greeked)
        painter.drawRects(bars)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _bars(box: Box) -> Iterable[QRectF]:
    for block in box.blocks:
        if block.role in {"title", "text"}:
            step = block.style.line_height
            top = box.rect.y + block.y + step * 0.3
            for line in block.lines:
                left = box.rect.x + block.x + (block.width - line.width if line.rtl else 0)
                yield QRectF(left, top, line.width, step * 0.42)
                top += step


def paint_small_arrows(
    painter: QPainter, arrows: Iterable[Arrow], theme: Theme, rect: Rect
) -> None:
    """Draw inferences as thin smooth lines, attacks dashed above the others; cut to `rect`."""
    solid: dict[str, list[QLineF]] = defaultdict(list)
    dashed: dict[str, list[Piece]] = defaultdict(list)
    for arrow in arrows:
        if is_attack(arrow):
            # From the tip backwards, as arrows with a common end share the last stretch.
            dashed[arrow.role] += pieces_in(arrow.trunk[::-1], rect)
            gone = length_of(arrow.trunk) if arrow.legs else 0.0
            for leg in arrow.legs:
                pieces = pieces_in(leg[::-1], rect)
                dashed[arrow.role] += [Piece(gone + start, points) for start, points in pieces]
            continue
        for line in (*arrow.legs, arrow.trunk):
            solid[arrow.role] += [QLineF(*a, *b) for a, b in segments_in(line, rect)]
    for role in sorted(solid):
        painter.setPen(_cosmetic(theme.arrow(role), _THIN))
        painter.drawLines(solid[role])
    scale = abs(painter.deviceTransform().m11()) / _THIN
    for role in sorted(dashed):
        pen = _cosmetic(theme.arrow(role), _THIN)
        pen.setDashPattern(_DASHES)
        for piece in dashed[role]:
            # Where dashes meet those of the tile next to it.
            pen.setDashOffset(piece.start * scale)
            painter.setPen(pen)
            painter.drawPolyline(polygon(piece.points))


def paint_titled_box(painter: QPainter, box: Box, theme: Theme, scale: float) -> None:
    """Draw a statement with its beginning in letters large enough to read at this scale."""
    kind = kind_of(box.kind)
    colours = theme.kind(kind.colour)
    x, y, width, height = box.rect
    painter.translate(x, y)
    path = outline(kind.shape, width, height)
    painter.fillPath(path, colours.fill)
    own = theme.colour(box.colour)
    if own is not None:
        painter.fillPath(stripe(kind.shape, width, height, _STRIPE), own)
    pen = QPen(colours.mark, 1.2 / scale)
    if box.implicit:
        pen.setDashPattern(_DASHES)
    painter.strokePath(path, pen)
    icon = 22.0
    paint_kind_icon(painter, kind.icon, (m.PADDING, m.PADDING - 2), icon, colours.mark)
    painter.setPen(theme.canvas.text)
    size = _LARGE if scale < 0.35 else _SMALLER
    style = TextStyle(Face.SEMIBOLD if _titled(box) else Face.REGULAR, size, size * 1.2)
    left = m.PADDING + icon + 8
    room = width - left - 6
    if box.pinned:
        room -= icon
        place = (width - m.PADDING - icon + 4, m.PADDING - 2)
        paint_kind_icon(painter, "pin", place, icon, colours.mark)
    lines = fitted(opening(box), style, room, height - 2 * 6)
    top = max(6.0, (height - style.line_height * len(lines)) / 2) if len(lines) == 1 else 7.0
    for line in lines:
        draw_line(painter, line.text, style, left, top, rtl=line.rtl, room=room)
        top += style.line_height
    painter.translate(-x, -y)


def opening(box: Box) -> str:
    """Return the statement's title, or its text where it has none."""
    wanted = "title" if _titled(box) else "text"
    lines = next((block.lines for block in box.blocks if block.role == wanted), ())
    return " ".join(line.text for line in lines)


def _titled(box: Box) -> bool:
    return any(block.role == "title" for block in box.blocks)


@lru_cache(maxsize=2048)
def fitted(text: str, style: TextStyle, width: float, height: float) -> tuple[Line, ...]:
    """Return as much of `text` as has room, the last line ending in an ellipsis if it is cut."""
    if not text or width < style.size:
        return ()
    lines = _measurer().lines(text, style, width)
    most = max(1, int(height // style.line_height))
    if len(lines) <= most:
        return lines
    rest = " ".join(line.text for line in lines[most - 1 :])
    last = _measurer().lines(_measurer().elide(rest, style, width), style, width)[:1]
    return (*lines[: most - 1], *last)


@lru_cache(maxsize=1)
def _measurer() -> TextMeasurer:
    return qt_measurer()


def _cosmetic(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
