"""The sources a statement cites: choose one, say where in it, add or edit one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from argmap.core.addresses import has_address, shown_address
from argmap.core.edits import statements, structure
from argmap.core.i18n import tr
from argmap.core.records import Citation
from argmap.ui.chrome import visible
from argmap.ui.inspector.choices import ChoiceField
from argmap.ui.inspector.editing import timestamp
from argmap.ui.inspector.form import line
from argmap.ui.inspector.mixed import MIXED
from argmap.ui.inspector.source_form import SourceForm
from argmap.ui.inspector.texts import LineField
from argmap.ui.plain import plain_label, set_tooltip
from argmap.ui.words import source_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.ui.inspector.editing import Editing


class CitationRow(QWidget):
    """One citation: the source, the place in it, and buttons to edit the source or drop it."""

    changed = Signal(object, object)
    dropped = Signal(object)

    def __init__(self, place: int, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self._editing = editing
        self._cited = ""
        self.source = ChoiceField(tr("Source {n}", n=place + 1), self)
        self.locator = LineField(tr("Place in source {n}", n=place + 1), self, hint=tr("page or §"))
        room = self.locator.fontMetrics().horizontalAdvance(tr("page or §")) + 24
        self.locator.setMaximumWidth(max(92, room))
        self.edit = QPushButton(tr("Edit source"), self)
        self.edit.setObjectName("link")
        self.edit.setCheckable(True)
        self.follow = QPushButton(tr("Open link"), self)
        self.follow.setObjectName("link")
        self.drop = QPushButton(tr("Remove"), self)
        self.drop.setObjectName("link")
        self.form = SourceForm(editing, self)
        self.form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line(self.source, self.locator))
        buttons = line(self.edit, self.follow, self.drop)
        buttons.setSpacing(16)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.form)
        self.source.committed.connect(self._chosen)
        self.locator.draft.committed.connect(self._located)
        self.edit.toggled.connect(self.form.setVisible)
        self.follow.clicked.connect(self._follow)
        self.drop.clicked.connect(self._dropped)

    def show_citation(self, citation: Citation) -> None:
        sources = self._editing.document.sources
        options = [(each.id, source_name(each)) for each in sources.values()]
        self.source.show_value(citation.source, options)
        self.locator.show_value(citation.locator)
        self.form.show_records((citation.source,))
        source = sources.get(citation.source)
        self.follow.setVisible(source is not None and has_address(source))
        set_tooltip(self.follow, visible(shown_address(source)) if source is not None else "")
        self._cited = citation.source

    @Slot(object)
    def _chosen(self, source: Any) -> None:
        self.changed.emit(self.place, {"source": source})

    @Slot(object)
    def _located(self, text: Any) -> None:
        self.changed.emit(self.place, {"locator": text.strip() or None})

    @Slot()
    def _follow(self) -> None:
        self._editing.follow((self._cited,))

    @Slot()
    def _dropped(self) -> None:
        self.dropped.emit(self.place)


class CitationList(QWidget):
    """All citations of the statements shown; where they differ, it says so and offers nothing."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._keys: tuple[str, ...] = ()
        self._citations: tuple[Citation, ...] = ()
        self.rows: list[CitationRow] = []
        self._open_new = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._differ = plain_label(tr("several values"), self, role="caption")
        self.known = ChoiceField(tr("Cite a source of this map"), self)
        self.known.committed.connect(self._cite)
        self.new = QPushButton(tr("New source"), self)
        self.new.setObjectName("link")
        self.new.clicked.connect(self._cite_new)
        self._column.addWidget(self._differ)
        self._column.addWidget(self.known)
        self._column.addWidget(self.new)
        # Always in view: a proxy that is hidden would hold the keyboard where it is.
        self.setFocusProxy(self.new)

    def show_citations(self, keys: Sequence[str], citations: Any) -> None:
        self._keys = tuple(keys)
        agree = citations is not MIXED
        self._differ.setVisible(not agree)
        self._citations = tuple(citations) if agree else ()
        self._match_rows()
        for row, citation in zip(self.rows, self._citations, strict=True):
            row.show_citation(citation)
        if self._open_new and self.rows:
            self._open_new = False
            self.rows[-1].edit.setChecked(True)
            self.rows[-1].form.author.setFocus()
        cited = {citation.source for citation in self._citations}
        sources = self._editing.document.sources.values()
        options = [(each.id, source_name(each)) for each in sources if each.id not in cited]
        self.known.show_value(MIXED, options)
        self.known.setPlaceholderText(tr("Cite a source…"))
        self.known.setVisible(bool(options))

    def _match_rows(self) -> None:
        while len(self.rows) > len(self._citations):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(self._citations):
            row = CitationRow(len(self.rows), self._editing, self)
            row.changed.connect(self._change)
            row.dropped.connect(self._drop)
            self._column.insertWidget(1 + len(self.rows), row)
            self.rows.append(row)

    def _set(self, label: str, citations: Sequence[object]) -> None:
        self._editing.amend(label, self._keys, citations=tuple(citations))

    @Slot(object, object)
    def _change(self, place: Any, fields: Any) -> None:
        # As plain fields, so that what was typed is validated with the statement.
        changed = [
            {**dict(each), **fields} if row == place else each
            for row, each in enumerate(self._citations)
        ]
        self._set(tr("Change citation"), changed)

    @Slot(object)
    def _drop(self, place: Any) -> None:
        kept = [each for row, each in enumerate(self._citations) if row != place]
        self._set(tr("Remove citation"), kept)

    @Slot(object)
    def _cite(self, source: Any) -> None:
        self._set(tr("Cite a source"), [*self._citations, Citation(source=source)])

    @Slot()
    def _cite_new(self) -> None:
        keys, before = self._keys, self._citations
        known = set(self._editing.document.sources)

        def add(document: Document) -> Patch:
            return structure.add_source(document)

        def cite(document: Document) -> Patch:
            added = next(key for key in document.sources if key not in known)
            citations = (*before, Citation(source=added))
            return statements.amend(document, keys, timestamp(), citations=citations)

        self._open_new = self._editing.make(tr("Cite a new source"), add, cite)
