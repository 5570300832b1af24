"""Line icons: SVG files of ours read into painter paths, so that any colour and size is crisp.

The files keep to a `0 0 24 24` view box and to path (M L H V C Q Z, absolute or relative), circle,
rect and line elements; `class="solid"` marks what is filled rather than stroked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from argmap.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VIEW: Final = 24.0
STROKE: Final = 1.75
_ELEMENT: Final = re.compile(r"<(path|circle|rect|line)\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(r'([a-zA-Z0-9-]+)="([^"]*)"')
_TOKEN: Final = re.compile(r"[MLHVCQZmlhvcqz]|-?(?:\d+\.?\d*|\.\d+)")


class IconShape(NamedTuple):
    stroked: QPainterPath
    filled: QPainterPath


@cache
def icon_shape(name: str) -> IconShape:
    """Return an icon's outline in a 24 × 24 square; raises FileNotFoundError for unknown names."""
    return parse_icon(resource("icons", f"{name}.svg").read_text(encoding="utf-8"))


def parse_icon(svg: str) -> IconShape:
    shape = IconShape(QPainterPath(), QPainterPath())
    for element, rest in _ELEMENT.findall(svg):
        attributes = dict(_ATTRIBUTE.findall(rest))
        path = shape.filled if attributes.get("class") == "solid" else shape.stroked
        _ADD[element](path, attributes)
    return shape


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into `rect`, in the painter's own coordinates."""
    shape = icon_shape(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / VIEW, rect.height() / VIEW)
    pen = QPen(colour, STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(shape.stroked, pen)
    painter.fillPath(shape.filled, colour)
    painter.restore()


def _add_circle(path: QPainterPath, attributes: dict[str, str]) -> None:
    x, y, r = (float(attributes[name]) for name in ("cx", "cy", "r"))
    path.addEllipse(QRectF(x - r, y - r, 2 * r, 2 * r))


def _add_rect(path: QPainterPath, attributes: dict[str, str]) -> None:
    numbers = [float(attributes[name]) for name in ("x", "y", "width", "height")]
    radius = float(attributes.get("rx", "0"))
    path.addRoundedRect(QRectF(*numbers), radius, radius)


def _add_line(path: QPainterPath, attributes: dict[str, str]) -> None:
    path.moveTo(float(attributes["x1"]), float(attributes["y1"]))
    path.lineTo(float(attributes["x2"]), float(attributes["y2"]))


def _add_path(path: QPainterPath, attributes: dict[str, str]) -> None:
    tokens = iter(_TOKEN.findall(attributes["d"]))
    command = ""
    for token in tokens:
        if token.isalpha():
            command = token
            first = None
        else:
            first = float(token)
        _step(path, command, first, tokens)
        # Numbers that follow a move belong to lines.
        command = {"M": "L", "m": "l"}.get(command, command)


def _step(path: QPainterPath, command: str, first: float | None, tokens: Iterator[str]) -> None:
    here = path.currentPosition()
    kind = command.upper()
    if kind == "Z":
        path.closeSubpath()
        return
    count = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4}[kind]
    numbers = [] if first is None else [first]
    numbers += [float(next(tokens)) for _ in range(count - len(numbers))]
    dx, dy = (here.x(), here.y()) if command.islower() else (0.0, 0.0)
    if kind == "H":
        path.lineTo(numbers[0] + dx, here.y())
    elif kind == "V":
        path.lineTo(here.x(), numbers[0] + dy)
    else:
        moved = [number + (dy if i % 2 else dx) for i, number in enumerate(numbers)]
        draw = {"M": path.moveTo, "L": path.lineTo, "C": path.cubicTo, "Q": path.quadTo}[kind]
        draw(*moved)  # type: ignore[operator]


_ADD: Final[dict[str, Callable[[QPainterPath, dict[str, str]], None]]] = {
    "circle": _add_circle,
    "rect": _add_rect,
    "line": _add_line,
    "path": _add_path,
}
