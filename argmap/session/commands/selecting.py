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


def to_conclusion(context: Context) -> None:
    """What the current arrow, or the first arrow of the current statement, leads to."""
    arrow = chosen.arrows(context)[0]
    _go_to(context, context.session.document.inferences[arrow].target)


def to_premise(context: Context) -> None:
    """The first premise of the current arrow, or of the first one to the current statement."""
    from argmap.core.graph import inferences_at

    document, key = context.session.document, context.session.current
    if key is not None:
        arrow = document.inferences.get(key) or inferences_at(document, key)[0]
        _go_to(context, arrow.premises[0])


def _go_to(context: Context, key: str) -> None:
    context.session.select([key])
    context.view.reveal([key])


def _has_premise(context: Context) -> bool:
    document, key = context.session.document, context.session.current
    if key is None or not chosen.idle(context):
        return False
    return key in document.inferences or bool(document.references.aiming_at(key))


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
        id="edit.go.conclusion",
        title=mark("Go to Conclusion"),
        tip=mark("Select what the current arrow or statement bears on, and bring it into view"),
        menu="Edit",
        section="selection",
        places=("inference",),
        run=to_conclusion,
        enabled=chosen.any_arrow,
    ),
    Command(
        id="edit.go.premise",
        title=mark("Go to Premise"),
        tip=mark("Select the first premise of the current arrow or statement, and show it"),
        menu="Edit",
        section="selection",
        places=("inference",),
        run=to_premise,
        enabled=_has_premise,
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
