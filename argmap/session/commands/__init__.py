"""Every command there is, declared as data; importing them imports neither Qt nor the model."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from argmap.core.i18n import mark
from argmap.session.commands import (
    aligning,
    branching,
    citing,
    clipboard,
    colouring,
    connecting,
    copying,
    deleting,
    files,
    finding,
    folding,
    grouping,
    growing,
    help,
    inserting,
    layouts,
    looking,
    nudging,
    ordering,
    panels,
    restructuring,
    selecting,
    siding,
    splitting,
    statements,
    undoing,
    view,
)
from argmap.session.commands.command import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.session.commands.context import Context

MODULES = (
    files,
    undoing,
    clipboard,
    copying,
    deleting,
    selecting,
    finding,
    inserting,
    growing,
    siding,
    statements,
    citing,
    colouring,
    ordering,
    connecting,
    restructuring,
    splitting,
    branching,
    layouts,
    grouping,
    aligning,
    nudging,
    view,
    folding,
    looking,
    panels,
    help,
)
"""In the order in which their commands stand in menus."""

MENUS: Mapping[str, str] = MappingProxyType(
    {
        "File": mark("File"),
        "Edit": mark("Edit"),
        "Edit/Branch": mark("Copy Branch"),
        "View": mark("View"),
        "View/Arrows": mark("Arrows"),
        "View/Levels": mark("Show Levels"),
        "View/Panels": mark("Panels"),
        "Insert": mark("Insert"),
        "Insert/Beside": mark("Connected Statement"),
        "Statement": mark("Statement"),
        "Statement/Kind": mark("Kind"),
        "Statement/Colour": mark("Colour"),
        "Statement/Restructure": mark("Restructure"),
        "Statement/Relate": mark("Relate"),
        "Arrange": mark("Arrange"),
        "Arrange/Direction": mark("Direction"),
        "Arrange/Align": mark("Align and Space"),
        "Arrange/Nudge": mark("Nudge"),
        "Help": mark("Help"),
    }
)
"""Titles of menus by path, in the order of the menu bar; a submenu stands after its parent."""

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "Edit/Branch": "clipboard",
        "View/Arrows": "theme",
        "View/Levels": "fold",
        "View/Panels": "panels",
        "Insert/Beside": "growing",
        "Statement/Kind": "marks",
        "Statement/Colour": "marks",
        "Statement/Restructure": "connections",
        "Statement/Relate": "connections",
        "Arrange/Direction": "keep",
        "Arrange/Align": "places",
        "Arrange/Nudge": "places",
    }
)
"""In which section of its parent a submenu stands; one not named here has a section of its own."""


def perform(command: Command, context: Context) -> bool:
    """Run a command if it is enabled, and say why if it is refused; nothing is changed then."""
    if not command.enabled(context):
        return False
    return attempt(lambda: command.run(context), context)


def attempt(act: Callable[[], object], context: Context) -> bool:
    """Do something and say why if it is refused."""
    try:
        act()
    except ValueError as error:
        sentence = _refusal(error)
        if sentence is None:
            raise
        context.say(sentence)
        return False
    return True


def _refusal(error: ValueError) -> str | None:
    """The sentence of an error that tells a person why not; None of a mistake of the program."""
    from pydantic import ValidationError

    from argmap.core.explanation import explain
    from argmap.core.integrity import IntegrityError
    from argmap.core.rules import RefusalError
    from argmap.session.fragment import FragmentError

    if isinstance(error, ValidationError):
        return explain(error)
    if isinstance(error, RefusalError | IntegrityError | FragmentError):
        return str(error)
    return None


def collect(modules: Iterable[Any]) -> Mapping[str, Command]:
    """Commands by id, in order; two of one id are a mistake."""
    found: dict[str, Command] = {}
    for module in modules:
        for command in module.COMMANDS:
            if command.id in found:
                raise ValueError(f"two commands are called {command.id}")
            found[command.id] = command
    return MappingProxyType(found)


COMMANDS = collect(MODULES)
