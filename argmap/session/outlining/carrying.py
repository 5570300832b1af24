"""Rows are dragged: onto a row to bear on it, or between rows to stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.core.graph import inferences_at
from argmap.core.i18n import tr, trn
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.session.outlining.rows import Place, Row
    from argmap.session.outlining.tree import Outline
    from argmap.session.session import Session


class Slot(NamedTuple):
    """Where rows are let go. `target` is what they shall bear on, None for nothing.

    `before` and `after` are the rows they shall stand between; without them, order stays.
    """

    target: str | None
    after: Place | None = None
    before: Place | None = None
    sorts: bool = False


def slot(outline: Outline, above: Row, place: int) -> Slot:
    """The slot under a row at a place among its children; -1 is the row itself."""
    children = outline.children(above)
    top = above is outline.root
    if place < 0:
        return Slot(None if top else above.statement)
    after = children[place - 1] if 0 < place <= len(children) else None
    before = children[place] if place < len(children) else None
    beside = after or before
    target = None if top else above.statement
    if beside is not None and beside.arrow is not None:
        # What aims at a step stands among the rest: its siblings aim there too.
        target = outline.document.inferences[beside.arrow].target
    return Slot(
        target,
        None if after is None else after.key,
        None if before is None else before.key,
        sorts=True,
    )


def refusal(document: Document, carried: Sequence[Place], to: Slot) -> str | None:
    """Why one of these rows cannot go there."""
    from argmap.core.edits.reparenting import reattach_refusal

    for arrow, statement in carried:
        if to.target is None or (arrow and document.inferences[arrow].target == to.target):
            continue
        sentence = reattach_refusal(document, statement, to.target, arrow=arrow)
        if sentence:
            return sentence
    return None


def carry(
    session: Session, outline: Outline, carried: Sequence[Place], to: Slot, now: str | None
) -> bool:
    """Let these rows go there, all or none; False if they are there already. One step.

    Raises RefusalError.
    """
    document = session.document
    sentence = refusal(document, carried, to)
    if sentence:
        raise RefusalError(sentence)
    label = trn(
        "Move a statement in the outline", "Move {n} statements in the outline", len(carried)
    )
    with session.gesture(label) as gesture:
        last = to.after
        for place in carried:
            if (place.arrow or place.statement) not in document:
                raise RefusalError(tr("One of these rows stands in another one that moves."))
            gesture.apply(_led(document, place, to, now))
            arrow = _arrow(document, place.statement, to)
            moved = place._replace(arrow=arrow)
            if to.sorts:
                gesture.apply(_sorted(outline, moved, to._replace(after=last)))
                last = moved
        session.select([place.statement for place in carried])
        return bool(gesture.patch)


def _led(document: Document, place: Place, to: Slot, now: str | None) -> Patch:
    """The row bears on the target, or on nothing."""
    from argmap.core.edits.inferences import remove_premise
    from argmap.core.edits.reparenting import reattach
    from argmap.core.patch import Patch

    if place.arrow is not None and document.inferences[place.arrow].target == to.target:
        return Patch()
    if to.target is not None:
        return reattach(document, place.statement, to.target, arrow=place.arrow, now=now)
    if place.arrow is None:
        return Patch()
    return remove_premise(document, place.arrow, place.statement, now)


def _arrow(document: Document, statement: str, to: Slot) -> str | None:
    arrows = document.references.from_premise(statement)
    return next((key for key in arrows if document.inferences[key].target == to.target), None)


def _sorted(outline: Outline, moved: Place, to: Slot) -> Patch:
    """The row stands between its new neighbours."""
    from argmap.core.edits.ordering import put, put_premise

    document = outline.document
    if moved.arrow is None:
        return put(document, _tops(outline, moved.statement, to), moved.statement)
    for beside in (to.before, to.after):
        if beside is not None and beside.arrow == moved.arrow and beside != moved:
            before = to.before.statement if to.before and beside is to.before else None
            if before is None:
                premises = document.inferences[moved.arrow].premises
                rest = [key for key in premises if key != moved.statement]
                following = rest[rest.index(beside.statement) + 1 :]
                before = following[0] if following else None
            return put_premise(document, moved.arrow, moved.statement, before)
    sequence = [each.id for each in inferences_at(document, to.target or "")]
    sequence.remove(moved.arrow)
    place = len(sequence)
    if to.after is not None and to.after.arrow in sequence:
        place = sequence.index(to.after.arrow) + 1
    elif to.before is not None and to.before.arrow in sequence:
        place = sequence.index(to.before.arrow)
    sequence.insert(place, moved.arrow)
    return put(document, sequence, moved.arrow)


def _tops(outline: Outline, moved: str, to: Slot) -> list[str]:
    """The statements at the top that the moved one can change places with, in the order wanted."""
    everything = outline.tops.keys
    group = set(outline.tops.group(moved))
    # The neighbours may have moved themselves, when several rows do.
    place = len(everything) if to.after or to.before else 0
    if to.after is not None and to.after.statement in everything:
        place = everything.index(to.after.statement) + 1
    elif to.before is not None and to.before.statement in everything:
        place = everything.index(to.before.statement)
    return [
        *(key for key in everything[:place] if key in group and key != moved),
        moved,
        *(key for key in everything[place:] if key in group and key != moved),
    ]
