"""A patch: what each touched record was and is; the one way a document changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.core.records import MapInfo, Record


class Change(NamedTuple):
    """One record before and after; None means it did not, or does not, exist."""

    before: Record | None
    after: Record | None


class InfoChange(NamedTuple):
    before: MapInfo
    after: MapInfo


@dataclass(frozen=True, slots=True)
class Patch:
    """Changes by record id, and perhaps one of the map's own information.

    A record of the same id keeps its collection: a patch never turns a statement into a source.
    """

    changes: Mapping[str, Change] = field(default_factory=dict)
    info: InfoChange | None = None

    def __bool__(self) -> bool:
        return bool(self.changes) or self.info is not None

    def inverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(
            {key: Change(after, before) for key, (before, after) in self.changes.items()},
            self.info and InfoChange(self.info.after, self.info.before),
        )

    def then(self, later: Patch) -> Patch:
        """Both in one; what ends where it began drops out."""
        changes = dict(self.changes)
        for key, (before, after) in later.changes.items():
            start = changes[key].before if key in changes else before
            if start is after:
                changes.pop(key, None)
            else:
                changes[key] = Change(start, after)
        info = later.info
        if self.info and later.info:
            info = InfoChange(self.info.before, later.info.after)
        elif self.info:
            info = self.info
        if info and info.before is info.after:
            info = None
        return Patch(changes, info)

    @property
    def created(self) -> list[str]:
        return [key for key, (before, _) in self.changes.items() if before is None]

    @property
    def deleted(self) -> list[str]:
        return [key for key, (_, after) in self.changes.items() if after is None]


def additions(records: Iterable[Record]) -> Patch:
    """The patch that adds these."""
    return Patch({record.id: Change(None, record) for record in records})
