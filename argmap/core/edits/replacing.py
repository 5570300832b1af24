"""A whole map takes the place of another, as one change that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.core.patch import Change, InfoChange, Patch
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from argmap.core.document import Document


def replace(document: Document, other: Document) -> Patch:
    """Make the map what the other one is; what is the same in both is not touched.

    Raises RefusalError where an id names a record of another sort over there.
    """
    before, after = document.records(), other.records()
    changes: dict[str, Change] = {}
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None and type(old) is not type(new):
            raise RefusalError(tr("“{id}” is something else in the other map.", id=key))
        if old is not new and old != new:
            changes[key] = Change(old, new)
    info = None if document.info == other.info else InfoChange(document.info, other.info)
    # In the order of the ids: the same patch whatever the order of a set.
    return Patch({key: changes[key] for key in sorted(changes)}, info)
