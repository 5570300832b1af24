"""The running program: its windows, and which file stands in which."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from argmap.core.i18n import tr
from argmap.layout.styles import STYLES
from argmap.ui.keys import Keys
from argmap.ui.main_window import MainWindow
from argmap.ui.recovering import Recovering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from argmap.layout.styles import Style
    from argmap.storage.versions import Versions
    from argmap.ui.appearance import Appearance
    from argmap.ui.ask import Asker
    from argmap.ui.open_map import OpenMap
    from argmap.ui.settings import Settings

CASCADE = 28
UNWIND_MS = 50
"""After a dialog was closed, until whoever waited for it has taken that in."""


class Program(QObject):
    """Opens windows, one document each, and closes them all when it is time."""

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        appearance: Appearance,
        asker_for: Callable[[MainWindow], Asker],
        state_folder: Path | None = None,
    ) -> None:
        super().__init__(application)
        self.settings: Settings = settings
        self.appearance: Appearance = appearance
        self.asker_for = asker_for
        self.keys = Keys(settings, self)
        self.recovery = Recovering(self, state_folder)
        self.trusted_hosts: set[str] = set()
        """Where a link of a map has led to, with a person's leave, since the program started."""
        self._state_folder = state_folder
        self.windows: list[MainWindow] = []
        # The system ends the program: nobody may be there to answer, so nothing is asked.
        self.ending = False
        # Set by a program that runs to its end: what is alive is then kept from the collector.
        self.settles = False

    @cached_property
    def versions(self) -> Versions:
        """Earlier versions of all maps; loaded with the first map."""
        from argmap.storage.state import state_folder
        from argmap.storage.versions import Versions

        return Versions((self._state_folder or state_folder()) / "history")

    def add_window(self) -> MainWindow:
        """Show an empty window."""
        window = MainWindow(self)
        window.closed.connect(self._forget)
        if self.windows:
            last = self.windows[-1]
            window.move(last.x() + CASCADE, last.y() + CASCADE)
        self.windows.append(window)
        window.show()
        return window

    def begin(self, window: MainWindow, paths: Sequence[Path]) -> None:
        """Do what could wait for the first paint: load the model, open files, offer recovery."""
        window.start_empty()
        self.open_paths(paths, into=window)
        self.recovery.offer(window)

    @Slot(object)
    def welcome(self, paths: Sequence[Path]) -> None:
        """A second start of the program has brought these files, or wants an empty map."""
        window = self.front()
        if window is None:
            return
        if paths:
            self.open_paths(paths, into=window)
        else:
            self.add_window().start_empty()
        (self.front() or window).come_forward()

    def open_paths(self, paths: Sequence[Path], into: MainWindow) -> None:
        """Open each file in a window of its own; `into` takes one if nothing has happened in it."""
        for path in paths:
            present = self.showing(path)
            if present is not None:
                present.come_forward()
                present.say(tr("“{name}” is already open here.", name=path.name))
                continue
            with self.opening():
                opened = into.files.read(path)
                if opened is not None:
                    self.place(opened, into)

    @contextmanager
    def opening(self) -> Iterator[None]:
        """Read and show a map, without Python's collector walking it over and over meanwhile."""
        from argmap.storage.memory import collector_paused

        with collector_paused():
            yield
            self.settle()

    @Slot()
    def settle(self) -> None:
        """Keep what is alive from the collector, now that much of it is new and here to stay."""
        from argmap.storage import memory

        if self.settles:
            memory.settle()

    def place(self, opened: OpenMap, near: MainWindow) -> MainWindow:
        """Show a map in `near` if nothing has happened there, else in a new window."""
        window = near if near.untouched else self.add_window()
        window.show_map(opened)
        return window

    def choose_wheel(self, choice: str) -> None:
        """Let the wheel of all windows scroll or zoom from now on."""
        self.settings.wheel = choice
        for window in self.windows:
            window.apply_pointing()

    def choose_arrow_keys(self, choice: str) -> None:
        """Let the arrow keys of all windows walk, or move what is selected, from now on."""
        self.settings.arrow_keys = choice
        for window in self.windows:
            window.apply_pointing()

    def choose_arrows(self, style: Style) -> None:
        """Draw the arrows of all windows in this way from now on."""
        self.settings.arrows = style
        for window in self.windows:
            window.canvas.draw_arrows(style)
            window.commands.refresh_soon()

    def choose_arrows_named(self, name: str) -> None:
        """Draw arrows in the way of this name."""
        self.choose_arrows(next(style for style in STYLES if style == name))

    def choose_autosave(self, seconds: str) -> None:
        """Save maps by themselves that long after a change, or not."""
        self.settings.autosave = seconds
        for window in self.windows:
            window.autosave.chosen()

    def choose_language(self, code: str) -> None:
        """Speak this language from the next start on."""
        self.settings.language = code
        for window in self.windows:
            window.say(tr("The language changes when argmap is started again."))

    def choose_start_page(self, on: bool) -> None:
        """Show recent files and examples on empty maps, or not."""
        self.settings.start_page = on
        for window in self.windows:
            window.start_page.refresh()

    def choose_glides(self, on: bool) -> None:
        """Show boxes on their way, or not, in all windows from now on."""
        self.settings.glides = on
        for window in self.windows:
            window.apply_glides()
            window.commands.refresh_soon()

    def choose_guides(self, on: bool) -> None:
        """Pull what is dragged into line with other boxes, or not, in all windows from now on."""
        self.settings.guides = on
        for window in self.windows:
            window.apply_pointing()
            window.commands.refresh_soon()

    def choose_keep_tidy(self, on: bool) -> None:
        """Let the maps of all windows make room for each edit, or not, from now on."""
        self.settings.keep_tidy = on
        for window in self.windows:
            window.arranger.apply_keep_tidy()
            window.commands.refresh_soon()

    def showing(self, path: Path) -> MainWindow | None:
        """Return the window that has this very file, however it is named."""
        for window in self.windows:
            if window.path is not None and same_file(window.path, path):
                return window
        return None

    def front(self) -> MainWindow | None:
        """Return the active window, or else the one last opened."""
        for window in self.windows:
            if window.isActiveWindow():
                return window
        return self.windows[-1] if self.windows else None

    @Slot()
    def quit(self) -> None:
        """Close all windows, asking about unsaved changes; stops at the first “Cancel”."""
        for window in list(self.windows):
            if not window.close():
                return

    @Slot()
    def end(self) -> None:
        """Quit because the system says so: what is unsaved stays in its journal, to be recovered.

        Only about a map that could not be kept is a person asked. A dialog that is open, and what
        waits for its answer, are given up first.
        """
        waiting = QApplication.activeModalWidget()
        if waiting is not None:
            waiting.close()
            QTimer.singleShot(UNWIND_MS, self, self.end)
            return
        for window in self.windows:
            if window.map is not None:
                window.keep_drafts()
                window.files.safekeeping.keep_now()
        self.ending = True
        try:
            self.quit()
        finally:
            self.ending = False

    def tell(self, sentence: str) -> None:
        """Say something in whichever window a person looks at."""
        window = self.front()
        if window is not None:
            window.alarm(sentence)

    @Slot(object)
    def _forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            if self.settles and self.windows:
                # Not before Qt is done with the window: the collector would tear it down for it.
                window.destroyed.connect(self._release_soon)

    @Slot()
    def _release_soon(self) -> None:
        QTimer.singleShot(0, self, _release)


def _release() -> None:
    from argmap.storage.memory import release

    release()


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, also through links or while neither exists."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
