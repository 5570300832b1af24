"""Very long links on the canvas: seen at their ends alone, whole when somebody looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from argmap.canvas.export.sheet import ink_of
from argmap.canvas.measure import qt_measurer
from argmap.canvas.painter import paint_map
from argmap.canvas.theme import load_theme
from argmap.core.geometry import Point, Rect
from argmap.layout.arrows import Arrows
from argmap.layout.curves import length_of, point_at
from argmap.layout.plan import MapPlan
from tests.core.maps import document, inference, statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.core.document import Document
    from argmap.layout.shapes import Arrow
    from argmap.layout.stubs import Stub
    from tests.canvas.conftest import Shown

FAR = 4_000.0
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def every_way_is_roundabout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Length alone decides here, so that maps can be small."""
    routed = Arrows.__getitem__

    def roundabout(self: Arrows, key: str) -> Arrow:
        return routed(self, key)._replace(roundabout=True)

    monkeypatch.setattr(Arrows, "__getitem__", roundabout)


def far_apart() -> Document:
    return document(
        statement("top", text="The dykes hold"),
        statement("low", y=FAR, text="Measured in spring"),
        statement("aside", x=600.0, text="Another"),
        inference("i", "low", "top"),
    )


def test_a_picture_has_room_for_labels_that_stand_out_of_the_map(qapp: object) -> None:
    names = [f"low{n}" for n in range(4)]
    content = document(
        statement("top", width=120.0, text="The dykes hold"),
        *(
            statement(name, width=120.0, y=FAR + 300.0 * n, text="Measured in spring and again")
            for n, name in enumerate(names)
        ),
        *(
            inference(f"i{n}", name, "top", "attack" if n % 2 else "support")
            for n, name in enumerate(names)
        ),
    )
    plan = MapPlan(content, qt_measurer())
    ink = ink_of(plan)
    bounds = plan.bounds
    assert ink is not None
    assert bounds is not None
    labels = [stub.rect for key in content.inferences for stub in plan.stubs(key).ends]  # type: ignore[union-attr]
    assert any(label.right > bounds.right + 20 for label in labels)
    for label in labels:
        assert ink.united(label) == ink


@pytest.fixture
def link(show: Callable[[Document], Shown]) -> Shown:
    """The upper end of the link in view, at 100 %."""
    shown = show(far_apart())
    _look_at(shown, Point(120.0, 200.0))
    return shown


def _look_at(shown: Shown, middle: Point, zoom: float = 1.0) -> None:
    camera = shown.canvas.camera
    camera.zoom_to(zoom)
    camera.center_on(middle)
    shown.canvas.camera_changed()
    QTest.qWait(90)
    shown.settle()


def _head(shown: Shown) -> Stub:
    stubs = shown.canvas.plan.stubs("i")
    assert stubs is not None
    return stubs.ends[1]


def _on_way(shown: Shown, back: float) -> Point:
    """A point of the way, so far before its tip."""
    trunk = shown.canvas.plan.arrows["i"].trunk
    return point_at(trunk, length_of(trunk) - back)


def _at(shown: Shown, point: Point) -> QPoint:
    return shown.screen(*point)


def _is_drawn(shown: Shown, point: Point) -> bool:
    """Whether the colour of supports is at a scene point."""
    image = shown.canvas.viewport().grab().toImage()
    place, ratio = _at(shown, point), image.devicePixelRatio()
    wanted = shown.canvas.theme.arrow("support")
    near = range(-3, 4)
    return any(
        _alike(image.pixelColor(round((place.x() + i) * ratio), round(place.y() * ratio)), wanted)
        for i in near
    )


def _alike(one: QColor, other: QColor) -> bool:
    differences = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return sum(map(abs, differences)) < 90


def test_only_the_ends_are_drawn_until_the_pointer_is_over_one(link: Shown) -> None:
    hidden = _on_way(link, 300.0)
    assert _is_drawn(link, _on_way(link, 38.0))
    assert not _is_drawn(link, hidden)
    QTest.mouseMove(link.canvas.viewport(), _at(link, _on_way(link, 60.0)))
    view = link.canvas.view()
    assert not link.canvas.picture._tiles.missing(view), "hovering paints no tile anew"
    assert _is_drawn(link, hidden)
    QTest.mouseMove(link.canvas.viewport(), link.screen(-300.0, 300.0))
    assert not _is_drawn(link, hidden)


