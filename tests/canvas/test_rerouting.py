"""A box dragged over a large map: its arrows follow at once, and others when it is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.canvas.measure import qt_measurer
from argmap.core.document import Document
from argmap.core.geometry import Point, Rect
from argmap.core.records import Content, Inference, Statement
from argmap.layout.plan import MapPlan
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.layout.shapes import Arrow
    from tests.canvas.conftest import Shown

STEPS = (QPoint(40, 12), QPoint(140, -60), QPoint(260, 90))


@pytest.mark.parametrize("seed", range(4))
def test_arrows_follow_a_dragged_box_and_nothing_else_changes(
    show: Callable[[Document], Shown], seed: int
) -> None:
    shown = show(Document(random_map(300, seed=seed)))
    document, plan = shown.session.document, shown.canvas.plan
    key = _busiest(document, seed)
    _look_at(shown, key)
    statements = dict(document.statements)
    rect, arrows = plan.rects[key], dict(plan.arrows)
    mine = {*document.references.from_premise(key), *document.references.aiming_at(key)}
    start = shown.middle(key)
    viewport = shown.canvas.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def drag() -> None:
        QTest.mouseMove(viewport, start)
        QTest.mousePress(viewport, left, none, start)
        for step in STEPS:
            QTest.mouseMove(viewport, start + step)
            now = plan.rects[key]
            assert (now.width, now.height) == (rect.width, rect.height)
            assert now != rect
            _assert_at_its_edge(plan, mine, key)
            _assert_others_stay(document, statements, key)
            _assert_most_arrows_stay(plan, arrows)

    drag()
    QTest.keyClick(shown.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, left, none, start + STEPS[-1])
    assert plan.rects[key] == rect
    assert dict(plan.arrows) == arrows
    drag()
    QTest.mouseRelease(viewport, left, none, start + STEPS[-1])
    assert dict(plan.arrows) == dict(MapPlan(document, qt_measurer()).arrows) != arrows


def test_an_arrow_that_makes_way_is_seen_there_when_the_box_is_dropped(
    show: Callable[[Document], Shown],
) -> None:
    places = {"goal": (0.0, 0.0), "start": (0.0, 2600.0), "barring": (900.0, 2230.0)}
    statements = tuple(Statement(id=key, x=x, y=y) for key, (x, y) in places.items())
    link = Inference(id="link", premises=("start",), target="goal", polarity="support")
    shown = show(Document(Content(statements=statements, inferences=(link,))))
    shown.canvas.camera.zoom_to(0.25)
    shown.canvas.camera.center_on(Point(600.0, 1300.0))
    shown.canvas.camera_changed()
    QTest.qWait(90)
    shown.settle()
    plan, viewport, start = shown.canvas.plan, shown.canvas.viewport(), shown.middle("barring")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    straight = plan.arrows["link"]
    QTest.mousePress(viewport, left, none, start)
    for way in (20, 120, 225):
        QTest.mouseMove(viewport, start - QPoint(way, 0))
    assert plan.arrows["link"] == straight
    QTest.mouseRelease(viewport, left, none, start - QPoint(225, 0))
    assert plan.arrows["link"].roundabout
    _assert_painted_as_it_is(shown)


def _busiest(document: Document, seed: int) -> str:
    """One of the statements with most arrows."""
    references = document.references

    def arrows(key: str) -> int:
        return len(references.from_premise(key)) + len(references.aiming_at(key))

    return sorted(document.statements, key=lambda key: (-arrows(key), key))[seed]


def _look_at(shown: Shown, key: str) -> None:
    camera = shown.canvas.camera
    camera.zoom_to(0.8)
    camera.center_on(shown.canvas.plan.rects[key].center)
    shown.canvas.camera_changed()
    QTest.qWait(90)
    shown.settle()


def _assert_painted_as_it_is(shown: Shown) -> None:
    """Nothing is seen where it was before."""
    QTest.mouseMove(shown.canvas.viewport(), QPoint(3, 3))
    shown.settle()
    seen = shown.canvas.viewport().grab().toImage()
    shown.canvas.set_theme(shown.canvas.theme)
    shown.settle()
    assert seen == shown.canvas.viewport().grab().toImage()


def _assert_at_its_edge(plan: MapPlan, mine: set[str], key: str) -> None:
    """Arrows begin and end where the box is now."""
    rect = plan.rects[key]
    for each in mine:
        arrow = plan.arrows[each]
        lines = (*arrow.legs, arrow.trunk)
        ends = [point for line in lines for point in (line[0], line[-1])]
        assert any(_on_edge(rect, point) for point in ends), each


def _on_edge(rect: Rect, point: Point) -> bool:
    return rect.grown(0.01).contains(point) and not rect.grown(-0.01).contains(point)


def _assert_others_stay(document: Document, statements: dict[str, Statement], key: str) -> None:
    for each, before in statements.items():
        assert each == key or document.statements[each] is before


def _assert_most_arrows_stay(plan: MapPlan, arrows: dict[str, Arrow]) -> None:
    """A change passes on where arrows share a side or a channel, and soon ends."""
    changed = [each for each, before in arrows.items() if plan.arrows[each] != before]
    assert len(changed) < len(arrows) / 8
