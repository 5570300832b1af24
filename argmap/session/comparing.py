"""What would change if another map took the place of this one, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.core.differences import differences, sentence
from argmap.core.i18n import tr, trn

if TYPE_CHECKING:
    from argmap.core.document import Document


class Line(NamedTuple):
    """A sentence, and the record of the present map that it is about, if it has it."""

    sentence: str
    key: str | None


def lines(present: Document, other: Document) -> list[Line]:
    """Tell the differences; boxes that merely stand elsewhere are counted."""
    told = []
    moved = 0
    for each in differences(present, other):
        if each.sort == "moved":
            moved += 1
        else:
            key = each.key if each.key in present else None
            told.append(Line(sentence(each, present, other), key))
    if moved:
        told.append(Line(trn("{n} box moved.", "{n:,} boxes moved.", moved), None))
    return told or [Line(tr("The maps are the same."), None)]
