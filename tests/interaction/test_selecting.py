"""Clicks, marquees and the context menu."""

from __future__ import annotations

import pytest

from argmap.core.geometry import Point
from argmap.interaction.events import Button, KeyName
from argmap.layout.shapes import Hit
from tests.interaction.board import SHIFT, Board, inference, small_map, statement

EMPTY = Point(-300.0, -300.0)


@pytest.mark.parametrize("key", ["top", "con", "why"])
def test_click_selects_what_is_under_the_pointer(key: str) -> None:
    board = small_map()
    board.session.select(["free"])
    board.click(board.spot(key))
    assert board.session.selection == (key,)
    assert board.quiet
    assert board.steps == 0


def test_click_on_the_arrow_selects_the_inference() -> None:
    board = small_map()
    board.click(board.on_arrow("why"))
    assert board.session.selection == ("why",)


def test_shift_click_toggles_and_makes_it_the_current_one() -> None:
    board = small_map()
    board.click(board.middle("top"))
    board.click(board.middle("con"), SHIFT)
    assert board.session.selection == ("top", "con")
    board.click(board.middle("top"), SHIFT)
    assert board.session.selection == ("con",)


def test_click_on_one_of_many_selected_leaves_that_one() -> None:
    board = small_map()
    board.session.select(["top", "con"])
    board.press(board.middle("top"))
    assert board.session.selection == ("top", "con"), "many may be about to be dragged"
    board.release(board.middle("top"))
    assert board.session.selection == ("top",)


def test_click_on_nothing_clears_and_with_shift_keeps() -> None:
    board = small_map()
    board.session.select(["top"])
    board.click(EMPTY, SHIFT)
    assert board.session.selection == ("top",)
    board.click(EMPTY)
    assert board.session.selection == ()


def test_escape_clears_the_selection_and_then_means_nothing() -> None:
    board = small_map()
    board.session.select(["top"])
    assert board.key(KeyName.ESCAPE)
    assert board.session.selection == ()
    assert not board.key(KeyName.ESCAPE)


def test_a_small_tremble_is_still_a_click() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(2, 2))
    assert board.unchanged()
    assert board.steps == 0


def test_a_marquee_selects_what_it_touches_while_it_is_drawn() -> None:
    board = small_map()
    board.session.select(["free"])
    board.drag(Point(-50, -50), Point(320, 20), drop=False)
    assert board.session.selection == ("top",)
    assert board.overlay.band is not None
    board.move(Point(370, 420))
    assert set(board.session.selection) == {"top", "reason", "why"}
    board.release(Point(370, 420))
    assert set(board.session.selection) == {"top", "reason", "why"}
    assert board.quiet
    assert board.steps == 0


def test_a_marquee_with_shift_adds() -> None:
    board = small_map()
    board.session.select(["free"])
    board.drag(Point(250, -50), Point(320, 20), held=SHIFT)
    assert board.session.selection == ("free", "top")


def test_a_marquee_scrolls_at_the_edge_to_the_end_of_the_map_and_no_further() -> None:
    board = small_map()
    board.camera.zoom_to(3.0)
    board.camera.center_on(Point(420.0, 400.0))
    board.drag(Point(400.0, 390.0), Point(420.0, 400.0), drop=False)
    low = board.pointer(board.camera.to_scene(Point(500.0, 799.0)))
    board.controller.move(low)
    for _ in range(200):
        board.controller.tick(0.05)
    bounds = board.plan.bounds
    assert bounds is not None
    assert abs(board.camera.visible.bottom - (bounds.bottom + 16.0)) < 0.01
    assert "free" in board.session.selection
    board.camera.zoom_to(0.5)
    seen = board.camera.visible
    for _ in range(20):
        board.controller.tick(0.05)
    assert board.camera.visible == seen


def test_escape_in_a_marquee_restores_the_selection() -> None:
    board = small_map()
    board.session.select(["free"])
    board.drag(Point(250, -50), Point(320, 20), drop=False)
    assert board.key(KeyName.ESCAPE)
    assert board.session.selection == ("free",)
    assert board.quiet
    board.release(Point(320, 20))
    assert board.session.selection == ("free",), "the release of a gesture that is over"


