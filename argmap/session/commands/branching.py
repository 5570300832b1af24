"""A statement with all that bears on it, taken as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen, placing
from argmap.session.commands.command import Command
from argmap.session.commands.pasting import insert

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def duplicate_branch(context: Context) -> None:
    """A copy of the branch beside it, with the connections inside it."""
    from argmap.core.branches import branch_of
    from argmap.core.edits.paste import extract

    document = context.session.document
    keys = {key for root in chosen.statements(context) for key in branch_of(document, root)}
    insert(context, extract(document, keys), tr("Duplicate branch"), beside_itself=True)


def move_branch(context: Context) -> None:
    """Each selected statement bears, with its branch, on what was selected last.

    Of several arrows of a statement the selected one moves; an arrow alone is led there as it is.
    """
    from argmap.core.edits.inferences import retarget
    from argmap.core.edits.reparenting import reattach

    session = context.session
    document = session.document
    *moved, target = session.selection
    arrows = {key: document.inferences[key] for key in moved if key in document.inferences}
    with session.gesture(tr("Move branch")) as gesture:
        for key in moved:
            if key in document.statements:
                own = next((each.id for each in arrows.values() if key in each.premises), None)
                patch = reattach(document, key, target, arrow=own, now=context.now())
                gesture.apply(patch)
            elif key in arrows and not any(each in moved for each in arrows[key].premises):
                gesture.apply(retarget(document, key, target, context.now()))
        placing.make_room(context, gesture)
    context.view.reveal(chosen.statements(context))


def _can_move_branch(context: Context) -> bool:
    session = context.session
    if not chosen.idle(context) or len(session.selection) < 2:
        return False
    document, target = session.document, session.selection[-1]
    if target not in document.statements and target not in document.inferences:
        return False
    return any(
        key in document.statements or key in document.inferences for key in session.selection[:-1]
    )


COMMANDS = (
    Command(
        id="edit.duplicate_branch",
        title=mark("Duplicate Branch"),
        tip=mark("Copy the selected statements and all that bears on them"),
        menu="Statement/Restructure",
        section="branches",
        keys=("Ctrl+Shift+D",),
        places=("statement",),
        run=duplicate_branch,
        enabled=chosen.any_statement,
    ),
    Command(
        id="statement.move_branch",
        title=mark("Move Branch to Last Selected"),
        tip=mark("Let each selected statement, with its branch, bear on what was selected last"),
        menu="Statement/Restructure",
        section="branches",
        keys=("Shift+F4",),
        places=("statement", "inference"),
        run=move_branch,
        enabled=_can_move_branch,
    ),
)
