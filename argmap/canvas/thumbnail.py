"""A small picture of a map that stands in no window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from argmap.canvas.painter import paint_map
from argmap.core.geometry import Rect
from argmap.core.kinds import kind_of
from argmap.layout.metrics import DEFAULT_WIDTH
from argmap.layout.plan import MapPlan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.canvas.theme import Theme
    from argmap.core.document import Document
    from argmap.layout.text import TextMeasurer

MOST: Final = 1_500
"""Statements of a map that is painted with all its arrows; of larger ones just where boxes are."""
_MARGIN: Final = 6.0
_LARGEST: Final = 0.5
_ROUGH_HEIGHT: Final = 60.0


def thumbnail(
    document: Document, theme: Theme, measurer: TextMeasurer, size: QSize, ratio: float = 1.0
) -> QPixmap:
    """The whole map as large as fits into `size`, with room round it."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.canvas.background)
    if len(document.statements) > MOST:
        rects = _rough(document)
        plan, bounds = None, _around(rects.values())
    else:
        rects = {}
        plan = MapPlan(document, measurer)
        bounds = plan.rough_bounds
    if bounds is None:
        return picture
    scale = min(
        (size.width() - 2 * _MARGIN) / max(bounds.width, 1.0),
        (size.height() - 2 * _MARGIN) / max(bounds.height, 1.0),
        _LARGEST,
    )
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(
            (size.width() - bounds.width * scale) / 2, (size.height() - bounds.height * scale) / 2
        )
        painter.scale(scale, scale)
        painter.translate(-bounds.x, -bounds.y)
        if plan is not None:
            paint_map(painter, plan, theme, bounds, scale)
        else:
            _paint_rough(painter, document, rects, theme)
    return picture


def _rough(document: Document) -> dict[str, Rect]:
    return {
        key: Rect(each.x, each.y, each.width or DEFAULT_WIDTH, _ROUGH_HEIGHT)
        for key, each in document.statements.items()
        if each.x is not None and each.y is not None
    }


def _around(rects: Iterable[Rect]) -> Rect | None:
    known = list(rects)
    if not known:
        return None
    left, top = min(each.x for each in known), min(each.y for each in known)
    right = max(each.x + each.width for each in known)
    return Rect(left, top, right - left, max(each.y + each.height for each in known) - top)


def _paint_rough(
    painter: QPainter, document: Document, rects: dict[str, Rect], theme: Theme
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for key, rect in rects.items():
        painter.fillRect(
            QRectF(*rect), theme.kind(kind_of(document.statements[key].kind).colour).mark
        )
