"""The controller: what a canvas calls for each event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.interaction import creation
from argmap.interaction.carrying import Carrying
from argmap.interaction.events import Button, Key, KeyName, Modifiers, Pointer, far
from argmap.interaction.idle import Idle, Tool
from argmap.interaction.keyboard import Keyboard, held_after, walks_by_control
from argmap.interaction.machine import Machine
from argmap.interaction.stage import Clock, Plan, Stage
from argmap.interaction.text_entry import TextEntry
from argmap.interaction.viewing import Viewing
from argmap.session.clock import utc_now

if TYPE_CHECKING:
    from argmap.core.geometry import Point
    from argmap.core.patch import Patch
    from argmap.interaction.camera import Camera
    from argmap.interaction.input_map import InputMapper, Pinch, Wheel
    from argmap.interaction.overlay import Overlay
    from argmap.interaction.port import CanvasPort
    from argmap.session.session import Session


class Controller:
    """Turns pointer and key events into steps on the session, view changes and overlay data.

    Nothing raises: what goes wrong ends the gesture, leaves the map as it was before it, is logged
    and told in a sentence. While `wants_ticks`, call `tick` with the seconds since the last call,
    some sixty times a second. Before any other command changes the document, call `settle`.
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
        self._stage = Stage(session, plan, camera, overlay, port, now=now)
        self._texts = TextEntry(self._stage)
        self._idle = Idle(self._stage, self._texts)
        self._keyboard = Keyboard(self._stage, self._texts, self._idle)
        self._machine = Machine(self._stage, self._texts, self._idle)
        self.carrying = Carrying(self._stage, self._texts, self._machine)
        self._viewing = Viewing(self._stage, self._machine, self._replay)
        self._doubled: Point | None = None

    @property
    def busy(self) -> bool:
        """Whether a pointer gesture is under way."""
        return self._machine.state is not None

    @property
    def editing(self) -> str | None:
        """The statement, or the inference with its warrant, whose text is being edited."""
        return self._texts.key

    @property
    def wants_ticks(self) -> bool:
        return self._viewing.wants_ticks

    @property
    def input(self) -> InputMapper:
        """What wheel and fingers mean."""
        return self._viewing.input

    @property
    def tool(self) -> Tool:
        return self._idle.tool

    @property
    def aligns(self) -> bool:
        """Whether what is dragged is pulled into line with other boxes."""
        return self._stage.aligns

    @aligns.setter
    def aligns(self, on: bool) -> None:
        self._stage.aligns = on

    @property
    def arrows_move(self) -> bool:
        """Whether arrow keys move what is selected, and walk with Control, rather than walk."""
        return self._stage.arrows_move

    @arrows_move.setter
    def arrows_move(self, on: bool) -> None:
        self._stage.arrows_move = on

    def claims(self, key: Key) -> bool:
        """Whether a key is meant for the canvas though a command may have it."""
        return self._stage.arrows_move and not self._texts.open and walks_by_control(key)

    def set_tool(self, tool: Tool) -> None:
        """Take the select or the hand tool."""
        self.cancel()
        self._idle.tool = tool
        self._machine.rest()

    def press(self, pointer: Pointer) -> None:
        """A button goes down; during a gesture only its own button counts, and ends it first."""
        state = self._machine.state
        if state is not None:
            if pointer.button is not state.button:
                return
            self.release(pointer)
        if self._is_third_click(pointer):
            return
        self._begin(pointer)
        self._machine.run(lambda: self._machine.go(self._idle.press(pointer)))

    def move(self, pointer: Pointer) -> None:
        """The pointer moves, with or without a button held."""
        machine = self._machine
        machine.pointer = pointer
        machine.forget_lost()
        if self.busy and pointer.button is Button.NONE:
            # The button was let go where nobody told of it, as in a dialog.
            self.cancel()
        state = machine.state
        if state is not None:
            machine.run(lambda: machine.go(state.move(pointer)))
        else:
            machine.rest()

    def release(self, pointer: Pointer) -> None:
        """A button goes up."""
        machine = self._machine
        machine.pointer = pointer
        machine.forget_lost()
        state = machine.state
        if state is not None and pointer.button is state.button:
            machine.run(lambda: machine.go(state.release(pointer)))
            self._viewing.rest()

    def double_click(self, pointer: Pointer) -> None:
        """The second press of a double click, which comes instead of a press."""
        self.cancel()
        if pointer.button is not Button.LEFT or self._idle.pans:
            self.press(pointer)
            return
        self._begin(pointer)
        self._machine.run(
            lambda: creation.double_click(self._stage, self._texts, self._idle, pointer)
        )
        self._doubled = pointer.screen if self._texts.open else None

    def context(self, pointer: Pointer) -> None:
        """The context menu is asked for: select what is under the pointer first."""
        self.cancel()
        self._begin(pointer)
        self._machine.run(lambda: self._context(pointer))

    def leave(self) -> None:
        """The pointer has left the canvas."""
        if not self.busy:
            self._machine.pointer = None
            self._machine.show(self._idle.leave)

    def focus_out(self, *, elsewhere: bool = False) -> None:
        """The canvas has lost the keyboard: keys held count as let go.

        If that is to another window or a menu, the hand is `elsewhere`, too: a gesture is over.
        """
        self._idle.space_held = False
        if elsewhere:
            self.cancel()
        self._machine.rest()

    def key(self, key: Key) -> bool:
        """A key goes down; True if it meant something here."""
        self._machine.forget_lost()
        if self.busy:
            if key.name is KeyName.ESCAPE:
                return self.cancel()
            self._held(key)
            return True
        if held_after(key, True) is not None:
            return self._held(key)
        if self._texts.open:
            return False
        self._stage.selection_before = self._stage.session.selection
        meant = self._machine.run(lambda: self._keyboard.press(key))
        self._machine.rest()
        return bool(meant)

    def key_up(self, key: Key) -> bool:
        """A key is let go."""
        spaced = key.name is KeyName.SPACE
        if spaced and self._machine.run(lambda: self._keyboard.let_go(key)):
            self._machine.rest()
            return True
        return self._held(key, down=False)

    def wheel(self, wheel: Wheel) -> bool:
        """The wheel turns, or two fingers scroll; True if the view changed."""
        return self._viewing.wheel(wheel)

    def pinch(self, pinch: Pinch) -> bool:
        """A touchpad gesture; True if the view changed."""
        return self._viewing.pinch(pinch)

    def tick(self, seconds: float) -> bool:
        """Time passes while something is dragged; True while more ticks are wanted."""
        return self._viewing.tick(seconds)

    def view_changed(self) -> None:
        """Somebody else has moved the camera: what is dragged or hovered follows."""
        self._replay()

    def cancel(self) -> bool:
        """Take back the gesture under way: map and selection are as before; False if none was."""
        self._viewing.rest()
        if not self.busy:
            return False
        self._machine.abandon()
        self._machine.rest()
        return True

    def settle(self) -> None:
        """End whatever is under way: a gesture is taken back, text being typed is kept."""
        self.cancel()
        self._commit_text()

    def begin_text(self, key: str, typed: str = "", *, select_all: bool = False) -> None:
        """Edit a text or a warrant: all of it selected, or `typed` put in after it."""
        self.settle()
        self._stage.selection_before = self._stage.session.selection
        self._machine.run(lambda: self._texts.begin(key, typed, select_all))

    def create(self, label: str, patch: Patch, key: str) -> None:
        """Make a statement by `patch` and edit its text: one step, none if it is left empty."""
        self.settle()
        self._stage.selection_before = self._stage.session.selection
        self._machine.run(lambda: self._texts.create(label, patch, key))

    def commit_text(self, key: str, text: str) -> bool:
        """The editor has closed with this text; True if the map has changed."""
        changed = bool(self._machine.run(lambda: self._texts.commit(key, text)))
        self._machine.rest()
        return changed

    def _is_third_click(self, pointer: Pointer) -> bool:
        """Whether a double click that began some typing is clicked on: the typing goes on."""
        at, self._doubled = self._doubled, None
        return at is not None and self._texts.open and not far(at, pointer.screen)

    def _begin(self, pointer: Pointer) -> None:
        self._commit_text()
        self._machine.pointer = pointer
        self._stage.selection_before = self._stage.session.selection

    def _commit_text(self) -> None:
        """Have the editor closed; one that fails to is given up, or nothing could be done again."""
        if self._texts.open:
            self._machine.run(self._stage.port.commit_edit)
            if self._texts.open:
                self._machine.abandon()

    def _held(self, key: Key, down: bool = True) -> bool:
        """Modifiers have changed: what a gesture would do, and its hint, follow at once."""
        modifiers = held_after(key, down)
        if modifiers is None:
            return False
        self._replay(modifiers)
        return self.busy

    def _replay(self, modifiers: Modifiers | None = None) -> None:
        """Move to where the pointer is already, as camera or modifiers are others now."""
        pointer = self._machine.pointer
        if pointer is not None:
            held = pointer.modifiers if modifiers is None else modifiers
            scene = self._stage.camera.to_scene(pointer.screen)
            self.move(pointer._replace(scene=scene, modifiers=held))

    def _context(self, pointer: Pointer) -> None:
        session = self._stage.session
        hit = self._stage.hit(pointer.scene)
        if hit is None:
            session.select(())
        elif hit.id not in session.selection:
            session.select([hit.id])
        self._stage.port.repaint_overlay()
        self._stage.port.context_menu(hit, pointer)
