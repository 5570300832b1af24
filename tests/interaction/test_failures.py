"""Whatever fails in a gesture, the map is as it was before it, or the gesture is whole."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from argmap.core.edits import arrange, inferences, paste
from argmap.core.geometry import Point
from argmap.core.patch import Patch
from argmap.interaction.events import KeyName
from tests.interaction.board import ALT, Board, BrokenError, small_map

EMPTY = Point(-200.0, -100.0)


def _move(board: Board) -> None:
    at = board.middle("top")
    board.drag(at, at.moved(30, 0), at.moved(60, 20))


def _copy(board: Board) -> None:
    at = board.middle("top")
    board.drag(at, at.moved(30, 0), at.moved(60, 20), held=ALT)


def _band(board: Board) -> None:
    board.drag(EMPTY, Point(0, 0), Point(500, 500))


def _link(board: Board) -> None:
    board.connect("free", "top", board.middle("top"))


def _grow(board: Board) -> None:
    board.connect("top", "bottom", Point(700, 60))
    _type(board)


def _new(board: Board) -> None:
    board.double_click(EMPTY)
    _type(board)


def _edit(board: Board) -> None:
    board.double_click(board.middle("top"))
    _type(board)


def _widen(board: Board) -> None:
    board.click(board.middle("top"))
    rect = board.plan.boxes["top"].rect
    corner = Point(rect.right, rect.y + 6)
    board.drag(corner, corner.moved(30, 0))


def _type(board: Board) -> None:
    if board.port.editor is not None:
        board.port.editor[1] += " more"
        board.click(EMPTY.moved(-50, -50))


GESTURES: list[Callable[[Board], None]] = [
    _move, _copy, _band, _link, _grow, _new, _edit, _widen,
]  # fmt: skip


def _whole_or_nothing(board: Board) -> None:
    board.controller.settle()
    assert not board.controller.busy
    assert not board.session.gesture_open
    assert board.steps <= 1, "a gesture is one step, or none"
    if board.steps == 0:
        assert board.unchanged(), "no step, no change"
    board.undo_all()
    assert board.unchanged(), "the step undoes all of it"


@pytest.mark.parametrize("gesture", GESTURES)
def test_a_canvas_that_fails_at_any_call_leaves_no_half_gesture(
    gesture: Callable[[Board], None], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        whole = small_map()
        gesture(whole)
        for number in range(len(whole.port.calls)):
            board = small_map()
            board.port.fail_at = number
            gesture(board)
            assert board.port.fail_at is None, "the failure happened"
            _whole_or_nothing(board)
            board.port.editor = None
            _move(board)
            assert board.steps == 1, "and the next gesture works"


@pytest.mark.parametrize("gesture", GESTURES)
def test_a_view_that_fails_to_follow_the_map_leaves_no_half_gesture(
    gesture: Callable[[Board], None], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        for number in range(6):
            board = small_map()
            calls = 0

            def listener(patch: Patch, number: int = number) -> None:
                nonlocal calls
                calls += 1
                if calls == number + 1:
                    raise BrokenError

            board.document.subscribe(listener)
            gesture(board)
            if calls > number:
                _whole_or_nothing(board)


@pytest.mark.parametrize(
    ("module", "name", "gesture"),
    [
        (arrange, "place", _move),
        (arrange, "movable", _move),
        (paste, "duplicate", _copy),
        (inferences, "connect", _link),
        (inferences, "respond", _grow),
    ],
)
def test_an_edit_that_fails_is_told_in_a_sentence_and_logged(
    module: object,
    name: str,
    gesture: Callable[[Board], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object, **__: object) -> Patch:
        raise BrokenError

    board = small_map()
    board.session.select(["con"])
    monkeypatch.setattr(module, name, broken)
    gesture(board)
    assert board.unchanged()
    assert board.steps == 0
    assert board.session.selection == ("con",)
    assert board.quiet
    assert "as it was" in board.port.said[-1]
    assert "BrokenError" in caplog.text
    monkeypatch.undo()
    _move(board)
    assert board.steps == 1


def test_an_escape_that_the_canvas_fails_to_show_still_restores(
    caplog: pytest.LogCaptureFixture,
) -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(30, 0), drop=False)
    board.port.fail_at = len(board.port.calls)
    with caplog.at_level(logging.CRITICAL):
        board.key(KeyName.ESCAPE)
    assert board.unchanged()
    assert not board.controller.busy


def test_a_step_that_somebody_else_has_open_stays_theirs(caplog: pytest.LogCaptureFixture) -> None:
    board = small_map()
    other = board.session.gesture("Slide")
    with caplog.at_level(logging.CRITICAL):
        _move(board)
    assert board.unchanged()
    assert board.session.gesture_open
    other.apply(arrange.move(board.document, ["con"], 5, 5))
    assert other.commit()
