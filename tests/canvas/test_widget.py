from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.canvas import overlay_painter
from argmap.canvas.painter import FAR
from argmap.canvas.theme import load_theme
from argmap.core.document import Document
from argmap.core.edits import arrange
from argmap.core.geometry import Point
from argmap.core.records import Content, Statement
from argmap.layout.routing import routes
from tests.maps import random_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.canvas.conftest import Shown

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def _colour(shown: Shown, place: QPoint) -> str:
    return shown.canvas.viewport().grab().toImage().pixelColor(place).name()


def _wheel(shown: Shown, at: QPoint, delta: int, held: Qt.KeyboardModifier = NONE) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        QPointF(shown.canvas.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown.canvas.viewport(), event)


def test_an_empty_canvas_needs_no_model() -> None:
    code = (
        "import sys; from argmap.canvas.widget import CanvasWidget; "
        "from PySide6.QtWidgets import QApplication; a = QApplication(['x']); "
        "c = CanvasWidget(); c.show(); a.processEvents(); "
        "sys.exit('pydantic' in sys.modules or 'argmap.core.records' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_opens_with_the_whole_map_in_view(shown: Shown) -> None:
    seen = shown.canvas.camera.visible
    bounds = shown.canvas.plan.bounds
    assert seen.contains(Point(bounds.x, bounds.y))
    assert seen.contains(Point(bounds.right, bounds.bottom))
    assert not shown.canvas.horizontalScrollBar().isVisible()


def test_a_large_map_is_seen_before_its_arrows_are_drafted(
    show: Callable[[Document], Shown], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "AT_ONCE", -1)
    shown = show(Document(random_map(300)))
    plan, canvas = shown.canvas.plan, shown.canvas
    assert canvas.camera.zoom < FAR
    assert not canvas.picture._tiles.missing(canvas.view())
    assert not plan.settled
    sketch = next(each for each in plan.sketches_in(plan.rough_bounds) if each.role == "support")
    middle = canvas.view().point(Point(*sketch.knot)).toPoint()
    image = canvas.viewport().grab(QRect(middle, middle).adjusted(-3, -3, 3, 3)).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(7) for y in range(7)}
    assert canvas.theme.arrow("support").name() in seen
    with qtbot.waitSignal(canvas.caught_up):
        canvas.viewport().update()
    assert plan.settled
    assert plan.arrows_in(plan.bounds)


def test_boxes_are_painted_where_the_plan_has_them(shown: Shown) -> None:
    rect = shown.canvas.plan.boxes["note"].rect
    theme = load_theme("light")
    inside = shown.screen(rect.x + rect.width * 0.6, rect.y + 8)
    assert _colour(shown, inside) == theme.kind("note").fill.name()
    outside = shown.screen(rect.x + 7, rect.y - 13)
    assert _colour(shown, outside) != theme.kind("note").fill.name()


def test_a_drag_moves_the_picture_with_the_pointer(shown: Shown) -> None:
    fill = load_theme("light").kind("note").fill.name()
    before = shown.middle("note")
    start = shown.canvas.plan.boxes["note"].rect
    viewport = shown.canvas.viewport()
    QTest.mousePress(viewport, LEFT, NONE, before)
    QTest.mouseMove(viewport, before + QPoint(20, 10))
    QTest.mouseMove(viewport, before + QPoint(-200, 150))
    shown.settle()
    corner = shown.canvas.plan.boxes["note"].rect
    during = shown.screen(corner.x + 150, corner.y + 8)
    assert _colour(shown, during) == fill
    old = shown.screen(start.x + 150, start.y + 8)
    assert _colour(shown, old) != fill
    QTest.mouseRelease(viewport, LEFT, NONE, before + QPoint(-200, 150))
    shown.settle()
    assert _colour(shown, during) == fill
    assert not shown.canvas.picture.lifted
    zoom = shown.canvas.camera.zoom
    assert corner.x - start.x == pytest.approx(-200 / zoom, abs=1 / zoom)
    assert corner.y - start.y == pytest.approx(150 / zoom, abs=1 / zoom)
    shown.session.undo()
    shown.settle()
    assert _colour(shown, old) == fill


def test_control_wheel_zooms_at_the_pointer(shown: Shown) -> None:
    at = QPoint(333, 222)
    held = shown.canvas.camera.to_scene(Point(333, 222))
    zoom = shown.canvas.camera.zoom
    _wheel(shown, at, 120, Qt.KeyboardModifier.ControlModifier)
    assert shown.canvas.camera.zoom == pytest.approx(zoom * 1.1)
    after = shown.canvas.camera.to_screen(held)
    assert (after.x, after.y) == pytest.approx((333, 222), abs=0.5)


def test_a_plain_wheel_scrolls(shown: Shown) -> None:
    before = shown.canvas.camera.offset
    _wheel(shown, QPoint(300, 200), -120)
    assert shown.canvas.camera.offset.y > before.y
    assert shown.canvas.camera.offset.x == before.x


def test_undoing_a_move_of_everything_stays_where_one_looks(shown: Shown) -> None:
    canvas, session = shown.canvas, shown.session
    everything = [*session.document.statements, *session.document.inferences]
    canvas.zoom_to(2.0)
    canvas.reveal(["centre"])
    shown.settle()
    looked_at = canvas.camera.offset
    session.apply(arrange.move(session.document, everything, 1.0, 0.0), "Move", everything)
    shown.settle()
    session.undo()
    canvas.reveal(session.selection or everything)
    assert canvas.camera.offset == looked_at
    assert not canvas.lost
    far = session.document.statements["note"].id
    canvas.reveal([far])
    assert canvas.camera.visible.intersects(canvas.plan.boxes[far].rect)


