"""The form for one inference, or for several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.core import graph
from argmap.core.edits import inferences
from argmap.core.i18n import tr
from argmap.core.records import Inference
from argmap.core.schemes import SCHEMES, scheme_called, scheme_title
from argmap.ui.inspector.choices import ChoiceField, DegreeField
from argmap.ui.inspector.connections import Link, LinkList, premises
from argmap.ui.inspector.dates import DatesField
from argmap.ui.inspector.editing import timestamp
from argmap.ui.inspector.form import Form
from argmap.ui.inspector.mixed import MIXED, common
from argmap.ui.inspector.suggestions import SuggestField
from argmap.ui.inspector.tags import joined, split, tags_field
from argmap.ui.inspector.texts import TextField
from argmap.ui.words import polarity_title, record_name, role_title, strength_word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.ui.inspector.editing import Editing

POLARITIES = ("support", "attack")


class InferenceForm(Form):
    """Polarity, strength, warrant and remarks, with links to premises and target."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.polarity = ChoiceField(tr("Polarity"), self)
        self.polarity.committed.connect(self._set_polarity)
        self.row(tr("Polarity"), self.polarity)
        self.premises = LinkList(tr("Premises"), editing, self)
        self.target = LinkList(tr("Conclusion"), editing, self)
        self.against = LinkList(tr("What bears on this inference"), editing, self)
        for links in (self.premises, self.target):
            self.column.addWidget(links)
        self.strength = DegreeField(tr("Strength"), strength_word, self)
        self.strength.setToolTip(tr("How far the premises, if all true, bear on the conclusion"))
        self.strength.committed.connect(self.amend(tr("Rate strength"), "strength"))
        self.row(tr("Strength"), self.strength)
        self.scheme = SuggestField(
            tr("Scheme"), self._schemes, self, hint=tr("the pattern of reasoning, if it has a name")
        )
        self.scheme.draft.committed.connect(self._set_scheme)
        self.row(tr("Scheme"), self.scheme)
        self.text = TextField(tr("Warrant"), self, hint=tr("why the premises bear on it"))
        self.text.draft.committed.connect(self.amend(tr("Edit warrant"), "text"))
        self.row(tr("Warrant"), self.text)
        self.tags = tags_field(editing, self)
        self.tags.draft.committed.connect(self._retag)
        self.row(tr("Tags"), self.tags)
        self.note = TextField(tr("Note"), self, lines=2, hint=tr("for yourself; not drawn"))
        self.note.draft.committed.connect(self._annotate)
        self.row(tr("Note"), self.note)
        self.column.addWidget(self.against)
        self.dates = DatesField(self)
        self.column.addWidget(self.dates)
        self.column.addStretch(1)

    def refresh(self) -> None:
        document = self.editing.document
        records = [
            record for key in self.keys if isinstance(record := document.record(key), Inference)
        ]
        if not records:
            return
        options = [(name, polarity_title(name)) for name in POLARITIES]
        self.polarity.show_value(common(records, "polarity"), options)
        self.strength.show_value(common(records, "strength"))
        scheme = common(records, "scheme")
        self.scheme.show_value(scheme_title(scheme) if isinstance(scheme, str) else scheme)
        self.text.show_value(common(records, "text"))
        self.dates.show_records(records)
        tags = common(records, "tags")
        self.tags.show_value(MIXED if tags is MIXED else joined(tags))
        self.note.show_value(common(records, "note"))
        self._show_ends(records[0] if len(records) == 1 else None)

    def _show_ends(self, inference: Inference | None) -> None:
        document = self.editing.document
        if inference is None:
            for links in (self.premises, self.target, self.against):
                links.show_links([])
            return
        self.premises.show_links(
            [Link(record_name(document, key), key) for key in inference.premises]
        )
        self.target.show_links([Link(record_name(document, inference.target), inference.target)])
        self.against.show_links(
            [
                Link(
                    tr(
                        "{role}: {other}",
                        role=role_title(graph.role_of(document, each)),
                        other=premises(self.editing, each),
                    ),
                    each.id,
                )
                for each in graph.inferences_at(document, inference.id)
            ]
        )

    def _set_polarity(self, polarity: Any) -> None:
        keys = self.keys

        def turn(document: Document) -> Patch:
            return inferences.set_polarity(document, keys, polarity, timestamp())

        self.editing.make(tr("Change polarity"), turn)

    def _schemes(self) -> list[str]:
        """Common ones, and those that this map has."""
        own = {each.scheme for each in self.editing.document.inferences.values() if each.scheme}
        return sorted({scheme_title(each) for each in (*SCHEMES, *own)}, key=str.casefold)

    def _set_scheme(self, text: Any) -> None:
        self.amend(tr("Set scheme"), "scheme")(scheme_called(text.strip()) or None)

    def _retag(self, text: Any) -> None:
        self.amend(tr("Edit tags"), "tags")(split(text))

    def _annotate(self, text: Any) -> None:
        self.amend(tr("Edit note"), "note")(text if text.strip() else None)
