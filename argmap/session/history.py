"""Undo and redo: steps that name records, never objects of a view."""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.core.patch import Patch

MAX_STEPS: Final = 1_000

Selected = tuple[str, ...]


class Step(NamedTuple):
    """What one command or gesture did, and what was selected before and after it."""

    label: str
    patch: Patch
    before: Selected
    after: Selected


class History:
    """A line of steps with a present place and, perhaps, the place that was saved."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._position = 0
        self._clean: int | None = 0

    @property
    def dirty(self) -> bool:
        """Whether the present place is another than the one last saved."""
        return self._clean != self._position

    @property
    def undoable(self) -> Step | None:
        return self._steps[self._position - 1] if self._position else None

    @property
    def redoable(self) -> Step | None:
        return self._steps[self._position] if self._position < len(self._steps) else None

    def push(self, step: Step) -> None:
        """Add a step after the present place; what was undone beyond it is gone."""
        del self._steps[self._position :]
        if self._clean is not None and self._clean > self._position:
            self._clean = None
        self._steps.append(step)
        self._position += 1
        if len(self._steps) > MAX_STEPS:
            del self._steps[0]
            self._position -= 1
            if self._clean is not None:
                self._clean = self._clean - 1 if self._clean else None

    def back(self) -> None:
        self._position -= 1

    def forward(self) -> None:
        self._position += 1

    def mark_clean(self) -> None:
        self._clean = self._position

    def mark_unsaved(self) -> None:
        """No place is the saved one: a recovered or imported map."""
        self._clean = None
