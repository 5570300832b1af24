"""Arrows dragged out of a statement's dots: what is shown on the way and made at the end."""

from __future__ import annotations

from math import hypot

import pytest

from argmap.core.geometry import Point
from argmap.interaction.events import Button, Key, KeyName, Modifiers
from argmap.interaction.ghosts import rim
from argmap.interaction.handles import (
    GAP,
    HIT_RADIUS,
    RADIUS,
    free_handles,
    handle_at,
    handles,
)
from tests.interaction.board import ALT, CONTROL, SHIFT, Board, inference, small_map, statement


def distance(one: Point, other: Point) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def made(board: Board) -> list[tuple[tuple[str, ...], str, str]]:
    """Inferences that were not there at the start."""
    return [
        (each.premises, each.target, each.polarity)
        for each in board.document.inferences.values()
        if each.id not in board.start
    ]


def ties(board: Board) -> list[tuple[str, str, str]]:
    return [(each.kind, each.a, each.b) for each in board.document.relations.values()]


@pytest.mark.parametrize(
    ("source", "held", "expected"),
    [
        ("free", Modifiers(), (("free",), "top", "support")),
        ("con", Modifiers(), (("con",), "top", "attack")),
        ("free", ALT, (("free",), "top", "attack")),
        ("con", ALT, (("con",), "top", "support")),
        ("free", SHIFT, (("top",), "free", "support")),
        ("free", Modifiers(shift=True, alt=True), (("top",), "free", "attack")),
        ("ask", ALT, (("ask",), "top", "attack")),
    ],
)
def test_dropping_on_a_statement_connects(
    source: str, held: Modifiers, expected: tuple[tuple[str, ...], str, str]
) -> None:
    board = small_map()
    board.session.select(["reason"])
    board.connect(source, "top", board.middle("top"), held)
    assert made(board) == [expected]
    assert board.steps == 1
    assert board.quiet
    (arrow,) = board.session.selection
    assert board.document.inferences[arrow].target == expected[1], "one key flips it now"
    board.session.undo()
    assert board.unchanged()
    assert board.session.selection == ("reason",)


def test_the_ghost_says_what_a_release_would_do_and_follows_the_modifiers() -> None:
    board = small_map()
    board.connect("free", "top", board.middle("top"), drop=False)
    ghost, drop = board.overlay.ghost, board.overlay.drop
    assert ghost is not None
    assert drop is not None
    assert (drop.id, ghost.polarity, ghost.valid, ghost.outline) == ("top", "support", True, None)
    assert board.plan.boxes["top"].rect.grown(0.01).contains(ghost.end)
    assert "supports" in board.overlay.hint
    assert "Statement free" in board.overlay.hint
    board.controller.key(Key(KeyName.ALT, modifiers=ALT))
    assert board.overlay.ghost is not None
    assert board.overlay.ghost.polarity == "attack"
    assert "attacks" in board.overlay.hint
    board.controller.key_up(Key(KeyName.ALT, modifiers=ALT))
    assert board.overlay.ghost.polarity == "support"
    board.key(KeyName.ESCAPE)
    assert board.unchanged()
    assert board.quiet


@pytest.mark.parametrize(
    ("source", "goal", "word"),
    [
        ("reason", "top", "already connected"),
        ("note", "top", "note"),
        ("free", "note", "note"),
        ("reason", "why", "already a premise"),
        ("top", "why", "itself"),
        ("note", "why", "note"),
    ],
)
def test_a_refusal_is_shown_on_the_way_and_said_at_the_end(
    source: str, goal: str, word: str
) -> None:
    board = small_map()
    board.connect(source, "bottom", board.spot(goal), drop=False)
    assert board.overlay.ghost is not None
    assert not board.overlay.ghost.valid
    assert word in board.overlay.hint
    assert board.port.shape == "forbidden"
    board.release(board.spot(goal))
    assert board.unchanged()
    assert board.steps == 0
    assert word in board.port.said[-1]
    assert board.overlay.hint != board.port.said[-1], "a hint goes with the next move"
    assert board.quiet


def test_back_on_the_statement_itself_nothing_happens_and_nothing_is_said() -> None:
    board = small_map()
    board.connect("free", "top", board.middle("free"))
    assert board.unchanged()
    assert board.port.said == []


def test_dropping_on_a_junction_adds_a_co_premise() -> None:
    board = small_map()
    board.connect("free", "top", board.spot("why"), drop=False)
    assert "co-premise" in board.overlay.hint
    assert board.overlay.drop == ("why", "junction")
    board.release(board.spot("why"))
    assert board.document.inferences["why"].premises == ("reason", "free")
    assert board.session.selection == ("why",)
    assert board.labels == ["Add a co-premise"]
    board.session.undo()
    assert board.unchanged()


