"""What other programs do to the file of an open map: seen at once, and never in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from argmap.core.i18n import tr
from argmap.ui import questions

if TYPE_CHECKING:
    from argmap.storage.files import State
    from argmap.ui.files import Files
    from argmap.ui.main_window import MainWindow
    from argmap.ui.open_map import OpenMap

SOON_MS: Final = 200
"""Programs write in several steps; this long after the first one the file is looked at."""
LATER_MS: Final = 1_000
"""When to look again at a file that is gone, or half written, as it may be for a moment."""


class Changes(QObject):
    """Watches the folder of one window's map: a watched file is lost when another replaces it."""

    def __init__(self, window: MainWindow, files: Files) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._watcher: QFileSystemWatcher | None = None
        self._told: State = "same"
        self._doubted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def attend(self, opened: OpenMap) -> None:
        """Watch the file of this map; its present state is known."""
        self._told = "same"
        self._doubted = False
        self._timer.stop()
        wanted = self._places(opened.path)
        if self._watcher is None:
            if not wanted:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._soon)
            self._watcher.fileChanged.connect(self._soon)
        present = {*self._watcher.files(), *self._watcher.directories()}
        if present - wanted:
            self._watcher.removePaths(sorted(present - wanted))
        if wanted - present:
            self._watcher.addPaths(sorted(wanted - present))

    def leave(self) -> None:
        """The map goes: nothing is watched any more."""
        self._timer.stop()
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None

    @Slot()
    def look(self) -> None:
        """Find out what has happened to the file: follow it, or tell of it, once."""
        opened = self._window.map
        if opened is None or opened.path is None or self._files.saver.busy:
            return
        if opened.session.gesture_open:
            self._timer.start(LATER_MS)
            return
        state = opened.file.state()
        self._arm(opened)
        if state == "same":
            if self._told != "same":
                self._window.banner.dismiss()
            self._told = "same"
            self._doubted = False
        elif state == "deleted" and not self._doubted:
            self._doubt()
        elif state == "deleted" or self._busy_with(opened) or not self._follow(opened):
            self._tell(opened, state)

    def told(self) -> None:
        """What has changed is told elsewhere: once is enough."""
        if self._told != "same":
            self._told = "same"
            self._window.banner.dismiss()

    def compare(self) -> None:
        """List what is other in the file than in the map."""
        from argmap.storage.errors import FileProblem
        from argmap.ui.comparing import show_differences

        opened = self._window.map
        if opened is None or opened.path is None:
            return
        try:
            other = opened.file.on_disk()
        except FileProblem as problem:
            self._files.asker.choose(questions.unreadable(opened.path, problem))
            return
        title = tr("Reloading “{name}” would change your map like this:", name=opened.path.name)
        show_differences(self._window, title, other)

    def _busy_with(self, opened: OpenMap) -> bool:
        """Whether the map has changes of its own, also such as are being typed."""
        controller = self._window.canvas.controller
        if controller is not None and controller.editing is not None:
            return True
        self._window.docks.commit()
        return opened.session.dirty

    def _follow(self, opened: OpenMap) -> bool:
        """Take over what the file holds now; False if that cannot be done quietly."""
        from argmap.core.rules import RefusalError
        from argmap.storage.errors import FileProblem

        try:
            self._files.reread(opened)
        except FileProblem:
            if self._doubted:
                return False
            self._doubt()  # perhaps it is being written just now
            return True
        except RefusalError:
            return False
        self._window.say(tr("Another program has changed “{name}”: reloaded.", name=opened.name))
        return True

    def _doubt(self) -> None:
        self._doubted = True
        self._timer.start(LATER_MS)

    def _tell(self, opened: OpenMap, state: State) -> None:
        self._doubted = False
        if opened.path is None or state == self._told or self._files.saver.conflict:
            return
        self._told = state
        actions = []
        if state == "changed":
            actions = [(tr("Compare"), self._compare_and_tell), (tr("Reload"), self._files.reload)]
        self._window.banner.show_notice(questions.change_noticed(opened.path, state), actions)

    def _compare_and_tell(self) -> None:
        self.compare()
        self._told = "same"
        self.look()

    @Slot()
    def _soon(self) -> None:
        if not self._timer.isActive():  # or in a busy folder its time would never come
            self._timer.start(SOON_MS)

    def _arm(self, opened: OpenMap) -> None:
        """Watch the file that has the name now: a replaced one is forgotten."""
        if self._watcher is not None:
            missing = self._places(opened.path) - {
                *self._watcher.files(),
                *self._watcher.directories(),
            }
            if missing:
                self._watcher.addPaths(sorted(missing))

    def _places(self, path: Path | None) -> set[str]:
        if path is None:
            return set()
        real = path.resolve()
        places = (path.parent.absolute(), real.parent, real)
        return {str(each) for each in places if each.exists()}
