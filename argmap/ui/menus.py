"""The menu bar and the context menus, made from the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from argmap.core.i18n import tr
from argmap.session.commands import COMMANDS, MENUS
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
        if sections.get(command.menu, command.section) != command.section:
            menu.addAction(separator(menu))
        sections[command.menu] = command.section
        menu.addAction(window.commands[command.id])
        for made in LISTS.get(command.id, ()):
            menu.addMenu(made(window))


def _empty_menus(window: MainWindow) -> dict[str, QMenu]:
    # Made here rather than by Qt: the first widget that comes out of Qt without a wrapper makes
    # PySide load every widget class there is, before the first paint.
    menus: dict[str, QMenu] = {}
    bar = QMenuBar(window)
    letters: set[str] = set()
    for path, title in MENUS.items():
        parent = menus.get(path.rpartition("/")[0])
        text = menu_text(translated(title))
        menu = menus[path] = QMenu(text if parent else with_letter(text, letters), parent or bar)
        (parent or bar).addMenu(menu)
        menu.aboutToShow.connect(window.commands.refresh)
    window.setMenuBar(bar)
    return menus


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
    """Make the menu for what is under the pointer; its parent is the window."""
    place = PARTS[hit.part] if hit is not None else "canvas"
    menu = QMenu(window)
    menu.setAccessibleName(tr("Context menu"))
    before: Command | None = None
    for command in COMMANDS.values():
        if place not in command.places:
            continue
        if before is not None and (before.menu, before.section) != (command.menu, command.section):
            menu.addSeparator()
        menu.addAction(window.commands[command.id])
        before = command
    return menu
