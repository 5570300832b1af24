"""The canvas: a widget that shows a map, and where it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QPainter

from argmap.canvas import accessible, fonts
from argmap.canvas.editing import Editing
from argmap.canvas.gliding import Gliding
from argmap.canvas.ground import paint_ground
from argmap.canvas.hints import BackPill, paint_empty_hint
from argmap.canvas.map_area import MapArea
from argmap.canvas.port import Port
from argmap.canvas.steadiness import Room
from argmap.canvas.theme import Theme, load_theme
from argmap.canvas.view import View
from argmap.core.i18n import tr
from argmap.interaction.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from argmap.canvas.overlay_painter import OverlayPainter
    from argmap.canvas.picture import Picture
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan
    from argmap.layout.shapes import Dirty, Hit
    from argmap.layout.styles import Style
    from argmap.session.session import Session

SHARPEN: Final = 60  # ms after the last zoom step
LOST: Final = 150  # ms after the last move until "Back to content" is considered


class CanvasWidget(MapArea):
    """Shows an empty canvas at once; the map comes with `set_session`.

    `hint(str)` is what the hand can do just now and `said(str)` what was refused or went wrong,
    both for the status bar; `context_requested(Hit | None, QPoint)` asks for a menu at a global
    point, and `command_requested(str)` for a command, after a key in the editor.
    """

    hint = Signal(str)
    said = Signal(str)
    zoom_changed = Signal(float)
    context_requested = Signal(object, QPoint)
    command_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        # First: whoever asks for a widget's interface gets the same one ever after.
        accessible.install()
        super().__init__(parent)
        fonts.install()
        self.overlay = Overlay()
        self.theme: Theme = load_theme("light")
        self._picture: Picture | None = None
        self._marks: OverlayPainter | None = None
        self._exits: list[Callable[[], None]] = []
        self._shown_hint = ""
        self._shown_scale = 0.0
        self._paint_on = False
        self.editing = Editing(self.viewport())
        self.editing.closed.connect(self._text_closed)
        self.editing.moved.connect(self.viewport().update)
        self.gliding = Gliding(self)
        self.gliding.frame.connect(self.viewport().update)
        self.touched.connect(self.gliding.end)
        self._room = Room()
        self._pill = BackPill(self.viewport())
        self._pill.clicked.connect(self.fit)
        self._sharpen = self._timer(SHARPEN, self.viewport().update)
        self._idle = self._timer(0, self._be_idle)
        self._lost = self._timer(LOST, self._look_for_content)
        self._set_up()

    def _set_up(self) -> None:
        self.setMinimumSize(160, 120)
        self.setAccessibleName(tr("Argument map"))
        self._pill.colour(self.theme)

    # What is shown

    @property
    def picture(self) -> Picture:
        """What paints the map; raises RuntimeError before `set_session`."""
        if self._picture is None:
            raise RuntimeError("the canvas shows no map yet")
        return self._picture

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

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.gliding.end()
        if self._picture is not None and self._marks is not None:
            self._picture.set_theme(theme)
            self._marks.theme = theme
        self._pill.colour(theme)
        self.commit_edit()
        self.viewport().update()
        self.map_changed.emit()

    # What the controller's port calls

    def show_overlay(self) -> None:
        """The overlay has changed."""
        if self.overlay.hint != self._shown_hint:
            self._shown_hint = self.overlay.hint
            self.hint.emit(self._shown_hint)
        self.keep_ticking()
        self.viewport().update()

    def camera_changed(self) -> None:
        """Zoom or place has changed."""
        view = self.view()
        if view.scale != self._shown_scale:
            self._shown_scale = view.scale
            self._sharpen.start()
            self.zoom_changed.emit(self.camera.zoom)
        if self._plan is not None:
            self._show_place()
            self.editing.follow(self._plan, self.view())
            self._lost.start()
        self.viewport().update()
        self.note_place()
        self.view_changed.emit()

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

    def show_change(self, dirty: Dirty) -> None:
        """The plan has changed."""
        if self._plan is None or self._picture is None:
            return
        self._picture.change(dirty)
        self.editing.follow(self._plan, self.view())
        self._show_place()
        self._lost.start()
        self.viewport().update()
        self.map_changed.emit()

    def _selection_changed(self) -> None:
        self.viewport().update()
        accessible.announce_current(self)

    # Qt's own calls

    def paintEvent(self, event: QPaintEvent) -> None:
        self.fit_if_pending()
        view = self.view()
        done = True
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), self.theme.canvas.background)
            view.enter_pixels(painter)
            if self._picture is None:
                paint_ground(painter, self.theme, view)
                return
            key = self.editing.key
            gliding = self.gliding.paint(painter, view, self._picture, self.selection, key)
            if not gliding:
                done = self._picture.paint(painter, view, zooming=self._sharpen.isActive())
            self.editing.paint_ground(painter, self._picture.plan, self.theme, view)
            painter.resetTransform()
            if not gliding:
                self._paint_marks(painter, view)
        if not self._sharpen.isActive() and not gliding:
            self._paint_on = not done
            self._idle.start()

    def _paint_marks(self, painter: QPainter, view: View) -> None:
        if self._marks is None or self._session is None or self._picture is None:
            return
        if not self._picture.plan.boxes:
            paint_empty_hint(painter, self.theme, self.viewport().size())
        self._marks.paint(
            painter,
            self.overlay,
            self._session.selection,
            view,
            version=self._picture.version,
            focused=self.hasFocus(),
            editing=self.editing.key,
        )

    @Slot()
    def _be_idle(self) -> None:
        if self._paint_on:
            self.viewport().update()
        elif (picture := self._picture) is not None:
            if not picture.prepare(self.view()):
                self._idle.start()
            if picture.anew:
                self.viewport().update()
            if picture.caught_up:
                self.caught_up.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._room.take(self, None if self._session is None else self._session.current)
        self._pill.centre(self.viewport().size())

    @Slot()
    def _look_for_content(self) -> None:
        self._pill.offer(self.lost, self.viewport().size())
