"""A window with one map: canvas, bars and panels round it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from argmap.canvas.widget import CanvasWidget
from argmap.core.i18n import tr
from argmap.ui import drops
from argmap.ui.actions import Actions
from argmap.ui.arranger import Arranger
from argmap.ui.autosave import Autosave
from argmap.ui.banner import Banner
from argmap.ui.chrome import visible
from argmap.ui.finding.finder import Finder
from argmap.ui.first_paint import FirstPaint
from argmap.ui.menus import context_menu, fill_menu_bar, letter_menus
from argmap.ui.panel import PanelContext
from argmap.ui.panels.docks import Docks
from argmap.ui.start_page import StartPage
from argmap.ui.status import StatusBar
from argmap.ui.toolbar import make_toolbar
from argmap.ui.wheel_choice import WheelChoice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent

    from argmap.layout.shapes import Hit
    from argmap.session.commands.context import Context
    from argmap.ui.files import Files
    from argmap.ui.open_map import OpenMap
    from argmap.ui.program import Program
    from argmap.ui.recovery.page import RecoveryPage

LARGEST_AT_FIRST = QSize(1440, 900)
SMALLEST = QSize(480, 320)


class MainWindow(QMainWindow):
    """Shows a frame at once; the map comes with `show_map`, after the first paint."""

    closed = Signal(object)

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.map: OpenMap | None = None
        self.context: Context | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST.boundedTo(self._first_size()))
        self.canvas = CanvasWidget(self)
        self.banner = Banner(self)
        self.status = StatusBar(self)
        self.commands = Actions(self, self.canvas)
        self._counts_late = QTimer(self)
        self._counts_late.setSingleShot(True)
        self._counts_late.timeout.connect(self.refresh_counts)
        self.arranger = Arranger(self)
        self.autosave = Autosave(self)
        self.start_page = StartPage(self)
        self.docks = Docks(self)
        self.finder = Finder(self)
        self._lay_out()
        self._connect()
        self.canvas.draw_arrows(program.settings.arrows)
        self.apply_glides()
        self.arranger.apply_keep_tidy()
        self.restyle()
        self.refresh_title()

    def _lay_out(self) -> None:
        centre = QWidget(self)
        self.column = column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.canvas, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        fill_menu_bar(self)
        self.addToolBar(make_toolbar(self))
        settings = self.program.settings
        if not self.restoreGeometry(settings.geometry):
            self.resize(self._first_size())
        self.restoreState(settings.arrangement)

    def _first_size(self) -> QSize:
        """Return a size that leaves some of the screen to others."""
        room = self.screen().availableGeometry().size()
        return LARGEST_AT_FIRST.boundedTo(QSize(room.width() * 9 // 10, room.height() * 9 // 10))

    def _connect(self) -> None:
        self.canvas.hint.connect(self._show_hint)
        self.canvas.said.connect(self.say)
        self.canvas.zoom_changed.connect(self.status.show_zoom)
        self.canvas.context_requested.connect(self._open_context_menu)
        self.canvas.command_requested.connect(self.commands.run)
        self.canvas.caught_up.connect(self.program.settle)
        self.status.zoom_clicked.connect(self._zoom_to_full)
        self.docks.changed.connect(self.commands.refresh_soon)
        QGuiApplication.clipboard().dataChanged.connect(self.commands.refresh_soon)
        self.docks.escaped.connect(self.canvas.setFocus)
        self.program.appearance.changed.connect(self.restyle)
        self.program.keys.changed.connect(self._letter_menus)
        WheelChoice(self)

    @Slot(str)
    def _show_hint(self, hint: str) -> None:
        controller = self.canvas.controller
        busy = controller is not None and (controller.busy or controller.editing is not None)
        self.status.hint(hint, live=busy)

    def when_painted(self, then: Callable[[], None]) -> None:
        """Call `then` once a person sees the window."""
        FirstPaint(self.canvas.viewport(), then)

    @cached_property
    def files(self) -> Files:
        """The map's file; loaded with the first map."""
        from argmap.ui.files import Files

        return Files(self, self.program)

    @cached_property
    def recovery_page(self) -> RecoveryPage:
        """What can be recovered, above the canvas; made when there is something to show."""
        from argmap.ui.recovery.page import RecoveryPage

        page = RecoveryPage(self, self.program.recovery)
        self.column.insertWidget(self.column.indexOf(self.canvas), page)
        return page

    # --- the map ---------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file shown, if it has one."""
        return None if self.map is None else self.map.path

    @property
    def untouched(self) -> bool:
        """Whether opening a file here would replace nothing."""
        return self.map is None or self.map.untouched

    def show_map(self, opened: OpenMap) -> None:
        """Show this map in place of the present one, about which has been asked already."""
        self.leave_map()
        self.map = opened
        self.context = opened.context(self)
        self.canvas.set_session(opened.session)
        self.apply_pointing()
        self.arranger.apply_keep_tidy()
        self.docks.show_map(PanelContext(self.context, self.canvas, self.commands.run))
        opened.follow(self)
        self.banner.dismiss()
        self.files.shown(opened)
        self.autosave.chosen()
        self.start_page.refresh()
        self.commands.refresh()
        self.refresh_title()
        self.refresh_counts()
        self.canvas.setFocus()

    def start_empty(self) -> None:
        """Show a map with nothing in it."""
        from argmap.session.mapfile import MapFile
        from argmap.ui.open_map import OpenMap

        self.show_map(OpenMap(*MapFile.new()))

    def leave_map(self) -> None:
        """Let go of the present map."""
        if self.map is not None:
            self.files.leave()
            self.arranger.leave()
            self.autosave.stop()
            self.start_page.stop()
            self.docks.leave()
            self.finder.leave()
            self.map.leave()
            self.map = self.context = None

    def keep_drafts(self) -> None:
        """Put into the document what is typed but not yet kept, on the canvas and in the panel."""
        if self.canvas.controller is not None:
            self.canvas.controller.settle()
        self.canvas.commit_edit()
        self.docks.commit()

    # --- what is shown round it --------------------------------------------------------------

    @Slot(str)
    def say(self, sentence: str) -> None:
        self.status.say(sentence)

    def alarm(self, sentence: str) -> None:
        """Say something that must not be missed: it stays until it is dismissed."""
        self.banner.show_notice(sentence)

    def refresh_title(self) -> None:
        name = tr("Untitled") if self.map is None else visible(self.map.name)
        # In a title “[*]” marks where the sign of unsaved changes stands.
        shown = name.replace("[*]", "[*][*]")
        self.setWindowTitle(f"{shown}[*] — argmap")
        self.setWindowModified(self.map is not None and self.map.session.dirty)

    def refresh_counts_soon(self) -> None:
        if not self._counts_late.isActive():
            self._counts_late.start()

    @Slot()
    def refresh_counts(self) -> None:
        if self.map is not None:
            document = self.map.session.document
            self.status.show_counts(
                len(document.statements),
                len(document.inferences),
                len(self.map.session.selection),
            )

    @Slot()
    def restyle(self) -> None:
        """Take on the colours of another theme."""
        appearance = self.program.appearance
        self.canvas.set_theme(appearance.theme)
        self.commands.recolour(appearance.colours, appearance.theme)

    def come_forward(self) -> None:
        """Show this window above others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def apply_pointing(self) -> None:
        """Let wheel and arrow keys do, and guides pull or not, as was chosen."""
        if self.canvas.controller is not None:
            settings = self.program.settings
            self.canvas.controller.input.wheel_zooms = settings.wheel == "zoom"
            self.canvas.controller.aligns = settings.guides
            self.canvas.controller.arrows_move = settings.arrow_keys == "move"

    def apply_glides(self) -> None:
        """Show boxes on their way when a command moves them, or not, as was chosen."""
        self.canvas.gliding.allowed = self.program.settings.glides

    @Slot()
    def _letter_menus(self) -> None:
        letter_menus(self)

    @Slot()
    def _zoom_to_full(self) -> None:
        self.canvas.zoom_to(1.0)

    @Slot(object, object)
    def _open_context_menu(self, hit: Hit | None, place: QPoint) -> None:
        self.commands.refresh()
        menu = context_menu(self, hit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place) if not menu.isEmpty() else menu.deleteLater()

    # --- events ------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        drops.welcome(self, event)

    def dropEvent(self, event: QDropEvent) -> None:
        drops.take(self, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.ActivationChange and self.isActiveWindow():
            self.files.look_for_changes()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_drafts()
        if not self.files.may_leave():
            event.ignore()
            return
        self.program.settings.remember_window(self.saveGeometry(), self.saveState())
        self.files.safekeeping.end()
        self.leave_map()
        event.accept()
        self.closed.emit(self)
