"""The inspector's panel: it chooses the form that fits the selection and keeps it up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from argmap.core.i18n import tr, trn
from argmap.core.records import Group, Inference, Participant, Relation, Source, Statement
from argmap.ui.inspector.editing import Editing
from argmap.ui.inspector.inference_form import InferenceForm
from argmap.ui.inspector.map_form import MapForm
from argmap.ui.inspector.other_forms import CountForm, GroupForm, RelationForm
from argmap.ui.inspector.statement_form import StatementForm
from argmap.ui.panel import PanelBody
from argmap.ui.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.core.patch import Patch
    from argmap.ui.inspector.form import Form

REFRESH_MS = 40
MANY = 300
"""Selected records from which on reading them takes longer than a frame may."""
REST_MS = 150
MINIMUM_WIDTH = 240
WIDTH = 300


class InspectorPanel(PanelBody):
    """Shows one form at a time. It reads after changes are done, and never edits by itself."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._forms: dict[type[Form], Form] = {}
        self.form: Form | None = None
        self.heading = plain_label("", self, role="panel-heading")
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(MINIMUM_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._area)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(REFRESH_MS)
        self._late.timeout.connect(self.refresh)
        session = editing.session
        self._exits: list[Callable[[], None]] = [
            session.selection_changed.subscribe(self._selection_changed),
            session.document.subscribe(self._document_changed),
        ]
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)

    def leave(self) -> None:
        """Stop following the session: another document comes."""
        self._late.stop()
        for leave in self._exits:
            leave()
        self._exits.clear()

    def commit(self) -> None:
        """Keep what is typed but not yet in the document."""
        if self.form is not None:
            self.form.commit()

    @Slot()
    def refresh(self) -> None:
        self._late.stop()
        keys = self._editing.session.selection
        wanted = self._form_for(keys)
        if self.form is not None and wanted is not type(self.form):
            self.form.commit()
        form = self._forms.get(wanted)
        if form is None:
            form = self._forms[wanted] = wanted(self._editing)
        if form is not self.form:
            if self.form is not None:
                self._area.takeWidget()
                self.form.setParent(self)
                self.form.hide()
            self._area.setWidget(form)
            form.show()
            self.form = form
        self.heading.setText(self._heading(keys))
        form.show_records(keys)
        self._make_room()

    def _make_room(self) -> None:
        """Be so wide that no field of any form so far is cut off, however large text is."""
        widest = max(form.minimumSizeHint().width() for form in self._forms.values())
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(MINIMUM_WIDTH, widest + bar))

    def _form_for(self, keys: tuple[str, ...]) -> type[Form]:
        document = self._editing.document
        types = set(map(type, map(document.record, keys)))
        if not types:
            return MapForm
        if len(types) > 1:
            return CountForm
        forms: dict[type, type[Form]] = {
            Statement: StatementForm,
            Inference: InferenceForm,
            Relation: RelationForm,
            Group: GroupForm,
        }
        return forms.get(types.pop(), CountForm)

    def _heading(self, keys: tuple[str, ...]) -> str:
        record = self._editing.document.record(keys[0]) if keys else None
        if record is None:
            return tr("Map")
        if len(keys) == 1:
            names = {
                Statement: tr("Statement"),
                Inference: tr("Inference"),
                Relation: tr("Relation"),
                Group: tr("Group"),
                Source: tr("Source"),
                Participant: tr("Participant"),
            }
            return names.get(type(record), "")
        if isinstance(self.form, StatementForm):
            return trn("{n} statement", "{n} statements", len(keys))
        if isinstance(self.form, InferenceForm):
            return trn("{n} inference", "{n} inferences", len(keys))
        return trn("{n} selected", "{n} selected", len(keys))

    def _selection_changed(self) -> None:
        if len(self._editing.session.selection) > MANY:
            self._late.start(REST_MS)  # anew each time: while a rubber band grows, the canvas leads
        elif not self._late.isActive():
            self._late.start(0)

    def _document_changed(self, patch: Patch) -> None:
        # No form shows places; and of sixty patches a second it needs not follow each.
        if not patch.only_moves and not self._late.isActive():
            self._late.start(REFRESH_MS)
