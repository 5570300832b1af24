"""Panning, zooming, the camera and what wheels and touchpads mean."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.core.geometry import Point, Rect
from argmap.interaction.camera import MAX_ZOOM, MIN_ZOOM, Camera
from argmap.interaction.events import Button, Key, KeyName, Modifiers
from argmap.interaction.input_map import InputMapper, Pan, Pinch, Wheel, Zoom
from tests.interaction.board import ALT, CONTROL, SHIFT, small_map

AT = Point(300.0, 200.0)
BOTH = Modifiers(shift=True, control=True)

screens = st.builds(Point, st.floats(0, 4000), st.floats(0, 3000))


@pytest.mark.parametrize(
    ("event", "zooms", "expected"),
    [
        (Wheel(AT, (0, -120)), False, Pan(0, -60)),
        (Wheel(AT, (0, 120), modifiers=SHIFT), False, Pan(60, 0)),
        (Wheel(AT, (120, 0), modifiers=SHIFT), False, Pan(60, 0)),
        (Wheel(AT, (-120, 0)), False, Pan(-60, 0)),
        (Wheel(AT, (0, 1)), False, Pan(0, 0.5)),
        (Wheel(AT, (0, 120), modifiers=CONTROL), False, Zoom(1.1, AT)),
        (Wheel(AT, (0, -120), modifiers=CONTROL), False, Zoom(1 / 1.1, AT)),
        (Wheel(AT, (0, 15), modifiers=CONTROL), False, Zoom(1.1 ** (1 / 8), AT)),
        (Wheel(AT, (0, 120)), True, Zoom(1.1, AT)),
        (Wheel(AT, (0, 120), modifiers=CONTROL), True, Pan(0, 60)),
        (Wheel(AT, (0, 120), modifiers=SHIFT), True, Pan(60, 0)),
        # A touchpad tells pixels, and a mouse setting does not change what it does.
        (Wheel(AT, (0, 0), (3, -7), phase="update"), False, Pan(3, -7)),
        (Wheel(AT, (0, -30), (3, -7), phase="update"), True, Pan(3, -7)),
        (Wheel(AT, (0, -30), phase="update"), True, Pan(0, -15)),
        (Wheel(AT, (0, 0), (0, 60), CONTROL, "update"), False, Zoom(1.1, AT)),
        (Wheel(AT, (0, 0), (0, 60), CONTROL, "momentum"), False, None),
        # The two ends of a scroll move nothing: above all they do not zoom out.
        (Wheel(AT, phase="begin"), False, None),
        (Wheel(AT, phase="end", modifiers=CONTROL), False, None),
        (Wheel(AT), True, None),
        (Wheel(AT, (0, math.nan)), False, None),
        (Wheel(AT, (0, math.inf), modifiers=CONTROL), False, None),
    ],
)
def test_wheel(event: Wheel, zooms: bool, expected: Pan | Zoom | None) -> None:
    found = InputMapper(zooms).wheel(event)
    assert type(found) is type(expected)
    if isinstance(found, Zoom):
        assert isinstance(expected, Zoom)
        assert found.factor == pytest.approx(expected.factor)
        assert found.anchor == AT
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("event", "zoom", "factor"),
    [
        (Pinch(AT, "zoom", 0.05), 1.0, 1.05),
        (Pinch(AT, "zoom", -0.05), 1.0, 0.95),
        (Pinch(AT, "zoom", 0.0), 1.0, None),
        (Pinch(AT, "zoom", -2.0), 1.0, None),
        (Pinch(AT, "zoom", math.nan), 1.0, None),
        (Pinch(AT, "smart zoom"), 1.0, 2.0),
        (Pinch(AT, "smart zoom"), 0.25, 4.0),
        (Pinch(AT, "other", 1.0), 1.0, None),
    ],
)
def test_pinch(event: Pinch, zoom: float, factor: float | None) -> None:
    found = InputMapper().pinch(event, zoom)
    assert (found and found.factor) == (factor and pytest.approx(factor))


@given(
    at=screens,
    factors=st.lists(st.floats(0.1, 10.0), max_size=12),
    start=st.builds(Point, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)),
)
def test_the_point_under_the_pointer_stays_within_a_pixel(
    at: Point, factors: list[float], start: Point
) -> None:
    camera = Camera()
    camera.center_on(start)
    held = camera.to_scene(at)
    for factor in factors:
        camera.zoom_at(at, factor)
        assert MIN_ZOOM <= camera.zoom <= MAX_ZOOM
        shown = camera.to_screen(held)
        assert abs(shown.x - at.x) < 1
        assert abs(shown.y - at.y) < 1


@given(
    rect=st.builds(
        Rect,
        st.floats(-1e6, 1e6),
        st.floats(-1e6, 1e6),
        st.floats(0, 15_000),
        st.floats(0, 11_000),
    )
)
def test_fit_shows_everything_and_never_enlarges(rect: Rect) -> None:
    camera = Camera(1000, 800)
    camera.fit(rect)
    assert camera.zoom <= 1.0
    view = camera.visible
    assert view.grown(1e-3).contains(Point(rect.x, rect.y))
    assert view.grown(1e-3).contains(Point(rect.right, rect.bottom))
    assert view.center.x == pytest.approx(rect.center.x, abs=1e-3)


def test_fit_centres_what_is_too_large_and_holds_in_a_tiny_viewport() -> None:
    camera = Camera(1000, 800)
    camera.fit(Rect(0, 0, 1e6, 1e6))
    assert camera.zoom == MIN_ZOOM
    assert camera.center.x == pytest.approx(5e5)
    camera.resize(0, 0)
    camera.fit(Rect(0, 0, 240, 60))
    assert MIN_ZOOM <= camera.zoom <= 1


def test_a_selection_may_be_fitted_closer() -> None:
    camera = Camera(1000, 800)
    camera.fit(Rect(0, 0, 240, 60), most=1.25)
    assert camera.zoom == 1.25


@pytest.mark.parametrize("factor", [math.nan, math.inf, 0.0, -1.0])
def test_nonsense_does_not_move_the_camera(factor: float) -> None:
    camera = Camera()
    assert not camera.zoom_at(AT, factor)
    assert not camera.pan(math.nan, 0)
    assert (camera.zoom, camera.offset) == (1.0, (0.0, 0.0))


def test_reveal_pans_as_little_as_it_must() -> None:
    camera = Camera(1000, 800)
    assert not camera.reveal(Rect(100, 100, 240, 60))
    assert camera.reveal(Rect(1200, 100, 240, 60))
    assert camera.offset == (1440 - 1000 + 24, 0)
    assert camera.reveal(Rect(-500, -500, 9000, 9000))
    assert camera.to_screen(Point(-500, -500)) == (24, 24)


@pytest.mark.parametrize("how", ["middle", "space", "hand"])
def test_panning_keeps_the_point_under_the_pointer(how: str) -> None:
    board = small_map()
    button = Button.MIDDLE if how == "middle" else Button.LEFT
    if how == "space":
        assert board.key(KeyName.SPACE)
        assert board.port.shape in {"open hand", "arrow"}
    if how == "hand":
        board.controller.set_tool("hand")
    at = Point(420.0, 30.0)
    pressed = board.pointer(at, button)
    board.controller.press(pressed)
    screen = pressed.screen.moved(-130, 75)
    board.controller.move(pressed._replace(screen=screen, scene=board.camera.to_scene(screen)))
    assert board.port.shape == "closed hand"
    shown = board.camera.to_screen(at)
    assert shown == pytest.approx(screen)
    board.controller.release(pressed._replace(screen=screen))
    assert board.unchanged()
    assert board.session.selection == ()
    assert not board.controller.busy


def test_a_tap_on_space_does_nothing_and_its_drag_ends_with_it() -> None:
    board = small_map()
    board.key(KeyName.SPACE)
    assert board.controller.key_up(Key(KeyName.SPACE))
    board.click(board.middle("top"))
    assert board.session.selection == ("top",)


def test_h_takes_the_hand_only_with_nothing_selected() -> None:
    board = small_map()
    assert board.type("h")
    assert board.controller.tool == "hand"
    assert board.key(KeyName.ESCAPE)
    assert board.controller.tool == "select"
    board.session.select(["top"])
    board.type("h")
    assert board.controller.tool == "select"
    assert board.port.editor == ["top", "Statement toph"]


def test_shift_1_fits_the_map_only_with_nothing_selected() -> None:
    board = small_map()
    shift = Modifiers(shift=True)
    board.camera.pan(90_000, 0)
    board.session.select(["top"])
    board.key(KeyName.ONE, shift)
    assert not board.camera.visible.intersects(board.plan.boxes["top"].rect)
    board.session.select(())
    assert board.key(KeyName.ONE, shift)
    assert board.camera.visible.contains(board.plan.boxes["top"].rect.center)
    assert board.unchanged()


def test_wheel_and_pinch_move_the_camera_and_hover_follows() -> None:
    board = small_map()
    board.controller.move(board.pointer(Point(420, 30), Button.NONE))
    assert board.overlay.hover is not None
    assert board.controller.wheel(Wheel(Point(420, 30), (0, -1200)))
    assert board.camera.offset == (0, 600)
    assert board.overlay.hover is None
    assert board.controller.pinch(Pinch(Point(420, 30), "zoom", 0.5))
    assert board.camera.zoom == 1.5
    assert not board.controller.wheel(Wheel(Point(420, 30), phase="end"))
    assert "camera_changed" in board.port.calls


def test_page_keys_scroll_by_pages() -> None:
    board = small_map()
    board.key(KeyName.PAGE_DOWN)
    assert board.camera.offset.y > 400
    board.key(KeyName.PAGE_UP)
    assert board.camera.offset == (0, 0)
    board.key(KeyName.PAGE_DOWN, SHIFT)
    assert board.camera.offset.x > 400


def test_arrow_keys_walk_along_links_before_anything_nearer() -> None:
    board = small_map()
    board.session.select(["top"])
    assert board.key(KeyName.DOWN)
    assert board.session.selection == ("reason",)
    assert board.key(KeyName.RIGHT)
    assert board.session.selection in {("top",), ("con",)}
    board.session.select(["con"])
    board.key(KeyName.DOWN)
    assert board.session.selection == ("note",)
    board.key(KeyName.LEFT)
    assert board.session.selection == ("free",)
    board.key(KeyName.UP, SHIFT)
    assert board.session.selection == ("free", "top")
    assert not board.key(KeyName.UP, CONTROL), "a command nudges"
    assert not board.key(KeyName.UP, ALT)


def test_arrow_keys_begin_somewhere_and_stop_at_the_end() -> None:
    board = small_map()
    assert board.key(KeyName.UP)
    assert len(board.session.selection) == 1
    board.session.select(["top"])
    assert board.key(KeyName.UP)
    assert board.session.selection == ("top",)
    board.session.select(["why"])
    board.key(KeyName.UP)
    assert board.session.selection == ("top",)
    board.session.select(["why"])
    board.key(KeyName.DOWN)
    assert board.session.selection == ("reason",)


def test_walking_brings_what_it_reaches_into_view() -> None:
    board = small_map()
    board.camera.center_on(Point(5000, 5000))
    assert board.key(KeyName.HOME)
    assert board.session.selection == ("top",)
    rect = board.plan.boxes["top"].rect
    assert board.camera.visible.contains(Point(rect.x, rect.y))
    assert board.camera.visible.contains(Point(rect.right, rect.bottom))
