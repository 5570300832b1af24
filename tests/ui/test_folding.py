"""Folding with hand and keys, through the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def example(shell: Shell, tmp_path: Path) -> Shell:
    path = tmp_path / "natos-loss.argmap"
    path.write_bytes(resource("examples", "natos-loss.argmap").read_bytes())
    shell.start(path)
    shell.window.canvas.fit()
    shell.settle()
    return shell


def _shown(shell: Shell) -> set[str]:
    return set(shell.window.canvas.plan.boxes)


def _parent(shell: Shell) -> str:
    """A statement, not the first, that something bears on."""
    references = shell.document.references
    return next(key for key in shell.document.statements if _is_inner(references, key))


def _is_inner(references: object, key: str) -> bool:
    return bool(references.aiming_at(key) and references.from_premise(key))  # type: ignore[attr-defined]


def _badge(shell: Shell, key: str) -> QPoint:
    badge = shell.window.canvas.plan.badges.of(key)
    assert badge is not None
    return shell.at(badge.rect.center)


def test_a_tap_of_space_folds_and_unfolds(example: Shell) -> None:
    key, all_of_it = _parent(example), _shown(example)
    example.click(example.middle_of(key))
    example.keys(Qt.Key.Key_Space)
    assert key in _shown(example) < all_of_it
    assert not example.window.isWindowModified()
    assert example.session.history.undoable is None
    example.keys(Qt.Key.Key_Space)
    assert _shown(example) == all_of_it
    assert example.window.canvas.controller is not None
    assert example.window.canvas.controller.editing is None


def test_space_and_drag_still_pans_and_folds_nothing(example: Shell) -> None:
    canvas, all_of_it = example.window.canvas, _shown(example)
    example.click(example.middle_of(_parent(example)))
    before = canvas.camera.offset
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    example.drag(QPoint(400, 300), QPoint(300, 250))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.camera.offset != before
    assert _shown(example) == all_of_it


def test_space_in_a_text_is_a_space(example: Shell) -> None:
    key, all_of_it = _parent(example), _shown(example)
    example.double_click(example.middle_of(key))
    example.keys(Qt.Key.Key_Space)
    example.keys(Qt.Key.Key_Escape)
    assert example.document.statements[key].text.endswith(" ")
    assert _shown(example) == all_of_it


def test_space_on_a_leaf_says_why_not(example: Shell) -> None:
    references = example.document.references
    leaf = next(key for key in example.document.statements if not references.aiming_at(key))
    example.click(example.middle_of(leaf))
    example.keys(Qt.Key.Key_Space)
    assert "nothing can be folded" in example.window.status.shown


def test_a_click_on_the_badge_unfolds(example: Shell) -> None:
    key, all_of_it = _parent(example), _shown(example)
    example.session.folding.fold([key])
    example.settle(30)
    QTest.mouseMove(example.viewport, _badge(example, key))
    assert example.viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert example.window.status.shown.startswith("Click: unfold")
    example.click(_badge(example, key))
    assert _shown(example) == all_of_it
    assert example.session.selection == ()


def test_a_double_click_on_the_badge_does_not_edit(example: Shell) -> None:
    key = _parent(example)
    example.session.folding.fold([key])
    example.double_click(_badge(example, key))
    assert not example.session.folding.folded
    assert example.window.canvas.controller is not None
    assert example.window.canvas.controller.editing is None


def test_dragging_by_the_badge_moves_the_statement(example: Shell) -> None:
    key = _parent(example)
    example.session.folding.fold([key])
    before, start = example.document.statements[key], _badge(example, key)
    example.drag(start, start + QPoint(40, 40))
    assert example.document.statements[key].x != before.x
    assert example.session.folding.folded == {key}


def test_levels_and_unfold_all_by_key(example: Shell) -> None:
    all_of_it = _shown(example)
    example.control(Qt.Key.Key_1)
    one = _shown(example)
    example.control(Qt.Key.Key_2)
    two = _shown(example)
    example.control(Qt.Key.Key_6)
    assert one < two < all_of_it == _shown(example)


def test_what_is_hidden_is_neither_hit_nor_marqueed_nor_selected(example: Shell) -> None:
    key = _parent(example)
    canvas, all_of_it = example.window.canvas, _shown(example)
    inner = example.document.inferences[
        next(iter(example.document.references.aiming_at(key)))
    ].premises[0]
    place = example.middle_of(inner)
    example.session.folding.fold([key])
    example.click(place)
    assert inner not in example.session.selection
    example.control(Qt.Key.Key_A)
    assert inner not in example.session.selection
    example.keys(Qt.Key.Key_Escape)
    corner = QPoint(2, 2)
    end = QPoint(example.viewport.width() - 2, example.viewport.height() - 2)
    example.drag(corner, end)
    chosen = set(example.session.selection) & example.document.statements.keys()
    assert chosen <= _shown(example) < all_of_it
    assert len(chosen) > 2
    assert canvas.plan.bounds is not None


def test_tab_on_a_folded_statement_unfolds_it_and_writes(example: Shell) -> None:
    key, all_of_it = _parent(example), _shown(example)
    example.click(example.middle_of(key))
    example.keys(Qt.Key.Key_Space)
    example.keys(Qt.Key.Key_Tab)
    example.type("One more")
    example.keys(Qt.Key.Key_Escape)
    assert _shown(example) == all_of_it | {example.statement("One more").id}


def test_undo_of_what_is_hidden_by_now_shows_it(example: Shell) -> None:
    key = _parent(example)
    inner = example.document.inferences[
        next(iter(example.document.references.aiming_at(key)))
    ].premises[0]
    example.double_click(example.middle_of(inner))
    example.type(" indeed")
    example.keys(Qt.Key.Key_Escape)
    example.click(example.middle_of(key))
    example.keys(Qt.Key.Key_Space)
    assert inner not in _shown(example)
    example.control(Qt.Key.Key_Z)
    assert inner in _shown(example)


def test_unfold_all_is_in_the_menu_as_soon_as_something_is_folded(example: Shell) -> None:
    action = example.window.commands["view.unfold_all"]
    assert not action.isEnabled()
    example.click(example.middle_of(_parent(example)))
    example.keys(Qt.Key.Key_Space)
    example.settle(30)
    assert action.isEnabled()


def test_back_to_content_counts_only_what_is_shown(example: Shell) -> None:
    canvas = example.window.canvas
    example.session.folding.fold_to(1)
    plan, hidden = canvas.plan, example.session.folding.hidden
    lowest = max(hidden & plan.everywhere.keys(), key=lambda key: plan.everywhere[key].y)
    canvas.camera.zoom_to(4.0)
    canvas.camera.center_on(plan.everywhere[lowest].center)
    canvas.camera_changed()
    assert canvas.lost
    example.settle(250)
    assert canvas._pill.isVisible()
    QTest.mouseClick(canvas._pill, Qt.MouseButton.LeftButton)
    example.settle(250)
    assert not canvas.lost
    assert not canvas._pill.isVisible()
    assert lowest in example.session.folding.hidden


def test_what_is_folded_behind_a_dragged_statement_goes_along(example: Shell) -> None:
    key = _parent(example)
    example.session.folding.fold([key])
    hidden = example.session.folding.under([key])
    before = {each: example.document.statements[each] for each in (key, *hidden)}
    start = example.middle_of(key)
    example.drag(start, start + QPoint(60, -35))
    after = example.document.statements
    shifts = {
        (round(after[each].x - was.x, 3), round(after[each].y - was.y, 3))  # type: ignore[operator]
        for each, was in before.items()
    }
    assert hidden
    assert len(shifts) == 1
    assert shifts != {(0.0, 0.0)}
    example.control(Qt.Key.Key_Z)
    assert all(after[each] is was for each, was in before.items())
