"""What is known of a source: who wrote it, what it is called, where and when it came out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.core.i18n import tr
from argmap.ui.inspector.form import Form
from argmap.ui.inspector.texts import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from argmap.ui.inspector.editing import Editing

AUTHORS_BY = ";"


class SourceForm(Form):
    """Edits one source in place."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(editing, parent)
        self.column.setContentsMargins(12, 4, 0, 4)
        self.column.setSpacing(8)
        self.author = self._line(tr("Author"), tr("several: separate them with “;”"))
        self.author.draft.committed.connect(self._set_authors)
        self.title = self._line(tr("Title"))
        self.title.draft.committed.connect(self.amend(tr("Edit source"), "title"))
        self.fields: dict[str, LineField] = {}
        for name, caption, hint in (
            ("container_title", tr("Published in"), tr("journal, paper or site")),
            ("publisher", tr("Publisher"), ""),
            ("issued", tr("Date"), tr("such as 2026-03-14")),
            ("URL", tr("Web address"), ""),
            ("DOI", tr("DOI"), ""),
        ):
            field = self._line(caption, hint)
            field.draft.committed.connect(self._optional(name))
            self.fields[name] = field

    def _line(self, caption: str, hint: str = "") -> LineField:
        field = LineField(caption, self, hint=hint)
        self.row(caption, field)
        return field

    def refresh(self) -> None:
        source = self.editing.document.sources.get(self.keys[0])
        if source is None:
            return
        self.author.show_value(f"{AUTHORS_BY} ".join(source.author))
        self.title.show_value(source.title)
        for name, field in self.fields.items():
            field.show_value(getattr(source, name))

    def _set_authors(self, text: Any) -> None:
        authors = tuple(name for part in text.split(AUTHORS_BY) if (name := part.strip()))
        self.amend(tr("Edit source"), "author")(authors)

    def _optional(self, name: str) -> Any:
        set_field = self.amend(tr("Edit source"), name)

        def set_optional(text: Any) -> None:
            set_field(text.strip() or None)

        return set_optional