@pytest.mark.parametrize("zoom", [0.25, 1.0, 4.0])
def test_the_junction_can_be_missed_by_eight_screen_pixels_at_any_zoom(zoom: float) -> None:
    board = small_map()
    board.camera.zoom_to(zoom)
    board.camera.center_on(board.spot("why"))
    board.connect("free", "top", board.spot("why").moved(5 / zoom, 5 / zoom))
    assert board.document.inferences["why"].premises == ("reason", "free")


@pytest.mark.parametrize(
    ("source", "held", "polarity"),
    [
        ("free", Modifiers(), "support"),
        ("con", Modifiers(), "attack"),
        ("con", ALT, "support"),
        ("free", ALT, "attack"),
    ],
)
def test_dropping_on_an_arrow_backs_or_undercuts_it(
    source: str, held: Modifiers, polarity: str
) -> None:
    board = small_map()
    board.connect(source, "left", board.on_arrow("why"), held)
    assert made(board) == [((source,), "why", polarity)]
    assert board.labels == ["Undercut" if polarity == "attack" else "Back the step"]


def test_a_question_is_tied_and_not_a_premise() -> None:
    board = small_map()
    board.connect("ask", "top", board.middle("free"))
    assert ties(board) == [("answers", "free", "ask")]
    board.session.undo()
    board.connect("free", "left", board.middle("ask"))
    assert ties(board) == [("answers", "free", "ask")]
    board.connect("free", "left", board.middle("ask"))
    assert len(ties(board)) == 1
    assert "already" in board.port.said[-1]
    board.session.undo()
    board.connect("ask", "top", board.on_arrow("why"))
    assert ties(board) == [("answers", "reason", "ask")]
    assert made(board) == []


def test_two_questions_are_related() -> None:
    board = Board(statement("a", 0, 0, kind="question"), statement("b", 0, 400, kind="question"))
    board.connect("a", "bottom", board.middle("b"))
    assert ties(board) == [("related", "a", "b")]


EMPTY = Point(700.0, 60.0)


@pytest.mark.parametrize(
    ("source", "side", "held", "kind", "backwards", "polarity"),
    [
        ("top", "bottom", Modifiers(), "claim", True, "support"),
        ("top", "left", Modifiers(), "claim", True, "support"),
        ("top", "right", Modifiers(), "claim", True, "support"),
        ("top", "top", Modifiers(), "claim", False, "support"),
        ("top", "bottom", ALT, "counterpoint", True, "attack"),
        ("top", "bottom", SHIFT, "claim", False, "support"),
        ("top", "top", SHIFT, "claim", True, "support"),
        ("con", "top", Modifiers(), "claim", False, "attack"),
        ("con", "top", ALT, "claim", False, "support"),
        ("con", "bottom", Modifiers(), "claim", True, "support"),
    ],
)
def test_dropping_on_nothing_makes_a_connected_statement_in_one_step(
    source: str, side: str, held: Modifiers, kind: str, *, backwards: bool, polarity: str
) -> None:
    board = small_map()
    board.session.select(["free"])
    board.connect(source, side, EMPTY, held, drop=False)
    ghost = board.overlay.ghost
    assert ghost is not None
    assert ghost.outline is not None
    assert (ghost.kind, ghost.polarity) == (kind, polarity)
    board.held = held
    board.release(EMPTY)
    assert board.port.editor is not None
    (new,) = board.document.statements.keys() - board.start.keys()
    assert board.port.editor[0] == new
    assert board.session.selection == (new,)
    board.write("Because.")
    assert board.document.statements[new].text == "Because."
    assert board.document.statements[new].kind == kind
    expected = ((new,), source) if backwards else ((source,), new)
    assert made(board) == [(*expected, polarity)]
    rect = board.plan.boxes[new].rect
    assert rect.grown(40).contains(EMPTY), "it is where the pointer let go"
    assert board.steps == 1
    board.session.undo()
    assert board.unchanged()
    assert board.session.selection == ("free",)
    board.session.redo()
    assert board.document.statements[new].text == "Because."


@pytest.mark.parametrize(
    ("direction", "side"), [("down", "top"), ("up", "bottom"), ("right", "left"), ("left", "right")]
)
def test_the_conclusions_side_follows_the_map_s_direction(direction: str, side: str) -> None:
    board = small_map(direction=direction)
    board.connect("top", side, EMPTY)
    board.write("Therefore.")
    ((premises, _, _),) = made(board)
    assert premises == ("top",)


