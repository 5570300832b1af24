"""A band is drawn, and what it touches is selected."""

from __future__ import annotations

from argmap.core.geometry import spanning
from argmap.core.i18n import tr
from argmap.interaction.events import Pointer
from argmap.interaction.states.state import State


class Marquee(State):
    """From the press to the pointer; Shift adds to what was selected before."""

    cursor = "cross"
    scrolls_at_edge = True
    scrolls_beyond = False
    hides_handles = True

    def move(self, pointer: Pointer) -> State | None:
        stage = self.stage
        band = spanning(self.pressed.scene, pointer.scene)
        stage.overlay.band = band
        kept = stage.selection_before if pointer.modifiers.shift else ()
        stage.session.select((*kept, *stage.plan.inside(band)))
        stage.hint(tr("Release to select what the band touches. Shift: add; Esc: as before."))
        return self

    def release(self, pointer: Pointer) -> State | None:
        self.move(pointer)
        return None
