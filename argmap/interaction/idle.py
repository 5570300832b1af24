"""Nothing is under way: what the pointer is over, and what a press there begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from argmap.core.geometry import Rect
from argmap.core.i18n import tr
from argmap.interaction.events import Button, Pointer
from argmap.interaction.states.panning import Panning
from argmap.interaction.states.pressed import (
    PressedBadge,
    PressedEdge,
    PressedEmpty,
    PressedEnd,
    PressedHandle,
    PressedRecord,
)
from argmap.interaction.states.resizing import REACH, Edge, edge_at
from argmap.interaction.states.state import State
from argmap.interaction.text_entry import typing_hint
from argmap.layout.shapes import Hit

if TYPE_CHECKING:
    from argmap.core.geometry import Point
    from argmap.interaction.port import Cursor
    from argmap.interaction.stage import Stage
    from argmap.interaction.text_entry import TextEntry

Tool = Literal["select", "hand"]


class Idle:
    """The select tool and the hand tool between gestures."""

    def __init__(self, stage: Stage, texts: TextEntry) -> None:
        self._stage = stage
        self._texts = texts
        self.tool: Tool = "select"
        self.space_held = False
        self.unfolded = False
        """Whether the last press was on the badge of a folded statement."""
        self._tap = False

    def hold_space(self, *, tap: bool, held: bool = True) -> None:
        """Space is down: the map can be pushed about. `tap`: unless it is a tap."""
        self._tap = tap and not self.space_held
        self.space_held = held

    def let_space_go(self) -> bool:
        """Space went up; True if it was only tapped, and nothing done in between."""
        tap, self.space_held, self._tap = self._tap and self.space_held, False, False
        return tap

    @property
    def pans(self) -> bool:
        """Whether a press with the left button would push the map about."""
        return self.space_held or self.tool == "hand"

    def press(self, pointer: Pointer) -> State | None:
        """The phase that a press begins; None: nothing does."""
        stage = self._stage
        self._tap = self.unfolded = False
        if pointer.button is Button.MIDDLE or (pointer.button is Button.LEFT and self.pans):
            return Panning(stage, pointer)
        if pointer.button is not Button.LEFT:
            return None
        badge = stage.badge(pointer.scene)
        self.unfolded = badge is not None
        if badge is not None:
            return PressedBadge(stage, pointer, badge)
        handle = stage.handle(pointer.scene)
        if handle is not None:
            return PressedHandle(stage, pointer, *handle, self._texts)
        end = stage.end(pointer.scene)
        if end is not None:
            return PressedEnd(stage, pointer, *end)
        hit = stage.hit(pointer.scene)
        edge = self.edge(pointer, hit)
        if edge is not None:
            return PressedEdge(stage, pointer, *edge)
        return PressedEmpty(stage, pointer) if hit is None else PressedRecord(stage, pointer, hit)

    def hover(self, pointer: Pointer) -> None:
        """Show what the pointer is over and what can be done with it."""
        stage, overlay = self._stage, self._stage.overlay
        badge = None if self.pans else stage.badge(pointer.scene)
        handle = None if self.pans or badge else stage.handle(pointer.scene)
        end = None if self.pans or badge or handle else stage.end(pointer.scene)
        overlay.handle = handle[1].side if handle else None
        overlay.end = end[1] if end else None
        if handle is None and end is None:
            overlay.hover = None if self.pans else stage.hit(pointer.scene)
            overlay.handles_for = self._handles_for(overlay.hover)
            overlay.ends_for = self._ends_for(overlay.hover)
        edge = None if handle or end or badge else self.edge(pointer, overlay.hover)
        overlay.hint = self._hint(overlay.hover, pointer)
        if edge is not None and not self._texts.open:
            overlay.hint = tr("Drag: set the width. Double-click: edit, or the usual width again.")
        if badge is not None and not self._texts.open:
            overlay.hover, overlay.handles_for = Hit(badge, "box"), self._only()
            overlay.hint = tr("Click: unfold what bears on this statement. Space does the same.")
        stage.port.cursor("pointing hand" if badge else self.cursor(edge is not None))

    def leave(self) -> None:
        """The pointer has left the canvas."""
        overlay = self._stage.overlay
        overlay.forget()
        overlay.hint = typing_hint() if self._texts.open else ""
        overlay.handles_for = self._handles_for(None)
        overlay.ends_for = self._ends_for(None)

    def cursor(self, at_edge: bool = False) -> Cursor:
        if self.pans:
            return "open hand"
        overlay = self._stage.overlay
        if overlay.handle is not None or overlay.end is not None:
            return "cross"
        return "resize" if at_edge else "arrow"

    def edge(self, pointer: Pointer, over: Hit | None) -> tuple[str, Edge] | None:
        """The vertical edge of a statement under the pointer; none with a key held.

        `over` is what lies there. Of several selected ones no edge counts: they are to be moved.
        """
        stage = self._stage
        if self.pans or any(pointer.modifiers):
            return None
        at, reach = pointer.scene, stage.reach
        if over is not None and over.part not in {"box", "frame"}:
            return None
        inside = over is not None and over.part == "box"
        key = over.id if over is not None and inside else self._beside(at, reach)
        selection = stage.session.selection
        if key is None or (len(selection) > 1 and key in selection):
            return None
        edge = edge_at(stage.plan.rects[key], at, reach)
        return None if edge is None else (key, edge)

    def _beside(self, at: Point, reach: float) -> str | None:
        """Whose edge is meant just outside of boxes: what shows its dots, else the only one."""
        rects = self._stage.plan.rects
        around = self._stage.plan.near(Rect(at.x, at.y, 0.0, 0.0).grown(REACH * reach))
        found = [key for key in around if edge_at(rects[key], at, reach) is not None]
        shown = self._stage.overlay.handles_for
        if shown in found:
            return shown
        return found[0] if len(found) == 1 else None

    def _handles_for(self, hit: Hit | None) -> str | None:
        return hit.id if hit is not None and hit.part == "box" else self._only()

    def _ends_for(self, hit: Hit | None) -> str | None:
        """The arrow under the pointer, else the one that is alone selected."""
        arrows, selection = self._stage.plan.arrows, self._stage.session.selection
        if hit is not None and hit.id in arrows:
            return hit.id
        return selection[0] if len(selection) == 1 and selection[0] in arrows else None

    def _only(self) -> str | None:
        """The selected statement, if one is alone selected."""
        selection = self._stage.session.selection
        only = selection[0] if len(selection) == 1 else None
        return only if only in self._stage.plan.boxes else None

    def _hint(self, hit: Hit | None, pointer: Pointer) -> str:
        if self._texts.open:
            return typing_hint()
        if self.pans:
            return tr("Drag to move the map.")
        if self._stage.overlay.handle is not None:
            return tr("Drag to a statement, junction or arrow, or to an empty place.")
        end = self._stage.overlay.end
        if end is not None:
            if end.premise is None:
                return tr("Drag this end to another statement or arrow.")
            return tr("Drag this end to another statement, or to an empty place to detach it.")
        if hit is None:
            return tr("Double-click: a new claim. Drag: select. Space+drag: move the map.")
        if hit.part == "box":
            return tr("Drag: move. Alt+drag: copy. Double-click: edit. Drag a dot: connect.")
        if hit.part == "junction":
            return tr("Double-click: its warrant. Drag a statement's dot here for a co-premise.")
        if hit.part == "arrow" and self._stage.plan.label(pointer.scene) is not None:
            return tr("Double-click: go to the other end of this link.")
        if hit.part == "arrow":
            return tr("Double-click: its warrant. Drag its ends, or a statement's dot to here.")
        return ""
