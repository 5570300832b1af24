"""Saves of all sorts, each in a folder of its own, and what must be true whatever happens."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from argmap.core.document import Document
from argmap.core.edits.replacing import replace
from argmap.core.patch import Patch
from argmap.core.records import Content, MapInfo, Statement
from argmap.session.mapfile import MapFile
from argmap.session.saving import Saved, Saving
from argmap.session.session import Session
from argmap.storage.errors import FileProblem
from argmap.storage.filemodel import Meta
from argmap.storage.fs import Fs
from argmap.storage.native import dump, load
from argmap.storage.versions import Versions
from tests.reliability.faults import FullFs, NoLinksFs


def map_bytes(title: str) -> bytes:
    """A map of a few thousand bytes that can be told by its title."""
    statements = (Statement(id="a", order="a1", text=f"{title} é" * 900, x=0, y=0),)
    return dump(Content(info=MapInfo(title=title), statements=statements), Meta(id="m"))


OLD, THEIRS = map_bytes("old"), map_bytes("theirs")


@dataclass
class Scene:
    """One save about to be made. `real` is the file whose name must never be without a map."""

    folder: Path
    path: Path
    real: Path
    session: Session
    file: MapFile
    overwrites: bool = False
    in_place: bool = False
    existed: bool = True
    fs: Fs | None = None

    @property
    def history(self) -> Path:
        return self.folder / "state"

    def save(self, fs: Fs) -> Saved:
        """Save as the program does, with every call that saving makes through `fs`."""
        self.file.versions = Versions(self.history, fs)
        self.file.in_place = self.path if self.in_place else None
        saving: Saving = self.file.begin(self.session, self.path, force=self.overwrites)
        return saving.run(fs)

    def moved(self, folder: Path) -> Scene:
        """The same in another folder."""
        path, real = (folder / each.relative_to(self.folder) for each in (self.path, self.real))
        return dataclasses.replace(self, folder=folder, path=path, real=real)

    # --- what must be true -----------------------------------------------------------------

    def title(self) -> str | None:
        """What the name holds, if it is a whole map."""
        try:
            return load(self.real.read_bytes()).document.info.title
        except (OSError, FileProblem):
            return None

    def complaints(self, *, new_only: bool = False) -> list[str]:
        """What is not as it was promised; after a crash, say."""
        found = []
        title = self.title()
        allowed = ["new"] if new_only else ["new", "theirs" if self.overwrites else "old"]
        expected = self.existed or self.real.exists() or new_only
        half = self.in_place and self._kept("old")  # the promise is another there
        if expected and title not in allowed and not half:
            found.append(f"the name holds {title}")
        if self.overwrites and title != "theirs" and not self._kept("theirs"):
            found.append("what the other program wrote is nowhere")
        if (
            self.existed
            and title == "new"
            and not self._kept("theirs" if self.overwrites else "old")
        ):
            found.append("what was overwritten is nowhere")
        return found

    def _kept(self, title: str) -> bool:
        places = [*self.real.parent.glob("*.bak"), *self.real.parent.glob("*(conflict*"),
                  *self.history.glob("*/*.argmap")]  # fmt: skip
        found = []
        for each in places:
            try:
                found.append(load(each.read_bytes()).document.info.title)
            except FileProblem:
                found.append(f"no map in {each.name}")
        return title in found

    def litter(self) -> list[str]:
        """Temporary files that are still there."""
        return [each.name for each in self.folder.rglob("*.tmp")]


def _opened(folder: Path, path: Path, real: Path) -> Scene:
    session, file = MapFile.open(path)
    session.apply(_retitled(session), "Edit")
    return Scene(folder, path, real, session, file)


def _retitled(session: Session) -> Patch:
    return replace(session.document, Document(load(map_bytes("new")).document.content()))


def _new(folder: Path) -> Scene:
    scene = _overwrite(folder)
    scene.path = scene.real = folder / "docs" / "other.argmap"
    scene.existed = False
    return scene


def _overwrite(folder: Path) -> Scene:
    path = folder / "docs" / "m.argmap"
    path.parent.mkdir()
    path.write_bytes(OLD)
    path.with_name("m.argmap.bak").write_bytes(map_bytes("older"))
    return _opened(folder, path, path)


def _symlink(folder: Path) -> Scene:
    scene = _overwrite(folder)
    link = folder / "link.argmap"
    link.symlink_to(scene.real)
    return _opened(folder, link, scene.real)


def _conflict(folder: Path) -> Scene:
    scene = _overwrite(folder)
    scene.real.write_bytes(THEIRS)
    scene.overwrites = True
    return scene


def _hard_link(folder: Path) -> Scene:
    scene = _overwrite(folder)
    os.link(scene.real, folder / "docs" / "twin.argmap")
    scene.in_place = True
    return scene


def _no_links(folder: Path) -> Scene:
    scene = _overwrite(folder)
    scene.fs = NoLinksFs()
    return scene


def _full(folder: Path) -> Scene:
    scene = _overwrite(folder)
    scene.fs = FullFs()
    return scene


SCENES: dict[str, Callable[[Path], Scene]] = {
    "new": _new,
    "overwrite": _overwrite,
    "symlink": _symlink,
    "conflict": _conflict,
    "hard link": _hard_link,
    "no links": _no_links,
    "full": _full,
}
