"""The editor on the canvas: opening it over a box, keeping it there, closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot

from argmap.core.geometry import Rect
from argmap.core.kinds import kind_of
from argmap.layout.metrics import PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.editor import TextEditor
    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.layout.plan import MapPlan

GAP: Final = 3.0
READABLE: Final = 0.6
"""Nobody can type into letters smaller than at this zoom."""


class Editing(QObject):
    """At most one editor at a time.

    `closed(key, text, command)` comes once for each that was opened; `moved` when it has grown.
    """

    closed = Signal(str, str, str)
    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._editor: TextEditor | None = None
        self._key = ""
        self._left_at: tuple[str, int] | None = None
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.timeout.connect(self._forget)

    @property
    def key(self) -> str | None:
        """The statement under the editor."""
        return self._key if self._editor is not None else None

    @property
    def editor(self) -> TextEditor | None:
        return self._editor

    def caret(self, key: str) -> int | None:
        """Where the cursor is in a statement's text, or was for what ends the typing just now."""
        if self._editor is not None and self._key == key:
            return self._editor.caret()
        return self._left_at[1] if self._left_at is not None and self._left_at[0] == key else None

    def open(self, key: str, text: str, theme: Theme, kind: str) -> TextEditor:
        """Make an editor for a statement; the caller places it and gives it the keyboard."""
        from argmap.canvas.editor import TextEditor

        self.close()
        editor = TextEditor(self._parent, text)
        editor.colour(theme, theme.kind(kind_of(kind).colour))
        editor.finished.connect(self.close)
        editor.grown.connect(self.moved)
        self._editor, self._key = editor, key
        return editor

    @Slot()
    @Slot(str)
    def close(self, command: str = "") -> None:
        """Put the editor away and hand its text over."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        text = editor.toPlainText()
        # A command runs after the typing has ended, but wants to know where that was.
        self._left_at = self._key, editor.caret()
        self._forgetting.start(0)
        # One that has lost the focus may yet say so, and the next one is open by then.
        editor.finished.disconnect(self.close)
        editor.hide()
        editor.deleteLater()
        self.closed.emit(self._key, text, command)

    @Slot()
    def _forget(self) -> None:
        self._left_at = None

    def follow(self, plan: MapPlan, view: View) -> None:
        """Stand where the statement is now; it closes if that is gone."""
        from argmap.layout.boxes import text_area

        editor = self._editor
        if editor is None:
            return
        box = plan.boxes.get(self._key)
        if box is None:
            self.close()
            return
        area = view.rect(text_area(box))
        left, top = round(area.left()), round(area.top())
        place = QRect(left, top, round(area.right()) - left, round(area.bottom()) - top)
        if (place, view.zoom) != (editor.property("place"), editor.property("zoom")):
            editor.setProperty("place", place)
            editor.setProperty("zoom", view.zoom)
            editor.place(place, view.zoom)

    def paint_ground(self, painter: QPainter, plan: MapPlan, theme: Theme, view: View) -> None:
        """Draw the box under the editor as tall as its text is; `painter` in device pixels."""
        from PySide6.QtGui import QPen

        from argmap.canvas.boxes import paint_box
        from argmap.canvas.outlines import outline
        from argmap.layout.shapes import Box

        editor = self._editor
        box = plan.boxes.get(self._key)
        if editor is None or box is None:
            return
        low = (editor.geometry().bottom() * view.ratio + view.top) / view.scale + PADDING
        x, y, width, height = box.rect
        # The words themselves are the editor's; the footer would stand in the way of growing text.
        blocks = tuple(block for block in box.blocks if block.role in {"kind", "title"})
        rect = Rect(x, y, width, max(height, low - y))
        card = Box(
            box.id,
            rect,
            box.kind,
            blocks,
            implicit=box.implicit,
            pinned=box.pinned,
            colour=box.colour,
        )
        painter.save()
        view.enter_scene(painter)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        paint_box(painter, card, theme, view.scale, placeholder=False)
        gap = GAP / view.zoom
        shape = kind_of(box.kind).shape
        painter.translate(x - gap, y - gap)
        pen = QPen(theme.canvas.selection, 2 / view.zoom)
        painter.strokePath(outline(shape, width + 2 * gap, rect.height + 2 * gap), pen)
        painter.restore()
