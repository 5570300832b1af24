"""Any sequence of events: nothing is raised, nothing stays open, undo leads back to the start."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core.document import Document
from argmap.core.edits.deletion import delete
from argmap.core.geometry import Point
from argmap.interaction.events import Button, Key, KeyName, Modifiers, Pointer
from argmap.interaction.input_map import Pinch, Wheel
from argmap.layout.plan import MapPlan
from tests.interaction.board import MEASURER, Board, small_map

Event = Callable[[Board], object]

# Mostly places where something is, as most of the plane is empty.
PLACES = [
    (420, 30), (420, 72), (420, -10), (120, 330), (120, 372), (720, 330), (720, 290), (420, 590),
    (420, 550), (120, 590), (740, 590), (352, 254), (420, 150), (540, 10), (300, 10), (990, 400),
    (5, 5), (620, 120), (120, 294), (420, 68),
]  # fmt: skip

places = st.one_of(
    st.sampled_from(PLACES).map(lambda place: Point(*map(float, place))),
    st.builds(Point, st.floats(-50, 1050), st.floats(-50, 850)),
)
modifiers = st.builds(Modifiers, st.booleans(), st.booleans(), st.booleans())
held = st.one_of(st.just(Modifiers()), modifiers)
buttons = st.one_of(st.just(Button.LEFT), st.sampled_from(list(Button)[1:]))


def _pointer(board: Board, screen: Point, button: Button, held: Modifiers) -> Pointer:
    return Pointer(board.camera.to_scene(screen), screen, button, held)


def _mouse(name: str, at: Point, button: Button, held: Modifiers) -> Event:
    def event(board: Board) -> object:
        return getattr(board.controller, name)(_pointer(board, at, button, held))

    return event


def _drag(way: list[Point], button: Button, held: Modifiers) -> Event:
    def event(board: Board) -> None:
        for at in way[:2]:
            board.controller.move(_pointer(board, at, Button.NONE, held))
        board.controller.press(_pointer(board, way[1], button, held))
        for at in way[2:]:
            board.controller.move(_pointer(board, at, button, held))
            board.controller.tick(0.3)
        board.controller.release(_pointer(board, way[-1], button, held))

    return event


def _key(name: KeyName, text: str, held: Modifiers, up: bool) -> Event:
    key = Key(name, text, held)
    if up:
        return lambda board: board.controller.key_up(key)
    return lambda board: board.controller.key(key)


def _type(text: str) -> Event:
    def event(board: Board) -> None:
        if board.port.editor is not None:
            board.port.editor[1] += text
            board.port.commit_edit()

    return event


def _triple_click(at: Point) -> Event:
    def event(board: Board) -> None:
        pointer = _pointer(board, at, Button.LEFT, Modifiers())
        for act in ("press", "release", "double_click", "release", "press", "release"):
            getattr(board.controller, act)(pointer)

    return event


def _remove(key: str) -> Event:
    """As another view does, which ends what is under way first."""

    def event(board: Board) -> None:
        board.controller.settle()
        board.session.apply(delete(board.document, [key]), "Delete")

    return event


def _fold(key: str) -> Event:
    def event(board: Board) -> None:
        if not board.session.folding.fold([key]):
            board.session.folding.unfold([key])

    return event


def _badge(key: str, end: Point) -> Event:
    """Press on the badge of a folded statement, and let go elsewhere without a move."""

    def event(board: Board) -> None:
        badge = next(iter(board.plan.badges_on([key])), None)
        if badge is not None:
            at = board.camera.to_screen(badge.rect.center)
            board.controller.press(_pointer(board, at, Button.LEFT, Modifiers()))
            board.controller.release(_pointer(board, end, Button.LEFT, Modifiers()))

    return event


events = st.one_of(
    st.builds(
        _mouse,
        st.sampled_from(["press", "move", "move", "release", "double_click", "context"]),
        places, buttons, held,
    ),
    st.builds(_drag, st.lists(places, min_size=3, max_size=5), buttons, held),
    st.builds(_key, st.sampled_from(KeyName), st.sampled_from(["", "x", "h"]), held, st.booleans()),
    st.builds(_triple_click, places),
    st.builds(_fold, st.sampled_from(["top", "reason", "con"])),
    st.builds(_badge, st.sampled_from(["top", "reason"]), places),
    st.builds(_remove, st.sampled_from(["top", "reason", "con", "free", "why", "ask", "note"])),
    st.builds(_type, st.sampled_from(["", "words", "a\x00\ud800b"])),
    st.builds(
        lambda *wheel: lambda board: board.controller.wheel(Wheel(*wheel)),
        places, st.tuples(st.floats(-240, 240), st.floats(-240, 240)), st.just((0, 0)), held,
    ),
    st.builds(
        lambda at, value: lambda board: board.controller.pinch(Pinch(at, "zoom", value)),
        places, st.floats(-0.2, 0.2),
    ),
    st.sampled_from(
        [
            lambda board: board.session.undo(),
            lambda board: board.session.redo(),
            lambda board: board.controller.settle(),
            lambda board: board.controller.leave(),
            lambda board: board.controller.focus_out(),
            lambda board: board.controller.focus_out(elsewhere=True),
            lambda board: board.controller.cancel(),
            lambda board: setattr(board.controller, "aligns", not board.controller.aligns),
            lambda board: board.controller.set_tool("hand"),
            lambda board: board.controller.set_tool("select"),
        ]
    ),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(events, min_size=1, max_size=25))
def test_any_sequence_of_events(sequence: list[Event]) -> None:
    board = small_map()
    board.controller.aligns = True
    for event in sequence:
        event(board)
        assert board.controller.busy or (board.port.lifted is None and not board.overlay.busy)
    assert not [each for each in board.port.said if "did not work" in each]

    board.controller.settle()
    board.session.folding.unfold_all()
    assert board.quiet
    assert board.controller.editing is None

    content = board.document.content()
    Document(content)
    type(content).model_validate_json(content.model_dump_json())
    fresh = MapPlan(board.document, MEASURER)
    assert fresh.boxes == board.plan.boxes
    assert all(key in board.document for key in board.session.selection)

    steps = board.steps
    board.undo_all()
    assert board.unchanged()
    for _ in range(steps):
        assert board.session.redo()
    assert board.document.content() == content
