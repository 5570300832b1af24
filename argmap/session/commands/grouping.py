"""Frame statements as a group, and dissolve groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def group(context: Context) -> None:
    from argmap.core.edits.structure import group

    patch = group(context.session.document, chosen.statements(context))
    if not context.session.apply(patch, tr("Group statements"), select=patch.created):
        context.say(tr("These statements are a group already."))


def ungroup(context: Context) -> None:
    from argmap.core.edits.structure import ungroup

    session = context.session
    members = [
        member
        for key in session.selection
        if key in session.document.groups
        for member in session.document.groups[key].members
    ]
    keep = [*members, *chosen.statements(context)]
    session.apply(ungroup(session.document, session.selection), tr("Ungroup"), select=keep)


def _can_ungroup(context: Context) -> bool:
    session = context.session
    groups, mentioning = session.document.groups, session.document.references.mentioning
    return (
        chosen.idle(context)
        and bool(groups)
        and any(
            key in groups or any(other in groups for other in mentioning(key))
            for key in session.selection
        )
    )


COMMANDS = (
    Command(
        id="arrange.group",
        title=mark("Group Statements"),
        tip=mark("Frame the selected statements"),
        menu="Arrange",
        section="group",
        keys=("Ctrl+G",),
        icon="group",
        places=("statement",),
        run=group,
        enabled=chosen.any_statement,
    ),
    Command(
        id="arrange.ungroup",
        title=mark("Ungroup"),
        tip=mark("Dissolve the selected groups, or take the selected statements out of theirs"),
        menu="Arrange",
        section="group",
        keys=("Ctrl+Shift+G",),
        places=("statement", "group"),
        run=ungroup,
        enabled=_can_ungroup,
    ),
)
