"""A presentation by its keys: what is told, what is left as it was, and that nothing is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from argmap.canvas.presentation import READABLE, Presentation
from argmap.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Shell

K = Qt.Key


def _present(shell: Shell) -> Presentation:
    QTest.keyClick(shell.window.canvas, K.Key_F11)
    shell.settle(30)
    (found,) = shell.window.findChildren(Presentation)
    return found


def _keys(shell: Shell, presentation: Presentation, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(presentation, key)
    shell.settle(10)


@pytest.fixture
def example(shell: Shell, tmp_path: Path) -> Shell:
    path = tmp_path / "natos-loss.argmap"
    path.write_bytes(resource("examples", "natos-loss.argmap").read_bytes())
    shell.start(path)
    return shell


def test_keys_tell_the_map_and_escape_leaves_all_as_it_was(example: Shell) -> None:
    session, camera = example.session, example.window.canvas.camera
    key = next(iter(session.document.references.targets & session.document.statements.keys()))
    session.select([key])
    session.folding.fold([key])
    before = (camera.visible, session.folding.folded, session.selection, session.history.position)
    records = session.document.records()
    state = example.window.windowState()

    presentation = _present(example)
    assert presentation.isFullScreen()
    assert presentation.windowTitle().startswith("Step 1 of ")
    seen = [presentation.shown]
    assert session.document.info.central in seen[0] or len(seen[0]) == 1
    for forward in (K.Key_Right, K.Key_Down, K.Key_Space, K.Key_PageDown):
        _keys(example, presentation, forward)
        assert seen[-1] < presentation.shown
        seen.append(presentation.shown)
    for back in (K.Key_Left, K.Key_Up, K.Key_PageUp):
        seen.pop()
        _keys(example, presentation, back)
        assert presentation.shown == seen[-1]
    _keys(example, presentation, K.Key_End)
    assert presentation.shown >= records.keys() - _without_shape(example)
    _keys(example, presentation, K.Key_Right, K.Key_Home, K.Key_Left)
    assert presentation.shown == seen[0]

    _keys(example, presentation, K.Key_Escape)
    example.settle(30)
    assert not example.window.findChildren(Presentation)
    after = (camera.visible, session.folding.folded, session.selection, session.history.position)
    assert after == before
    assert example.window.windowState() == state
    assert example.window.canvas.hasFocus()


def _without_shape(shell: Shell) -> set[str]:
    document = shell.document
    return {*document.sources, *document.participants}


def test_nothing_is_edited_by_accident(example: Shell) -> None:
    records = example.document.records()
    presentation = _present(example)
    _keys(example, presentation, K.Key_End)
    for key in (K.Key_Tab, K.Key_Delete, K.Key_Backspace, K.Key_Return, K.Key_F2, K.Key_A):
        _keys(example, presentation, key)
    for key in (K.Key_Z, K.Key_D, K.Key_R, K.Key_T, K.Key_X):
        QTest.keyClick(presentation, key, Qt.KeyboardModifier.ControlModifier)
    middle = QPoint(presentation.width() // 2, presentation.height() // 2)
    for _ in range(2):
        QTest.mouseClick(presentation, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(presentation, Qt.MouseButton.LeftButton, pos=middle)
    example.settle(20)
    assert presentation.isVisible()
    now = example.document.records()
    assert now.keys() == records.keys()
    assert all(now[key] is records[key] for key in records)
    presentation.close()


def test_what_is_new_and_its_conclusion_are_in_view_and_can_be_read(example: Shell) -> None:
    presentation = _present(example)
    plan, total = presentation._plan, len(presentation._steps)
    for place in range(total):
        presentation.go(place)
        step = presentation.step
        assert step is not None
        seen = presentation.camera.visible
        for key in step.fresh:
            if key in plan.rects:
                assert seen.intersects(plan.rects[key])
        assert presentation.camera.zoom >= READABLE
    presentation.close()


def test_an_empty_map_says_so_and_escape_ends_it(shell: Shell) -> None:
    shell.start()
    presentation = _present(shell)
    assert presentation.step is None
    assert presentation.windowTitle() == "Nothing to present"
    _keys(shell, presentation, K.Key_Right, K.Key_End, K.Key_Home)
    assert presentation.isVisible()
    _keys(shell, presentation, K.Key_Escape)
    shell.settle(30)
    assert not shell.window.findChildren(Presentation)


def test_a_presentation_follows_the_map_and_ends_with_it(example: Shell) -> None:
    presentation = _present(example)
    _keys(example, presentation, K.Key_End)
    total = len(presentation._steps)
    example.session.select(["aim", "weaker", "free"])
    example.settle(30)
    example.window.commands["edit.delete"].trigger()
    assert len(presentation._steps) != total
    assert presentation.shown <= example.document.records().keys()
    example.session.mark_saved()
    example.window.start_empty()
    example.settle(30)
    assert not example.window.findChildren(Presentation)


def test_shift_f11_is_plain_full_screen(example: Shell) -> None:
    window = example.window
    QTest.keyClick(window.canvas, K.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    example.settle(30)
    assert window.isFullScreen()
    QTest.keyClick(window.canvas, K.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    example.settle(30)
    assert not window.isFullScreen()
