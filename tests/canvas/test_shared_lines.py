"""Attacks that share a bus look like one dashed line, whichever are painted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from argmap.canvas.arrows import paint_lines
from argmap.canvas.measure import qt_measurer
from argmap.canvas.theme import load_theme
from argmap.core.document import Document
from argmap.core.geometry import Rect
from argmap.core.records import Content, Inference, Statement
from argmap.layout.plan import MapPlan

pytestmark = pytest.mark.usefixtures("qapp")

ARROWS = (("a", "t"), ("b", "t"), ("c d", "t"))


def plan() -> MapPlan:
    places = {"t": (600, 0), "a": (0, 300), "b": (300, 300), "c": (900, 300), "d": (1200, 300)}
    return MapPlan(
        Document(
            Content(
                statements=tuple(
                    Statement(id=key, x=float(x), y=float(y)) for key, (x, y) in places.items()
                ),
                inferences=tuple(
                    Inference(id=f"i{n}", premises=tuple(p.split()), target=t, polarity="attack")
                    for n, (p, t) in enumerate(ARROWS)
                ),
            )
        ),
        qt_measurer(),
    )


def painted(map_plan: MapPlan, keys: list[str], area: Rect) -> QImage:
    image = QImage(int(area.width), int(area.height), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.translate(-area.x, -area.y)
        for key in keys:
            paint_lines(painter, map_plan.arrows[key], load_theme(), area, 0.0)
    return image


def inked(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 200
    }


@pytest.mark.parametrize("width", [40, 900])
def test_dashes_of_a_shared_stretch_coincide(width: int) -> None:
    map_plan = plan()
    tip = map_plan.arrows["i0"].trunk[-1]
    assert tip == map_plan.arrows["i2"].trunk[-1]
    port = Rect(tip.x - 20, tip.y + 11, float(width), 60)
    alone = [inked(painted(map_plan, [key], port)) for key in ("i0", "i1", "i2")]
    shared = {(x, y) for x, y in alone[0] if 18 <= x <= 22 and y < 40}
    assert shared
    for other in alone[1:]:
        assert {(x, y) for x, y in other if 18 <= x <= 22 and y < 40} == shared


def test_legs_of_linked_premises_begin_their_dashes_alike_at_the_bar() -> None:
    map_plan = plan()
    arrow = map_plan.arrows["i2"]
    dot = arrow.trunk[0]
    bar = Rect(dot.x - 60, dot.y - 3, 120, 6)
    ink = inked(painted(map_plan, ["i2"], bar))
    off = {round(x + 0.5 - 60, 1) for x, y in ink if y in {2, 3} and abs(x - 60) > 3}
    # Left and right of the dot dashes mirror each other, but for a pixel.
    assert off
    assert all(any(abs(-each - other) <= 1.0 for other in off) for each in off)
