"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def undo(context: Context) -> None:
    history = context.session.history
    step = history.undoable
    if context.session.gesture_open:
        context.session.undo()
    elif step is not None:
        go_to(context, history.position - 1)
        context.say(tr("Undone: {step}", step=step.label))


def redo(context: Context) -> None:
    history = context.session.history
    step = history.redoable
    if step is not None and go_to(context, history.position + 1):
        context.say(tr("Done again: {step}", step=step.label))


def go_to(context: Context, position: int) -> bool:
    """Go to a place in the history, and let a person see what is other there."""
    from argmap.session.arranging import rearranges

    session = context.session
    # After a layout the same part of the map is looked at as before, else what was changed.
    steady = context.view.steady() if rearranges(session.history.between(position)[0]) else None
    if not session.go_to(position):
        return False
    if steady is not None:
        steady()
    else:
        context.view.reveal(session.selection)
    return True


COMMANDS = (
    Command(
        id="edit.undo",
        title=mark("Undo"),
        tip=mark("Take back the last step"),
        menu="Edit",
        section="history",
        keys=("Ctrl+Z",),
        icon="undo",
        toolbar=True,
        run=undo,
        enabled=lambda context: (
            context.session.gesture_open or context.session.history.undoable is not None
        ),
    ),
    Command(
        id="edit.redo",
        title=mark("Redo"),
        tip=mark("Do again what was taken back"),
        menu="Edit",
        section="history",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
        toolbar=True,
        run=redo,
        enabled=lambda context: (
            not context.session.gesture_open and context.session.history.redoable is not None
        ),
    ),
)
