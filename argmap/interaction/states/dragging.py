"""Statements follow the pointer, or copies of them do; after resting on something they go to it."""

from __future__ import annotations

from argmap.core.geometry import Point
from argmap.core.i18n import tr, trn
from argmap.core.limits import MAX_COORDINATE
from argmap.interaction.dwelling import Dwelling
from argmap.interaction.events import Pointer
from argmap.interaction.guidance import Guidance
from argmap.interaction.states.state import State


class Dragging(State):
    """Moves what is selected, from where it was at the press; Alt drags copies instead.

    Nothing is added up from move to move, so the point that was grabbed stays under the pointer,
    unless guides pull. What letting go does after a rest on something, `dropping` decides.
    """

    cursor = "move"
    scrolls_at_edge = True
    hides_handles = True

    def enter(self) -> State | None:
        from argmap.core.edits.arrange import movable

        self._copies = False
        self._gone = 0.0, 0.0
        keys = self.stage.session.selection
        self._originals = tuple(each.id for each in movable(self.stage.document, keys))
        if not self._originals:
            return None
        self._begin(self.pressed.modifiers.alt)
        return self

    def move(self, pointer: Pointer) -> State | None:
        overlay = self.stage.overlay
        dropping = self._dwelling.look(pointer)
        if not dropping and pointer.modifiers.alt != self._copies:
            self._begin(pointer.modifiers.alt)
        overlay.drop = overlay.ghost = None
        self._put(*self._shift(pointer, free=dropping))
        if dropping:
            self._dwelling.show(pointer)
        else:
            self.stage.port.cursor(self.cursor)
            self.stage.hint(self._hint())
        return self

    def tick(self, seconds: float) -> bool:
        return self._dwelling.wait(seconds)

    def release(self, pointer: Pointer) -> State | None:
        self.move(pointer)
        stage, drop = self.stage, self._dwelling.drop
        if drop is None:
            stage.drop_lift()
            self._bring_along()
            stage.commit()
            return None
        stage.take_back()
        stage.drop_lift()
        if drop.refused:
            stage.port.say(drop.sentence)
        elif drop.edits:
            self._dwelling.do(drop)
        return None

    def _begin(self, copies: bool) -> None:
        stage, n = self.stage, len(self._originals)
        stage.drop_lift()
        self._copies = copies
        stage.take_back()
        if copies:
            stage.begin(trn("Duplicate a statement", "Duplicate {n} statements", n))
            keys = self._duplicate()
        else:
            stage.begin(trn("Move a statement", "Move {n} statements", n))
            keys = self._originals
        statements = stage.document.statements
        self._starts = {
            key: Point(each.x, each.y)
            for key in keys
            if (each := statements[key]).x is not None and each.y is not None
        }
        stage.lift(keys)
        self._guidance = Guidance(stage, self._starts)
        framed = any(key in stage.document.groups for key in stage.session.selection)
        self._dwelling = Dwelling(stage, {} if copies or framed else self._starts)

    def _duplicate(self) -> tuple[str, ...]:
        from argmap.core.edits import paste

        document = self.stage.document
        patch = paste.duplicate(document, self._originals, dx=0.0, dy=0.0, now=self.stage.now())
        self.stage.apply(patch)
        keys = tuple(key for key in patch.created if key in document.statements)
        self.stage.session.select(keys)
        return keys

    def _bring_along(self) -> None:
        """What is folded away behind the statements goes with them, and nobody sees it move."""
        from argmap.core.edits import arrange

        stage, (dx, dy) = self.stage, self._gone
        if self._copies or not (dx or dy):
            return
        behind = [key for key in stage.session.folding.under(self._starts) if self._is_loose(key)]
        stage.apply(arrange.move(stage.document, behind, dx, dy))

    def _is_loose(self, key: str) -> bool:
        return key not in self._starts and not self.stage.document.statements[key].pinned

    def _put(self, dx: float, dy: float) -> None:
        from argmap.core.edits import arrange

        self._gone = dx, dy
        if not (dx or dy) and not self._copies:
            self.stage.restart()
            return
        places = {key: at.moved(dx, dy) for key, at in self._starts.items()}
        self.stage.apply(arrange.place(self.stage.document, places))

    def _shift(self, pointer: Pointer, *, free: bool) -> tuple[float, float]:
        """How far to go: along one axis with Shift, and none of them beyond the map's limits.

        Guides pull, unless it is to go `free` of them.
        """
        held = pointer.modifiers
        dx = pointer.scene.x - self.pressed.scene.x
        dy = pointer.scene.y - self.pressed.scene.y
        across = down = True
        if held.shift:
            across = abs(dx) >= abs(dy)
            down = not across
            dx, dy = dx * across, dy * down
        starts = self._starts.values()
        if not starts:
            return 0.0, 0.0
        pulled = not free and self.stage.aligns != held.control
        if pulled:
            dx, dy = self._guidance.pull(dx, dy, across=across, down=down)
        dx = _within(dx, min(at.x for at in starts), max(at.x for at in starts))
        dy = _within(dy, min(at.y for at in starts), max(at.y for at in starts))
        self.stage.overlay.guides.clear()
        if pulled:
            self._guidance.show(dx, dy)
        return dx, dy

    def _hint(self) -> str:
        if self._dwelling.over is not None:
            return tr("Hold still here to let it bear on this, or release to drop it here.")
        if self._copies:
            return tr("Release to drop the copy here. Shift: one axis; Esc: none.")
        if self.stage.aligns:
            return tr(
                "Release to drop it here. Shift: one axis; Alt: a copy; Ctrl: no guides; Esc: back."
            )
        return tr("Release to drop it here. Shift: one axis; Alt: a copy; Ctrl: guides; Esc: back.")


def _within(shift: float, low: float, high: float) -> float:
    return min(max(shift, -MAX_COORDINATE - low), MAX_COORDINATE - high)