def test_a_crowd_is_outlined_wherever_one_looks(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay_painter, "CROWD", 1)
    everything = list(shown.session.document.statements)
    shown.canvas.zoom_to(2.0)
    for key in ("centre", "note"):
        shown.canvas.reveal([key])
        shown.session.select([])
        shown.settle()
        bare = shown.canvas.viewport().grab().toImage()
        shown.session.select(everything)
        shown.settle()
        rect = shown.canvas.plan.boxes[key].rect
        edge = shown.screen(rect.center.x, rect.y)
        image = shown.canvas.viewport().grab().toImage()
        assert any(
            image.pixelColor(edge + QPoint(0, dy)) != bare.pixelColor(edge + QPoint(0, dy))
            for dy in (-1, 0, 1)
        )


def test_zoomed_pictures_become_sharp(shown: Shown) -> None:
    shown.canvas.zoom_to(2.0)
    shown.canvas.reveal(["centre"])
    shown.settle()
    sharp = shown.canvas.viewport().grab().toImage()
    shown.canvas.picture.set_theme(shown.canvas.theme)
    shown.settle()
    assert shown.canvas.viewport().grab().toImage() == sharp


def test_panning_shows_the_same_as_painting_anew(shown: Shown) -> None:
    shown.canvas.zoom_to(0.8)
    for _ in range(7):
        shown.canvas.camera.pan(-31.3, -17.7)
        shown.canvas.camera_changed()
        shown.canvas.viewport().repaint()
    shown.settle()
    panned = shown.canvas.viewport().grab().toImage()
    shown.canvas.picture.set_theme(shown.canvas.theme)
    shown.settle()
    assert shown.canvas.viewport().grab().toImage() == panned


def test_a_scroll_bar_moves_the_map(shown: Shown) -> None:
    shown.canvas.zoom_to(3.0)
    bar = shown.canvas.verticalScrollBar()
    before = shown.canvas.camera.offset.y
    bar.setValue(bar.value() + 90)
    assert shown.canvas.camera.offset.y == pytest.approx(before + 30, abs=1)


def test_themes_repaint_everything(shown: Shown) -> None:
    shown.canvas.set_theme(load_theme("dark"))
    shown.settle()
    assert _colour(shown, QPoint(3, 3)) == load_theme("dark").canvas.background.name()


def test_a_click_selects_and_shows_it(shown: Shown) -> None:
    QTest.mouseClick(shown.canvas.viewport(), LEFT, NONE, shown.middle("air"))
    assert shown.session.selection == ("air",)
    rect = shown.canvas.plan.boxes["air"].rect
    edge = shown.screen(rect.x, rect.center.y + 20) - QPoint(3, 0)
    image = shown.canvas.viewport().grab().toImage()
    colours = {image.pixelColor(edge + QPoint(dx, 0)).name() for dx in range(-2, 3)}
    assert load_theme("light").canvas.selection.name() in colours


def test_fit_selection_fills_the_view_with_it(shown: Shown) -> None:
    shown.session.select(["note"])
    shown.canvas.fit_selection()
    assert shown.canvas.camera.zoom == pytest.approx(1.0)
    middle = shown.canvas.camera.visible.center
    assert shown.canvas.plan.boxes["note"].rect.contains(middle)


def test_the_way_back_is_offered_when_nothing_is_in_view(shown: Shown) -> None:
    pill = shown.canvas._pill
    assert not pill.isVisible()
    shown.canvas.camera.pan(50_000, 0)
    shown.canvas.camera_changed()
    shown.qtbot.waitUntil(pill.isVisible)
    QTest.mouseClick(pill, LEFT)
    shown.qtbot.waitUntil(lambda: not pill.isVisible())
    assert shown.canvas.camera.visible.intersects(shown.canvas.plan.bounds)


def test_an_empty_map_says_how_to_begin(show: Callable[[Document], Shown]) -> None:
    shown = show(Document())
    hinted = shown.canvas.viewport().grab().toImage()
    QTest.mouseDClick(shown.canvas.viewport(), LEFT, NONE, QPoint(200, 550))
    QTest.keyClicks(shown.canvas.editing.editor, "First")
    QTest.keyClick(shown.canvas.editing.editor, Qt.Key.Key_Return)
    shown.settle()
    middle = QPoint(hinted.width() // 2, hinted.height() // 2 - 26)
    area = [(middle.x() + dx, middle.y() + dy) for dx in range(-60, 60) for dy in range(-8, 9)]
    ink = load_theme("light").canvas.text
    after = shown.canvas.viewport().grab().toImage()
    dark = [image.pixelColor(*area[0]) for image in (hinted, after)]
    assert dark[0] != ink
    assert any(hinted.pixelColor(x, y).lightness() < 100 for x, y in area)
    assert not any(after.pixelColor(x, y).lightness() < 100 for x, y in area)


def test_a_right_click_asks_for_the_menu_of_what_it_hits(shown: Shown) -> None:
    place = shown.middle("air")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, shown.canvas.viewport().mapToGlobal(place)
    )
    with shown.qtbot.waitSignal(shown.canvas.context_requested) as asked:
        QApplication.sendEvent(shown.canvas.viewport(), event)
    hit, where = asked.args
    assert (hit.id, hit.part) == ("air", "box")
    assert where == shown.canvas.viewport().mapToGlobal(place)
    assert shown.session.selection == ("air",)


def test_one_canvas_can_show_another_map(shown: Shown) -> None:
    from argmap.session.session import Session

    first = shown.session
    other = Session(Document(Content(statements=(Statement(id="s", text="Alone", x=0, y=0),))))
    shown.canvas.set_session(other)
    shown.settle()
    first.select(["air"])
    assert list(shown.canvas.plan.boxes) == ["s"]
    assert shown.canvas.selection == ()