def test_a_new_connected_statement_left_empty_leaves_nothing() -> None:
    board = small_map()
    board.session.select(["free"])
    board.connect("top", "bottom", EMPTY)
    board.port.commit_edit()
    assert board.unchanged()
    assert board.steps == 0
    assert board.session.selection == ("free",)


def test_control_keeps_the_arrow_from_sticking() -> None:
    board = small_map()
    board.connect("free", "top", board.middle("con"), CONTROL)
    board.write("Elsewhere")
    ((premises, target, _),) = made(board)
    assert "con" not in (*premises, target)


def test_out_of_a_question_comes_an_answer() -> None:
    board = small_map()
    board.connect("ask", "bottom", Point(0.0, 790.0))
    board.write("Yes.")
    (new,) = board.document.statements.keys() - board.start.keys()
    assert ties(board) == [("answers", new, "ask")]
    assert board.steps == 1
    board.session.undo()
    assert board.unchanged()


def test_out_of_a_note_comes_a_sentence() -> None:
    board = small_map()
    board.connect("note", "right", Point(950.0, 700.0))
    assert board.unchanged()
    assert "note" in board.port.said[-1]


def test_a_click_on_a_dot_explains_it() -> None:
    board = small_map()
    board.click(board.handle("top", "bottom"))
    assert board.session.selection == ("top",)
    assert "Drag" in board.port.said[-1]
    assert board.unchanged()


def test_a_linked_inference_takes_a_third_premise() -> None:
    board = Board(
        statement("t", 300, 0), statement("a", 0, 300), statement("b", 600, 300),
        statement("c", 300, 560), inference("i", "a b", "t"),
    )  # fmt: skip
    board.connect("c", "top", board.spot("i"))
    assert board.document.inferences["i"].premises == ("a", "b", "c")


@pytest.mark.parametrize("zoom", [0.3, 1.0, 3.0])
def test_dots_lie_outside_the_box_within_reach_at_any_zoom(zoom: float) -> None:
    rect = small_map().plan.boxes["top"].rect
    found = handles(rect, zoom)
    assert [each.side for each in found] == ["top", "right", "bottom", "left"]
    for each in found:
        assert not rect.contains(each.at)
        assert handle_at(found, each.at.moved((HIT_RADIUS - GAP - 3) / zoom, 0), 1 / zoom) == each
    assert handle_at(found, rect.center, 1 / zoom) is None
    bottom = found[2].at
    assert handle_at(found, bottom.moved(0, (HIT_RADIUS + 1) / zoom), 1 / zoom) is None


def test_no_dot_lies_on_another_statement() -> None:
    board = Board(statement("a", 0, 0), statement("b", 246, 0))
    (a, b) = (board.plan.rects[key] for key in ("a", "b"))
    sides = {each.side for each in free_handles(board.plan, "a", 1.0)}
    assert sides == {"top", "bottom", "left"}
    board.controller.move(board.pointer(a.center, Button.NONE))
    board.controller.move(board.pointer(Point(b.x + 2, b.center.y), Button.NONE))
    assert board.overlay.handle is None
    assert board.overlay.hover == ("b", "box")


@pytest.mark.parametrize("zoom", [0.4, 1.0, 2.5])
def test_no_dot_lies_on_the_head_of_an_arrow(zoom: float) -> None:
    board = Board(
        statement("t", 0, 0), statement("a", 0, 300), statement("b", -300, 300),
        inference("i", "a", "t"), inference("j", "b", "t"), inference("k", "a", "b"),
    )  # fmt: skip
    for key in "tab":
        dots = free_handles(board.plan, key, zoom)
        assert {dot.side for dot in dots} == {"top", "right", "bottom", "left"}
        lines = [line for each in board.plan.arrows.values() for line in (each.trunk, *each.legs)]
        meeting = [line[-1] for line in lines] + [line[0] for line in lines]
        for dot in dots:
            if zoom < 1 and dot.side in {"left", "right"}:
                continue  # from afar there is no room beside an arrow at so short a side
            assert min(distance(dot.foot, at) for at in meeting) > RADIUS / zoom + 4.5
            assert board.plan.rects[key].grown(1e-6).contains(dot.foot)


def test_boxes_too_small_to_tell_dots_apart_show_none() -> None:
    assert handles(small_map().plan.boxes["top"].rect, 0.1) == ()


def test_the_ghost_ends_at_the_rim() -> None:
    rect = small_map().plan.boxes["top"].rect
    for towards in (Point(420, 500), Point(-900, 30), Point(9000, -3000)):
        end = rim(rect, towards)
        assert rect.grown(1e-6).contains(end)
        assert not rect.grown(-1e-6).contains(end)
    assert rim(rect, rect.center) == rect.center
