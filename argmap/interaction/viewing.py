"""The view moves: by the wheel, by two fingers, and while something is dragged against the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.interaction.edge_scroll import EdgeScroll, kept_near
from argmap.interaction.input_map import InputMapper, Pan, Pinch, Wheel, Zoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.interaction.machine import Machine
    from argmap.interaction.stage import Stage


class Viewing:
    """`replay` is called when the view is another: what is dragged or hovered follows."""

    def __init__(self, stage: Stage, machine: Machine, replay: Callable[[], None]) -> None:
        self.input = InputMapper()
        self._stage = stage
        self._machine = machine
        self._replay = replay
        self._edge = EdgeScroll()

    @property
    def wants_ticks(self) -> bool:
        """Whether something is dragged that may scroll."""
        state = self._machine.state
        return state is not None and state.scrolls_at_edge

    def wheel(self, wheel: Wheel) -> bool:
        """True if the view changed."""
        return self._view(self.input.wheel(wheel))

    def pinch(self, pinch: Pinch) -> bool:
        """True if the view changed."""
        return self._view(self.input.pinch(pinch, self._stage.camera.zoom))

    def tick(self, seconds: float) -> bool:
        """Time passes; True while more ticks are wanted."""
        pointer = self._machine.pointer
        if pointer is None or not self.wants_ticks:
            self.rest()
            return False
        camera, state = self._stage.camera, self._machine.state
        shift = self._edge.tick(seconds, pointer.screen, camera.viewport)
        if shift is not None:
            if state is not None and not state.scrolls_beyond:
                content = self._stage.plan.rough_bounds
                shift = kept_near(shift, content, camera.visible, camera.zoom)
            self._view(Pan(*shift))
        state = self._machine.state
        if state is not None and state.tick(seconds):
            self._replay()
        return self.wants_ticks

    def rest(self) -> None:
        """Nothing is dragged any more."""
        self._edge.stop()

    def _view(self, change: Pan | Zoom | None) -> bool:
        camera = self._stage.camera
        if isinstance(change, Zoom):
            changed = camera.zoom_at(change.anchor, change.factor)
        else:
            changed = change is not None and camera.pan(change.dx, change.dy)
        if changed:
            self._machine.show(self._stage.port.camera_changed)
            self._replay()
        return changed
