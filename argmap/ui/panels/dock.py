"""The dock of one panel: empty until it is open and there is a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from argmap.core.i18n import tr
from argmap.ui.plain import plain_label, set_tooltip
from argmap.ui.translation import translated

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from argmap.ui.panel import Panel, PanelBody, PanelContext

HEIGHT = 400


class _Place(QWidget):
    """Keeps the dock's width while it holds nothing."""

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._width = width
        self.setObjectName("form")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def sizeHint(self) -> QSize:
        return QSize(self._width, HEIGHT)


class _Title(QWidget):
    """A panel's name, to drag it by, and a button that closes it."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("dock-title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name = dock.windowTitle()
        close = QToolButton(self)
        close.setAutoRaise(True)
        close.setAccessibleName(tr("Close {panel}", panel=name))
        set_tooltip(close, tr("Close"))
        close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 8, 0)
        self._name = plain_label(name, self)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(close)

    def show_name(self, on: bool) -> None:
        """Say the name, or leave that to a tab."""
        self._name.setVisible(on)


class PanelDock(QDockWidget):
    """Makes its panel's body when it is first seen with a map, and lets go of it when closed.

    `escaped` asks for the keyboard to go back to the map.
    """

    escaped = Signal()

    def __init__(self, panel: Panel, parent: QWidget) -> None:
        super().__init__(translated(panel.title), parent)
        self.panel = panel
        self.body: PanelBody | None = None
        self._title: _Title | None = None
        self._context: PanelContext | None = None
        self.setObjectName(panel.id)
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea
        )
        if panel.bare:
            self.setTitleBarWidget(QWidget(self))
            self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        else:
            self._title = _Title(self)
            self.setTitleBarWidget(self._title)
        self.setWidget(_Place(panel.width, self))
        self.visibilityChanged.connect(self._seen)

    def name_once(self, *, tabbed: bool) -> None:
        """Show the panel's name above it, unless a tab has it already."""
        if self._title is not None:
            self._title.show_name(not tabbed)

    def show_map(self, context: PanelContext) -> None:
        """Follow this map in place of the one before."""
        self.leave()
        self._context = context
        if not self.isHidden():
            self._fill()

    def leave(self) -> None:
        """Let go of the map."""
        self._context = None
        self._empty()

    def commit(self) -> None:
        """Keep what is typed but not yet in the document."""
        if self.body is not None:
            self.body.commit()

    def toggle(self) -> None:
        """Bring the panel to the front and give it the keyboard, or close it."""
        if self.isHidden() or self.visibleRegion().isEmpty():
            self.show()
            self.come_forward(keyboard=not self.panel.for_looking)
        else:
            had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
            self.hide()
            if had_focus:
                self.escaped.emit()

    def come_forward(self, *, keyboard: bool = True) -> None:
        """Show an open panel above those that share its place, and give it the keyboard."""
        self.raise_()
        self._fill()
        if keyboard and self.body is not None:
            self.body.focus()

    @Slot(bool)
    def _seen(self, visible: bool) -> None:
        if visible:
            self._fill()
        elif self.isHidden():  # closed, rather than behind another panel
            self.commit()
            self._empty()

    def _fill(self) -> None:
        if self.body is None and self._context is not None:
            before = self.widget()
            self.body = self.panel.make(self._context, self)
            self.setWidget(self.body)
            before.deleteLater()

    def _empty(self) -> None:
        if self.body is not None:
            body, self.body = self.body, None
            body.leave()
            self.setWidget(_Place(self.panel.width, self))
            body.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Comes here when the field has nothing to take back.
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
