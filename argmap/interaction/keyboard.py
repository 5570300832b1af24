"""Keys on the canvas that are no commands: walking, typing into a statement, panning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.interaction import walking
from argmap.interaction.creation import add_statement
from argmap.interaction.events import NO_MODIFIERS, Key, KeyName, Modifiers
from argmap.session.wording import has_words

if TYPE_CHECKING:
    from argmap.interaction.idle import Idle
    from argmap.interaction.stage import Stage
    from argmap.interaction.text_entry import TextEntry

_ARROWS: Final[dict[KeyName, walking.Direction]] = {
    KeyName.LEFT: "left",
    KeyName.RIGHT: "right",
    KeyName.UP: "up",
    KeyName.DOWN: "down",
}
_PAGE: Final = 0.85  # share of the viewport that a page key goes


class Keyboard:
    """Keys while no pointer gesture is under way."""

    def __init__(self, stage: Stage, texts: TextEntry, idle: Idle) -> None:
        self._stage = stage
        self._texts = texts
        self._idle = idle

    def press(self, key: Key) -> bool:
        """True if the key meant something here."""
        if key.name is KeyName.SPACE:
            self._idle.hold_space(tap=not key.repeat and key.modifiers == NO_MODIFIERS)
            return True
        self._idle.hold_space(tap=False, held=self._idle.space_held)
        if key.name is KeyName.ESCAPE:
            return self._escape()
        if key.name in _ARROWS and not key.modifiers.alt:
            return self._arrow(_ARROWS[key.name], key.modifiers)
        if key.modifiers.control != key.modifiers.alt:
            return False
        if key.name is KeyName.HOME:
            return self._go(walking.home(self._stage.document, self._stage.plan.boxes))
        if key.name in {KeyName.PAGE_UP, KeyName.PAGE_DOWN}:
            return self._page(-1 if key.name is KeyName.PAGE_DOWN else 1, key.modifiers.shift)
        if key.name in {KeyName.F2, KeyName.ENTER} and not key.modifiers.shift:
            return self._edit("")
        if key.name is KeyName.ONE and key.modifiers.shift and not self._stage.session.selection:
            return self._fit()
        return key.printable and self._type(key.text)

    def let_go(self, key: Key) -> bool:
        """True if the key's release meant something."""
        if key.name is KeyName.SPACE and not key.repeat:
            if self._idle.let_space_go():
                session = self._stage.session
                session.folding.toggle(session.selection)
            return True
        return False

    def _escape(self) -> bool:
        session = self._stage.session
        if session.focus.off():
            return True
        if session.selection:
            session.select(())
            return True
        if self._idle.tool == "hand":
            self._idle.tool = "select"
            return True
        return False

    def _type(self, text: str) -> bool:
        """Typing goes into the statement selected, or begins the first one of a map.

        With nothing selected, H takes the hand.
        """
        if self._stage.session.selection:
            return self._edit(text)
        if not self._stage.document.statements:
            add_statement(self._stage, self._texts, self._stage.camera.center, typed=text)
            return True
        if text in {"h", "H"}:
            self._idle.tool = "select" if self._idle.tool == "hand" else "hand"
            return True
        return False

    def _fit(self) -> bool:
        bounds = self._stage.plan.bounds
        if bounds is not None:
            self._stage.camera.fit(bounds)
            self._stage.port.camera_changed()
        return True

    def _edit(self, typed: str) -> bool:
        session = self._stage.session
        key = session.current
        if key is None or len(session.selection) != 1 or not has_words(session, key):
            return False
        if typed and key not in session.document.statements:
            return False
        self._texts.begin(key, typed)
        return True

    def _arrow(self, direction: walking.Direction, held: Modifiers) -> bool:
        """Walk, or move what is selected: what Control does otherwise is as a person has chosen."""
        from argmap.session.commands import nudging

        moves = self._stage.arrows_move
        if held.control and not moves:
            return False
        if held.control or not moves or not nudging.can_nudge(self._stage.session):
            return self._walk(direction, held.shift)
        (dx, dy), far = walking.VECTORS[direction], nudging.FAR if held.shift else 1.0
        nudging.nudge(self._stage.session, dx * far, dy * far)
        return True

    def _walk(self, direction: walking.Direction, adding: bool) -> bool:
        stage, boxes = self._stage, self._stage.plan.boxes
        current = stage.session.current
        arrow = stage.plan.arrows.get(current) if current is not None else None
        if arrow is not None:
            onward = arrow.target if direction in {"up", "left"} else arrow.premises[0]
            return self._go(onward)
        if current is None or current not in boxes:
            return self._go(walking.nearest(boxes, stage.camera.center))
        return self._go(walking.step(stage.document, boxes, current, direction), adding)

    def _go(self, key: str | None, adding: bool = False) -> bool:
        """Select a record and bring it into view; a key that leads nowhere is used up as well."""
        stage = self._stage
        if key is None:
            return True
        session = stage.session
        kept = tuple(each for each in session.selection if each != key) if adding else ()
        session.select((*kept, key))
        box = stage.plan.boxes.get(key)
        if box is not None and stage.camera.reveal(box.rect):
            stage.port.camera_changed()
        return True

    def _page(self, way: int, sideways: bool) -> bool:
        camera = self._stage.camera
        width, height = camera.viewport
        shift = (way * width * _PAGE, 0.0) if sideways else (0.0, way * height * _PAGE)
        if camera.pan(*shift):
            self._stage.port.camera_changed()
        return True


def walks_by_control(key: Key) -> bool:
    """Whether it is an arrow key with Control, which moves or walks."""
    return key.name in _ARROWS and key.modifiers.control and not key.modifiers.alt


def held_after(key: Key, down: bool) -> Modifiers | None:
    """The modifiers held after a modifier key went down or up; None for other keys.

    Window systems differ in whether the event itself counts.
    """
    if key.name is KeyName.SHIFT:
        return key.modifiers._replace(shift=down)
    if key.name is KeyName.CONTROL:
        return key.modifiers._replace(control=down)
    if key.name is KeyName.ALT:
        return key.modifiers._replace(alt=down)
    return None
