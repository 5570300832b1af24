"""The map is pushed about under the viewport."""

from __future__ import annotations

from argmap.interaction.events import Pointer
from argmap.interaction.stage import Stage
from argmap.interaction.states.state import State


class Panning(State):
    """The point that was grabbed stays under the pointer."""

    cursor = "closed hand"
    hides_handles = True

    def __init__(self, stage: Stage, pressed: Pointer) -> None:
        super().__init__(stage, pressed)
        self._last = pressed.screen

    def move(self, pointer: Pointer) -> State | None:
        dx, dy = pointer.screen.x - self._last.x, pointer.screen.y - self._last.y
        self._last = pointer.screen
        if self.stage.camera.pan(dx, dy):
            self.stage.port.camera_changed()
        return self

    def release(self, pointer: Pointer) -> State | None:
        self.move(pointer)
        return None
