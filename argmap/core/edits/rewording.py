"""Several texts of several records change at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.core.edits.statements import amend
from argmap.core.patch import Change, Patch

if TYPE_CHECKING:
    from argmap.core.document import Document


def reword(
    document: Document, texts: Mapping[str, Mapping[str, str]], now: str | None = None
) -> Patch:
    """Set these fields of these records; one that would be too long raises as `amend` does."""
    changes: dict[str, Change] = {}
    for key, fields in texts.items():
        changes.update(amend(document, [key], now, **fields).changes)
    return Patch(changes)
