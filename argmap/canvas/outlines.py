"""The outlines that tell kinds of statement apart, whatever the colours."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF

from argmap.layout.metrics import CORNER, CUT, FOLD, PILL, TIGHT

if TYPE_CHECKING:
    from collections.abc import Callable


@lru_cache(maxsize=4096)
def outline(shape: str, width: float, height: float) -> QPainterPath:
    """Return the closed outline of a box whose top left corner is the origin."""
    return _MAKE.get(shape, _plain)(width, height)


@lru_cache(maxsize=512)
def crease(shape: str, width: float, height: float) -> QPainterPath | None:
    """Return the turned-over corner of shapes that have one."""
    if shape == "document":
        return _polyline((width - FOLD, 0), (width - FOLD, FOLD), (width, FOLD))
    if shape == "note":
        return _polyline(
            (width, height - FOLD), (width - FOLD, height - FOLD), (width - FOLD, height)
        )
    return None


def _rounded(width: float, height: float, radius: float = CORNER) -> QPainterPath:
    path = QPainterPath()
    radius = min(radius, width / 2, height / 2)
    path.addRoundedRect(0, 0, width, height, radius, radius)
    return path


def _plain(width: float, height: float) -> QPainterPath:
    return _rounded(width, height, 0)


def _pill(width: float, height: float) -> QPainterPath:
    return _rounded(width, height, PILL)


def _document(width: float, height: float) -> QPainterPath:
    fold = QPainterPath()
    fold.addPolygon(_polygon((width - FOLD, -1), (width + 1, -1), (width + 1, FOLD), (width, FOLD)))
    fold.closeSubpath()
    return _rounded(width, height, TIGHT).subtracted(fold)


def _note(width: float, height: float) -> QPainterPath:
    fold = QPainterPath()
    left, top = width - FOLD, height - FOLD
    fold.addPolygon(
        _polygon((width, top), (width + 1, top), (width + 1, height + 1), (left, height))
    )
    fold.closeSubpath()
    return _rounded(width, height, TIGHT).subtracted(fold)


def _cut(width: float, height: float) -> QPainterPath:
    cut = min(CUT, width / 2, height / 2)
    path = QPainterPath()
    right, low = width - cut, height - cut
    path.addPolygon(
        _polygon(
            *((cut, 0), (right, 0), (width, cut), (width, low)),
            *((right, height), (cut, height), (0, low), (0, cut)),
        )
    )
    path.closeSubpath()
    return path


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _polyline(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_polygon(*points))
    return path


_MAKE: Final[dict[str, Callable[[float, float], QPainterPath]]] = {
    "rounded": _rounded,
    "pill": _pill,
    "document": _document,
    "cut": _cut,
    "note": _note,
    "plain": _plain,
}
