"""The map's file: opening, saving, and everything that can come between."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.ui import questions
from argmap.ui.changes import Changes
from argmap.ui.chrome import visible
from argmap.ui.earlier import Earlier
from argmap.ui.open_elsewhere import OpenElsewhere
from argmap.ui.open_map import OpenMap
from argmap.ui.safekeeping import Safekeeping
from argmap.ui.saver import Saver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.session.mapfile import MapFile, Origin
    from argmap.session.session import Session
    from argmap.storage.errors import FileProblem
    from argmap.ui.ask import Asker, Question
    from argmap.ui.main_window import MainWindow
    from argmap.ui.program import Program

SUFFIX = ".argmap"
MANY_WINDOWS = 10
"""More windows than that are opened only after a question."""


class Files:
    """Implements FilesPort for one window."""

    def __init__(self, window: MainWindow, program: Program) -> None:
        self._window = window
        self._program = program
        self._asker: Asker | None = None
        self.safekeeping = Safekeeping(window, program.recovery)
        self.saver = Saver(window, self)
        self.changes = Changes(window, self)
        self.earlier = Earlier(window, program)
        self.elsewhere = OpenElsewhere(window)

    @property
    def asker(self) -> Asker:
        if self._asker is None:
            self._asker = self._program.asker_for(self._window)
        return self._asker

    # --- opening ---------------------------------------------------------------------------

    def new(self) -> None:
        self._program.add_window().start_empty()

    def open(self) -> None:
        self.open_all(self.asker.files_to_open(self._program.settings.last_folder))

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open files, each in a window; ask first if that would make many windows."""
        many = len(paths) > MANY_WINDOWS
        if many and self.asker.choose(questions.many_files(len(paths))) != "open":
            return
        self._program.open_paths(paths, into=self._window)

    def open_recent(self, path: Path) -> None:
        self._program.open_paths([path], into=self._window)

    def open_example(self, name: str) -> None:
        """Open an example as an untitled map, so that the installed file stays as it is."""
        from argmap.resources import resource

        opened = self.read(resource("examples", name))
        if opened is not None:
            opened.file.path = None
            opened.file.suggested = Path(name)
            self._program.place(opened, self._window)

    def read(self, path: Path) -> OpenMap | None:
        """Return the map in a file, or report why there is none; nothing else changes."""
        from argmap.storage.errors import FileProblem
        from argmap.ui.aside import GivenUpError

        try:
            session, file = self._read(path)
        except GivenUpError:
            self._window.say(tr("“{name}” was not opened.", name=visible(path.name)))
            return None
        except FileProblem as problem:
            return self._salvaged(path, problem)
        return OpenMap(session, file)

    def _read(self, path: Path) -> tuple[Session, MapFile]:
        """The map in a file; large ones of other programs are read while the window is painted."""
        from argmap.session.mapfile import MapFile
        from argmap.ui.aside import done_aside
        from argmap.ui.foreign import is_large_import

        if not is_large_import(path):
            return MapFile.open(path)
        sentence = tr("Reading “{name}”…", name=visible(path.name))
        return done_aside(self._window, sentence, lambda _: MapFile.open(path))

    def _salvaged(self, path: Path, problem: FileProblem) -> OpenMap | None:
        """Report a damaged file, and offer what can be saved of it, as a map without a file."""
        from argmap.session.mapfile import MapFile
        from argmap.storage.errors import FileProblem

        try:
            session, file = MapFile.salvage(path)
        except FileProblem:
            self.asker.choose(questions.unreadable(path, problem))
            return None
        answer = self.asker.choose(questions.salvageable(path, problem, file.repairs))
        return OpenMap(session, file) if answer == "salvage" else None

    def shown(self, opened: OpenMap) -> None:
        """A map has been put into the window: remember its file, and tell what was mended."""
        opened.file.versions = self._program.versions
        self.saver.attend()
        self.changes.attend(opened)
        self.safekeeping.attend(opened)
        self.elsewhere.attend(opened)
        if opened.came_from is not None:
            self._program.settings.remember(opened.came_from)
        banner, repairs = self._window.banner, opened.file.repairs
        if opened.file.read_only:
            banner.show_notice(questions.newer_version())
        elif opened.file.origin is not None:
            self._tell_of_origin(opened.file.origin)
        elif repairs:
            details = questions.repairs(opened.file)
            banner.show_notice(
                questions.repaired(len(repairs)),
                [(tr("Details"), lambda: self._show(details))],
            )

    def _tell_of_origin(self, origin: Origin) -> None:
        from argmap.ui import foreign

        more = foreign.details(origin)
        actions = [(tr("Details"), lambda: self._show(more))] if origin.remarks else []
        self._window.banner.show_notice(foreign.told(origin), actions)

    def leave(self) -> None:
        """The map is about to go: what is under way ends first."""
        self.saver.wait()
        self.changes.leave()
        self.elsewhere.leave()

    # --- saving ----------------------------------------------------------------------------

    def save(self) -> None:
        """Write the map to its file; a large one is written while editing goes on."""
        opened = self._kept()
        if opened is None:
            return
        if opened.path is None or opened.file.read_only:
            self.saved_as()
        else:
            self.saver.save(opened, opened.path)

    def save_as(self) -> None:
        self.saved_as()

    def saved(self) -> bool:
        """Write the map to its file and wait for it; True only once that is confirmed."""
        opened = self._kept()
        if opened is None:
            return False
        if opened.path is None or opened.file.read_only:
            return self.saved_as()
        return self.saver.saved(opened, opened.path)

    def save_unasked(self) -> None:
        """Write the map to its own file if that needs no question."""
        opened = self._window.map
        if opened is not None and opened.path is not None and not opened.file.read_only:
            self.saver.save(opened, opened.path, asks=False)

    def saved_as(self) -> bool:
        """Ask where to, and write the map there."""
        opened = self._kept()
        if opened is None:
            return False
        path = self.asker.file_to_save(self._suggestion(opened))
        if path is None:
            return False
        other = self._program.showing(path)
        if other is not None and other is not self._window:
            self.asker.choose(questions.open_elsewhere(path))
            return False
        return self.saver.saved(opened, path)

    @property
    def has_file(self) -> bool:
        return self._window.path is not None

    def may_leave(self) -> bool:
        """Ask what to do about unsaved changes; False means stay."""
        self.saver.wait()
        opened = self._window.map
        if opened is None or not opened.session.dirty:
            return True
        if self._program.ending and self.safekeeping.keep_now():
            return True
        self._window.come_forward()
        answer = self.asker.choose(questions.unsaved(opened.name))
        if answer == "save":
            return self.saved()
        return answer == "discard"

    def close(self) -> None:
        self._window.close()

    def quit(self) -> None:
        self._program.quit()

    def look_for_changes(self) -> None:
        """Find out whether another program has changed the file, or opened it, too."""
        self.changes.look()
        self.elsewhere.look()

    def _kept(self) -> OpenMap | None:
        self._window.keep_drafts()
        return self._window.map

    def settle_conflict(self, opened: OpenMap, path: Path, *, gone: bool) -> None:
        """Ask what to do about a file that another program has changed, or taken away."""
        ask = questions.deleted_conflict if gone else questions.changed_conflict
        answer = self.asker.choose(ask(path))
        if answer == "copy":
            copy = self.asker.file_to_save(questions.copy_name(path))
            if copy is not None:
                self.saver.save(opened, copy)
        elif answer == "overwrite":
            self.saver.save(opened, path, force=True)
        elif answer == "reload":
            self.reload()
        elif answer == "compare":
            self.changes.compare()

    def told_saved(self, opened: OpenMap, path: Path) -> None:
        """The map is in this file now."""
        self.changes.attend(opened)
        self.elsewhere.attend(opened)
        self._window.banner.dismiss()
        self._program.settings.remember(path)
        self._window.refresh_title()
        self._window.commands.refresh_soon()

    def reload(self) -> None:
        """Make the map what its file holds now: a step that can be taken back."""
        from argmap.core.rules import RefusalError
        from argmap.storage.errors import FileProblem

        opened = self._kept()
        self.saver.wait()
        if opened is None or opened.path is None:
            return
        dirty = opened.session.dirty
        try:
            self.reread(opened)
        except FileProblem as problem:
            self.asker.choose(questions.unreadable(opened.path, problem))
            return
        except RefusalError as refusal:
            self._window.alarm(str(refusal))
            return
        self._window.say(
            tr("Reloaded. Undo brings your changes back; File ▸ Recover has them for 30 days.")
            if dirty
            else tr("Reloaded.")
        )

    def reread(self, opened: OpenMap) -> None:
        """Make the map what its file holds now. Raises FileProblem or RefusalError."""
        with self.safekeeping.given_up(), opened.session.left_as_is():
            opened.file.reload(opened.session)
        self.shown(opened)
        if not opened.file.repairs:
            self._window.banner.dismiss()
        self._window.refresh_title()

    def _suggestion(self, opened: OpenMap) -> Path:
        if opened.path is not None:
            return questions.copy_name(opened.path) if opened.file.read_only else opened.path
        suggested = opened.file.suggested or Path(questions.file_name(opened) + SUFFIX)
        folder = suggested.parent
        known = folder if folder.is_absolute() else self._program.settings.last_folder
        return known / suggested.name

    def _show(self, question: Question) -> None:
        self.asker.choose(question)
