"""Tags as one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.edits.tagging import bearers
from argmap.core.i18n import tr
from argmap.ui.inspector.suggestions import SuggestField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from argmap.ui.inspector.editing import Editing


def tags_field(editing: Editing, parent: QWidget) -> SuggestField:
    """A field for tags that offers those which the map has already."""

    def known() -> list[str]:
        return list(bearers(editing.document))

    return SuggestField(tr("Tags"), known, parent, hint=tr("separated by commas"), parts=True)


def split(text: str) -> tuple[str, ...]:
    """Return the tags of a line, each once, in order."""
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := part.strip())))


def joined(tags: Iterable[str]) -> str:
    return ", ".join(tags)
