"""Recovery copies: kept while maps are unsaved, offered after a run that ended without closing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from argmap.storage.state import state_folder

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.storage.recovery import Offer, Recovery
    from argmap.ui.main_window import MainWindow
    from argmap.ui.program import Program


class Recovering:
    """The copies of this run, and those that earlier ones left behind."""

    def __init__(self, program: Program, state_folder: Path | None) -> None:
        self._program = program
        self._state_folder = state_folder
        self._store: Recovery | None = None

    @property
    def store(self) -> Recovery:
        """The folder of copies; loaded when first needed, which is after the first paint."""
        if self._store is None:
            from argmap.storage.recovery import Recovery

            folder = self._state_folder or state_folder()
            self._store = Recovery(folder / "recovery")
        return self._store

    def keep(self, key: str, data: bytes, *, path: Path | None, document: str) -> None:
        """Replace the copy of one open map. Raises OSError."""
        self.store.keep(key, data, path=path, document=document)

    def discard(self, key: str) -> None:
        """Drop a copy; one that cannot be reached is offered once too often, and no worse."""
        with suppress(OSError):
            self.store.discard(key)

    def close(self) -> None:
        """The program ends as it should: no copy of its own is left."""
        if self._store is not None:
            self._store.close()

    def offer(self, window: MainWindow) -> None:
        """Ask what to do with copies that were left behind, if there are any."""
        offers = self.store.offers()
        if not offers:
            return
        from argmap.ui import questions

        answer = window.files.asker.choose(questions.recoverable(offers))
        for offer in offers:
            if answer == "recover":
                self._recover(offer, window)
            elif answer == "discard":
                self.discard(offer.key)

    def _recover(self, offer: Offer, near: MainWindow) -> None:
        """Open a copy as an unsaved map; the offered copy goes once ours is written."""
        from argmap.session.mapfile import MapFile
        from argmap.storage.errors import FileProblem
        from argmap.ui import questions
        from argmap.ui.open_map import OpenMap

        try:
            opened = OpenMap(*MapFile.recover(offer))
        except FileProblem as problem:
            near.files.asker.choose(questions.unreadable(offer.path or offer.copy, problem))
            return
        window = self._program.place(opened, near)
        if window.files.safekeeping.keep_now():
            self.discard(offer.key)
