"""Undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark, tr
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.session.commands.context import Context
    from argmap.session.history import Step


def undo(context: Context) -> None:
    step = None if context.session.gesture_open else context.session.history.undoable
    show = _showing(context, step)
    if context.session.undo() and step is not None:
        show()
        context.say(tr("Undone: {step}", step=step.label))


def redo(context: Context) -> None:
    step = context.session.history.redoable
    show = _showing(context, step)
    if context.session.redo() and step is not None:
        show()
        context.say(tr("Done again: {step}", step=step.label))


def _showing(context: Context, step: Step | None) -> Callable[[], None]:
    """What lets a person see the step taken back or done again: after a layout the same part."""
    from argmap.session.arranging import rearranges

    if step is not None and rearranges(step.patch):
        return context.view.steady()
    return lambda: context.view.reveal(context.session.selection)


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
