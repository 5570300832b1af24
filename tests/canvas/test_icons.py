from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from argmap.canvas.icons import VIEW, icon_shape, paint_icon, parse_icon
from argmap.core.kinds import KINDS, kind_of
from argmap.resources import resource
from argmap.session.commands import COMMANDS

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))
pytestmark = pytest.mark.qt


@pytest.mark.parametrize("name", NAMES)
def test_icons_stay_in_their_square(name: str) -> None:
    shape = icon_shape(name)
    bounds = shape.stroked.boundingRect().united(shape.filled.boundingRect())
    assert not bounds.isEmpty()
    assert bounds.left() >= 0.5
    assert bounds.top() >= 0.5
    assert bounds.right() <= VIEW - 0.5
    assert bounds.bottom() <= VIEW - 0.5


def test_kinds_and_commands_have_the_icons_they_name() -> None:
    wanted = {kind.icon for kind in (*KINDS.values(), kind_of("unknown"))}
    wanted |= {command.icon for command in COMMANDS.values() if command.icon}
    assert wanted <= set(NAMES)


def test_relative_and_absolute_paths_are_the_same() -> None:
    absolute = parse_icon('<path d="M2 2H10V10L2 12C3 13 4 14 5 15Q6 6 7 7Z"/>')
    relative = parse_icon('<path d="m2 2h8v8l-8 2c1 1 2 2 3 3q1-9 2-8z"/>')
    assert absolute == relative


def test_icons_take_the_colour_they_are_given(qapp: QApplication) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        paint_icon(painter, "close", QRectF(0, 0, 24, 24), QColor("#c2410c"))
    seen = {image.pixelColor(x, x).name() for x in range(8, 16)}
    assert "#c2410c" in seen
