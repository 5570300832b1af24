"""Grow the argument from the current statement: reasons, objections, co-premises, conclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen, placing
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.core.patch import Patch
    from argmap.session.commands.context import Context


_FEW: Final = 8


def add_reason(context: Context) -> None:
    _respond(context, "claim", "support", tr("Add reason"))


def add_objection(context: Context) -> None:
    _respond(context, "counterpoint", "attack", tr("Add objection"))


def add_sibling(context: Context) -> None:
    """One more of what the current statement is: same target, polarity and kind."""
    from argmap.core.edits.inferences import respond
    from argmap.core.edits.statements import add
    from argmap.core.graph import inferences_from

    document, key = context.session.document, context.session.current
    if key is None:
        return
    arrows = inferences_from(document, key)
    at = placing.for_sibling(context, key)
    kind = document.statements[key].kind
    label = tr("Add sibling")
    if arrows:
        target, polarity = arrows[0].target, arrows[0].polarity
        grow(
            context,
            respond(
                document,
                target,
                kind=kind,
                polarity=polarity,
                at=at,
                after=key,
                now=context.now(),
            ),
            label,
        )
    else:
        grow(context, add(document, kind=kind, at=at, after=key, now=context.now()), label)


def add_co_premise(context: Context) -> None:
    """A statement that is linked with the current premise, or is one more premise of an arrow."""
    from argmap.core.edits.inferences import add_premise
    from argmap.core.edits.statements import add
    from argmap.core.graph import inferences_from

    session = context.session
    document, key = session.document, session.current
    if key is None:
        return
    if key in document.inferences:
        arrow, premise = key, document.inferences[key].premises[-1]
    else:
        arrows = inferences_from(document, key)
        if not arrows:
            context.say(
                tr("This statement is no premise yet. Connect it to what it supports or attacks.")
            )
            return
        arrow, premise = arrows[0].id, key
    at = placing.for_sibling(context, premise)
    with session.gesture(tr("Add co-premise")) as gesture:
        patch = add(document, at=at, after=premise, now=context.now())
        gesture.apply(patch)
        (new,) = patch.created
        gesture.apply(add_premise(document, arrow, new, context.now()))
        session.select([new])
    _begin(context, new)


def add_conclusion(context: Context) -> None:
    """A statement that the selected ones support; it comes between if they bear on one thing."""
    from argmap.core.edits.concluding import arrows_on, conclude_between
    from argmap.core.edits.inferences import conclude

    document, premises = context.session.document, chosen.statements(context)
    arrows = arrows_on(document, premises)
    if arrows:
        at = placing.between(context, premises, arrows[0].target)
        patch = conclude_between(document, premises, at=at, now=context.now())
        _put_between(context, patch, tr("Add conclusion"))
        return
    at = placing.for_conclusion(context, premises)
    patch = conclude(document, premises, at=at, now=context.now())
    grow(context, patch, tr("Add conclusion"))


def insert_between(context: Context) -> None:
    """A new statement between the current one, or the current arrow's premises, and the target."""
    from argmap.core.edits.interposing import interpose
    from argmap.core.graph import inferences_from
    from argmap.core.rules import RefusalError

    session = context.session
    document, key = session.document, session.current
    if key is None:
        return
    arrows = (
        [key]
        if key in document.inferences
        else [each.id for each in inferences_from(document, key)]
    )
    if len(arrows) != 1:
        raise RefusalError(
            tr("Select the arrow where the new statement shall stand: this statement has several.")
            if arrows
            else tr("This statement bears on nothing yet, so nothing can come between.")
        )
    arrow = document.inferences[arrows[0]]
    premise = None if key in document.inferences else key
    linked = premise is not None and len(arrow.premises) > 1
    kind = "counterpoint" if arrow.polarity == "attack" and not linked else "claim"
    patch = interpose(
        document,
        arrow.id,
        at=placing.between(context, [premise] if premise else arrow.premises, arrow.target),
        kind=kind,
        premises=() if premise is None else (premise,),
        now=context.now(),
    )
    _put_between(context, patch, tr("Insert between"))


