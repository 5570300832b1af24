"""Boxes of statements that are folded away, kept with their words until they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.layout.boxes import box_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.core.records import Statement
    from argmap.layout.shapes import Box
    from argmap.layout.text import TextMeasurer


class Away:
    """Boxes by statement id; one whose record is another by now is made anew."""

    def __init__(self, document: Document, measurer: TextMeasurer) -> None:
        self._document = document
        self._measurer = measurer
        self._boxes: dict[str, tuple[Statement, Box]] = {}

    def put(self, key: str, box: Box) -> None:
        """Keep a box that is no longer drawn, unless its statement is gone."""
        statement = self._document.statements.get(key)
        if statement is not None:
            self._boxes[key] = statement, box

    def take(self, statement: Statement) -> Box:
        """The box of a statement that is drawn from now on."""
        record, box = self._boxes.pop(statement.id, (None, None))
        if box is None or record is not statement:
            return box_of(self._document, statement, self._measurer)
        return box

    def rects(self, keys: Iterable[str]) -> Iterator[tuple[str, Rect]]:
        """Where those of these stand that are statements."""
        statements = self._document.statements
        for key in keys:
            statement = statements.get(key)
            if statement is not None:
                box = self.take(statement)
                self._boxes[key] = statement, box
                yield key, box.rect

    def forget(self) -> None:
        """Measure and set all of them anew when they come back."""
        self._boxes.clear()
