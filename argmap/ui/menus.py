"""The menu bar and the context menus, made from the commands."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS, MENUS, SECTIONS
from argmap.ui.chrome import menu_text
from argmap.ui.lists import ChangingList, ExampleList, RecentList, ThemeList, WheelList
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.layout.shapes import Hit
    from argmap.session.commands.command import Command, Place
    from argmap.ui.main_window import MainWindow

LISTS: dict[str, tuple[Callable[[MainWindow], ChangingList], ...]] = {
    "file.open": (RecentList,),
    "view.toggle_theme": (ThemeList, WheelList),
    "help.shortcuts": (ExampleList,),
}
"""Which lists stand after which command."""

FOLDED = (
    "Edit/Branch",
    "Statement/Kind",
    "Statement/Colour",
    "Statement/Restructure",
    "Statement/Relate",
    "Arrange/Align",
)
"""Menus that are one entry in a context menu, there only while something in it can be done."""

PARTS: dict[str, Place] = {
    "box": "statement",
    "junction": "inference",
    "arrow": "inference",
    "tie": "relation",
    "frame": "group",
}


def fill_menu_bar(window: MainWindow) -> None:
    """Make each menu of MENUS with its commands; lists that change stand where they belong."""
    menus = _empty_menus(window)
    sections: dict[str, str] = {}
    for command in COMMANDS.values():
        if command.menu not in menus:
            continue
        menu = menus[command.menu]
        parent = command.menu.rpartition("/")[0]
        if parent and menu.isEmpty():
            _enter(menus[parent], sections, parent, SECTIONS.get(command.menu, command.menu))
            menus[parent].addMenu(menu)
        _enter(menu, sections, command.menu, command.section)
        menu.addAction(window.commands[command.id])
        for made in LISTS.get(command.id, ()):
            menu.addMenu(made(window))


def _enter(menu: QMenu, sections: dict[str, str], path: str, section: str) -> None:
    """Draw a line if what comes next in the menu at `path` belongs to another section."""
    if sections.setdefault(path, section) != section:
        menu.addAction(separator(menu))
    sections[path] = section


def _empty_menus(window: MainWindow) -> dict[str, QMenu]:
    # Made here rather than by Qt: the first widget that comes out of Qt without a wrapper makes
    # PySide load every widget class there is, before the first paint.
    menus: dict[str, QMenu] = {}
    bar = QMenuBar(window)
    letters = window.program.keys.letters()
    for path, title in MENUS.items():
        parent = menus.get(path.rpartition("/")[0])
        text = menu_text(translated(title))
        menu = menus[path] = QMenu(text if parent else with_letter(text, letters), parent or bar)
        if parent is None:
            bar.addMenu(menu)
        menu.aboutToShow.connect(window.commands.refresh)
    window.setMenuBar(bar)
    return menus


def letter_menus(window: MainWindow) -> None:
    """Mark other letters, as commands have other keys."""
    letters = window.program.keys.letters()
    titles = [title for path, title in MENUS.items() if "/" not in path]
    for action, title in zip(window.menuBar().actions(), titles, strict=True):
        action.setText(with_letter(menu_text(translated(title)), letters))


def with_letter(title: str, taken: set[str]) -> str:
    """Mark the first free letter of a menu's title, with which Alt opens it, and take it."""
    for place, letter in enumerate(title.casefold()):
        if letter.isalpha() and letter not in taken:
            taken.add(letter)
            return f"{title[:place]}&{title[place:]}"
    return title


def separator(parent: QWidget) -> QAction:
    """Return a line between entries."""
    line = QAction(parent)
    line.setSeparator(True)
    return line


def context_menu(window: MainWindow, hit: Hit | None) -> QMenu:
    """Make the menu for what is under the pointer; its parent is the window.

    What cannot be done there is left out: the menu bar has it all.
    """
    place = PARTS[hit.part] if hit is not None else "canvas"
    menu = QMenu(window)
    menu.setAccessibleName(tr("Context menu"))
    listed = (command for command in COMMANDS.values() if place in command.places)
    for path, commands in groupby(listed, key=lambda command: command.menu):
        together = [each for each in commands if window.commands[each.id].isEnabled()]
        if path not in FOLDED:
            _add_sections(menu, together, window)
        elif together:
            inner = QMenu(menu_text(translated(MENUS[path])), menu)
            _add_sections(inner, together, window)
            menu.addMenu(inner)
    return menu


def _add_sections(menu: QMenu, commands: list[Command], window: MainWindow) -> None:
    """Add commands of one menu, with a line before them and between sections of several."""
    alone = False
    for place, (_, section) in enumerate(groupby(commands, key=lambda command: command.section)):
        together = list(section)
        if not menu.isEmpty() and (place == 0 or not (alone or len(together) == 1)):
            menu.addSeparator()
        alone = len(together) == 1
        for command in together:
            menu.addAction(window.commands[command.id])
