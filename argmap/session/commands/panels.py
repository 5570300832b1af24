"""The panels round the map: open, close, and go through them by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import mark
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from argmap.session.commands.context import Context


class Toggle:
    """Opens and closes one panel; the shell knows it by the same name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def run(self, context: Context) -> None:
        context.panels.toggle(self.name)

    def checked(self, context: Context) -> bool:
        return context.panels.shown(self.name)


def _next_pane(context: Context) -> None:
    context.panels.next_pane(1)


def _previous_pane(context: Context) -> None:
    context.panels.next_pane(-1)


def _panel(
    name: str, title: str, tip: str, *keys: str, icon: str | None = None, toolbar: bool = False
) -> Command:
    toggle = Toggle(name)
    return Command(
        id=f"view.{name}",
        title=title,
        tip=tip,
        menu="View/Panels",
        section="panels",
        keys=keys,
        icon=icon,
        toolbar=toolbar,
        run=toggle.run,
        checked=toggle.checked,
    )


COMMANDS = (
    _panel(
        "outline",
        mark("Outline"),
        mark("Show or hide the argument as an indented tree, to read and to edit"),
        "F5",
    ),
    _panel(
        "inspector",
        mark("Inspector"),
        mark("Show or hide the fields of what is selected"),
        "F9",
        icon="inspector",
        toolbar=True,
    ),
    _panel(
        "minimap",
        mark("Minimap"),
        mark("Show or hide the whole map in small, to look elsewhere in it"),
        "F8",
    ),
    _panel(
        "tags",
        mark("Tags"),
        mark("Show or hide all tags of the map, to give, rename and remove them"),
    ),
    _panel(
        "history",
        mark("History"),
        mark("Show or hide the steps done, to go back to any of them"),
    ),
    _panel(
        "versions",
        mark("Versions"),
        mark("Show or hide what the map was each time it was saved, to compare and restore it"),
    ),
    Command(
        id="view.next_pane",
        title=mark("Next Pane"),
        tip=mark("Give the keyboard to the next open panel, and after the last one to the map"),
        menu="View/Panels",
        section="panes",
        keys=("F6",),
        run=_next_pane,
    ),
    Command(
        id="view.previous_pane",
        title=mark("Previous Pane"),
        tip=mark("Give the keyboard to the panel before, or to the map"),
        menu="View/Panels",
        section="panes",
        keys=("Shift+F6",),
        run=_previous_pane,
    ),
)
