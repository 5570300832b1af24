"""What a phase of a gesture is."""

from __future__ import annotations

from typing import ClassVar

from argmap.interaction.events import Button, Pointer
from argmap.interaction.port import Cursor
from argmap.interaction.stage import Stage


class State:
    """One phase of a gesture; `None` as the phase that follows means that nothing is under way.

    `button` is the one whose release ends it. A phase changes the document through the stage
    alone, so that the controller can take back whatever it did.
    """

    cursor: ClassVar[Cursor] = "arrow"
    scrolls_at_edge: ClassVar[bool] = False
    scrolls_beyond: ClassVar[bool] = True
    """Whether it may scroll to where nothing is yet."""
    hides_handles: ClassVar[bool] = False

    def __init__(self, stage: Stage, pressed: Pointer) -> None:
        self.stage = stage
        self.pressed = pressed

    @property
    def button(self) -> Button:
        return self.pressed.button

    def enter(self) -> State | None:
        """Begin; called once."""
        return self

    def move(self, pointer: Pointer) -> State | None:
        """The pointer is elsewhere, or modifiers or camera are others."""
        return self

    def tick(self, seconds: float) -> bool:
        """Time goes by; True if what the gesture would do is something else now."""
        return False

    def release(self, pointer: Pointer) -> State | None:
        """The button is let go: do it."""
        return None
