"""Select all, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
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
