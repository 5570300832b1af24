"""The left or right edge of a statement follows the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from argmap.core.geometry import Point
from argmap.core.i18n import tr
from argmap.core.limits import MAX_WIDTH, MIN_WIDTH
from argmap.interaction.events import Pointer
from argmap.interaction.stage import Stage
from argmap.interaction.states.state import State
from argmap.layout.metrics import PADDING

if TYPE_CHECKING:
    from argmap.core.geometry import Rect

Edge = Literal["left", "right"]

REACH: Final = 5.0  # screen px on both sides of the edge
_NARROW: Final = 60.0  # screen px; the edges of a smaller box cannot be told apart
_SHARE: Final = 0.75  # of the room beside the words


def edge_at(rect: Rect, point: Point, pixel: float) -> Edge | None:
    """The vertical edge within reach; `pixel` is one of the screen.

    Words are never part of an edge, however far the map is away.
    """
    if rect.width < _NARROW * pixel or not rect.y <= point.y <= rect.bottom:
        return None
    reach = REACH * pixel
    inside = min(reach, PADDING * _SHARE)
    if -inside <= point.x - rect.right <= reach:
        return "right"
    return "left" if -reach <= point.x - rect.x <= inside else None


class Resizing(State):
    """Sets the width; the other edge stays where it is."""

    cursor = "resize"
    scrolls_at_edge = True
    hides_handles = True

    def __init__(self, stage: Stage, pressed: Pointer, key: str, edge: Edge) -> None:
        super().__init__(stage, pressed)
        self._key = key
        self._edge: Edge = edge
        self._rect = stage.plan.boxes[key].rect

    def enter(self) -> State | None:
        self.stage.begin(tr("Set the width"))
        self.stage.lift([self._key])
        return self

    def move(self, pointer: Pointer) -> State | None:
        from argmap.core.edits import arrange

        stage, key = self.stage, self._key
        dx = pointer.scene.x - self.pressed.scene.x
        wanted = self._rect.width + (dx if self._edge == "right" else -dx)
        width = min(MAX_WIDTH, max(MIN_WIDTH, wanted))
        if width == self._rect.width:
            stage.restart()
            return self
        stage.apply(arrange.resize(stage.document, key, width))
        if self._edge == "left":
            place = Point(self._rect.right - width, self._rect.y)
            stage.apply(arrange.place(stage.document, {key: place}))
        stage.hint(tr("Width {width} px. Double-click the edge: as usual.", width=round(width)))
        return self

    def release(self, pointer: Pointer) -> State | None:
        self.move(pointer)
        self.stage.drop_lift()
        self.stage.commit()
        return None
