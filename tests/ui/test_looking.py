"""Focus, path, back and forward: keys through the window, and what is then on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from argmap.core.geometry import Point
from argmap.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from tests.ui.conftest import Shell

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def example(shell: Shell, tmp_path: Path) -> Shell:
    path = tmp_path / "natos-loss.argmap"
    path.write_bytes(resource("examples", "natos-loss.argmap").read_bytes())
    shell.start(path)
    shell.window.canvas.fit()
    shell.settle()
    return shell


def _inner(shell: Shell) -> str:
    references = shell.document.references
    return next(
        key
        for key in shell.document.statements
        if references.aiming_at(key) and references.from_premise(key)
    )


def _far_from(shell: Shell, key: str) -> str:
    plan = shell.window.canvas.plan
    here = plan.rects[key].center
    return max(
        plan.rects,
        key=lambda k: abs(plan.rects[k].center.x - here.x) + abs(plan.rects[k].center.y - here.y),
    )


def _picture(shell: Shell) -> QImage:
    shell.settle(80)
    return shell.viewport.grab().toImage()


def _contrast(shell: Shell, image: QImage, key: str) -> int:
    """How far the darkest and the lightest pixel of a box are apart."""
    rect = shell.window.canvas.plan.rects[key]
    low, high = shell.at(rect.center), shell.at(rect.center)
    low.setX(shell.at(rect.center.moved(-rect.width / 2 + 6, 0)).x())
    high.setX(shell.at(rect.center.moved(rect.width / 2 - 6, 0)).x())
    half = round(rect.height / 2 * shell.window.canvas.camera.zoom) - 3
    values = [
        image.pixelColor(x, y).lightness()
        for x in range(low.x(), high.x(), 2)
        for y in range(low.y() - half, low.y() + half)
    ]
    return max(values) - min(values)


def test_focus_dims_all_but_the_branch_until_escape(example: Shell) -> None:
    key = _inner(example)
    other = "russia-gains"
    example.click(example.middle_of(key))
    before = _picture(example)
    example.control(Qt.Key.Key_F, shift=True)
    after = _picture(example)
    assert _contrast(example, after, key) >= _contrast(example, before, key) - 4
    assert _contrast(example, after, other) < _contrast(example, before, other) / 2
    assert example.window.commands["view.focus"].isChecked()
    example.keys(Qt.Key.Key_Escape)
    assert example.session.focus.keys is None
    assert example.session.selection == (key,)
    again = _picture(example)
    assert _contrast(example, again, other) == _contrast(example, before, other)


def test_the_path_is_lit_up_for_what_is_selected(example: Shell) -> None:
    key = _inner(example)
    example.click(example.middle_of(key))
    example.session.select([key])
    before = _picture(example)
    example.control(Qt.Key.Key_H, shift=True)
    keys = example.session.path.keys(key)
    arrow = example.window.canvas.plan.arrows[keys[1]]
    assert arrow.id in example.document.inferences
    assert _picture(example) != before
    example.control(Qt.Key.Key_H, shift=True)
    assert _picture(example) == before


def test_alt_left_goes_back_to_what_was_looked_at(example: Shell) -> None:
    canvas, key = example.window.canvas, "russia-gains"
    far = _far_from(example, key)
    canvas.zoom_to(4.0)
    canvas.camera.center_on(canvas.plan.rects[far].center)
    canvas.camera_changed()
    example.click(example.middle_of(far))
    before = canvas.camera.visible
    example.keys(Qt.Key.Key_Home)
    assert example.session.current != far
    assert not canvas.camera.visible.intersects(before)
    example.settle(20)
    example.keys(Qt.Key.Key_Left, held=ALT)
    assert canvas.camera.visible == before
    assert example.session.current == far
    example.settle(20)
    example.keys(Qt.Key.Key_Right, held=ALT)
    assert example.session.current != far
    assert not canvas.camera.visible.intersects(before)


def test_opening_a_panel_covers_neither_what_is_selected_nor_a_map_seen_whole(shell: Shell) -> None:
    window = shell.start()
    window.docks["inspector"].hide()
    window.files.open_example("old-bridge.argmap")
    canvas = window.canvas
    shell.settle()
    canvas.fit()
    wide = canvas.camera.zoom
    for name in ("outline", "inspector"):
        window.docks[name].show()
        shell.settle()
    bounds = canvas.plan.rough_bounds
    assert bounds is not None
    assert canvas.camera.visible.grown(1.0).contains(Point(bounds.x, bounds.y))
    assert canvas.camera.visible.grown(1.0).contains(Point(bounds.right, bounds.bottom))
    for name in ("outline", "inspector"):
        window.docks[name].hide()
    shell.settle()
    assert canvas.camera.zoom == pytest.approx(wide), "it grows again with its room"
    shell.session.select(["bypass"])
    canvas.show_closely("bypass")
    shell.settle(300)
    zoom = canvas.camera.zoom
    window.docks["outline"].show()
    window.docks["inspector"].show()
    shell.settle()
    rect = canvas.plan.rects["bypass"]
    assert canvas.camera.visible.contains(Point(rect.x, rect.y))
    assert canvas.camera.visible.contains(Point(rect.right, rect.bottom))
    assert canvas.camera.zoom == zoom
