"""What can be done with an earlier version of the map in a window."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.ui.chrome import visible

if TYPE_CHECKING:
    from argmap.storage.native import Loaded
    from argmap.storage.versions import Version
    from argmap.ui.main_window import MainWindow
    from argmap.ui.program import Program


class Earlier:
    """The versions of one window's map."""

    def __init__(self, window: MainWindow, program: Program) -> None:
        self._window = window
        self._program = program

    def versions(self) -> list[Version]:
        """Those of the present map, the latest first."""
        opened = self._window.map
        return [] if opened is None else self._program.versions.of(opened.file.meta.id)

    def look_at(self, version: Version) -> None:
        """Open a copy in a window of its own; the map and its file stay as they are."""
        from argmap.session.mapfile import SUFFIX, MapFile
        from argmap.ui.open_map import OpenMap

        opened, loaded = self._window.map, self._read(version)
        if opened is None or loaded is None:
            return
        known = opened.path or opened.file.suggested or Path(opened.name)
        time = version.saved.astimezone().strftime("%Y-%m-%d %H%M")
        name = tr("{name} (version {time})", name=known.stem, time=time)
        copy = OpenMap(*MapFile.copy(loaded, known.with_name(name + SUFFIX)))
        shown = self._program.place(copy, self._window)
        shown.banner.show_notice(
            tr(
                "This is a copy of “{name}” as it was saved ({time}). The map itself stays as it "
                "is.",
                name=visible(opened.name),
                time=moment(version),
            )
        )

    def compare(self, version: Version) -> None:
        """List what restoring it would change."""
        from argmap.ui.comparing import show_differences

        loaded = self._read(version)
        if loaded is not None:
            title = tr(
                "Restoring the version of {time} would change your map like this:",
                time=moment(version),
            )
            show_differences(self._window, title, loaded.document)

    def restore(self, version: Version) -> None:
        """Make it the map again: a step that can be taken back, in no file until it is saved."""
        from argmap.core.edits.replacing import replace
        from argmap.core.rules import RefusalError

        loaded = self._read(version)
        self._window.keep_drafts()
        opened = self._window.map
        if loaded is None or opened is None:
            return
        session = opened.session
        label = tr("Restore the version of {time}", time=moment(version))
        try:
            with session.left_as_is():
                changed = session.apply(replace(session.document, loaded.document), label)
        except RefusalError as refusal:
            self._window.say(str(refusal))
            return
        if changed:
            self._window.say(tr("Restored. Undo brings the map back as it was."))
        else:
            self._window.say(tr("The map is what it was then."))

    def _read(self, version: Version) -> Loaded | None:
        from argmap.session.mapfile import place_all
        from argmap.storage.errors import FileProblem

        try:
            loaded = version.read()
        except FileProblem as problem:
            self._window.alarm(problem.message)
            return None
        place_all(loaded.document)
        return loaded


def moment(version: Version, *, exact: bool = False) -> str:
    """When it was saved, as the clock on the wall had it; `exact` to the second."""
    saved = version.saved.astimezone()
    today = datetime.now().astimezone().date()
    time = saved.strftime("%H:%M:%S" if exact else "%H:%M")
    if saved.date() == today:
        return tr("today, {time}", time=time)
    if saved.date() == today - timedelta(days=1):
        return tr("yesterday, {time}", time=time)
    return f"{saved.strftime(tr('%Y-%m-%d'))} {time}"


def size_of(version: Version) -> str:
    if version.size < 100_000:
        return tr("{n:.1f} kB", n=version.size / 1000)
    return tr("{n:.1f} MB", n=version.size / 1_000_000)
