"""Where to look when stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def _shortcuts(context: Context) -> None:
    context.panels.toggle("shortcuts")


def _about(context: Context) -> None:
    context.panels.toggle("about")


def _palette(context: Context) -> None:
    context.panels.toggle("palette")


COMMANDS = (
    Command(
        id="view.palette",
        title=mark("Command Palette…"),
        tip=mark("Find a command or a statement by a few letters"),
        run=_palette,
        menu="Help",
        section="keys",
        keys=("Ctrl+Shift+P", "Ctrl+K"),
        icon="search",
    ),
    Command(
        id="help.shortcuts",
        title=mark("Keyboard Shortcuts"),
        tip=mark("Every command and its keys"),
        run=_shortcuts,
        menu="Help",
        section="keys",
        keys=("F1",),
        icon="help",
    ),
    Command(
        id="help.about",
        title=mark("About argmap"),
        tip=mark("Versions, for reports of problems"),
        run=_about,
        menu="Help",
        section="about",
    ),
)
