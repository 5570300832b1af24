"""A new statement is carried over the canvas from outside of it, and let go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.geometry import Rect
from argmap.interaction.creation import add_statement
from argmap.interaction.ghosts import EMPTY_HEIGHT
from argmap.interaction.overlay import Ghost
from argmap.layout.metrics import DEFAULT_WIDTH

if TYPE_CHECKING:
    from argmap.core.geometry import Point
    from argmap.interaction.machine import Machine
    from argmap.interaction.stage import Stage
    from argmap.interaction.text_entry import TextEntry


class Carrying:
    """Whoever carries it tells where it is; nothing else is under way on the canvas meanwhile."""

    def __init__(self, stage: Stage, texts: TextEntry, machine: Machine) -> None:
        self._stage = stage
        self._texts = texts
        self._machine = machine

    def over(self, kind: str, at: Point | None) -> None:
        """It is there; None: not over the canvas."""
        self._machine.show(lambda: self._show(kind, at))

    def let_go(self, kind: str, at: Point) -> None:
        """Make it, with its middle at a point, ready for typing."""
        self._stage.selection_before = self._stage.session.selection
        self._machine.run(lambda: add_statement(self._stage, self._texts, at, kind))

    def _show(self, kind: str, at: Point | None) -> None:
        ghost = None
        if at is not None:
            left, top = at.x - DEFAULT_WIDTH / 2, at.y - EMPTY_HEIGHT / 2
            outline = Rect(left, top, DEFAULT_WIDTH, EMPTY_HEIGHT)
            ghost = Ghost(at, at, "neutral", True, outline, kind)
        self._stage.overlay.ghost = ghost
