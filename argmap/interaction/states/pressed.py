"""A button is down and nothing has moved yet: a click, or the beginning of a drag."""

from __future__ import annotations

from argmap.core.i18n import tr
from argmap.interaction.ends import End
from argmap.interaction.events import Pointer, moved_enough
from argmap.interaction.handles import Handle
from argmap.interaction.stage import Stage
from argmap.interaction.states.connecting import Connecting
from argmap.interaction.states.dragging import Dragging
from argmap.interaction.states.leading import Leading
from argmap.interaction.states.marquee import Marquee
from argmap.interaction.states.resizing import Edge, Resizing
from argmap.interaction.states.state import State
from argmap.interaction.text_entry import TextEntry
from argmap.layout.shapes import Hit


class PressedRecord(State):
    """On a statement, arrow, tie or frame.

    What is not selected is selected at once. What is selected already stays so until the release,
    as many may be about to be dragged. Shift, and Control as well, add and take away.
    """

    def __init__(self, stage: Stage, pressed: Pointer, hit: Hit) -> None:
        super().__init__(stage, pressed)
        self._hit = hit
        self._selected_before = hit.id in stage.session.selection
        self._toggles = pressed.modifiers.shift or pressed.modifiers.control

    def enter(self) -> State | None:
        session, key = self.stage.session, self._hit.id
        if not self._selected_before:
            kept = session.selection if self._toggles else ()
            session.select((*kept, key))
        return self

    def move(self, pointer: Pointer) -> State | None:
        if not moved_enough(self.pressed, pointer):
            return self
        if self._hit.part in {"box", "frame"}:
            return Dragging(self.stage, self.pressed)
        self.stage.session.select(self.stage.selection_before)
        return Marquee(self.stage, self.pressed)

    def release(self, pointer: Pointer) -> State | None:
        session, key = self.stage.session, self._hit.id
        if not self._toggles:
            session.select([key])
        elif self._selected_before:
            session.select(each for each in session.selection if each != key)
        return None


class PressedEmpty(State):
    """On nothing: a click clears the selection, a drag makes a marquee."""

    def move(self, pointer: Pointer) -> State | None:
        return Marquee(self.stage, self.pressed) if moved_enough(self.pressed, pointer) else self

    def release(self, pointer: Pointer) -> State | None:
        if not self.pressed.modifiers.shift:
            self.stage.session.select(())
        return None


class PressedBadge(State):
    """On the badge of a folded statement: a click unfolds it, a drag moves the statement."""

    cursor = "pointing hand"

    def __init__(self, stage: Stage, pressed: Pointer, key: str) -> None:
        super().__init__(stage, pressed)
        self._key = key

    def move(self, pointer: Pointer) -> State | None:
        if not moved_enough(self.pressed, pointer):
            return self
        return PressedRecord(self.stage, self.pressed, Hit(self._key, "box"))

    def release(self, pointer: Pointer) -> State | None:
        self.stage.session.folding.unfold([self._key])
        return None


class PressedHandle(State):
    """On one of a statement's four dots."""

    cursor = "cross"

    def __init__(
        self, stage: Stage, pressed: Pointer, key: str, handle: Handle, texts: TextEntry
    ) -> None:
        super().__init__(stage, pressed)
        self._key = key
        self._handle = handle
        self._texts = texts

    def move(self, pointer: Pointer) -> State | None:
        if not moved_enough(self.pressed, pointer):
            return self
        return Connecting(self.stage, self.pressed, self._key, self._handle, self._texts)

    def release(self, pointer: Pointer) -> State | None:
        self.stage.session.select([self._key])
        self.stage.port.say(tr("Drag from the dot to a statement, an arrow or an empty place."))
        return None


class PressedEnd(State):
    """On an end of an arrow."""

    cursor = "cross"

    def __init__(self, stage: Stage, pressed: Pointer, key: str, end: End) -> None:
        super().__init__(stage, pressed)
        self._key = key
        self._end = end

    def move(self, pointer: Pointer) -> State | None:
        if not moved_enough(self.pressed, pointer):
            return self
        return Leading(self.stage, self.pressed, self._key, self._end)

    def release(self, pointer: Pointer) -> State | None:
        self.stage.session.select([self._key])
        return None


class PressedEdge(State):
    """On the left or right edge of a statement."""

    cursor = "resize"

    def __init__(self, stage: Stage, pressed: Pointer, key: str, edge: Edge) -> None:
        super().__init__(stage, pressed)
        self._key = key
        self._edge: Edge = edge

    def move(self, pointer: Pointer) -> State | None:
        if not moved_enough(self.pressed, pointer):
            return self
        return Resizing(self.stage, self.pressed, self._key, self._edge)

    def release(self, pointer: Pointer) -> State | None:
        self.stage.session.select([self._key])
        return None
