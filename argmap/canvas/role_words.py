"""The words beside signs that do not tell all: where each can be read, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt

from argmap.canvas.arrows import sign_reach
from argmap.canvas.lettering import draw_line, shaped
from argmap.canvas.polylines import heading
from argmap.core.geometry import Rect
from argmap.core.i18n import tr
from argmap.layout.text import Face, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from argmap.canvas.painter import Shapes
    from argmap.canvas.theme import Theme
    from argmap.layout.shapes import Arrow

STYLE: Final = TextStyle(Face.SEMIBOLD, 11.0, 16.0)
_STRAIGHT: Final = 0.01


class WordPlace(NamedTuple):
    """The middle of a word beside or on an arrow, its length, and whether it is read upwards."""

    middle: QPointF
    width: float
    upward: bool

    @property
    def area(self) -> Rect:
        width, height = self.width, STYLE.line_height
        if self.upward:
            width, height = height, width
        return Rect(self.middle.x() - width / 2, self.middle.y() - height / 2, width, height)


def role_word(role: str) -> str:
    """Return the word written beside the sign of roles that a sign alone does not tell."""
    if role == "undercut":
        return tr("undercut")
    if role == "backing":
        return tr("backing")
    return tr("rebuttal") if role == "rebuttal" else ""


def word_place(arrow: Arrow, plan: Shapes, size: float = 1.0) -> WordPlace | None:
    """Where an arrow's word goes: where neither box nor sign is, if there is such a place."""
    word = role_word(arrow.role)
    if not word:
        return None
    places = list(word_places(arrow, word, size))
    free = (place for place in places if _is_free(place, arrow, plan, size))
    return next(free, places[0])


def paint_word(
    painter: QPainter, arrow: Arrow, plan: Shapes, theme: Theme, size: float = 1.0
) -> None:
    """Draw the word of a role that has one."""
    place = word_place(arrow, plan, size)
    if place is None:
        return
    middle, width, upward = place
    height = STYLE.line_height
    painter.save()
    painter.translate(middle)
    if upward:
        painter.rotate(-90)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.canvas.background)
    painter.drawRoundedRect(QRectF(-width / 2, -height / 2, width, height), 4, 4)
    painter.setPen(theme.arrow(arrow.role))
    draw_line(painter, role_word(arrow.role), STYLE, 4 - width / 2, -height / 2)
    painter.restore()


def word_places(arrow: Arrow, word: str, size: float) -> Iterator[WordPlace]:
    """Where a word may go, best first: on the arrow's own way, if that is straight; else beside."""
    dx, dy = heading(arrow.trunk)
    x, y = arrow.sign
    width, clear = shaped(word, STYLE)[0] + 8, sign_reach(size)
    off = clear + 2 + width / 2
    level = abs(dx) > abs(dy)
    straight = min(abs(dx), abs(dy)) < _STRAIGHT and _is_straight(arrow, clear + width + 10)
    aimed = arrow.role in {"undercut", "backing"}  # of these several come side by side
    if straight and (level or aimed):
        yield WordPlace(QPointF(x - dx * off, y - dy * off), width, not level)
    for flank in (arrow.flank, -arrow.flank):
        if level:
            # It ends where the sign ends, so that the box at the tip does not cover it.
            middle = x + clear - width / 2 if dx > 0 else x - clear + width / 2
            yield WordPlace(QPointF(middle, y + flank * (clear + 10)), width, False)
        else:
            yield WordPlace(QPointF(x + flank * (clear + 3 + width / 2), y), width, False)
    if straight and not level and not aimed:
        yield WordPlace(QPointF(x, y - dy * off), width, True)


def _is_free(place: WordPlace, arrow: Arrow, plan: Shapes, size: float) -> bool:
    area = place.area
    if plan.boxes_in(area):
        return False
    reach = sign_reach(size)
    around = area.grown(reach)
    return not any(
        other.id != arrow.id and around.contains(other.sign) for other in plan.arrows_in(around)
    )


def _is_straight(arrow: Arrow, length: float) -> bool:
    """Whether the arrow goes straight for so long before its sign."""
    bend, sign = arrow.trunk[-2], arrow.sign
    return abs(bend.x - sign.x) + abs(bend.y - sign.y) >= length
