"""What a person does, as plain data: the canvas widget makes these from the window system's."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple

from argmap.core.geometry import Point


class Button(IntEnum):
    """The mouse button an event is about; NONE for a move without a button held."""

    NONE = 0
    LEFT = 1
    MIDDLE = 2
    RIGHT = 3


class Modifiers(NamedTuple):
    """Modifier keys held; `control` is Command on a Mac."""

    shift: bool = False
    control: bool = False
    alt: bool = False


NO_MODIFIERS = Modifiers()

DRAG_FROM = 4.0
"""Screen px from which a press with a mouse becomes a drag, unless the system says otherwise."""


class Pointer(NamedTuple):
    """The mouse, a pen or a finger at one moment.

    `screen` is in logical pixels of the viewport, `scene` the same place on the map. `button` is
    the one pressed or released, and for moves the one held. `clicks` is 2 for the second press of
    a double click. A press becomes a drag `drag_from` screen pixels away, further for a pen or a
    finger; `coarse` is a finger, which covers what it points at.
    """

    scene: Point
    screen: Point
    button: Button = Button.NONE
    modifiers: Modifiers = NO_MODIFIERS
    clicks: int = 1
    drag_from: float = DRAG_FROM
    coarse: bool = False


def far(one: Point, other: Point, threshold: float = DRAG_FROM) -> bool:
    """Whether two points on the screen are further apart than a hand trembles."""
    dx, dy = one.x - other.x, one.y - other.y
    return dx * dx + dy * dy >= threshold * threshold


def moved_enough(pressed: Pointer, pointer: Pointer) -> bool:
    """Whether a press has become a drag."""
    return far(pressed.screen, pointer.screen, pressed.drag_from)


class KeyName(Enum):
    """Keys that gestures and navigation know; every other key is OTHER and has only its text."""

    ESCAPE = "Escape"
    ENTER = "Enter"
    F2 = "F2"
    LEFT = "Left"
    RIGHT = "Right"
    UP = "Up"
    DOWN = "Down"
    HOME = "Home"
    END = "End"
    PAGE_UP = "PageUp"
    PAGE_DOWN = "PageDown"
    SPACE = "Space"
    ONE = "1"
    SHIFT = "Shift"
    CONTROL = "Control"
    ALT = "Alt"
    OTHER = ""


class Key(NamedTuple):
    """A key pressed or let go; `text` is what it types, `repeat` tells a held key's repetition."""

    name: KeyName = KeyName.OTHER
    text: str = ""
    modifiers: Modifiers = NO_MODIFIERS
    repeat: bool = False

    @property
    def printable(self) -> bool:
        """Whether it types a visible character; Control and Alt make it a command instead.

        With both held it is AltGr on some systems, which types.
        """
        command = self.modifiers.control != self.modifiers.alt
        return not command and self.text != " " and bool(self.text) and self.text.isprintable()
