"""The map in a window: its session, its file, and who follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.session.commands.context import Context
from argmap.ui.ports import CanvasView, PictureExports, SystemClipboard, WindowPanels

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from argmap.canvas.export.options import PdfOptions, PngOptions
    from argmap.core.patch import Patch
    from argmap.session.mapfile import MapFile
    from argmap.session.session import Session
    from argmap.ui.main_window import MainWindow


class OpenMap:
    """A session and the file it came from, or will go to."""

    def __init__(self, session: Session, file: MapFile) -> None:
        self.session = session
        self.file = file
        self.last_export: tuple[Path, PngOptions | PdfOptions | str] | None = None
        """Where it went and how: the choices for a picture, or the id of another format."""
        self._exits: list[Callable[[], None]] = []
        self._guests: list[Callable[[], object]] = []

    @property
    def path(self) -> Path | None:
        return self.file.path

    @property
    def came_from(self) -> Path | None:
        """What was opened: its file, another program's, or the picture it was in."""
        origin = self.file.origin
        return self.path or (None if origin is None else origin.path) or self.file.picture

    @property
    def name(self) -> str:
        """What to call it: its file, the one it would be saved to, or the picture it was in."""
        file = self.file
        if file.path is None and file.picture is not None:
            return tr("Copy of {name}", name=file.picture.name)
        path = file.path or file.suggested
        return tr("Untitled") if path is None else path.name

    @property
    def untouched(self) -> bool:
        """Whether nothing would be lost or forgotten if another map took its place."""
        history = self.session.history
        return (
            self.path is None
            and self.file.suggested is None
            and not self.session.dirty
            and not history.undoable
            and not history.redoable
            and not len(self.session.document)
        )

    def context(self, window: MainWindow) -> Context:
        """Return what commands work with in this window."""
        from argmap.ui.browsing import Links  # not before the first paint: it loads the model

        return Context(
            session=self.session,
            view=CanvasView(window),
            layout=window.arranger,
            files=window.files,
            exports=PictureExports(window),
            clipboard=SystemClipboard(window),
            panels=WindowPanels(window),
            finder=window.finder,
            links=Links(window),
            say=window.say,
        )

    def follow(self, window: MainWindow) -> None:
        """Keep the window's title, counts, actions and journal up to date."""

        def changed(patch: Patch) -> None:
            window.status.forget()  # a refusal is no longer news
            window.refresh_counts_soon()
            window.start_page.refresh()

        def selected() -> None:
            window.refresh_counts_soon()
            window.commands.refresh_soon()

        def stepped() -> None:
            window.refresh_title()
            window.commands.refresh_soon()
            window.files.safekeeping.changed()
            window.files.saver.changed()
            window.autosave.changed()

        self._exits = [
            self.session.document.subscribe(changed),
            self.session.selection_changed.subscribe(selected),
            self.session.history_changed.subscribe(stepped),
            self.session.folding.changed.subscribe(window.commands.refresh_soon),
            self.session.focus.changed.subscribe(window.commands.refresh_soon),
            self.session.visits.changed.subscribe(window.commands.refresh_soon),
        ]

    def attend(self, leave: Callable[[], object]) -> None:
        """Call this when the map is left."""
        self._guests.append(leave)

    def forget(self, leave: Callable[[], object]) -> None:
        self._guests = [each for each in self._guests if each != leave]

    def leave(self) -> None:
        for leave in self._exits:
            leave()
        self._exits.clear()
        for close in tuple(self._guests):
            close()