def _put_between(context: Context, patch: Patch, label: str) -> None:
    """Apply it, and make room for what is new."""
    new = patch.created[0]
    with context.session.gesture(label) as gesture:
        gesture.apply(patch)
        context.session.select([new])
        placing.make_room(context, gesture)
    _begin(context, new)


def _respond(context: Context, kind: str, polarity: str, label: str) -> None:
    from argmap.core.edits.inferences import respond

    session = context.session
    key = session.current
    if key is None:
        return
    # The new one takes its place among those that are there already.
    session.folding.unfold([key])
    at = placing.for_response(context, key)
    patch = respond(session.document, key, kind=kind, polarity=polarity, at=at, now=context.now())
    grow(context, patch, label)


def grow(context: Context, patch: Patch, label: str) -> None:
    """Make what the patch creates, and write there."""
    new = patch.created[0]
    context.session.apply(patch, label, select=[new])
    _begin(context, new)


def _begin(context: Context, key: str) -> None:
    """The new statement is empty: bring it into view, if there is room with its like, and write."""
    document = context.session.document
    near = (*document.references.from_premise(key), *document.references.aiming_at(key))
    found = [document.inferences[each] for each in near]
    others = {end for each in found for end in (each.target, *each.premises)} - {key}
    if 0 < len(others) <= _FEW:
        # What it answers stays in sight; where there is not enough room, this does nothing.
        context.view.reveal([*others, key])
    context.view.reveal([key])
    context.view.edit(key)


COMMANDS = (
    Command(
        id="statement.reason",
        title=mark("Add Reason"),
        tip=mark("Add a statement that supports the current statement or arrow"),
        menu="Insert",
        section="growing",
        keys=("Tab",),
        scope="canvas",
        icon="support",
        toolbar=True,
        places=("statement", "inference"),
        run=add_reason,
        enabled=chosen.one_to_answer,
    ),
    Command(
        id="statement.objection",
        title=mark("Add Objection"),
        tip=mark("Add a counterpoint that attacks the current statement or arrow"),
        menu="Insert",
        section="growing",
        keys=("Shift+Tab",),
        scope="canvas",
        icon="attack",
        toolbar=True,
        places=("statement", "inference"),
        run=add_objection,
        enabled=chosen.one_to_answer,
    ),
    Command(
        id="statement.sibling",
        title=mark("Add Sibling"),
        tip=mark("Add a statement that does what the current one does"),
        menu="Insert",
        section="growing",
        keys=("Return", "Enter"),
        scope="canvas",
        run=add_sibling,
        enabled=chosen.one_statement,
    ),
    Command(
        id="statement.co_premise",
        title=mark("Add Co-premise"),
        tip=mark("Add a premise that works only together with the current one"),
        menu="Insert",
        section="growing",
        keys=("Shift+Return", "Shift+Enter"),
        scope="canvas",
        places=("statement", "inference"),
        run=add_co_premise,
        enabled=chosen.one_to_answer,
    ),
    Command(
        id="statement.conclusion",
        title=mark("Add Conclusion"),
        tip=mark("Add what the selected ones support, between them and what they bear on"),
        menu="Insert",
        section="growing",
        keys=("Ctrl+Return", "Ctrl+Enter"),
        scope="canvas",
        places=("statement",),
        run=add_conclusion,
        enabled=chosen.any_statement,
    ),
    Command(
        id="statement.insert_between",
        title=mark("Insert Between"),
        tip=mark("Add a step between a premise and what it bears on"),
        menu="Insert",
        section="growing",
        keys=("Ctrl+Shift+I",),
        places=("statement", "inference"),
        run=insert_between,
        enabled=chosen.one_to_answer,
    ),
)
