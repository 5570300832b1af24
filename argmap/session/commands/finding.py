"""Find and replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def _find(context: Context) -> None:
    context.finder.find()


def _replace(context: Context) -> None:
    context.finder.replace()


def _next(context: Context) -> None:
    context.finder.step(forward=True)


def _previous(context: Context) -> None:
    context.finder.step(forward=False)


def _something_written(context: Context) -> bool:
    return chosen.idle(context) and bool(context.session.document.statements)


COMMANDS = (
    Command(
        id="edit.find",
        title=mark("Find…"),
        tip=mark("Find statements by what is written in or about them"),
        menu="Edit",
        section="find",
        keys=("Ctrl+F",),
        icon="search",
        run=_find,
        enabled=chosen.idle,
    ),
    Command(
        id="edit.replace",
        title=mark("Replace…"),
        tip=mark("Replace words throughout the map"),
        menu="Edit",
        section="find",
        keys=("Ctrl+H",),
        run=_replace,
        enabled=chosen.idle,
    ),
    Command(
        id="edit.find_next",
        title=mark("Find Next"),
        tip=mark("Go to the next place that was found"),
        menu="Edit",
        section="find",
        keys=("F3",),
        run=_next,
        enabled=_something_written,
    ),
    Command(
        id="edit.find_previous",
        title=mark("Find Previous"),
        tip=mark("Go to the place that was found before"),
        menu="Edit",
        section="find",
        keys=("Shift+F3",),
        run=_previous,
        enabled=_something_written,
    ),
)
