"""The composition root: makes the application, its first window, and what they share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from argmap import __version__
from argmap.ui import translation
from argmap.ui.appearance import Appearance
from argmap.ui.dialogs.asker import DialogAsker
from argmap.ui.interrupts import Interrupts
from argmap.ui.mishaps import Mishaps, state_folder
from argmap.ui.program import Program
from argmap.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence


def run_gui(paths: Sequence[str]) -> int:
    """Open the files in windows, or an empty one, and run until the last window closes."""
    application = make_application()
    translation.install()
    settings = Settings()
    program = Program(
        application,
        settings,
        Appearance(application, settings),
        DialogAsker,
        state_folder(),
    )
    mishaps = Mishaps(program.tell)
    interrupts = Interrupts(program.quit, program)
    window = program.add_window()
    window.when_painted(lambda: program.begin(window, [Path(path) for path in paths]))
    try:
        return int(application.exec())
    finally:
        interrupts.restore()
        mishaps.restore()
        program.recovery.close()
        settings.flush()


def make_application() -> QApplication:
    """Make the application without showing it a person's arguments: Qt takes some for its own."""
    application = QApplication(sys.argv[:1] or ["argmap"])
    application.setApplicationName("argmap")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("argmap")
    return application
