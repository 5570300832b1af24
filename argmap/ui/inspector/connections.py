"""How a statement or an inference is connected, as links that select the other end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from argmap.core import graph
from argmap.core.i18n import tr, trn
from argmap.ui.chrome import menu_text
from argmap.ui.plain import plain_label, set_tooltip
from argmap.ui.words import record_name, role_title

if TYPE_CHECKING:
    from argmap.core.records import Inference
    from argmap.ui.inspector.editing import Editing

MANY = 12


class Link(NamedTuple):
    """A line that selects `key` when clicked."""

    text: str
    key: str


class LinkButton(QPushButton):
    """A link that shows by an ellipsis that there is more of it; the tooltip has it all."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(menu_text(text), parent)
        self._text = text
        self.setObjectName("link")
        self.setMinimumWidth(20)
        self.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width() - 2
        )
        self.setText(menu_text(shown))
        set_tooltip(self, self._text if shown != self._text else "")


class LinkList(QWidget):
    """A captioned list of links; empty, it hides."""

    def __init__(self, caption: str, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._links: list[Link] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(plain_label(caption, self, role="caption"))
        self._more = plain_label("", self, role="caption")
        self._column.addWidget(self._more)
        self.buttons: list[QPushButton] = []

    def show_links(self, links: list[Link]) -> None:
        self.setVisible(bool(links))
        if links == self._links:
            return
        self._links = links
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(link) for link in links[:MANY]]
        for place, button in enumerate(self.buttons):
            self._column.insertWidget(1 + place, button)
        beyond = len(links) - MANY
        self._more.setVisible(beyond > 0)
        self._more.setText(trn("and {n} more", "and {n} more", max(0, beyond)))

    def _button(self, link: Link) -> QPushButton:
        button = LinkButton(link.text, self)
        button.setProperty("key", link.key)
        button.clicked.connect(self._select)
        return button

    @Slot()
    def _select(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._editing.session.select([str(sender.property("key"))])


class ConnectionList(QWidget):
    """What a statement bears on, and what bears on it."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self.out = LinkList(tr("It bears on"), editing, self)
        self.into = LinkList(tr("What bears on it"), editing, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.out)
        column.addWidget(self.into)

    def show_statement(self, key: str | None) -> None:
        document = self._editing.document
        if key is None:
            self.hide()
            return
        self.show()
        self.out.show_links(
            [
                Link(self._line(each, record_name(document, each.target)), each.id)
                for each in graph.inferences_from(document, key)
            ]
        )
        self.into.show_links(
            [
                Link(self._line(each, premises(self._editing, each)), each.id)
                for each in graph.inferences_at(document, key)
            ]
        )

    def _line(self, inference: Inference, other: str) -> str:
        role = role_title(graph.role_of(self._editing.document, inference))
        return tr("{role}: {other}", role=role, other=other)


def premises(editing: Editing, inference: Inference) -> str:
    """Name the first premise, and say how many stand beside it."""
    first = record_name(editing.document, inference.premises[0], 40)
    others = len(inference.premises) - 1
    if not others:
        return first
    return trn("{first} and {n} other", "{first} and {n} others", others, first=first)
