"""Arrange statements: nudge, tidy, group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr, trn
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.session.commands.context import Context


class Nudge:
    """Moves the selection a little; nudges that follow each other are undone at once."""

    def __init__(self, dx: float, dy: float) -> None:
        self.dx, self.dy = dx, dy

    def __call__(self, context: Context) -> None:
        from argmap.core.edits.arrange import move

        session = context.session
        patch = move(session.document, session.selection, self.dx, self.dy)
        session.apply(patch, tr("Nudge"), merge="nudge")


def tidy_all(context: Context) -> None:
    _tidy(context, None)


def tidy_selection(context: Context) -> None:
    _tidy(context, chosen.statements(context))


def _tidy(context: Context, keys: Collection[str] | None) -> None:
    from argmap.core.edits.arrange import place
    from argmap.layout.tidy import tidy

    session = context.session
    places = tidy(session.document, context.view.plan.measurer, keys)
    patch = place(session.document, places)
    if session.apply(patch, tr("Tidy")):
        if keys is None:
            context.view.fit()
        else:
            context.view.reveal(keys)
        n = len(patch.changes)
        context.say(trn("Tidy moved one statement", "Tidy moved {n} statements", n))
    else:
        context.say(tr("Everything is tidy already."))


def group(context: Context) -> None:
    from argmap.core.edits.structure import group

    patch = group(context.session.document, chosen.statements(context))
    if not context.session.apply(patch, tr("Group"), select=patch.created):
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
    document = session.document
    return chosen.idle(context) and any(
        key in document.groups
        or any(other in document.groups for other in document.references.mentioning(key))
        for key in session.selection
    )


def _movable(context: Context) -> bool:
    document = context.session.document
    return chosen.idle(context) and any(
        key in document.statements or key in document.groups for key in context.session.selection
    )


_NUDGES = {
    "left": (mark("Left"), mark("Far Left"), -1.0, 0.0),
    "right": (mark("Right"), mark("Far Right"), 1.0, 0.0),
    "up": (mark("Up"), mark("Far Up"), 0.0, -1.0),
    "down": (mark("Down"), mark("Far Down"), 0.0, 1.0),
}
_FAR = 10.0


def _nudge_command(id: str, title: str, keys: str, nudge: Nudge) -> Command:
    return Command(
        id=f"arrange.nudge_{id}",
        title=title,
        tip=mark("Move the selected statements a little"),
        menu="Arrange/Nudge",
        section="far" if keys.startswith("Ctrl+Shift") else "near",
        keys=(keys,),
        scope="canvas",
        run=nudge,
        enabled=_movable,
    )


COMMANDS = (
    Command(
        id="arrange.tidy",
        title=mark("Tidy"),
        tip=mark("Set the whole map in rows, without overlaps; pinned statements stay"),
        menu="Arrange",
        section="tidy",
        keys=("Ctrl+T",),
        icon="tidy",
        toolbar=True,
        places=("canvas",),
        run=tidy_all,
        enabled=lambda context: (
            chosen.idle(context) and len(context.session.document.statements) > 0
        ),
    ),
    Command(
        id="arrange.tidy_selection",
        title=mark("Tidy Selection"),
        tip=mark("Set the selected statements in rows; the others stay"),
        menu="Arrange",
        section="tidy",
        keys=("Ctrl+Shift+T",),
        places=("statement",),
        run=tidy_selection,
        enabled=chosen.many_statements,
    ),
    Command(
        id="arrange.group",
        title=mark("Group"),
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
    *(
        _nudge_command(name, near, f"Ctrl+{name.title()}", Nudge(dx, dy))
        for name, (near, _, dx, dy) in _NUDGES.items()
    ),
    *(
        _nudge_command(
            f"far_{name}", far, f"Ctrl+Shift+{name.title()}", Nudge(dx * _FAR, dy * _FAR)
        )
        for name, (_, far, dx, dy) in _NUDGES.items()
    ),
)
