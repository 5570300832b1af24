"""Boxes on their way: what is seen at each moment, told by a clock that the test holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from argmap.canvas.glide import DURATION, eased
from argmap.canvas.morphing import Morph, morphs
from argmap.canvas.theme import load_theme
from argmap.core.document import Document
from argmap.core.edits.arrange import move, place
from argmap.core.geometry import Point
from argmap.core.records import Content, Inference, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.canvas.conftest import Shown

NOTE = load_theme("light").kind("note").fill.name()
CLAIM = load_theme("light").kind("claim").fill.name()
NONE = Qt.KeyboardModifier.NoModifier


class Clock:
    def __init__(self) -> None:
        self.now = 5.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """A canvas whose time stands still: a claim at the left, a note at the right, an arrow."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.canvas = shown.canvas
        self.clock = Clock()
        self.canvas.gliding.clock = self.clock
        self.canvas.gliding.animates = lambda: True
        self.canvas.zoom_to(1.0)
        self.canvas.camera.center_on(Point(400.0, 300.0))
        self.canvas.camera_changed()
        shown.settle()

    def swap(self) -> None:
        """By a command: the claim goes to the right, the note to the left and down."""
        places = {"claim": Point(600.0, 0.0), "note": Point(0.0, 400.0)}
        self.shown.session.apply(place(self.shown.session.document, places), "Tidy")

    def image(self, share: float | None = None) -> QImage:
        """What is seen after this share of the time."""
        if share is not None:
            self.clock.now = 5.0 + share * DURATION * 1.001
        return self.canvas.viewport().grab().toImage()

    def at(self, image: QImage, x: float, y: float) -> str:
        return image.pixelColor(self.shown.screen(x, y)).name()

    def final(self) -> QImage:
        """What is seen when everything is painted anew."""
        self.canvas.gliding.end()
        self.canvas.picture.set_theme(self.canvas.theme)
        self.shown.settle()
        return self.image()


@pytest.fixture
def stage(show: Callable[[Document], Shown]) -> Stage:
    statements = (
        Statement(id="claim", order="a1", x=0.0, y=0.0, text="A claim"),
        Statement(id="note", order="a2", kind="note", x=600.0, y=400.0, text="A note"),
        Statement(id="still", order="a3", x=300.0, y=500.0, text="It stays"),
    )
    arrow = Inference(id="i", order="a1", premises=("still",), target="claim")
    return Stage(show(Document(Content(statements=statements, inferences=(arrow,)))))


def test_the_way_begins_and_ends_slowly() -> None:
    assert eased(0.0) == 0.0
    assert eased(0.5) == 0.5
    assert eased(1.0) == 1.0
    assert eased(0.1) < 0.05
    assert eased(0.9) > 0.95


def test_boxes_are_seen_on_their_way_while_the_document_is_there_already(stage: Stage) -> None:
    stage.swap()
    assert stage.shown.session.document.statements["claim"].x == 600.0
    first = stage.image(0.0)
    assert stage.at(first, 8.0, 30.0) == CLAIM
    assert stage.at(first, 608.0, 430.0) == NOTE
    half = stage.image(0.5)
    assert stage.at(half, 308.0, 30.0) == CLAIM
    assert stage.at(half, 308.0, 430.0) == NOTE
    assert stage.at(half, 8.0, 30.0) != CLAIM
    assert stage.at(half, 608.0, 30.0) != CLAIM
    end = stage.image(1.0)
    assert stage.at(end, 608.0, 30.0) == CLAIM
    assert not stage.canvas.gliding.under_way
    assert end == stage.final()


def test_arrows_follow_their_boxes(stage: Stage) -> None:
    support = load_theme("light").arrow("support").name()
    before = stage.canvas.plan.arrows["i"]
    stage.swap()
    after = stage.canvas.plan.arrows["i"]
    assert morphs(before, after)
    stage.image(0.0)
    half = Morph(before, after).at(0.5)
    assert half.trunk[0].x == pytest.approx((before.trunk[0].x + after.trunk[0].x) / 2, abs=0.5)
    assert half.trunk[-1].x == pytest.approx((before.trunk[-1].x + after.trunk[-1].x) / 2, abs=0.5)
    image = stage.image(0.5)
    sign = stage.shown.screen(*half.sign)
    around = {
        image.pixelColor(sign + QPoint(dx, dy)).name() for dx in range(-9, 10) for dy in (-5, 5)
    }
    assert support in around


