"""An SVG looks like the PNG: both are made into pixels and laid upon each other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from argmap.canvas.export.options import PngOptions
from argmap.canvas.export.png import page_of, render
from argmap.canvas.export.sheet import set_sheet
from argmap.canvas.measure import qt_measurer
from argmap.core.document import Document
from argmap.core.records import Content
from argmap.formats.drawing.markup import FAMILY
from argmap.formats.drawing.options import SvgOptions
from argmap.formats.svg import svg_bytes
from tests.canvas.samples import CONTENT

# Qt's reader of SVG knows neither lists of typefaces nor the direction of words.
LATIN = Content(
    **{
        **dict(CONTENT),
        "statements": tuple(each for each in CONTENT.statements if each.id != "arabic"),
        "inferences": tuple(each for each in CONTENT.inferences if each.id != "i-other"),
    }
)


@pytest.mark.parametrize(("theme", "background"), [("light", "white"), ("dark", "theme")])
def test_looks_like_the_png(qapp: QGuiApplication, theme: str, background: str) -> None:
    measurer = qt_measurer()
    chosen = {"theme": theme, "background": background, "title": True, "legend": True}
    sheet = set_sheet(Document(LATIN), PngOptions(scale=1.0, **chosen), measurer)
    painted = render(sheet, page_of(sheet, PngOptions(scale=1.0)))
    data = svg_bytes(Document(LATIN), SvgOptions(**chosen), measurer)
    renderer = QSvgRenderer(QByteArray(data.replace(FAMILY.encode(), b"Inter")))
    assert renderer.isValid()
    size = renderer.defaultSize()
    assert (size.width(), size.height()) == pytest.approx(
        (painted.width(), painted.height()), abs=1
    )
    drawn = QImage(painted.size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(QColor("white"))
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
    assert _share_unlike(painted, drawn) < 0.005


def _share_unlike(one: QImage, other: QImage) -> float:
    """Which share of a grid of pixels differs so much that an eye would see it."""
    unlike = total = 0
    for y in range(0, one.height(), 3):
        for x in range(0, one.width(), 3):
            a, b = one.pixel(x, y), other.pixel(x, y)
            apart = max(abs((a >> shift & 255) - (b >> shift & 255)) for shift in (0, 8, 16))
            unlike += apart > 60
            total += 1
    return unlike / total
