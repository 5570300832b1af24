"""Statements as children of the canvas for screen readers, made when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from argmap.core.geometry import Point
from argmap.core.i18n import tr, trn
from argmap.core.kinds import kind_of

if TYPE_CHECKING:
    from argmap.canvas.map_area import MapArea
    from argmap.core.document import Document
    from argmap.core.records import Statement

_QUOTED: Final = 60  # characters of another statement in a description


class CanvasInterface(QAccessibleWidget):
    """The canvas as a list, its items in document order."""

    def __init__(self, canvas: MapArea) -> None:
        super().__init__(canvas, QAccessible.Role.List, tr("Argument map"))
        self._canvas = canvas
        # Qt does not own what Python made: without a reference here items would vanish in use.
        self._items: dict[str, StatementInterface] = {}

    def childCount(self) -> int:
        return len(self._statements())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        statements = self._statements()
        return self.item(statements[index].id) if 0 <= index < len(statements) else None

    def item(self, key: str) -> StatementInterface:
        if key not in self._items:
            self._items[key] = StatementInterface(self._canvas, self, key)
        return self._items[key]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index() if isinstance(child, StatementInterface) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = self._canvas.viewport().mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        plan = self._canvas.shown_plan
        if plan is None or not self._canvas.viewport().rect().contains(place):
            return None
        hit = plan.hit(self._canvas.camera.to_scene(Point(place.x(), place.y())))
        return self.item(hit.id) if hit is not None and hit.part == "box" else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        current = current_statement(self._canvas)
        return self.item(current) if current else None

    def text(self, kind: QAccessible.Text) -> str:
        return tr("Argument map") if kind == QAccessible.Text.Name else ""

    def _statements(self) -> tuple[Statement, ...]:
        plan = self._canvas.shown_plan
        return () if plan is None else plan.shown.ordered_statements()


class StatementInterface(QAccessibleInterface):
    """One statement: what it says, and what it does in the argument."""

    def __init__(self, canvas: MapArea, parent: CanvasInterface, key: str) -> None:
        super().__init__()
        self._canvas = canvas
        self._parent = parent
        self._key = key

    def isValid(self) -> bool:
        return self._statement() is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def index(self) -> int:
        """The place among the canvas's children."""
        plan = self._canvas.shown_plan
        return -1 if plan is None else plan.ranks.get(self._key, -1)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state: Any = QAccessible.State()
        statement = self._statement()
        current = current_statement(self._canvas) == self._key
        plan = self._canvas.shown_plan
        folded = plan is not None and bool(plan.folds.count(self._key))
        for name, holds in (
            ("focusable", True),
            ("selectable", True),
            ("selected", self._key in self._canvas.selection),
            ("focused", current and self._canvas.hasFocus()),
            ("invalid", statement is None),
            ("expandable", folded),
            ("collapsed", folded),
        ):
            if hasattr(state, name):
                setattr(state, name, holds)
        return state  # type: ignore[no-any-return]

    def rect(self) -> QRect:
        plan = self._canvas.shown_plan
        box = plan.boxes.get(self._key) if plan is not None else None
        if box is None:
            return QRect()
        place = self._canvas.view().rect(box.rect).toAlignedRect()
        return QRect(self._canvas.viewport().mapToGlobal(place.topLeft()), place.size())

    def text(self, kind: QAccessible.Text) -> str:
        statement, plan = self._statement(), self._canvas.shown_plan
        if statement is None or plan is None:
            return ""
        if kind == QAccessible.Text.Name:
            return name_of(statement)
        if kind != QAccessible.Text.Description:
            return ""
        told = description_of(plan.document, statement)
        n = plan.folds.count(self._key)
        hidden = trn("One statement is folded away.", "{n:,} statements are folded away.", n)
        return f"{told} {hidden}".strip() if n else told

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Statements are edited on the canvas and in panels, not through this interface."""

    def window(self) -> Any:
        return self._canvas.window().windowHandle()

    def _statement(self) -> Statement | None:
        plan = self._canvas.shown_plan
        return None if plan is None else plan.shown.statements.get(self._key)


def name_of(statement: Statement) -> str:
    """Return what a statement is called: “Claim: Cars should be banned”."""
    words = ". ".join(part for part in (statement.title, statement.text) if part)
    kind = tr(kind_of(statement.kind).title)
    return tr("{kind}: {words}", kind=kind, words=words or tr("No text yet"))


def description_of(document: Document, statement: Statement) -> str:
    """Return, in sentences, what a statement supports, attacks, is linked with and attacked by."""
    from argmap.canvas.accounts import account

    return " ".join(account(document, statement.id, _QUOTED))


def current_statement(canvas: MapArea) -> str | None:
    """Return the statement that has the keyboard's attention."""
    current = canvas.selection[-1] if canvas.selection else None
    plan = canvas.shown_plan
    return current if plan is not None and current in plan.boxes else None


def announce_current(canvas: MapArea) -> None:
    """Tell screen readers, if there are any, that another statement is the current one."""
    current = current_statement(canvas)
    plan = canvas.shown_plan
    if current is None or plan is None or not canvas.hasFocus() or not QAccessible.isActive():
        return  # or what is selected in the outline would be told twice
    interface = QAccessible.queryAccessibleInterface(canvas)
    if interface.child(plan.ranks[current]) is None:
        return  # Qt would tell of an item that is not there, and end the program
    event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
    event.setChild(plan.ranks[current])
    QAccessible.updateAccessibility(event)


_kept: dict[int, CanvasInterface] = {}


def install() -> None:
    """Let Qt find the canvas's interface; harmless to call twice."""
    global _installed  # noqa: PLW0603 - Qt keeps one list of factories for the process
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface)


_installed = False


def _interface(name: str, made_for: QObject | None) -> QAccessibleInterface | None:
    from argmap.canvas.map_area import MapArea

    if not isinstance(made_for, MapArea):
        return None
    key = id(made_for)
    if key not in _kept:
        _kept[key] = CanvasInterface(made_for)
        made_for.destroyed.connect(lambda: _kept.pop(key, None))
    return _kept[key]
