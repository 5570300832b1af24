"""All docks of one window: which are open, and whose turn with the keyboard it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QTabWidget

from argmap.ui.panels import PANELS
from argmap.ui.panels.dock import PanelDock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.ui.main_window import MainWindow
    from argmap.ui.panel import PanelContext

AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
}


ROOMY = 720
"""From so wide a screen on there is room for a panel beside the map unasked."""


class Docks(QObject):
    """One dock for each panel. `escaped` asks for the keyboard to go back to the map."""

    escaped = Signal()
    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._docks = {name: PanelDock(panel, window) for name, panel in PANELS.items()}
        window.setDockNestingEnabled(True)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        roomy = window.screen().availableGeometry().width() >= ROOMY
        for dock in self._docks.values():
            self._place(dock)
            dock.setVisible(dock.panel.open_at_first and roomy)
            dock.escaped.connect(self.escaped)
            dock.visibilityChanged.connect(self.changed)
            dock.visibilityChanged.connect(self._name_once)
            dock.dockLocationChanged.connect(self._name_once)

    @Slot()
    def _name_once(self) -> None:
        """A panel that has a tab has its name there."""
        for dock in self:
            others = self._window.tabifiedDockWidgets(dock)
            tabbed = any(not each.isHidden() for each in others) and not dock.isFloating()
            dock.name_once(tabbed=tabbed)

    def _place(self, dock: PanelDock) -> None:
        """Give a dock its first place: panels that are small share one, with a tab each."""
        panel = dock.panel
        self._window.addDockWidget(AREAS[panel.side], dock)
        host = next(
            (one for one in self if one.panel.shares and one.panel.side == panel.side), dock
        )
        if panel.shares and host is not dock:
            self._window.tabifyDockWidget(host, dock)

    def __getitem__(self, name: str) -> PanelDock:
        return self._docks[name]

    def __contains__(self, name: str) -> bool:
        return name in self._docks

    def __iter__(self) -> Iterator[PanelDock]:
        return iter(self._docks.values())

    def show_map(self, context: PanelContext) -> None:
        for dock in self:
            dock.show_map(context)

    def leave(self) -> None:
        for dock in self:
            dock.leave()

    def commit(self) -> None:
        for dock in self:
            dock.commit()

    def draft(self) -> tuple[str, str] | None:
        """The statement that is typed into in a panel just now, and its text as it stands."""
        drafts = (dock.body.draft() for dock in self if dock.body is not None)
        return next((draft for draft in drafts if draft is not None), None)

    def edit(self, key: str) -> bool:
        """Let a person type into a statement in the panel that has the keyboard; False if none."""
        for focus in (QApplication.focusWidget(), self._window.focusWidget()):
            for dock in self:
                if dock.body is not None and focus is not None and dock.isAncestorOf(focus):
                    return dock.body.edit(key)
        return False

    def next_pane(self, step: int) -> None:
        """Give the keyboard to the next open panel, or to the map after the last one."""
        panes = [dock for dock in self if not dock.isHidden()]
        focus = QApplication.focusWidget()
        places = [place for place, dock in enumerate(panes, 1) if dock.isAncestorOf(focus or dock)]
        present = places[0] if focus is not None and places else 0
        to = (present + step) % (len(panes) + 1)
        if to:
            panes[to - 1].come_forward()
        else:
            self.escaped.emit()
