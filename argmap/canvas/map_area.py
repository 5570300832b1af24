"""The part of the canvas widget that knows what is shown, and from where it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot

from argmap.canvas import scrolling
from argmap.canvas.editing import READABLE
from argmap.canvas.input_area import InputArea
from argmap.canvas.view import View, view_of
from argmap.core.geometry import Point, Rect, exceed, union

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from argmap.layout.plan import MapPlan
    from argmap.layout.styles import Style
    from argmap.layout.text import TextMeasurer
    from argmap.session.session import Session
    from argmap.session.visits import Place


MANY: Final = 300
"""From so many records on their place is told roughly."""


class MapArea(InputArea):
    """A map may be shown, or none yet.

    `map_changed` tells of another picture of the map, `view_changed` that it is looked at from
    elsewhere, and `caught_up` that all that a large map puts off at its opening is done.
    """

    map_changed = Signal()
    view_changed = Signal()
    caught_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fit_pending = False
        self._session: Session | None = None
        self._plan: MapPlan | None = None
        self._measurer: TextMeasurer | None = None
        self.arrows: Style = "elbow"
        self._following = False

    def camera_changed(self) -> None:
        """Zoom or place has changed: what follows the camera is told."""
        self.viewport().update()

    @property
    def measurer(self) -> TextMeasurer:
        """What the boxes on this canvas are measured with."""
        if self._measurer is None:
            from argmap.canvas.measure import qt_measurer

            self._measurer = qt_measurer()
        return self._measurer

    @property
    def plan(self) -> MapPlan:
        """The geometry of the map; raises RuntimeError before `set_session`."""
        if self._plan is None:
            raise RuntimeError("the canvas shows no map yet")
        return self._plan

    @property
    def shown_plan(self) -> MapPlan | None:
        """The geometry of the map, if there is one yet."""
        return self._plan

    @property
    def selection(self) -> tuple[str, ...]:
        """What is selected in the map shown."""
        return self._session.selection if self._session is not None else ()

    @property
    def session(self) -> Session:
        """What is shown; raises RuntimeError before `set_session`."""
        if self._session is None:
            raise RuntimeError("the canvas shows no map yet")
        return self._session

    @property
    def lost(self) -> bool:
        """Whether nothing of the map is in view."""
        plan = self._plan
        bounds = plan.rough_bounds if plan is not None else None
        if plan is None or bounds is None:
            return False
        seen = self.camera.visible
        if not seen.intersects(bounds):
            return True
        if plan.boxes_in(seen):
            return False
        # Arrows that are not drafted yet would all have to be, to know one of them.
        arrows = plan.arrows_in if plan.arrows.drafted else plan.sketches_in
        return not arrows(seen)

    def view(self) -> View:
        """The camera in whole device pixels."""
        return view_of(self.camera, self.viewport().devicePixelRatioF())

    @Slot()
    def fit(self) -> None:
        """Show the whole map; an empty one at 100 %, the origin in the middle."""
        if not self.isVisible():
            self.fit_pending = True
        bounds = self._plan.rough_bounds if self._plan is not None else None
        if bounds is None:
            self.camera.zoom_to(1.0)
            self.camera.center_on(Point(0.0, 0.0))
        else:
            self.camera.fit(bounds)
        self.camera_changed()

    def fit_if_pending(self) -> None:
        """Fit what came before the viewport had its size."""
        if self.fit_pending:
            self.fit_pending = False
            self.fit()

    def fit_selection(self) -> None:
        """Show what is selected, or everything if nothing is."""
        chosen = self._areas(self._session.selection if self._session is not None else ())
        if chosen is None:
            self.fit()
        else:
            self.camera.fit(chosen)
            self.camera_changed()

    def zoom_by(self, factor: float) -> None:
        """Zoom round the middle of the viewport."""
        self.zoom_to(self.camera.zoom * factor)

    def zoom_to(self, zoom: float) -> None:
        if self.camera.zoom_to(zoom):
            self.camera_changed()

    def edit(self, key: str) -> None:
        """Let a person type into a statement."""
        if self.controller is not None:
            self.controller.begin_text(key)

    def reveal(self, keys: Iterable[str]) -> None:
        """Pan as little as brings these into view; what is folded away unfolds.

        More than there is room for is in view if some of it is.
        """
        keys = list(keys)
        if self._session is not None:
            self._session.folding.reveal(keys)
        places, seen = self._places(keys), self.camera.visible
        if any(map(seen.intersects, places)) and exceed(places, seen):
            return  # as much of it is in view as can be
        area = union(places)
        if area is not None and self.camera.reveal(area):
            self.camera_changed()

    def show_closely(self, key: str) -> None:
        """Bring a record into view, large enough to be read and away from the edges.

        Of a frame its title counts, of an arrow the place where its warrant is.
        """
        from argmap.canvas.warrants import card_in_scene

        camera, plan = self.camera, self._plan
        # In a map that has just opened, or moved, nobody waits for the way of an arrow.
        arrow = plan.arrows.get(key) if plan is not None and plan.ready else None
        zoom = camera.zoom if camera.zoom >= READABLE else 1.0
        area = self._areas([key]) if arrow is None else card_in_scene(arrow, zoom)
        if area is None:
            return
        if zoom != camera.zoom:
            camera.zoom_to(zoom)
            camera.center_on(area.center)
        width, height = camera.viewport
        camera.reveal(area, min(96.0, width / 6, height / 6))
        self.camera_changed()

    def note_place(self) -> None:
        """Remember where this is, to come back to it."""
        if self._session is not None and not self.fit_pending:
            from argmap.session.visits import Place

            camera = self.camera
            self._session.visits.look(Place(camera.visible, camera.zoom, self._session.current))

    def go_to(self, place: Place) -> None:
        """Look at a place again."""
        self.camera.zoom_to(place.zoom)
        self.camera.center_on(place.seen.center)
        if place.current is not None:
            self.session.select([place.current])
        self.camera_changed()

    def steady(self) -> Callable[[], None]:
        """Note what is looked at; call what is returned after boxes have changed places."""
        from argmap.canvas.steadiness import Outlook

        if self._plan is None or self._session is None or self.fit_pending:
            return self.fit
        plan, outlook = self._plan, Outlook(self.camera, self._plan, self._session.current)

        def bring_back() -> None:
            if self._plan is plan:
                outlook.bring_back(self.camera, plan)
                self.camera_changed()

        return bring_back

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._following and self.camera.pan(*scrolling.moved(self, self.camera)):
            self.camera_changed()

    def _show_place(self) -> None:
        """Have the scroll bars where the camera is."""
        if self._plan is not None and not self._following:
            self._following = True
            try:
                scrolling.follow(self, self.camera, self._plan.rough_bounds)
            finally:
                self._following = False

    def _timer(self, interval: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer

    def _areas(self, keys: Iterable[str]) -> Rect | None:
        return union(self._places(keys))

    def _places(self, keys: Iterable[str]) -> list[Rect]:
        plan = self._plan
        if plan is None:
            return []
        keys, found = list(keys), list[Rect]()
        if len(keys) > MANY:
            # Arrows lie between boxes, and to find the way of thousands would take seconds.
            found += [rect for rect in map(plan.rects.get, keys) if rect is not None]
            if found:
                keys = [key for key in keys if key in plan.ties or key in plan.frames]
        # Nor are all to be drafted for the sake of one.
        roughly = len(keys) > MANY or not plan.arrows.drafted
        for key in keys:
            if key in plan.boxes:
                found.append(plan.boxes[key].rect)
            elif key in plan.arrows:
                arrows = plan.arrows
                found.append(arrows.sketch(key).bounds if roughly else arrows[key].bounds)
            elif key in plan.ties:
                found.append(plan.ties[key].bounds)
            elif key in plan.frames:
                found.append(plan.frames[key].rect)
        return found

    def context_point(self) -> Point:
        chosen = self._areas(self._session.selection[-1:]) if self._session is not None else None
        return self.camera.to_screen(chosen.center) if chosen else super().context_point()
