"""Lines of text drawn exactly where the layout has put them, at any scale."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from argmap.canvas.fonts import direction, qfont
from argmap.layout.text import baseline
from argmap.layout.text.fonts import advances

if TYPE_CHECKING:
    from PySide6.QtGui import QGlyphRun, QPainter

    from argmap.layout.shapes import TextBlock
    from argmap.layout.text import Face, TextStyle

MOST_LINES: Final = 6_000
"""Lines kept shaped: some 3 KB each, several screens full at the smallest readable zoom."""

Shaped = tuple[float, "QGlyphRun | None", QTextLayout]
"""Width, and what draws it: glyphs where one face has them all, else Qt's own layout."""

_shaped: dict[TextStyle, dict[tuple[str, bool], Shaped]] = {}


def draw_block(painter: QPainter, block: TextBlock, x: float = 0.0, y: float = 0.0) -> None:
    """Draw a block of a box whose top left corner is at (x, y), in the painter's pen."""
    left, top = x + block.x, y + block.y
    for text, _, rtl in block.lines:
        draw_line(painter, text, block.style, left, top, rtl=rtl, room=block.width)
        top += block.style.line_height


def draw_line(
    painter: QPainter,
    text: str,
    style: TextStyle,
    x: float,
    top: float,
    *,
    rtl: bool = False,
    room: float = 0.0,
) -> None:
    """Draw one line; one that reads from right to left ends at `x` + `room`."""
    if not text:
        return
    width, run, layout = shaped(text, style, rtl=rtl)
    place = QPointF(x + room - width if rtl else x, top + rise(style))
    if run is None:
        layout.draw(painter, place)
    else:
        painter.drawGlyphRun(place, run)


def shaped(text: str, style: TextStyle, *, rtl: bool = False) -> Shaped:
    """Return a line ready to be drawn, from the cache or into it."""
    lines = _shaped.setdefault(style, {})
    found = lines.get((text, rtl))
    if found is None:
        if len(lines) >= MOST_LINES:
            # The first half is what has been there longest.
            for key in list(lines)[: MOST_LINES // 2]:
                del lines[key]
        found = lines[text, rtl] = _shape(text, style, rtl=rtl)
    return found


@cache
def rise(style: TextStyle) -> float:
    """Return how far below the top of its line a layout is drawn so that its baseline fits."""
    return baseline(style) - QFontMetricsF(qfont(style)).ascent()


def _shape(text: str, style: TextStyle, *, rtl: bool) -> Shaped:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(direction(rtl))
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout = QTextLayout(text, qfont(style))
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text))
    layout.endLayout()
    runs = layout.glyphRuns() if _all_in_face(text, style.face) else []
    return line.naturalTextWidth(), runs[0] if len(runs) == 1 else None, layout


def _all_in_face(text: str, face: Face) -> bool:
    return text.isascii() or _characters(face).issuperset(text)


@cache
def _characters(face: Face) -> frozenset[str]:
    return frozenset(advances(face))
