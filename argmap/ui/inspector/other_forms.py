"""The forms for relations and groups, and for selections of several types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from argmap.core.i18n import tr, trn
from argmap.core.records import Group, Relation
from argmap.ui.inspector.choices import ChoiceField
from argmap.ui.inspector.colours import ColourField
from argmap.ui.inspector.connections import Link, LinkList
from argmap.ui.inspector.form import Form
from argmap.ui.inspector.mixed import common
from argmap.ui.inspector.texts import LineField
from argmap.ui.plain import plain_label
from argmap.ui.words import record_name, relation_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.ui.inspector.editing import Editing

RELATIONS = ("related", "rephrase", "contradiction", "answers")


class RelationForm(Form):
    """What a tie says, and what it ties."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.kind = ChoiceField(tr("Relation"), self)
        self.kind.committed.connect(self.amend(tr("Change relation"), "kind"))
        self.row(tr("Relation"), self.kind)
        self.ends = LinkList(tr("Between"), editing, self)
        self.column.addWidget(self.ends)
        self.column.addStretch(1)

    def refresh(self) -> None:
        document = self.editing.document
        records = [each for key in self.keys if isinstance(each := document.record(key), Relation)]
        if not records:
            return
        options = [(kind, relation_title(kind)) for kind in RELATIONS]
        self.kind.show_value(common(records, "kind"), options)
        ends = (records[0].a, records[0].b) if len(records) == 1 else ()
        self.ends.show_links([Link(record_name(document, key), key) for key in ends])


class GroupForm(Form):
    """A frame's title, and what it holds."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.title = LineField(tr("Title of the group"), self)
        self.title.draft.committed.connect(self.amend(tr("Rename group"), "title"))
        self.row(tr("Title of the group"), self.title)
        self.colour = ColourField(tr("Colour"), self)
        self.colour.committed.connect(self.amend(tr("Colour"), "colour"))
        self.row(tr("Colour"), self.colour)
        self.members = LinkList(tr("Members"), editing, self)
        self.column.addWidget(self.members)
        self.column.addStretch(1)

    def refresh(self) -> None:
        document = self.editing.document
        records = [each for key in self.keys if isinstance(each := document.record(key), Group)]
        if not records:
            return
        self.title.show_value(common(records, "title"))
        self.colour.show_value(common(records, "colour"))
        members = records[0].members if len(records) == 1 else ()
        self.members.show_links([Link(record_name(document, key), key) for key in members])


class CountForm(Form):
    """Says how many records of several types are selected, and offers those of one type."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.counts = plain_label("", self, wrap=True)
        self.advice = plain_label(
            tr("Select statements alone, or inferences alone, to edit them together."),
            self,
            role="caption",
            wrap=True,
        )
        self.column.addWidget(self.counts)
        self.column.addWidget(self.advice)
        self.statements = self._narrowing(tr("Select only the statements"))
        self.statements.clicked.connect(self._to_statements)
        self.inferences = self._narrowing(tr("Select only the inferences"))
        self.inferences.clicked.connect(self._to_inferences)
        self.column.addStretch(1)

    def _narrowing(self, title: str) -> QPushButton:
        button = QPushButton(title, self)
        button.setObjectName("link")
        self.column.addWidget(button)
        return button

    @Slot()
    def _to_statements(self) -> None:
        present = self.editing.document.statements
        self.editing.session.select([key for key in self.keys if key in present])

    @Slot()
    def _to_inferences(self) -> None:
        present = self.editing.document.inferences
        self.editing.session.select([key for key in self.keys if key in present])

    def refresh(self) -> None:
        document = self.editing.document
        statements = len(document.statements.keys() & self.keys)
        inferences = len(document.inferences.keys() & self.keys)
        others = len(self.keys) - statements - inferences
        parts = []
        if statements:
            parts.append(trn("{n} statement", "{n} statements", statements))
        if inferences:
            parts.append(trn("{n} inference", "{n} inferences", inferences))
        if others:
            parts.append(trn("{n} other", "{n} others", others))
        self.counts.setText(" · ".join(parts))
        self.statements.setVisible(statements > 0)
        self.inferences.setVisible(inferences > 0)
