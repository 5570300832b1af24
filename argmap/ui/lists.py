"""Menus that list things which change: recent files, examples, themes, what the wheel does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from argmap.core.i18n import tr
from argmap.resources import resource
from argmap.ui.chrome import menu_text
from argmap.ui.settings import THEMES, WHEELS

if TYPE_CHECKING:
    from argmap.ui.main_window import MainWindow


class ChangingList(QMenu):
    """A submenu that is made anew each time it opens; choosing an entry calls `chosen`."""

    def __init__(self, title: str, window: MainWindow) -> None:
        super().__init__(title, window)
        self.window_ = window
        self.aboutToShow.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self.add_entries()

    def add_entries(self) -> None:
        raise NotImplementedError

    def chosen(self, value: str) -> None:
        raise NotImplementedError

    def add_entry(self, title: str, value: str) -> QAction:
        action = QAction(menu_text(title), self)
        action.setData(value)
        action.triggered.connect(self._triggered)
        self.addAction(action)
        return action

    @Slot()
    def _triggered(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.chosen(str(sender.data()))


class RecentList(ChangingList):
    """Files last used; one that is gone is greyed out."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(tr("Open Recent"), window)

    def add_entries(self) -> None:
        recent = self.window_.program.settings.recent
        for path in recent:
            twins = sum(other.name == path.name for other in recent)
            title = f"{path.name}  —  {path.parent}" if twins > 1 else path.name
            self.add_entry(title, str(path)).setEnabled(path.exists())
        if not recent:
            self.add_entry(tr("No files yet"), "").setEnabled(False)
            return
        self.addSeparator()
        self.add_entry(tr("Forget These"), "")

    def chosen(self, value: str) -> None:
        if value:
            self.window_.files.open_recent(Path(value))
        else:
            self.window_.program.settings.forget_recent()


def examples() -> list[tuple[str, str]]:
    """Return file name and title of each map that comes with the program."""
    from argmap.storage.native import load

    paths = sorted(resource("examples").glob("*.argmap"))
    return [(path.name, load(path.read_bytes()).document.info.title or path.stem) for path in paths]


class ExampleList(ChangingList):
    """Maps that come with the program."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(tr("Examples"), window)

    def add_entries(self) -> None:
        for name, title in examples():
            self.add_entry(title, name)

    def chosen(self, value: str) -> None:
        self.window_.files.open_example(value)


class _Choices(ChangingList):
    """Entries of which one is ticked."""

    def offer(self, titles: dict[str, str], present: str) -> None:
        group = QActionGroup(self)
        for value, title in titles.items():
            action = self.add_entry(title, value)
            action.setCheckable(True)
            action.setChecked(value == present)
            group.addAction(action)


class ThemeList(_Choices):
    """The themes, and what the system says."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(tr("Theme"), window)

    def add_entries(self) -> None:
        titles = {
            "system": tr("As the System"),
            "light": tr("Light"),
            "dark": tr("Dark"),
            "classic": tr("Classic Green and Red"),
            "contrast": tr("High Contrast"),
        }
        self.offer({each: titles[each] for each in THEMES}, self.window_.program.appearance.choice)

    def chosen(self, value: str) -> None:
        self.window_.program.appearance.choose(value)


class WheelList(_Choices):
    """What the mouse wheel does without a key held."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(tr("Mouse Wheel"), window)

    def add_entries(self) -> None:
        titles = {"scroll": tr("Scrolls; zooms with Ctrl"), "zoom": tr("Zooms")}
        self.offer({each: titles[each] for each in WHEELS}, self.window_.program.settings.wheel)

    def chosen(self, value: str) -> None:
        self.window_.program.choose_wheel(value)
