"""Change how statements hang together: what is attacked, what follows from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen, placing
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def undercut(context: Context) -> None:
    """Objections to premises attack the inferences that those serve, or the other way round."""
    from argmap.core.edits import turning
    from argmap.core.rules import RefusalError

    session = context.session
    inferences = session.document.inferences
    turned = _turnable(context)
    if not turned:
        raise RefusalError(
            tr("Select an objection to a premise, or one to an arrow, to turn it to the other.")
        )
    onward = [key for key in turned if inferences[key].target not in inferences]
    with session.gesture(tr("Aim at inference") if onward else tr("Aim at premise")) as gesture:
        for key in onward or turned:
            if onward:
                turn, among = turning.undercut, session.selection
            else:
                turn, among = turning.object_to_premise, _nearest_premise(context, key)
            gesture.apply(turn(session.document, key, among=among, now=context.now()))


class Polarity:
    """Makes all selected arrows, or those of selected statements, support or attack."""

    def __init__(self, polarity: str, label: str) -> None:
        self.polarity, self.label = polarity, label

    def __call__(self, context: Context) -> None:
        from argmap.core.edits.inferences import set_polarity

        session = context.session
        arrows = chosen.arrows(context)
        patch = set_polarity(session.document, arrows, self.polarity, context.now())
        if not session.apply(patch, tr(self.label)):
            context.say(tr("All of these arrows do that already."))


def swap(context: Context) -> None:
    from argmap.core.edits.turning import swap
    from argmap.core.rules import RefusalError

    session = context.session
    arrows = _joining(context) or chosen.arrows(context)
    if len(arrows) != 1:
        raise RefusalError(tr("Select the one arrow whose ends shall change places."))
    premises = session.document.inferences[arrows[0]].premises
    meant = [key for key in chosen.statements(context) if key in premises]
    premise = meant[0] if len(meant) == 1 else None
    patch = swap(session.document, arrows[0], premise, context.now())
    session.apply(patch, tr("Swap premise and conclusion"))


def close_gap(context: Context) -> None:
    """Delete the statement; its reasons bear on its conclusion then, and are selected."""
    from argmap.core.edits.chains import close_gap

    session = context.session
    (key,) = chosen.statements(context)
    reasons = session.document.references.aiming_at(key)
    next_ones = [session.document.inferences[each].premises[0] for each in reasons]
    patch = close_gap(session.document, key, context.now())
    with session.gesture(tr("Delete and close the gap")) as gesture:
        gesture.apply(patch)
        session.select(next_ones[:1])
        placing.make_room(context, gesture)


def _turnable(context: Context) -> list[str]:
    """Selected arrows, or those of selected statements, that bear on a premise or an arrow.

    One that another of them bears on, or could, is what that is turned to.
    """
    document = context.session.document
    references = document.references
    found: list[str] = []
    meant: set[str] = set()
    for key in chosen.arrows(context):
        target = document.inferences[key].target
        served = [target] if target in document.inferences else references.from_premise(target)
        if served:
            found.append(key)
            meant.update(served)
    return [key for key in found if key not in meant] or found


def _nearest_premise(context: Context, key: str) -> tuple[str, ...]:
    """The selected premise of what an arrow attacks, or the one nearest to where it comes from."""
    session = context.session
    document, rects = session.document, context.view.plan.rects
    arrow = document.inferences[key]
    premises = document.inferences[arrow.target].premises
    meant = tuple(each for each in premises if each in session.selection)
    placed = [each for each in premises if each in rects]
    if meant or not placed or arrow.premises[0] not in rects:
        return meant
    here = rects[arrow.premises[0]].center

    def distance(premise: str) -> float:
        there = rects[premise].center
        return (there.x - here.x) ** 2 + (there.y - here.y) ** 2

    return (min(placed, key=distance),)


def _joining(context: Context) -> list[str]:
    """Arrows that lead from one selected statement to another."""
    document = context.session.document
    statements = chosen.statements(context)
    return [
        key
        for each in statements
        for key in document.references.from_premise(each)
        if document.inferences[key].target in statements
    ]


def _can_close_gap(context: Context) -> bool:
    return chosen.idle(context) and len(chosen.first_statements(context, 2)) == 1


COMMANDS = (
    Command(
        id="inference.support",
        title=mark("Make Support"),
        tip=mark("Let all selected arrows, or those of the selected statements, support"),
        menu="Statement/Restructure",
        section="polarity",
        places=("statement", "inference"),
        run=Polarity("support", mark("Make support")),
        enabled=chosen.any_arrow,
    ),
    Command(
        id="inference.attack",
        title=mark("Make Attack"),
        tip=mark("Let all selected arrows, or those of the selected statements, attack"),
        menu="Statement/Restructure",
        section="polarity",
        places=("statement", "inference"),
        run=Polarity("attack", mark("Make attack")),
        enabled=chosen.any_arrow,
    ),
    Command(
        id="inference.undercut",
        title=mark("Object to Premise or Inference"),
        tip=mark(
            "Let an objection to a premise attack the inference that the premise serves, or back"
        ),
        menu="Statement/Restructure",
        section="arrows",
        keys=("Ctrl+Shift+U",),
        places=("statement", "inference"),
        run=undercut,
        enabled=chosen.any_arrow,
    ),
    Command(
        id="inference.swap",
        title=mark("Swap Premise and Conclusion"),
        tip=mark("Let the conclusion support or attack what it followed from"),
        menu="Statement/Restructure",
        section="arrows",
        keys=("Ctrl+Shift+R",),
        places=("statement", "inference"),
        run=swap,
        enabled=chosen.any_arrow,
    ),
    Command(
        id="statement.close_gap",
        title=mark("Delete and Close Gap"),
        tip=mark("Delete a statement in the middle of a chain; its reasons bear on its conclusion"),
        menu="Statement/Restructure",
        section="removal",
        keys=("Ctrl+Del", "Ctrl+Backspace"),
        scope="canvas",
        places=("statement",),
        run=close_gap,
        enabled=_can_close_gap,
    ),
)
