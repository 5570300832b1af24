"""A patch: what each touched record was and is; the one way a document changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.core.moving import all_move
from argmap.core.records import MapInfo, Record

_new = tuple.__new__  # half of what Change(…) costs, and there may be 20,000 to make


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
    _only_moves: bool | None = field(default=None, init=False, repr=False, compare=False)
    _back: Patch | None = field(default=None, init=False, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.changes) or self.info is not None

    @property
    def only_moves(self) -> bool:
        """Whether it gives statements other places and does nothing else.

        Looked at once: who does not care about places need not look at each when all move.
        """
        known = self._only_moves
        if known is None:
            known = self.info is None and bool(self.changes) and all_move(self.changes.values())
            self._note("_only_moves", known)
        return known

    def _note(self, name: str, value: object) -> None:
        """Remember what follows from the rest, which is frozen."""
        object.__setattr__(self, name, value)

    def inverse(self) -> Patch:
        """The patch that takes this one back; made once, for an undo has it asked for thrice."""
        back = self._back
        if back is None:
            back = Patch(
                {key: _new(Change, change[::-1]) for key, change in self.changes.items()},
                self.info and InfoChange(self.info.after, self.info.before),
            )
            back._note("_only_moves", self._only_moves)
            self._note("_back", back)
        return back

    def then(self, later: Patch) -> Patch:
        """Both in one; what ends where it began drops out."""
        if not self and all(before is not after for before, after in later._all()):
            return later
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

    def _all(self) -> Iterable[tuple[object, object]]:
        return (*self.changes.values(), self.info) if self.info else self.changes.values()

    @property
    def created(self) -> list[str]:
        return [key for key, (before, _) in self.changes.items() if before is None]

    @property
    def deleted(self) -> list[str]:
        return [key for key, (_, after) in self.changes.items() if after is None]


def additions(records: Iterable[Record]) -> Patch:
    """The patch that adds these."""
    return Patch({record.id: Change(None, record) for record in records})
