"""An arrow is dragged out of a statement."""

from __future__ import annotations

from argmap.core.geometry import Point
from argmap.interaction.events import Pointer
from argmap.interaction.ghosts import beside, ghost
from argmap.interaction.handles import Handle
from argmap.interaction.linking import Drag, Proposal, propose
from argmap.interaction.stage import Stage
from argmap.interaction.states.state import State
from argmap.interaction.text_entry import TextEntry


class Connecting(State):
    """Shows at each move what a release would do (see `linking`), and at the release does it."""

    cursor = "cross"
    scrolls_at_edge = True
    hides_handles = True

    def __init__(
        self, stage: Stage, pressed: Pointer, key: str, handle: Handle, texts: TextEntry
    ) -> None:
        super().__init__(stage, pressed)
        self._key = key
        self._handle = handle
        self._texts = texts

    def move(self, pointer: Pointer) -> State | None:
        drag, proposal = self._propose(pointer)
        stage, overlay = self.stage, self.stage.overlay
        over = drag.over
        overlay.drop = over if over is not None and over.id != self._key else None
        overlay.ghost = ghost(stage.plan, drag, proposal, self._handle.foot, pointer.scene)
        stage.hint(proposal.sentence)
        stage.port.cursor("forbidden" if proposal.refused else self.cursor)
        return self

    def release(self, pointer: Pointer) -> State | None:
        _, proposal = self._propose(pointer)
        stage = self.stage
        stage.overlay.clear()
        if proposal.refused:
            # It was the hint on the way; now that the arrow is gone it has to be said.
            stage.port.say(proposal.sentence)
        if not proposal.patch:
            return None
        if proposal.created is not None:
            self._create(proposal, pointer.scene)
            return None
        stage.begin(proposal.label)
        stage.apply(proposal.patch)
        stage.session.select(proposal.patch.changes)
        stage.commit()
        return None

    def _propose(self, pointer: Pointer) -> tuple[Drag, Proposal]:
        stage, side = self.stage, self._handle.side
        outline = beside(pointer.scene, side)
        hit = stage.hit(pointer.scene)
        drag = Drag(self._key, side, hit, pointer.modifiers, outline)
        return drag, propose(stage.document, drag, stage.now())

    def _create(self, proposal: Proposal, at: Point) -> None:
        """Make the statement and put the middle of its edge where the pointer let go."""
        from argmap.core.edits import arrange, structure

        stage, key = self.stage, proposal.created
        assert key is not None
        assert proposal.patch is not None

        def finish() -> None:
            if proposal.answers is not None:
                stage.apply(structure.relate(stage.document, *proposal.answers, "answers"))
            box = stage.plan.boxes.get(key)
            if box is not None:
                place = beside(at, self._handle.side, box.rect.width, box.rect.height)
                stage.apply(arrange.place(stage.document, {key: Point(place.x, place.y)}))

        self._texts.create(proposal.label, proposal.patch, key, finish)
