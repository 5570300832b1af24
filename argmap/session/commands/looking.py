"""Look at one thing: a branch in focus, the path to the conclusion, back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands import chosen
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


def focus(context: Context) -> None:
    session = context.session
    if not session.focus.off():
        session.focus.on(chosen.statements(context))


def _in_focus(context: Context) -> bool:
    return context.session.focus.keys is not None


def _can_focus(context: Context) -> bool:
    return _in_focus(context) or chosen.any_statement(context)


def light_up(context: Context) -> None:
    context.session.path.switch()


def _lit(context: Context) -> bool:
    return context.session.path.on


def go_back(context: Context) -> None:
    context.session.visits.back(context.view.go_to)


def go_forward(context: Context) -> None:
    context.session.visits.forward(context.view.go_to)


def present(context: Context) -> None:
    context.panels.toggle("presentation")


def full_screen(context: Context) -> None:
    context.panels.toggle("full_screen")


def _is_full_screen(context: Context) -> bool:
    return context.panels.shown("full_screen")


COMMANDS = (
    Command(
        id="view.focus",
        title=mark("Focus on Branch"),
        tip=mark("Dim all but the selected statements and what bears on them; Esc ends it"),
        menu="View",
        section="focus",
        keys=("Ctrl+Shift+F",),
        places=("statement",),
        run=focus,
        enabled=_can_focus,
        checked=_in_focus,
    ),
    Command(
        id="view.path",
        title=mark("Light Up the Path"),
        tip=mark("Show how what is selected leads to the central claim, or to a last conclusion"),
        menu="View",
        section="focus",
        keys=("Ctrl+Shift+H",),
        run=light_up,
        checked=_lit,
    ),
    Command(
        id="view.back",
        title=mark("Back"),
        tip=mark("Look at what was looked at before a jump"),
        menu="View",
        section="visits",
        keys=("Alt+Left",),
        scope="canvas",
        run=go_back,
        enabled=lambda context: context.session.visits.can_go_back,
    ),
    Command(
        id="view.forward",
        title=mark("Forward"),
        tip=mark("Look again at what was gone back from"),
        menu="View",
        section="visits",
        keys=("Alt+Right",),
        scope="canvas",
        run=go_forward,
        enabled=lambda context: context.session.visits.can_go_forward,
    ),
    Command(
        id="view.present",
        title=mark("Present"),
        tip=mark("Tell the argument step by step on the whole screen, with the arrow keys"),
        menu="View",
        section="screen",
        keys=("F11",),
        run=present,
    ),
    Command(
        id="view.full_screen",
        title=mark("Full Screen"),
        tip=mark("Give the window the whole screen"),
        menu="View",
        section="screen",
        keys=("Shift+F11",),
        run=full_screen,
        checked=_is_full_screen,
    ),
)
