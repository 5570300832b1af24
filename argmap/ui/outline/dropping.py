"""Rows dragged within the tree: what a place would do with them, and letting them go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.rules import RefusalError
from argmap.session.outlining.carrying import Slot, carry, refusal, slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.session.commands.context import Context
    from argmap.session.outlining.rows import Place, Row
    from argmap.session.outlining.tree import Outline


class Dropping:
    """Says in the status bar why rows cannot go to a place, while they are held over it."""

    def __init__(self, outline: Outline, context: Context) -> None:
        self._outline = outline
        self._context = context
        self._carried: list[Place] = []
        self._asked: tuple[Slot, str | None] | None = None

    def take(self, rows: Sequence[Row]) -> None:
        """These rows are dragged. One below another of them goes with that."""
        taken = {row.id for row in rows}
        self._carried = [row.key for row in rows if not _within(row, taken)]
        self._asked = None

    def may(self, above: Row, place: int) -> bool:
        """Whether all of them can go there."""
        to = slot(self._outline, above, place)
        if self._asked is None or self._asked[0] != to:
            sentence = refusal(self._outline.document, self._carried, to)
            self._asked = (to, sentence)
            if sentence:
                self._context.say(sentence)
        return self._asked[1] is None

    def drop(self, above: Row, place: int) -> bool:
        """Let them go there, in one step."""
        to = slot(self._outline, above, place)
        context = self._context
        try:
            return carry(context.session, self._outline, self._carried, to, context.now())
        except RefusalError as error:
            context.say(str(error))
            return False


def _within(row: Row, taken: set[int]) -> bool:
    above = row.parent
    while above is not None:
        if above.id in taken:
            return True
        above = above.parent
    return False
