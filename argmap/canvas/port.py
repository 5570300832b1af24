"""What gestures may ask of the canvas, and nothing else of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.picture import Picture
    from argmap.interaction.events import Pointer
    from argmap.interaction.port import Cursor
    from argmap.layout.shapes import Hit

_CURSORS: Final[dict[str, Qt.CursorShape]] = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "open hand": Qt.CursorShape.OpenHandCursor,
    "closed hand": Qt.CursorShape.ClosedHandCursor,
    "pointing hand": Qt.CursorShape.PointingHandCursor,
    "move": Qt.CursorShape.SizeAllCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "forbidden": Qt.CursorShape.ForbiddenCursor,
    "resize": Qt.CursorShape.SizeHorCursor,
}


class Canvas(Protocol):
    """What of the canvas widget the port needs."""

    @property
    def picture(self) -> Picture: ...
    def viewport(self) -> QWidget: ...
    def show_overlay(self) -> None: ...
    def camera_changed(self) -> None: ...
    def open_editor(self, key: str, *, select_all: bool, typed: str) -> None: ...
    def commit_edit(self) -> None: ...
    def announce(self, sentence: str) -> None: ...
    def ask_for_menu(self, hit: Hit | None, place: QPoint) -> None: ...


class Port:
    """A `CanvasPort` on a canvas widget, whose own methods may bear none of these names."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def repaint_overlay(self) -> None:
        self._canvas.show_overlay()

    def camera_changed(self) -> None:
        self._canvas.camera_changed()

    def edit_text(self, key: str, select_all: bool, typed: str = "") -> None:
        self._canvas.open_editor(key, select_all=select_all, typed=typed)

    def commit_edit(self) -> None:
        self._canvas.commit_edit()

    def say(self, sentence: str) -> None:
        self._canvas.announce(sentence)

    def cursor(self, name: Cursor) -> None:
        self._canvas.viewport().setCursor(_CURSORS[name])

    def lift(self, keys: Iterable[str], arrows: Iterable[str]) -> None:
        self._canvas.picture.lift((*keys, *arrows))

    def drop_lift(self) -> None:
        self._canvas.picture.drop_lift()
        self._canvas.viewport().update()

    def context_menu(self, hit: Hit | None, pointer: Pointer) -> None:
        place = QPointF(*pointer.screen).toPoint()
        self._canvas.ask_for_menu(hit, self._canvas.viewport().mapToGlobal(place))
