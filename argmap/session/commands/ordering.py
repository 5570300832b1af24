"""Siblings change places, as the outline and layouts have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.session.commands.context import Context


def _earlier(context: Context) -> None:
    _shift(context, -1, tr("Move up"), tr("It stands first already."))


def _later(context: Context) -> None:
    _shift(context, 1, tr("Move down"), tr("It stands last already."))


def _shift(context: Context, step: int, label: str, at_end: str) -> None:
    key = chosen.current_statement(context)
    if key is not None:
        patch = _shifted(context.session.document, key, step)
        if patch is None:
            context.say(at_end)
        elif context.session.apply(patch, label):
            # Boxes stay where they are until a layout moves them; rows of the outline do not.
            place, among = _place(context.session.document, key)
            context.say(tr("Now {n} of {m} among its siblings", n=place, m=among))


def _shifted(document: Document, key: str, step: int) -> Patch | None:
    """The statement past its neighbour: a premise of its inference, an inference, or one on top."""
    from argmap.core.edits.ordering import put, put_premise
    from argmap.core.graph import inferences_at, inferences_from
    from argmap.session.outlining.tops import Tops

    arrows = inferences_from(document, key)
    if not arrows:
        sequence = _swapped(Tops(document).group(key), key, step)
        return None if sequence is None else put(document, sequence, key)
    arrow = arrows[0]
    premises = _swapped(list(arrow.premises), key, step)
    if premises is not None:
        following = premises[premises.index(key) + 1 :]
        return put_premise(document, arrow.id, key, following[0] if following else None)
    siblings = [each.id for each in inferences_at(document, arrow.target)]
    sequence = _swapped(siblings, arrow.id, step)
    return None if sequence is None else put(document, sequence, arrow.id)


def _place(document: Document, key: str) -> tuple[int, int]:
    """Which of how many siblings a statement is, as the outline counts."""
    from argmap.core.graph import inferences_at, inferences_from
    from argmap.session.outlining.tops import Tops

    arrows = inferences_from(document, key)
    if not arrows:
        group = Tops(document).group(key)
        return group.index(key) + 1, len(group)
    rows = [
        (each.id, premise)
        for each in inferences_at(document, arrows[0].target)
        for premise in each.premises
    ]
    return rows.index((arrows[0].id, key)) + 1, len(rows)


def _swapped(sequence: list[str], key: str, step: int) -> list[str] | None:
    if key not in sequence:
        return None
    place = sequence.index(key)
    if not 0 <= place + step < len(sequence):
        return None
    sequence.insert(place + step, sequence.pop(place))
    return sequence


COMMANDS = (
    Command(
        id="statement.earlier",
        title=mark("Move Up"),
        tip=mark("Put the current statement before the sibling above it"),
        menu="Statement",
        section="order",
        keys=("Alt+Up",),
        scope="canvas",
        run=_earlier,
        enabled=chosen.one_statement,
    ),
    Command(
        id="statement.later",
        title=mark("Move Down"),
        tip=mark("Put the current statement after the sibling below it"),
        menu="Statement",
        section="order",
        keys=("Alt+Down",),
        scope="canvas",
        run=_later,
        enabled=chosen.one_statement,
    ),
)
