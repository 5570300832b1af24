"""The editor on the canvas: opening it over a box, keeping it there, closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, QRectF, QTimer, Signal, Slot

from argmap.canvas.typing_keys import AT_FIRST, TypingKeys
from argmap.core.geometry import Rect
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.layout.metrics import PADDING, TEXT_STYLE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.editor import TextEditor
    from argmap.canvas.theme import Theme
    from argmap.canvas.view import View
    from argmap.core.document import Document
    from argmap.interaction.camera import Camera
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Box

GAP: Final = 3.0
LEAST: Final = 3
"""Lines for which a warrant's editor has room from the beginning."""
READABLE: Final = 0.6
"""Nobody can type into letters smaller than at this zoom."""


class Editing(QObject):
    """At most one editor at a time.

    `closed(key, text, command)` comes once for each that was opened; `moved` when it has grown,
    `typed` when its text is another; panels in which a statement is typed send that, too.
    """

    closed = Signal(str, str, str)
    moved = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._editor: TextEditor | None = None
        self.keys: TypingKeys = AT_FIRST
        """What the next editor goes on to another statement by."""
        self._key = ""
        self._left_at: tuple[str, int] | None = None
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.timeout.connect(self._forget)

    @property
    def key(self) -> str | None:
        """The statement, or the inference, under the editor."""
        return self._key if self._editor is not None else None

    @property
    def editor(self) -> TextEditor | None:
        return self._editor

    def caret(self, key: str) -> int | None:
        """Where the cursor is in a statement's text, or was for what ends the typing just now."""
        if self._editor is not None and self._key == key:
            return self._editor.caret()
        return self._left_at[1] if self._left_at is not None and self._left_at[0] == key else None

    @staticmethod
    def look_at(key: str, plan: MapPlan, camera: Camera) -> bool:
        """Bring what is to be edited into view, large enough to read; True if the camera moved."""
        from argmap.canvas.warrants import card_in_scene

        box = plan.boxes.get(key)
        if box is None:
            return camera.reveal(card_in_scene(plan.arrows[key], camera.zoom))
        zoomed = False
        if camera.zoom < READABLE:
            camera.center_on(box.rect.center)
            zoomed = camera.zoom_to(1.0)
        return camera.reveal(box.rect) or zoomed

    def open_on(self, key: str, document: Document, theme: Theme) -> TextEditor:
        """Make an editor; the caller places it and gives it the keyboard."""
        from argmap.canvas.editor import TextEditor

        statement = document.statements.get(key)
        record = statement or document.inferences[key]
        self.close()
        editor = TextEditor(self._parent, record.text)
        if statement is None:
            editor.name(tr("Warrant"), tr("Why do the premises bear on it?"))
            editor.colour(theme, theme.canvas.background)
        else:
            editor.colour(theme, theme.kind(kind_of(statement.kind).colour).fill)
        editor.keys = self.keys
        editor.finished.connect(self.close)
        editor.grown.connect(self.moved)
        editor.textChanged.connect(self.typed)
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
        """Stand where that is now; it closes if it is gone."""
        from argmap.canvas.warrants import card, height_of
        from argmap.layout.boxes import text_area

        editor = self._editor
        if editor is None:
            return
        if self._key in plan.boxes:
            self._stand(editor, view.rect(text_area(plan.boxes[self._key])), view.zoom)
        elif self._key in plan.arrows:
            high = max(height_of(self._key, plan), LEAST * TEXT_STYLE.line_height)
            self._stand(editor, card(plan.arrows[self._key], plan, view, high).words, 1.0)
        else:
            self.close()

    @staticmethod
    def _stand(editor: TextEditor, area: QRectF, zoom: float) -> None:
        left, top = round(area.left()), round(area.top())
        place = QRect(left, top, round(area.right()) - left, round(area.bottom()) - top)
        if (place, zoom) != (editor.property("place"), editor.property("zoom")):
            editor.setProperty("place", place)
            editor.setProperty("zoom", zoom)
            editor.place(place, zoom)

    def paint_ground(self, painter: QPainter, plan: MapPlan, theme: Theme, view: View) -> None:
        """Draw what is under the editor as tall as its text is; `painter` in device pixels."""
        editor = self._editor
        if editor is None:
            return
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        if self._key in plan.boxes:
            self._paint_box(painter, editor, plan.boxes[self._key], theme, view)
        elif self._key in plan.arrows:
            from argmap.canvas.warrants import ground_round, paint_ground

            painter.scale(view.ratio, view.ratio)
            words = QRectF(editor.geometry())
            paint_ground(painter, ground_round(words), plan.arrows[self._key], theme)
        painter.restore()

    @staticmethod
    def _paint_box(
        painter: QPainter, editor: TextEditor, box: Box, theme: Theme, view: View
    ) -> None:
        from PySide6.QtGui import QPen

        from argmap.canvas.boxes import paint_box
        from argmap.canvas.outlines import outline
        from argmap.layout.shapes import Box as Shape

        low = (editor.geometry().bottom() * view.ratio + view.top) / view.scale + PADDING
        x, y, width, height = box.rect
        # The words themselves are the editor's; the footer would stand in the way of growing text.
        blocks = tuple(block for block in box.blocks if block.role in {"kind", "title"})
        rect = Rect(x, y, width, max(height, low - y))
        card = Shape(
            box.id,
            rect,
            box.kind,
            blocks,
            implicit=box.implicit,
            pinned=box.pinned,
            colour=box.colour,
        )
        view.enter_scene(painter)
        paint_box(painter, card, theme, view.scale, placeholder=False)
        gap = GAP / view.zoom
        shape = kind_of(box.kind).shape
        painter.translate(x - gap, y - gap)
        pen = QPen(theme.canvas.selection, 2 / view.zoom)
        painter.strokePath(outline(shape, width + 2 * gap, rect.height + 2 * gap), pen)
