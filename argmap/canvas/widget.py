"""The canvas: a widget that shows a map, and where it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot

from argmap.canvas import accessible
from argmap.canvas.painted_area import PaintedArea
from argmap.canvas.port import Port
from argmap.core.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Hit
    from argmap.layout.styles import Style
    from argmap.session.session import Session


class CanvasWidget(PaintedArea):
    """Shows an empty canvas at once; the map comes with `set_session`.

    `said(str)` is what was refused or went wrong, for the status bar, as is `hint`;
    `context_requested(Hit | None, QPoint)` asks for a menu at a global
    point, and `command_requested(str)` for a command, after a key in the editor.
    """

    said = Signal(str)
    context_requested = Signal(object, QPoint)
    command_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        # First: whoever asks for a widget's interface gets the same one ever after.
        accessible.install()
        super().__init__(parent)
        self._exits: list[Callable[[], None]] = []
        self.editing.closed.connect(self._text_closed)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(tr("Argument map"))

    # What is shown

    def set_session(self, session: Session, plan: MapPlan | None = None) -> None:
        """Show this session's map, all of it in view."""
        from argmap.canvas.following import follow_the_eye
        from argmap.canvas.overlay_painter import OverlayPainter
        from argmap.canvas.picture import Picture
        from argmap.interaction.controller import Controller
        from argmap.layout.plan import MapPlan
        from argmap.storage.memory import collector_paused

        self.clear()
        self._session = session
        with collector_paused():
            self._plan = plan or MapPlan(session.document, self.measurer, self.arrows)
        self._picture = Picture(self._plan, self.theme)
        self._marks = OverlayPainter(self._plan, self.theme)
        self.controller = Controller(session, self._plan, self.camera, self.overlay, Port(self))
        self._exits = [
            session.document.subscribe(self._follow),
            session.selection_changed.subscribe(self._selection_changed),
            *follow_the_eye(self, self._plan, self._picture, self._marks, session),
        ]
        self.fit()

    def clear(self) -> None:
        """Let go of the session; the canvas is empty."""
        if self.controller is not None:
            self.controller.settle()
        for leave in self._exits:
            leave()
        self._exits = []
        self.gliding.end()
        self._session = self.controller = None
        self._plan = self._picture = self._marks = None
        self.overlay.forget()
        self.overlay.clear()
        self._pill.hide()
        self.viewport().update()

    def draw_arrows(self, style: Style) -> None:
        """Draw all arrows in this way from now on."""
        if style == self.arrows:
            return
        self.arrows = style
        if self._plan is not None and self._picture is not None:
            self.gliding.end()
            self._picture.change(self._plan.restyle(style))
            self.viewport().update()
            self.map_changed.emit()

    # What the controller's port calls

    def open_editor(self, key: str, *, select_all: bool, typed: str) -> None:
        """Lay an editor over a statement or beside an arrow, in view and large enough to read."""
        if self._session is None:
            return
        if self.editing.look_at(key, self.plan, self.camera):
            self.camera_changed()
        editor = self.editing.open_on(key, self._session.document, self.theme)
        self.editing.follow(self.plan, self.view())
        editor.begin(select_all=select_all, typed=typed)
        self.viewport().update()

    def go_on_typing(self) -> None:
        if self.editing.editor is not None:
            self.editing.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def announce(self, sentence: str) -> None:
        """Something was refused or went wrong."""
        self.said.emit(sentence)

    def ask_for_menu(self, hit: Hit | None, place: QPoint) -> None:
        self.context_requested.emit(hit, place)

    def commit_edit(self) -> None:
        """Close the editor, keeping its text."""
        self.editing.close()

    @Slot(str, str, str)
    def _text_closed(self, key: str, text: str, command: str) -> None:
        if self.controller is not None:
            self.controller.commit_text(key, text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()
        if command:
            self.command_requested.emit(command)

    # What the session tells

    def _follow(self, patch: Patch) -> None:
        if self._plan is None or self._picture is None:
            return
        from argmap.storage.memory import collector_paused

        busy = self.controller is not None and self.controller.busy
        self.gliding.prepare(patch, self._plan, self.view(), busy=busy)
        with collector_paused():
            self.show_change(self._plan.update(patch))

    def _selection_changed(self) -> None:
        self.viewport().update()
        accessible.announce_current(self)
