"""The dock that holds the inspector: empty until there is a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QWidget

from argmap.core.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from argmap.session.session import Session
    from argmap.ui.inspector.panel import InspectorPanel

WIDTH = 300


class _Place(QWidget):
    """Keeps the dock's width before the forms are there."""

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)


class InspectorDock(QDockWidget):
    """Shows the panel of the present map. Its title stands in the panel itself.

    `escaped` asks for the keyboard to go back to the map.
    """

    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Inspector"), parent)
        self.setObjectName("inspector")
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        # The panel's own heading says more than a title bar would.
        self.setTitleBarWidget(QWidget(self))
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.panel: InspectorPanel | None = None
        place = _Place(self)
        place.setObjectName("form")
        place.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(place)

    def show_session(
        self, session: Session, say: Callable[[str], None], run: Callable[[str], None]
    ) -> None:
        """Follow this session instead of the one before; `run` a command by its id."""
        from argmap.ui.inspector.editing import Editing
        from argmap.ui.inspector.panel import InspectorPanel

        before = self.widget()
        self.leave()
        self.panel = InspectorPanel(Editing(session, say, run), self)
        self.setWidget(self.panel)
        if before is not None:
            before.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Comes here when the field has nothing to take back.
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        if self.panel is not None:
            self.panel.leave()
            self.panel = None

    def commit(self) -> None:
        """Keep what is typed but not yet in the document."""
        if self.panel is not None:
            self.panel.commit()