def test_undo_glides_back(stage: Stage) -> None:
    stage.swap()
    stage.image(0.0)
    stage.image(1.0)
    stage.clock.now = 5.0
    stage.shown.session.undo()
    stage.image(0.0)
    assert stage.at(stage.image(0.5), 308.0, 30.0) == CLAIM
    assert stage.at(stage.image(1.0), 8.0, 30.0) == CLAIM


def _wheel(stage: Stage) -> None:
    middle = QPointF(500.0, 350.0)
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stage.canvas.viewport(), event)


TOUCHES: dict[str, Callable[[Stage], None]] = {
    "a key": lambda stage: QTest.keyClick(stage.canvas, Qt.Key.Key_Shift),
    "a click": lambda stage: QTest.mouseClick(
        stage.canvas.viewport(), Qt.MouseButton.LeftButton, NONE, stage.shown.screen(640.0, 20.0)
    ),
    "the wheel": _wheel,
    "another step": lambda stage: stage.shown.session.apply(
        move(stage.shown.session.document, ["still"], 3.0, 0.0), "Nudge"
    ),
    "another view": lambda stage: stage.canvas.zoom_to(0.9),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES.keys())
def test_whatever_a_person_does_ends_it_and_meets_the_map_as_it_is(
    stage: Stage, touch: Callable[[Stage], None]
) -> None:
    stage.swap()
    stage.image(0.0)
    assert stage.canvas.gliding.under_way
    touch(stage)
    image = stage.image(0.5)
    assert not stage.canvas.gliding.under_way
    assert stage.at(image, 608.0, 30.0) == CLAIM
    assert stage.at(image, 308.0, 30.0) != CLAIM
    assert image == stage.final()


def test_a_click_on_the_way_hits_what_stands_there_in_the_end(stage: Stage) -> None:
    stage.swap()
    stage.image(0.0)
    TOUCHES["a click"](stage)
    assert stage.shown.session.selection == ("claim",)


def test_what_is_selected_is_seen_so_on_its_way(stage: Stage) -> None:
    stage.shown.session.select(["claim"])
    stage.swap()
    stage.image(0.0)
    half = stage.image(0.5)
    edge = stage.shown.screen(300.0, 20.0)
    colours = {half.pixelColor(edge + QPoint(dx, 0)).name() for dx in range(-6, 2)}
    assert load_theme("light").canvas.selection.name() in colours


def test_nothing_glides_under_a_hand_or_by_a_nudge(stage: Stage) -> None:
    session, document = stage.shown.session, stage.shown.session.document
    session.apply(move(document, ["claim"], 10.0, 0.0), "Nudge")
    assert not stage.canvas.gliding.under_way
    start = stage.shown.middle("claim")
    viewport = stage.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(viewport, start + QPoint(50, 10))
    QTest.mouseMove(viewport, start + QPoint(150, 60))
    assert not stage.canvas.gliding.under_way
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, start + QPoint(150, 60))


@pytest.mark.parametrize("who", ["the person", "the platform"])
def test_nothing_glides_for_those_who_do_not_want_it(stage: Stage, who: str) -> None:
    if who == "the person":
        stage.canvas.gliding.allowed = False
    else:
        stage.canvas.gliding.animates = lambda: False
    stage.swap()
    assert not stage.canvas.gliding.under_way
    assert stage.at(stage.image(), 308.0, 30.0) != CLAIM


def test_a_view_that_moves_too_is_followed_on_the_screen(stage: Stage) -> None:
    stage.swap()
    stage.canvas.camera.pan(-100.0, 0.0)
    stage.canvas.camera_changed()
    first = stage.image(0.0)
    # Panned by 100, all begin where they were on the screen: 100 further on in the scene.
    assert stage.at(first, 108.0, 30.0) == CLAIM
    assert stage.at(stage.image(1.0), 608.0, 30.0) == CLAIM


@pytest.mark.parametrize("zoom", [0.08, 0.2, 0.35])
def test_from_afar_boxes_glide_as_well(stage: Stage, zoom: float) -> None:
    stage.canvas.zoom_to(zoom)
    stage.shown.settle()
    background = stage.canvas.theme.canvas.background.name()
    stage.swap()
    stage.image(0.0)
    half = stage.image(0.5)
    middle = stage.shown.screen(300.0 + 120.0, 40.0)
    near = {half.pixelColor(middle + QPoint(dx, 0)).name() for dx in range(-3, 4)}
    assert near - {background}
    assert stage.image(1.0) == stage.final()
