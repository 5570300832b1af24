"""The form for one statement, or for several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.core import rules
from argmap.core.i18n import tr
from argmap.core.kinds import KINDS
from argmap.core.records import Statement
from argmap.ui.inspector.choices import ChoiceField, DegreeField, TickField
from argmap.ui.inspector.citations import CitationList
from argmap.ui.inspector.colours import ColourField
from argmap.ui.inspector.connections import ConnectionList
from argmap.ui.inspector.dates import DatesField
from argmap.ui.inspector.form import Form, line
from argmap.ui.inspector.mixed import MIXED, common
from argmap.ui.inspector.speaker import SpeakerField
from argmap.ui.inspector.tags import joined, split, tags_field
from argmap.ui.inspector.texts import LineField, TextField
from argmap.ui.words import credence_word, kind_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.ui.inspector.editing import Editing


class StatementForm(Form):
    """Kind, words, speaker, sources, acceptance and remarks of statements."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.kind = ChoiceField(tr("Kind"), self)
        self.kind.committed.connect(self._set_kind)
        self.row(tr("Kind"), self.kind)
        self._add_words()
        self.speaker = SpeakerField(editing, self)
        self.row(tr("Speaker"), self.speaker)
        self.citations = CitationList(editing, self)
        self.row(tr("Sources"), self.citations)
        self._add_rating()
        self._add_remarks()
        self.connections = ConnectionList(editing, self)
        self.column.addWidget(self.connections)
        self.dates = DatesField(self)
        self.column.addWidget(self.dates)
        self.column.addStretch(1)

    def _add_words(self) -> None:
        self.title = LineField(tr("Title"), self, hint=tr("short name, if it needs one"))
        self.title.draft.committed.connect(self._retitle)
        self.row(tr("Title"), self.title)
        self.text = TextField(tr("Text"), self, lines=4, hint=tr("what is said, in one sentence"))
        self.text.draft.committed.connect(self.amend(tr("Edit text"), "text"))
        self.row(tr("Text"), self.text)

    def _add_rating(self) -> None:
        self.credence = DegreeField(tr("Credence"), credence_word, self)
        self.credence.setToolTip(tr("How far you accept it, leaving this map's reasons aside"))
        self.credence.committed.connect(self.amend(tr("Rate credence"), "credence"))
        self.row(tr("Credence"), self.credence)
        self.implicit = TickField(tr("Implicit"), self)
        self.implicit.setToolTip(tr("An unstated premise that you supplied"))
        self.implicit.committed.connect(self.amend(tr("Mark as implicit"), "implicit"))
        self.pinned = TickField(tr("Pinned"), self)
        self.pinned.setToolTip(tr("Tidying leaves it where it is"))
        self.pinned.committed.connect(self.amend(tr("Pin"), "pinned"))
        ticks = line(self.implicit, self.pinned)
        self.column.addLayout(ticks)

    def _add_remarks(self) -> None:
        self.tags = tags_field(self.editing, self)
        self.tags.draft.committed.connect(self._retag)
        self.row(tr("Tags"), self.tags)
        self.colour = ColourField(tr("Colour"), self)
        self.colour.committed.connect(self.amend(tr("Colour"), "colour"))
        self.row(tr("Colour"), self.colour)
        self.note = TextField(tr("Note"), self, lines=2, hint=tr("for yourself; not drawn"))
        self.note.draft.committed.connect(self._annotate)
        self.row(tr("Note"), self.note)

    def refresh(self) -> None:
        records = [
            record
            for key in self.keys
            if isinstance(record := self.editing.document.record(key), Statement)
        ]
        if not records:
            return
        kinds = [(kind, kind_title(kind)) for kind in KINDS]
        self.kind.show_value(common(records, "kind"), kinds)
        self.title.show_value(common(records, "title"))
        self.text.show_value(common(records, "text"))
        self.speaker.show_voice(self.keys, common(records, "voice"))
        self.citations.show_citations(self.keys, common(records, "citations"))
        self.credence.show_value(common(records, "credence"))
        self.implicit.show_value(common(records, "implicit"))
        self.pinned.show_value(common(records, "pinned"))
        tags = common(records, "tags")
        self.tags.show_value(MIXED if tags is MIXED else joined(tags))
        self.colour.show_value(common(records, "colour"))
        self.note.show_value(common(records, "note"))
        self.dates.show_records(records)
        self.connections.show_statement(self.keys[0] if len(self.keys) == 1 else None)

    def commit(self) -> None:
        super().commit()
        self.speaker.commit()

    def _set_kind(self, kind: Any) -> None:
        refusal = rules.kind_refusal(self.editing.document, self.keys, kind)
        if refusal:
            self.editing.say(refusal)
            self.refresh()
            return
        self.amend(tr("Change kind"), "kind")(kind)

    def _retitle(self, text: Any) -> None:
        self.amend(tr("Edit title"), "title")(text.strip() or None)

    def _retag(self, text: Any) -> None:
        self.amend(tr("Edit tags"), "tags")(split(text))

    def _annotate(self, text: Any) -> None:
        self.amend(tr("Edit note"), "note")(text if text.strip() else None)
