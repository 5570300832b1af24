"""Document order of the statements shown: later ones lie on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.layout.shapes import Box

_MANY: Final = 256


class Ranks:
    """The place of each statement, counted when somebody asks after an edit."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ranks: dict[str, int] | None = None

    @property
    def all(self) -> dict[str, int]:
        if self._ranks is None:
            ordered = self._document.ordered_statements()
            self._ranks = {statement.id: rank for rank, statement in enumerate(ordered)}
        return self._ranks

    def forget(self) -> None:
        """Statements have come, gone or changed places."""
        self._ranks = None

    def sort(self, boxes: list[Box]) -> None:
        """Put these in order; for a few nobody is counted."""
        if self._ranks is None and len(boxes) < _MANY:
            boxes.sort(key=self._place)
        else:
            ranks = self.all
            boxes.sort(key=lambda box: ranks[box.id])

    def _place(self, box: Box) -> tuple[str, str]:
        statement = self._document.statements.get(box.id)
        return ("" if statement is None else statement.order), box.id
