"""One phase at a time, and nothing left behind when one goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from argmap.interaction.events import Pointer
    from argmap.interaction.idle import Idle
    from argmap.interaction.stage import Stage
    from argmap.interaction.states.state import State
    from argmap.interaction.text_entry import TextEntry

_log = logging.getLogger(__name__)


class Machine:
    """Runs phases; what they raise ends the gesture, restores the map and is told in a sentence."""

    def __init__(self, stage: Stage, texts: TextEntry, idle: Idle) -> None:
        self.state: State | None = None
        self._pointer: Pointer | None = None
        self._stage = stage
        self._texts = texts
        self._idle = idle

    @property
    def pointer(self) -> Pointer | None:
        """Where the pointer was last; None if it is elsewhere."""
        return self._pointer

    @pointer.setter
    def pointer(self, pointer: Pointer | None) -> None:
        self._pointer = pointer
        self._stage.coarse = pointer is not None and pointer.coarse

    def run(self, action: Callable[[], object]) -> object:
        """Do what may change the map; if it fails, the map is as it was before the gesture."""
        try:
            result = action()
            self._stage.port.repaint_overlay()
        except Exception as error:  # noqa: BLE001 - a broken tool must never take the map along
            self._failed(error)
            return None
        return result

    def show(self, action: Callable[[], object]) -> None:
        """Do what changes the view alone; if it fails, a gesture under way goes on."""
        try:
            action()
            self._stage.port.repaint_overlay()
        except Exception as error:  # noqa: BLE001 - what is typed or dragged must not be lost for it
            _log.error("showing the state of a gesture failed", exc_info=error)

    def go(self, following: State | None) -> None:
        """Enter phases until one stays, and show the last pointer to it."""
        while following is not self.state:
            self.state = following
            if following is None:
                break
            entered = following.enter()
            if following.hides_handles:
                self._stage.overlay.forget()
            if entered is following and self.pointer is not None:
                self._stage.port.cursor(following.cursor)
                entered = following.move(self.pointer)
            following = entered
        if self.state is None:
            # A phase that was begun in the middle of a release may have left a step open.
            self._stage.take_back()
            self._stage.drop_lift()
            self._stage.overlay.clear()
            self.rest()

    def rest(self) -> None:
        """Between gestures: show what the pointer is over."""
        pointer = self.pointer
        if self.state is not None:
            return
        if pointer is None:
            self.show(self._idle.leave)
        else:
            self.show(lambda: self._idle.hover(pointer))

    def forget_lost(self) -> None:
        """Somebody else has ended the step: the gesture is over, with nothing to take back."""
        if self.state is not None and self._stage.step_lost:
            self.abandon(restore_selection=False)

    def abandon(self, restore_selection: bool = True) -> None:
        """Leave the gesture and restore map, selection and overlay, whatever else fails."""
        stage, state = self._stage, self.state
        under_way = state is not None or stage.step_open
        self.state = None
        self._texts.forget()
        stage.overlay.clear()
        self._quietly(stage.take_back)
        if under_way and restore_selection:
            self._quietly(lambda: stage.session.select(stage.selection_before))
        self._quietly(stage.drop_lift)
        self._quietly(stage.port.repaint_overlay)

    def _failed(self, error: Exception) -> None:
        from argmap.core.rules import RefusalError

        self.abandon()
        if isinstance(error, RefusalError):
            sentence = str(error)
        else:
            _log.error("a gesture failed", exc_info=error)
            sentence = tr("That did not work, and the map is as it was. The log has the details.")
        self._quietly(lambda: self._stage.port.say(sentence))

    @staticmethod
    def _quietly(action: Callable[[], object]) -> None:
        try:
            action()
        except Exception as error:  # noqa: BLE001 - the rest must be restored all the same
            _log.error("restoring after a gesture failed", exc_info=error)
