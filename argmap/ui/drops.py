"""What is dragged onto a window: our files open, the rest lands on the canvas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from argmap.core.geometry import Point
from argmap.core.i18n import tr
from argmap.ui.brought import page_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtGui import QDropEvent

    from argmap.ui.main_window import MainWindow

MAP_SUFFIXES: Final = {".argmap", ".json"}
CARRIERS: Final = {".png", ".pdf"}
"""Files of which some have a map in them."""

MOST_FILES: Final = 200
MOST_LOOKED_AT: Final = 2_000
"""Of so many files in a folder it is looked what they are."""


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files among what is dragged that may be maps; of folders those in them."""
    found: list[Path] = []
    for path in _files(data):
        if path.is_dir():
            found += maps_in(path)
        elif may_be_map(path):
            found.append(path)
    return found


def maps_in(folder: Path) -> list[Path]:
    """The maps right in a folder, ours and others', by name."""
    from argmap.ui.foreign import is_known

    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    except OSError:
        return []
    return [path for path in paths[:MOST_LOOKED_AT] if _is_one(path, is_known)]


def _is_one(path: Path, is_known: Callable[[Path], bool]) -> bool:
    """Whether a file that nobody has named is a map; what belongs to another file is not."""
    suffix = path.suffix.lower()
    if path.name.startswith(".") or not path.is_file():
        return False
    if suffix == ".txt" and path.with_suffix(".ann").exists():
        return False
    return is_known(path) if suffix == ".json" else may_be_map(path)


def may_be_map(path: Path) -> bool:
    """Whether a file is one to open: a picture or a PDF is, if it carries a map."""
    suffix = path.suffix.lower()
    if suffix in MAP_SUFFIXES:
        return True
    if suffix not in CARRIERS:
        from argmap.ui.foreign import is_map

        return is_map(path)
    from argmap.storage.errors import FileProblem
    from argmap.storage.fs import is_regular
    from argmap.storage.pdf import MAX_PDF, read_attachment
    from argmap.storage.png import read_chunk

    read = read_chunk if suffix == ".png" else read_attachment
    try:
        status = path.stat()
        if not is_regular(status) or status.st_size > MAX_PDF:
            return False  # whoever reads a pipe waits, perhaps for ever
        with path.open("rb") as stream:
            return read(stream) is not None
    except OSError:
        return False
    except FileProblem:
        return True  # a damaged one is opened, to be told what is wrong


def enter(event: QDropEvent) -> None:
    """Take interest in what can be let go somewhere: who takes none hears of no move."""
    data = event.mimeData()
    _answer(event, wanted=data.hasText() or data.hasUrls())


def welcome(window: MainWindow, event: QDropEvent) -> bool:
    """Whether letting go here would do something; tells the source that it is copied."""
    data = event.mimeData()
    place = _over_canvas(window, event.position().toPoint())
    wanted = bool(_files(data)) or (place is not None and (data.hasText() or data.hasUrls()))
    _answer(event, wanted=wanted)
    return wanted


def _answer(event: QDropEvent, *, wanted: bool) -> None:
    if wanted:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()


def take(window: MainWindow, event: QDropEvent) -> None:
    """Open maps; put words, links and other files where they were let go."""
    if not welcome(window, event):
        return
    data = event.mimeData()
    maps = dropped_files(data)
    inside = {path.parent for path in maps}
    others = [path for path in _files(data) if path not in maps and path not in inside]
    if maps:
        window.files.open_all(maps)
    if others or not maps:
        text = "\n\n".join(path.as_uri() for path in others) if others else words_of(data)
        _insert(window, text or "", page_of(data), event.position().toPoint(), len(others))


def _insert(window: MainWindow, text: str, page: str | None, place: QPoint, files: int) -> None:
    from argmap.session.commands import attempt
    from argmap.session.commands.pasting import insert_words

    context = window.context
    if context is None or not text.strip():
        return
    window.keep_drafts()
    if context.session.gesture_open:
        return
    if files > MOST_FILES:
        sentence = tr("At most {n} files can be dropped at once.", n=MOST_FILES)
        context.say(sentence)
        return
    at = _over_canvas(window, place) or context.view.visible_center()
    attempt(lambda: insert_words(context, text, tr("Drop"), origin=page, at=at), context)
    window.come_forward()
    window.canvas.setFocus()


def _over_canvas(window: MainWindow, place: QPoint) -> Point | None:
    """The point of the scene under a point of the window, if that is on the canvas."""
    viewport = window.canvas.viewport()
    local = viewport.mapFrom(window, place)
    if not viewport.rect().contains(local):
        return None
    return window.canvas.camera.to_scene(Point(float(local.x()), float(local.y())))


def _files(data: QMimeData) -> list[Path]:
    if not data.hasUrls():
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_absolute()]
