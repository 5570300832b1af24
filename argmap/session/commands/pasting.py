"""How parts of maps and text from elsewhere come into a map: in one step, over nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr, trn
from argmap.session.commands import placing

if TYPE_CHECKING:
    from argmap.core.geometry import Point
    from argmap.core.records import Content, Source
    from argmap.formats.reading.text import Reading
    from argmap.session.commands.context import Context


def insert(
    context: Context,
    content: Content,
    label: str,
    *,
    beside_itself: bool = False,
    at: Point | None = None,
    current: str | None = None,
) -> None:
    """Add content as it lies, in the middle of the view, beside itself or at a point.

    `current` is one of the statements that is to be selected last.
    """
    from argmap.core.edits.paste import insert as inserted
    from argmap.layout.arranging.placing import place_unplaced

    session = context.session
    shift = placing.shift_for(context, content, beside_itself=beside_itself, at=at)
    patch = inserted(session.document, content, dx=shift.x, dy=shift.y, now=context.now())
    with session.gesture(label) as gesture:
        gesture.apply(patch)
        if any(each.x is None or each.y is None for each in content.statements):
            gesture.apply(place_unplaced(session.document, context.view.plan.measurer))
        new = [key for key in patch.created if key in session.document.statements]
        new.sort(key=lambda key: key == current)
        session.select(new)
    context.view.reveal(new)


def insert_words(
    context: Context,
    text: str,
    label: str,
    *,
    origin: str | None = None,
    at: Point | None = None,
    under: str | None = None,
) -> None:
    """Add what a text says: an outline, links, quoted prose or claims.

    What is a list alone bears on the statement or arrow that is selected by itself; `under` names
    one on which anything shall bear. `at` is a point that settles it: nothing is selected there.
    """
    from argmap.formats.reading.text import reading_of

    if under is None and _insert_file(context, text, label, at):
        return
    reading = reading_of(text, origin=origin, known=_known(context))
    if under is None and at is None and reading.dependent:
        under = _selected(context)
    if under is None:
        first = reading.tops[0].premises[0]
        insert(context, _arranged(context, reading.content), label, at=at, current=first)
    else:
        _insert_below(context, reading, under, label)
    n = len(reading.content.statements)
    if n > 1:
        context.say(trn("Inserted one statement", "Inserted {n} statements", n))


def _insert_file(context: Context, text: str, label: str, at: Point | None) -> bool:
    """Add the map that a text is in another program's format; False if it is none."""
    from argmap.formats.pasted import pasted

    found = pasted(text)
    if found is None:
        return False
    document, used = found
    if not document.statements:
        return False
    if used.id != "argmap" and any(each.x is not None for each in document.statements.values()):
        from argmap.layout.arranging.settling import settled

        document.apply(settled(document, context.view.plan.measurer))
    content = document.content()
    if any(each.x is None for each in content.statements):
        content = _arranged(context, content)
    insert(context, content, label, at=at)
    context.say(
        trn(
            "Inserted one statement, read as {format}",
            "Inserted {n} statements, read as {format}",
            len(content.statements),
            format=tr(used.title),
        )
    )
    return True


def insert_claim(context: Context, text: str, label: str) -> None:
    """Add a text as one claim, whatever it looks like."""
    from argmap.core.ids import new_id
    from argmap.core.records import Content, Statement

    claim = Statement.model_validate({"id": new_id(), "text": text.strip()})
    insert(context, _arranged(context, Content(statements=(claim,))), label)


def _insert_below(context: Context, reading: Reading, target: str, label: str) -> None:
    from argmap.core.edits.inferences import connect
    from argmap.core.edits.paste import insert as inserted
    from argmap.layout.arranging.placing import place_unplaced

    session, now = context.session, context.now()
    patch = inserted(session.document, reading.content, now=now)
    with session.gesture(label) as gesture:
        gesture.apply(patch)
        for premises, polarity in reading.tops:
            arrow = connect(
                session.document, premises, target, polarity=polarity or "support", now=now
            )
            gesture.apply(arrow)
        gesture.apply(place_unplaced(session.document, context.view.plan.measurer))
        new = [key for key in patch.created if key in session.document.statements]
        session.select(new)
    context.view.reveal(new)


def _arranged(context: Context, content: Content) -> Content:
    """The content tidied by itself, with premises on the side where they lie in this map."""
    from argmap.core.document import Document
    from argmap.core.edits.structure import describe
    from argmap.layout.arranging.placing import place_unplaced
    from argmap.layout.reading import way_of

    plan = context.view.plan
    side = way_of(plan)
    alone = Document(content)
    alone.apply(describe(alone, direction=side))
    alone.apply(place_unplaced(alone, plan.measurer))
    return alone.content()


def _selected(context: Context) -> str | None:
    """The statement or arrow that is selected by itself, if something can bear on it."""
    from argmap.core.rules import target_kind_refusal

    document, selection = context.session.document, context.session.selection
    if len(selection) != 1 or target_kind_refusal(document.record(selection[0])):
        return None
    return selection[0]


def _known(context: Context) -> dict[str, Source]:
    """Sources of the map by their address."""
    sources = context.session.document.sources.values()
    return {each.URL: each for each in sources if each.URL and each.reports is None}