def test_a_drag_that_begins_on_an_arrow_is_a_marquee() -> None:
    board = small_map()
    at = board.on_arrow("why")
    board.drag(at, at.moved(5, 5), Point(310, 20))
    assert "top" in board.session.selection
    assert board.unchanged()


def test_the_topmost_of_overlapping_boxes_is_hit() -> None:
    board = Board(
        statement("under", 0, 0, order="a1"),
        statement("over", 20, 10, order="a2"),
    )
    board.click(Point(100, 30))
    assert board.session.selection == ("over",)


def test_the_context_menu_selects_first_and_keeps_many() -> None:
    board = small_map()
    at = board.middle("top")
    board.controller.context(board.pointer(at, Button.RIGHT))
    assert board.session.selection == ("top",)
    assert board.port.menu is not None
    assert board.port.menu[0] is not None
    assert board.port.menu[0].id == "top"
    board.session.select(["con", "top"])
    board.controller.context(board.pointer(at, Button.RIGHT))
    assert board.session.selection == ("con", "top")
    board.controller.context(board.pointer(EMPTY, Button.RIGHT))
    assert board.session.selection == ()
    assert board.port.menu[0] is None


def test_the_context_menu_ends_a_drag_first() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 50), drop=False)
    board.controller.context(board.pointer(at.moved(50, 50), Button.RIGHT))
    assert board.unchanged()
    assert not board.controller.busy


def test_a_right_button_during_a_drag_changes_nothing() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 50), drop=False)
    board.press(at.moved(50, 50), Button.RIGHT)
    board.release(at.moved(50, 50), Button.RIGHT)
    assert board.controller.busy
    board.release(at.moved(50, 50))
    assert board.document.statements["top"].x == 350.0


def test_a_lost_release_is_made_up_by_the_next_press() -> None:
    board = small_map()
    at = board.middle("top")
    board.drag(at, at.moved(50, 50), drop=False)
    board.press(board.middle("con"))
    board.release(board.middle("con"))
    assert board.steps == 1, "it is dropped where the pointer is by now"
    assert board.quiet


def test_hovering_shows_handles_and_a_hint_and_leaving_takes_them_away() -> None:
    board = small_map()
    board.controller.move(board.pointer(board.middle("top"), Button.NONE))
    assert board.overlay.hover is not None
    assert board.overlay.hover.id == board.overlay.handles_for == "top"
    assert board.overlay.hint
    board.handle("top", "bottom")
    assert board.overlay.handle == "bottom"
    assert board.port.shape == "cross"
    board.controller.leave()
    assert board.overlay.hover is board.overlay.handles_for is board.overlay.handle is None
    assert board.overlay.hint == ""


@pytest.mark.parametrize("zoom", [0.1, 1.0, 4.0])
def test_an_arrow_is_missed_by_as_much_at_every_zoom(zoom: float) -> None:
    board = Board(
        statement("top", 0.0, 0.0), statement("low", 0.0, 3000.0), inference("i", "low", "top")
    )
    board.camera.zoom_to(zoom)
    at = Point(board.middle("top").x, 1000.0)
    board.camera.center_on(at)
    for off, wanted in ((7.0, ("i",)), (-7.0, ("i",)), (9.0, ()), (-9.0, ())):
        board.click(at.moved(off / zoom, 0.0))
        assert board.session.selection == wanted


def test_a_linked_inference_is_selected_by_its_junction() -> None:
    board = Board(
        statement("t", 300, 0),
        statement("a", 0, 300),
        statement("b", 600, 300),
        inference("i", "a b", "t"),
    )
    board.click(board.spot("i"))
    assert board.session.selection == ("i",)


def test_no_hand_waits_for_arrows_that_are_not_drafted(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.layout.routing import routes

    monkeypatch.setattr(routes, "AT_ONCE", 0)
    board = small_map()
    place = board.middle("reason")
    assert not board.plan.ready
    board.controller.move(board.pointer(place, Button.NONE))
    assert board.overlay.hover == Hit("reason", "box")
    board.click(place)
    assert board.session.selection == ("reason",)
    assert not board.plan.ready
    board.plan.settle(60.0)
    board.session.select(())
    board.controller.leave()
    board.controller.move(board.pointer(board.spot("why"), Button.NONE))
    assert board.overlay.hover == Hit("why", "junction")
