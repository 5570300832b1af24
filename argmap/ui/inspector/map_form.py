"""The form for the map as a whole, shown while nothing is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.core import graph
from argmap.core.edits import structure
from argmap.core.i18n import tr
from argmap.ui.inspector.choices import ChoiceField
from argmap.ui.inspector.form import Form
from argmap.ui.inspector.texts import LineField, TextField
from argmap.ui.words import direction_title, record_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.ui.inspector.editing import Editing

DIRECTIONS = ("auto", "down", "up", "right", "left")
MOST_CENTRAL = 100


class MapForm(Form):
    """Title, description, central claim and the side on which reasons stand."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.title = LineField(tr("Title of the map"), self)
        self.title.draft.committed.connect(self._describe(tr("Edit the map’s title"), "title"))
        self.row(tr("Title of the map"), self.title)
        self.description = TextField(tr("Description"), self, lines=4)
        self.description.draft.committed.connect(
            self._describe(tr("Edit the description"), "description")
        )
        self.row(tr("Description"), self.description)
        self.central = ChoiceField(tr("Central claim"), self)
        self.central.committed.connect(self._describe(tr("Choose the central claim"), "central"))
        self.row(tr("Central claim"), self.central)
        self.direction = ChoiceField(tr("Reasons stand"), self)
        self.direction.committed.connect(self._turn)
        self.row(tr("Reasons stand"), self.direction)
        self.column.addStretch(1)

    def refresh(self) -> None:
        info = self.editing.document.info
        self.title.show_value(info.title)
        self.description.show_value(info.description)
        self.central.show_value(info.central, self._central_options())
        self.direction.show_value(
            info.direction, [(name, direction_title(name)) for name in DIRECTIONS]
        )

    def _central_options(self) -> list[tuple[Any, str]]:
        document = self.editing.document
        candidates = [each.id for each in graph.roots(document)] or [
            each.id for each in document.ordered_statements() if each.kind == "claim"
        ]
        keys = candidates[:MOST_CENTRAL]
        if document.info.central and document.info.central not in keys:
            keys.insert(0, document.info.central)
        return [(None, tr("none in particular"))] + [
            (key, record_name(document, key)) for key in keys
        ]

    def _turn(self, direction: str) -> None:
        # As from the menu: reasons go where they are to stand.
        self.editing.run(f"arrange.direction.{direction}")
        self.refresh()

    def _describe(self, label: str, field: str) -> Callable[[Any], None]:
        def describe(value: Any) -> None:
            def edit(document: Document) -> Patch:
                return structure.describe(document, **{field: value})

            if not self.editing.make(label, edit):
                self.refresh()

        return describe
