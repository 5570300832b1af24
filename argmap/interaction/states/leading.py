"""An end of an arrow follows the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.geometry import Point
from argmap.interaction.events import Pointer
from argmap.interaction.ghosts import rim
from argmap.interaction.leading import lead
from argmap.interaction.overlay import Ghost
from argmap.interaction.states.state import State

if TYPE_CHECKING:
    from argmap.interaction.ends import End
    from argmap.interaction.linking import Proposal
    from argmap.interaction.stage import Stage
    from argmap.layout.shapes import Hit


class Leading(State):
    """Shows at each move what a release would do (see `leading`), and at the release does it."""

    cursor = "cross"
    scrolls_at_edge = True
    hides_handles = True

    def __init__(self, stage: Stage, pressed: Pointer, key: str, end: End) -> None:
        super().__init__(stage, pressed)
        self._key = key
        self._end = end

    def move(self, pointer: Pointer) -> State | None:
        over = self._over(pointer)
        proposal = self._propose(over)
        stage, overlay = self.stage, self.stage.overlay
        overlay.drop = over if over is not None and over.id != self._key else None
        polarity = proposal.polarity
        far = self._far(over, pointer.scene, refused=proposal.refused)
        start, tip = (self._end.stem, far) if self._end.premise is None else (far, self._end.stem)
        overlay.ghost = Ghost(start, tip, polarity, not proposal.refused)
        stage.hint(proposal.sentence)
        stage.port.cursor("forbidden" if proposal.refused else self.cursor)
        return self

    def release(self, pointer: Pointer) -> State | None:
        proposal = self._propose(self._over(pointer))
        stage = self.stage
        stage.overlay.clear()
        if proposal.refused:
            stage.port.say(proposal.sentence)
        if proposal.patch:
            stage.begin(proposal.label)
            stage.apply(proposal.patch)
            stage.session.select([self._key])
            stage.commit()
        return None

    def _over(self, pointer: Pointer) -> Hit | None:
        """What it sticks to. At a premise's end an arrow is not meant, but what lies below."""
        hit = None if pointer.modifiers.control else self.stage.hit(pointer.scene)
        return hit if hit is not None and hit.part in {"box", "junction", "arrow"} else None

    def _propose(self, over: Hit | None) -> Proposal:
        stage = self.stage
        return lead(stage.document, self._key, self._end.premise, over, stage.now())

    def _far(self, over: Hit | None, at: Point, *, refused: bool) -> Point:
        """Where the ghost ends: at what it sticks to, else at the pointer."""
        plan = self.stage.plan
        if over is None or refused or over.id == self._key:
            return at
        if over.part == "box":
            return rim(plan.rects[over.id], self._end.stem)
        return plan.arrows[over.id].junction
