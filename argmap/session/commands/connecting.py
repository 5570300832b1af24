"""Connect what is selected: arrows, linked premises, ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def connect(context: Context) -> None:
    """Each selected statement gets an arrow to the one selected last, by its kind."""
    from argmap.core.edits import inferences
    from argmap.core.rules import RefusalError

    session = context.session
    target = session.selection[-1]
    premises = [key for key in chosen.statements(context) if key != target]
    refusal: RefusalError | None = None
    with session.gesture(tr("Connect")) as gesture:
        for premise in premises:
            try:
                gesture.apply(
                    inferences.connect(session.document, [premise], target, now=context.now())
                )
            except RefusalError as error:
                refusal = refusal or error
    if refusal is not None:
        context.say(str(refusal))


def flip(context: Context) -> None:
    from argmap.core.edits.inferences import flip

    patch = flip(context.session.document, chosen.arrows(context), context.now())
    if not context.session.apply(patch, tr("Flip support and attack")):
        context.say(
            tr("This arrow neither supports nor attacks; set what it does in the inspector.")
        )


def link(context: Context) -> None:
    """Make the selected premises of one conclusion co-premises of one inference."""
    from argmap.core.edits.inferences import add_premise
    from argmap.core.edits.inferences import link as merge
    from argmap.core.linking import linking

    session = context.session
    plan = linking(session.document, session.selection)
    with session.gesture(tr("Link premises")) as gesture:
        gesture.apply(merge(session.document, plan.inferences, context.now()))
        for loose in plan.loose:
            gesture.apply(add_premise(session.document, plan.inferences[0], loose, context.now()))


def unlink(context: Context) -> None:
    from argmap.core.edits.inferences import unlink

    keys = [key for key in chosen.arrows(context) if _linked(context, key)]
    patch = unlink(context.session.document, keys, context.now())
    context.session.apply(patch, tr("Unlink premises"))


def _linked(context: Context, key: str) -> bool:
    return len(context.session.document.inferences[key].premises) > 1


def _can_connect(context: Context) -> bool:
    session = context.session
    if not chosen.idle(context) or len(session.selection) < 2:
        return False
    target = session.selection[-1]
    document = session.document
    if target not in document.statements and target not in document.inferences:
        return False
    return any(key in document.statements for key in session.selection[:-1])


def _can_link(context: Context) -> bool:
    return chosen.idle(context) and len(context.session.selection) > 1


def _can_unlink(context: Context) -> bool:
    return chosen.idle(context) and any(_linked(context, key) for key in chosen.arrows(context))


class Tie:
    """Ties the two selected statements by a relation of one kind, the first to the second."""

    def __init__(self, kind: str, label: str) -> None:
        self.kind, self.label = kind, label

    def __call__(self, context: Context) -> None:
        from argmap.core.edits.structure import relate

        a, b = chosen.statements(context)
        patch = relate(context.session.document, a, b, self.kind)
        if not context.session.apply(patch, tr(self.label)):
            context.say(tr("These two are tied like that already."))


_TIES = {
    "related": (
        mark("Related"),
        mark("Tie two statements that have to do with each other"),
        mark("Tie as related"),
    ),
    "rephrase": (
        mark("Says the Same"),
        mark("Tie two statements that say the same in other words"),
        mark("Tie as rephrasing"),
    ),
    "contradiction": (
        mark("Contradicts"),
        mark("Tie two statements that cannot both be true"),
        mark("Tie as contradiction"),
    ),
    "answers": (
        mark("Answers"),
        mark("Tie the statement selected first, as the answer, to the one selected second"),
        mark("Tie as answer"),
    ),
}

COMMANDS = (
    Command(
        id="inference.connect",
        title=mark("Connect to Last Selected"),
        tip=mark("Lead an arrow from each selected statement to what was selected last"),
        menu="Statement",
        section="connections",
        keys=("F4",),
        run=connect,
        enabled=_can_connect,
    ),
    Command(
        id="inference.flip",
        title=mark("Flip Support and Attack"),
        tip=mark("Make a support of an attack, and an attack of a support"),
        menu="Statement",
        section="connections",
        keys=("Ctrl+R",),
        icon="flip",
        toolbar=True,
        places=("statement", "inference"),
        run=flip,
        enabled=chosen.any_arrow,
    ),
    Command(
        id="inference.link",
        title=mark("Link Premises"),
        tip=mark("Make selected premises of one conclusion work only together"),
        menu="Statement",
        section="connections",
        keys=("Ctrl+J",),
        icon="link",
        toolbar=True,
        places=("statement", "inference"),
        run=link,
        enabled=_can_link,
    ),
    Command(
        id="inference.unlink",
        title=mark("Unlink Premises"),
        tip=mark("Give each premise an arrow of its own"),
        menu="Statement",
        section="connections",
        keys=("Ctrl+Shift+J",),
        places=("statement", "inference"),
        run=unlink,
        enabled=_can_unlink,
    ),
    *(
        Command(
            id=f"relation.{kind}",
            title=title,
            tip=tip,
            menu="Statement/Relate",
            run=Tie(kind, label),
            enabled=chosen.two_statements,
            places=("statement",),
        )
        for kind, (title, tip, label) in _TIES.items()
    ),
)
