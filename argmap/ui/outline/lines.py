"""The words of a row set in lines, as many as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPainter

    from argmap.core.records import Statement

LINES: Final = 3
ENOUGH: Final = 600
"""More characters than fit on so many lines of any panel; the rest need not be looked at."""


class Words(NamedTuple):
    """What a row shows of its statement: the title comes first, and stands out."""

    text: str
    title: int
    slanted: bool

    @classmethod
    def of(cls, statement: Statement) -> Words:
        title = " ".join((statement.title or "")[:ENOUGH].split())
        text = " ".join(statement.text[:ENOUGH].split())
        whole = f"{title}  {text}" if title and text else title or text
        return cls(whole, len(title), statement.implicit)


def height_of(words: Words, font: QFont, width: float, lines: int) -> float:
    """Return how tall the words are in so many lines at most."""
    spacing = QFontMetricsF(font).lineSpacing()
    if lines == 1 or not words.text:
        return spacing
    return _laid(words, font, width, lines).lineCount() * spacing


def laid_out(words: Words, font: QFont, width: float, lines: int) -> QTextLayout:
    """The words as they are drawn; what finds no room ends in an ellipsis."""
    layout = _laid(words, font, width, lines)
    last = layout.lineAt(layout.lineCount() - 1)
    end = last.textStart() + last.textLength()
    if end < len(words.text):
        metrics = QFontMetricsF(_styled(font, words))
        rest = words.text[last.textStart() : end + 80]
        cut = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
        words = words._replace(text=words.text[: last.textStart()] + cut)
        layout = _laid(words, font, width, lines)
    layout.setCacheEnabled(True)
    return layout


def paint_placeholder(painter: QPainter, font: QFont, colour: QColor, room: QRectF) -> None:
    """Say, fainter than words, that there are none yet."""
    painter.setPen(colour)
    words = Words(tr("No text yet"), 0, False)
    laid_out(words, font, room.width(), 1).draw(painter, room.topLeft())


def _laid(words: Words, font: QFont, width: float, lines: int) -> QTextLayout:
    layout = QTextLayout(words.text, _styled(font, words))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if lines == 1:
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    if words.title:
        layout.setFormats([_bold(words.title, font)])
    spacing = QFontMetricsF(font).lineSpacing()
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, number * spacing))
    layout.endLayout()
    return layout


def _styled(font: QFont, words: Words) -> QFont:
    if not words.slanted:
        return font
    slanted = QFont(font)
    slanted.setItalic(True)
    return slanted


def _bold(length: int, font: QFont) -> QTextLayout.FormatRange:
    range_ = QTextLayout.FormatRange()
    range_.start, range_.length = 0, length
    heavy = range_.format
    heavy.setFontWeight(QFont.Weight.DemiBold)
    range_.format = heavy
    return range_
