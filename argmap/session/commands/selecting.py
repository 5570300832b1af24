"""Select all, a branch, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, trn
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def select_all(context: Context) -> None:
    """All statements shown and what connects them; the current one stays current."""
    document, current = context.session.document, context.session.current
    hidden = context.session.folding.hidden
    keys = [
        key
        for name in ("statements", "inferences")
        for key in document.ordered_keys(name)
        if key not in hidden
    ]
    if current is not None and current in keys:
        keys.remove(current)
        keys.append(current)
    context.session.select(keys)


def select_none(context: Context) -> None:
    context.session.select(())


def select_branch(context: Context) -> None:
    """Statements and arrows; those that were current stay so."""
    from argmap.core.branches import bearing_on

    session = context.session
    roots = chosen.statements(context)
    found = {key: None for root in roots for key in bearing_on(session.document, root)}
    session.select([*(key for key in found if key not in roots), *roots])
    n = len(chosen.statements(context)) - len(roots)
    context.say(trn("One statement bears on it", "{n} statements bear on it", n))


COMMANDS = (
    Command(
        id="edit.select_all",
        title=mark("Select All"),
        tip=mark("Select every statement and arrow"),
        menu="Edit",
        section="selection",
        keys=("Ctrl+A",),
        icon="select-all",
        places=("canvas",),
        run=select_all,
        enabled=lambda context: chosen.idle(context) and len(context.session.document) > 0,
    ),
    Command(
        id="edit.select_branch",
        title=mark("Select Branch"),
        tip=mark("Select all that bears on the selected statements, too"),
        menu="Edit",
        section="selection",
        keys=("Ctrl+Shift+B",),
        places=("statement",),
        run=select_branch,
        enabled=chosen.any_statement,
    ),
    Command(
        id="edit.select_none",
        title=mark("Select Nothing"),
        tip=mark("Select nothing (Escape does the same on the canvas)"),
        menu="Edit",
        section="selection",
        keys=("Ctrl+Shift+A",),
        run=select_none,
        enabled=chosen.any_record,
    ),
)
