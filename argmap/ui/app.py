"""The composition root: makes the application, its first window, and what they share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from argmap import __version__
from argmap.storage.state import state_folder
from argmap.ui import translation
from argmap.ui.appearance import Appearance
from argmap.ui.handover import Handover
from argmap.ui.mishaps import Mishaps
from argmap.ui.program import Program
from argmap.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.ui.ask import Asker
    from argmap.ui.interrupts import Interrupts
    from argmap.ui.main_window import MainWindow


def run_gui(paths: Sequence[str], *, alone: bool = False) -> int:
    """Open the files in windows, or an empty one, and run until the last window closes.

    `alone`: other starts may hand their files to this program.
    """
    application = make_application()
    settings = Settings()
    trouble = translation.install(application, settings.language)
    program = Program(application, settings, Appearance(application, settings), _dialogs)
    program.settles = True
    mishaps = Mishaps(program.tell)
    interrupts: list[Interrupts] = []
    doors: list[Handover] = []
    window = program.add_window()

    def begin() -> None:
        interrupts.append(_interrupts(program))
        if alone:
            handover = Handover(state_folder(), program)
            handover.arrived.connect(program.welcome)
            doors.append(handover)
        program.begin(window, [Path(path) for path in paths])
        if trouble:
            program.tell(trouble)

    window.when_painted(begin)
    try:
        return int(application.exec())
    finally:
        for door in doors:
            door.close()
        for each in interrupts:
            each.restore()
        mishaps.restore()
        program.recovery.close()
        settings.flush()
        _let_go_of_the_clipboard()


def _let_go_of_the_clipboard() -> None:
    from argmap.ui.clip import release_clipboard

    release_clipboard()


def _dialogs(window: MainWindow) -> Asker:
    from argmap.ui.dialogs.asker import DialogAsker

    return DialogAsker(window)


def _interrupts(program: Program) -> Interrupts:
    from argmap.ui.interrupts import Interrupts

    return Interrupts(program.end, program)


def make_application() -> QApplication:
    """Make the application without showing it a person's arguments: Qt takes some for its own."""
    application = QApplication([*(sys.argv[:1] or ["argmap"]), "-style", "fusion"])
    application.setApplicationName("argmap")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("argmap")
    return application