def test_hovering_the_label_shows_the_way_too(link: Shown) -> None:
    QTest.mouseMove(link.canvas.viewport(), _at(link, _head(link).rect.center))
    assert _is_drawn(link, _on_way(link, 300.0))
    assert "other end" in link.canvas.overlay.hint


@pytest.mark.parametrize("chosen", ["i", "top", "low"])
def test_the_way_is_shown_while_the_link_or_either_end_is_current(link: Shown, chosen: str) -> None:
    hidden = _on_way(link, 300.0)
    link.session.select([chosen])
    assert _is_drawn(link, hidden)
    link.session.select(["aside"])
    assert not _is_drawn(link, hidden)


@pytest.mark.parametrize("label", [True, False])
def test_a_click_on_stub_or_label_selects_the_link(link: Shown, *, label: bool) -> None:
    place = _head(link).rect.center if label else _on_way(link, 60.0)
    QTest.mouseClick(link.canvas.viewport(), LEFT, NONE, _at(link, place))
    assert link.session.selection == ("i",)


def test_a_click_where_the_way_is_hidden_selects_nothing(link: Shown) -> None:
    link.session.select(["aside"])
    place = _at(link, _on_way(link, 300.0))
    QTest.mouseClick(link.canvas.viewport(), LEFT, NONE, place)
    assert link.session.selection == ()


def test_a_double_click_on_the_label_goes_to_the_other_end(link: Shown) -> None:
    place = _at(link, _head(link).rect.center)
    viewport = link.canvas.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, place)
    QTest.mouseDClick(viewport, LEFT, NONE, place)
    QTest.mouseRelease(viewport, LEFT, NONE, place)
    assert link.session.selection == ("low",)
    assert link.canvas.camera.visible.contains(link.canvas.plan.rects["low"].center)
    assert not link.session.history.undoable


def test_an_end_moved_near_makes_a_whole_arrow_of_it_and_undo_cuts_it_again(
    link: Shown,
) -> None:
    from argmap.core.edits.arrange import place

    link.session.apply(place(link.canvas.session.document, {"low": Point(0.0, 420.0)}), "Move")
    link.settle()
    middle = _on_way(link, 170.0)
    assert _is_drawn(link, middle)
    link.session.undo()
    link.settle()
    assert not _is_drawn(link, middle)


def test_a_label_moves_out_of_the_way_of_a_box_and_leaves_nothing_behind(link: Shown) -> None:
    from argmap.core.edits.arrange import place

    before = _head(link).rect
    corner = Point(before.x - 20.0, before.y - 4.0)
    link.session.apply(place(link.canvas.session.document, {"aside": corner}), "Move")
    link.settle()
    after = _head(link).rect
    assert not link.canvas.plan.boxes_in(after)
    shown = link.canvas.viewport().grab().toImage()
    link.canvas.picture._tiles.clear()
    link.settle()
    assert link.canvas.viewport().grab().toImage() == shown


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [0.25, 0.5, 1.0, 1.5])
def test_a_picture_has_stubs_as_the_screen_has(theme: str, scale: float) -> None:
    plan = MapPlan(far_apart(), qt_measurer())
    trunk = plan.arrows["i"].trunk
    colours = load_theme(theme)

    def ink(middle: Point) -> int:
        """How strongly the link is drawn round a point: the greatest difference from nothing."""
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        ground = colours.canvas.background
        image.fill(ground)
        with QPainter(image) as painter:
            painter.translate(QPointF(12.0 - middle.x * scale, 12.0 - middle.y * scale))
            painter.scale(scale, scale)
            rect = Rect(middle.x, middle.y, 0.0, 0.0).grown(12.0 / scale)
            paint_map(painter, plan, colours, rect, scale)
        pixels = [image.pixelColor(i, j) for i in range(24) for j in range(24)]
        return max(
            abs(each.red() - ground.red()) + abs(each.blue() - ground.blue()) for each in pixels
        )

    seen = ink(point_at(trunk, length_of(trunk) - 38.0))
    hidden = ink(point_at(trunk, length_of(trunk) / 2))
    assert seen > 90
    assert hidden < (0.5 * seen if scale < 0.3 else 1)
