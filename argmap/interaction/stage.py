"""What gestures work with: the map, its geometry, the view on it, and one step under way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable
from typing import TYPE_CHECKING, Final, Protocol

from argmap.core.geometry import Point, Rect
from argmap.interaction.ends import End, end_at, shown
from argmap.interaction.handles import FARTHEST, Handle, free_handles, handle_at
from argmap.layout.shapes import Arrow, Box, Hit
from argmap.session.clock import utc_now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.interaction.camera import Camera
    from argmap.interaction.overlay import Overlay
    from argmap.interaction.port import CanvasPort
    from argmap.layout.stubs import Stub
    from argmap.session.session import Gesture, Session

SLACK: Final = 8.0  # screen px by which a pointer may miss a junction or an arrow
COARSE: Final = 1.7  # as many times as far may a finger miss anything


Clock = Callable[[], str | None]


class Plan(Protocol):
    """The geometry that gestures ask for; `layout.plan.MapPlan` is one."""

    @property
    def boxes(self) -> Mapping[str, Box]: ...
    @property
    def rects(self) -> Mapping[str, Rect]: ...
    @property
    def everywhere(self) -> Mapping[str, Rect]: ...
    @property
    def arrows(self) -> Mapping[str, Arrow]: ...
    @property
    def bounds(self) -> Rect | None: ...
    @property
    def rough_bounds(self) -> Rect | None: ...
    def hit(self, point: Point, slack: float = 0.0, but: Container[str] = ()) -> Hit | None: ...
    @property
    def ready(self) -> bool: ...
    def box_at(self, point: Point) -> Hit | None: ...
    def inside(self, rect: Rect) -> Collection[str]: ...
    def badge_at(self, point: Point, slack: float = 0.0) -> str | None: ...
    def near(self, rect: Rect) -> Collection[str]: ...
    def arrows_of(self, key: str) -> Collection[str]: ...
    def label(self, point: Point) -> tuple[str, Stub] | None: ...


class Stage:
    """The narrow context that every phase of a gesture gets.

    At most one step is under way: `begin`, any number of `apply`, then `commit` or `take_back`.
    """

    def __init__(
        self,
        session: Session,
        plan: Plan,
        camera: Camera,
        overlay: Overlay,
        port: CanvasPort,
        *,
        now: Clock = utc_now,
    ) -> None:
        self.session = session
        self.plan = plan
        self.camera = camera
        self.overlay = overlay
        self.port = port
        self.now = now
        self.selection_before: tuple[str, ...] = ()
        self.coarse = False
        """Whether the pointer is a finger."""
        self.aligns = False
        """Whether what is dragged is pulled into line with other boxes."""
        self.arrows_move = False
        """Whether arrow keys move what is selected, and walk with Control, rather than walk."""
        self._gesture: Gesture | None = None
        self._lifted = False

    @property
    def document(self) -> Document:
        return self.session.document

    @property
    def step_open(self) -> bool:
        return self._gesture is not None

    @property
    def step_lost(self) -> bool:
        """Whether somebody else, such as an undo, has ended the step under way."""
        return self._gesture is not None and not self.session.gesture_open

    def begin(self, label: str) -> None:
        self._gesture = self.session.gesture(label)

    def apply(self, patch: Patch) -> None:
        """Change the document as part of the step under way."""
        if self._gesture is None:
            raise RuntimeError("no step is under way")
        self._gesture.apply(patch)

    def restart(self) -> None:
        """Take back what the step has done so far and keep it open."""
        if self._gesture is not None and self._gesture.patch:
            self._gesture.apply(self._gesture.patch.inverse())

    def commit(self) -> bool:
        """End the step; False if it changed nothing."""
        gesture, self._gesture = self._gesture, None
        return gesture is not None and gesture.commit()

    def take_back(self) -> None:
        """Undo the step under way, if there is one, whatever else fails."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    def lift(self, keys: Iterable[str]) -> None:
        """Have these statements, and the arrows that follow them, painted above the rest."""
        keys = tuple(keys)
        arrows = {arrow for key in keys for arrow in self.plan.arrows_of(key)}
        self._lifted = True
        self.port.lift(keys, arrows)

    def drop_lift(self) -> None:
        if self._lifted:
            self.port.drop_lift()
            self._lifted = False

    @property
    def reach(self) -> float:
        """Scene px that are one screen px, as far as one may miss something."""
        return (COARSE if self.coarse else 1.0) / self.camera.zoom

    def hit(self, point: Point, but: Container[str] = ()) -> Hit | None:
        """What lies under a scene point, with a reach that is the same at every zoom.

        Boxes and arrows that are in `but` are looked through. After much of a large map has changed
        boxes alone are found for a second: no hand shall wait until all arrows are drafted.
        """
        if not self.plan.ready and not but:
            return self.plan.box_at(point)
        return self.plan.hit(point, SLACK * self.reach, but)

    def badge(self, point: Point) -> str | None:
        """The folded statement whose badge lies under a scene point."""
        return self.plan.badge_at(point, SLACK * self.reach)

    def handle(self, point: Point) -> tuple[str, Handle] | None:
        """The handle under a scene point: its statement and which of the four."""
        key = self.overlay.handles_for
        if key is None or key not in self.plan.rects:
            return None
        zoom, around = self.camera.zoom, self.plan.rects[key].grown(FARTHEST * self.reach)
        if not around.contains(point):
            return None
        found = handle_at(free_handles(self.plan, key, zoom), point, self.reach)
        return None if found is None or self._in_box(point) else (key, found)

    def end(self, point: Point) -> tuple[str, End] | None:
        """The end of an arrow under a scene point, if it shows its ends; never over a box."""
        key = self.overlay.ends_for
        if key is None or not self.plan.ready or key not in self.plan.arrows:
            return None
        zoom = self.camera.zoom
        found = shown(self.plan, key, zoom, self.overlay.handles_for)
        end = end_at(found, point, self.reach)
        return None if end is None or self._in_box(point) else (key, end)

    def _in_box(self, point: Point) -> bool:
        under = self.plan.hit(point)
        return under is not None and under.part == "box"

    def hint(self, sentence: str) -> None:
        """Say what the gesture would do now; the canvas shows it with the overlay."""
        self.overlay.hint = sentence
