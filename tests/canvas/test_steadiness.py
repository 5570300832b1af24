"""Where a person looks after a command has moved the boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.canvas.steadiness import Outlook
from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.geometry import Point
from argmap.core.records import Content, Statement
from argmap.interaction.camera import FIT_MARGIN, Camera
from argmap.layout.plan import MapPlan
from argmap.layout.text import TextMeasurer

if TYPE_CHECKING:
    from collections.abc import Mapping


class Scene:
    def __init__(self, **places: tuple[float, float]) -> None:
        statements = tuple(Statement(id=key, x=x, y=y) for key, (x, y) in places.items())
        self.document = Document(Content(statements=statements))
        self.plan = MapPlan(self.document, TextMeasurer())
        self.document.subscribe(self.plan.update)
        self.camera = Camera(1000.0, 700.0)

    def rearrange(self, current: str | None, **places: tuple[float, float]) -> Mapping[str, Point]:
        """Move statements; where each was on the screen before."""
        camera, rects = self.camera, self.plan.rects
        outlook = Outlook(camera, self.plan, current)
        before = {key: camera.to_screen(rect.center) for key, rect in rects.items()}
        points = {key: Point(*at) for key, at in places.items()}
        self.document.apply(place(self.document, points))
        outlook.bring_back(camera, self.plan)
        return before

    def on_screen(self, key: str) -> Point:
        return self.camera.to_screen(self.plan.rects[key].center)

    @property
    def all_seen(self) -> bool:
        seen, bounds = self.camera.visible, self.plan.bounds
        assert bounds is not None
        corners = (Point(bounds.x, bounds.y), Point(bounds.right, bounds.bottom))
        return all(seen.grown(0.5).contains(corner) for corner in corners)


def test_a_fitted_map_is_fitted_again() -> None:
    scene = Scene(a=(0.0, 0.0), b=(4000.0, 0.0), c=(0.0, 3000.0))
    scene.camera.fit(scene.plan.bounds)
    zoom = scene.camera.zoom
    scene.rearrange("a", b=(1000.0, 0.0), c=(0.0, 800.0))
    assert scene.all_seen
    assert scene.camera.zoom > zoom
    bounds = scene.plan.bounds
    corner = scene.camera.to_screen(Point(bounds.x, bounds.y))
    assert min(corner) == pytest.approx(FIT_MARGIN, abs=1)


def test_a_small_map_seen_whole_at_full_size_stays_at_that_size() -> None:
    scene = Scene(a=(0.0, 0.0), b=(300.0, 0.0))
    scene.camera.center_on(Point(300.0, 100.0))
    before = scene.rearrange("a", a=(20.0, 10.0), b=(20.0, 200.0))
    assert scene.camera.zoom == 1.0
    assert scene.on_screen("a") == pytest.approx(before["a"])
    scene.rearrange("a", b=(700.0, 500.0), a=(0.0, 0.0))
    assert scene.camera.zoom == 1.0
    assert scene.all_seen
    scene.rearrange("a", b=(3000.0, 500.0))
    assert scene.all_seen


def test_seen_from_near_the_current_statement_stays_where_it_is_on_the_screen() -> None:
    scene = Scene(a=(0.0, 0.0), b=(500.0, 0.0), c=(9000.0, 0.0))
    scene.camera.center_on(Point(300.0, 100.0))
    before = scene.rearrange("b", a=(4000.0, 900.0), b=(7000.0, 800.0))
    assert scene.on_screen("b") == pytest.approx(before["b"])
    assert scene.camera.zoom == 1.0


def test_with_nothing_current_in_view_the_middle_of_the_view_stays() -> None:
    scene = Scene(a=(0.0, 0.0), b=(500.0, 0.0), c=(9000.0, 0.0))
    scene.camera.center_on(Point(600.0, 20.0))
    before = scene.rearrange("c", a=(4000.0, 900.0), b=(7000.0, 800.0), c=(0.0, 0.0))
    assert scene.on_screen("b") == pytest.approx(before["b"])


def test_and_there_and_back_is_where_it_was() -> None:
    scene = Scene(a=(0.0, 0.0), b=(500.0, 0.0), c=(9000.0, 0.0))
    scene.camera.center_on(Point(300.0, 100.0))
    offset = scene.camera.offset
    scene.rearrange("b", a=(4000.0, 900.0), b=(7000.0, 800.0))
    scene.rearrange("b", a=(0.0, 0.0), b=(500.0, 0.0))
    assert scene.camera.offset == pytest.approx(offset)


def test_an_empty_view_and_an_empty_map_are_left_alone() -> None:
    scene = Scene(a=(0.0, 0.0), b=(500.0, 0.0))
    scene.camera.center_on(Point(50_000.0, 0.0))
    offset = scene.camera.offset
    scene.rearrange("a", a=(10.0, 10.0))
    assert scene.camera.offset == offset
    empty = Scene()
    empty.rearrange(None)
    assert empty.camera.offset == Point(0.0, 0.0)
