"""The folded text of every record, made anew only where the map has changed."""

from __future__ import annotations

from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from argmap.core.records import Group, Inference, Participant, Source, Statement
from argmap.session.finding.fields import fields_of
from argmap.session.finding.letters import fold, is_intricate
from argmap.session.finding.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Set

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.core.records import Record

GAP: Final = "\0"
"""Stands between fields, where no text has it."""
_PORTION: Final = 1_000
_Place = tuple[float, float, int, str]
"""From the top, from the left, what before what at one place, and the id."""

_SEARCHED: Final = attrgetter(
    "text", "title", "note", "tags", "voice", "chain", "citations", "excerpts"
)


class Index:
    """Follows a document until `close`; a change costs next to nothing until the next search."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._records: dict[str, Record] = {}
        self._folded: dict[str, str] = {}
        self._cased: dict[str, str] = {}
        self._intricate: set[str] = set()
        self._order: list[str] | None = None
        self._in_order = False
        self._words = Vocabulary()
        for collection in (document.statements, document.inferences, document.groups):
            for key, record in collection.items():
                self._enter(key, record)
        self._unread = dict.fromkeys(self._folded)
        self._stale: dict[str, None] = {}
        self._leave = document.subscribe(self._changed)

    def close(self) -> None:
        self._leave()

    @property
    def folded(self) -> Mapping[str, str]:
        """Folded text by id, fields apart by GAP; of statements all, of others if there is any."""
        self._catch_up()
        return self._folded

    @property
    def intricate(self) -> Set[str]:
        """Records in which a match may begin or end inside of one character."""
        self._catch_up()
        return self._intricate

    @property
    def order(self) -> list[str]:
        """Statements, warrants and groups as they are read: from the top, then from the left."""
        self._catch_up()
        if self._order is None or not self._in_order:
            # What was in order nearly is so after a move, and soon is again.
            self._order = _in_reading_order(self.document, self._order or self._folded)
            self._in_order = True
        return self._order

    @property
    def words(self) -> Vocabulary:
        """Which words there are, and where."""
        while self.prepare():
            pass
        return self._words

    @property
    def prepared(self) -> bool:
        """Whether a search for words can begin at once."""
        return not self._unread

    def prepare(self) -> bool:
        """Do some of what the first search for words needs; False if all of it is done."""
        self._catch_up()
        for key in tuple(islice(self._unread, _PORTION)):
            del self._unread[key]
            self._words.add(key, self._folded[key])
            self.cased(key)
        if not self._unread and not self._in_order:
            return bool(self.order)
        return bool(self._unread)

    def cased(self, key: str) -> str:
        """The folded text of a record in its own upper and lower case."""
        self._catch_up()
        text = self._cased.get(key)
        if text is None:
            text = self._cased[key] = fold(self._told(self._records[key]), keep_case=True)
        return text

    def _changed(self, patch: Patch) -> None:
        self._in_order = False
        if not patch.only_moves:
            self._order = None
            self._stale |= dict.fromkeys(patch.changes)

    def _catch_up(self) -> None:
        if not self._stale:
            return
        stale, self._stale = self._stale, {}
        document = self.document
        mentioning: set[str] = set()
        for key in stale:
            # A speaker or source that is gone is mentioned by nothing that has not changed itself.
            if isinstance(document.record(key), Participant | Source):
                mentioning.update(document.references.mentioning(key))
        for key in stale:
            record = document.record(key)
            if key not in mentioning and not _reads_alike(self._records.get(key), record):
                self._renew(key, record)
            elif key in self._records and record is not None:
                self._records[key] = record
        for key in mentioning:
            self._renew(key, document.record(key))

    def _renew(self, key: str, record: Record | None) -> None:
        before = self._folded.pop(key, "")
        self._records.pop(key, None)
        self._cased.pop(key, None)
        self._intricate.discard(key)
        if isinstance(record, Statement | Inference | Group):
            self._enter(key, record)
        if key not in self._unread:
            self._words.change(key, before, self._folded.get(key, ""))
        elif key not in self._folded:
            del self._unread[key]

    def _enter(self, key: str, record: Record) -> None:
        if type(record) is Inference and not (record.text or record.note or record.tags):
            return  # as nearly all are
        told = self._told(record)
        if not told and type(record) is not Statement:
            return
        self._records[key] = record
        self._folded[key] = fold(told)
        if is_intricate(told):
            self._intricate.add(key)

    def _told(self, record: Record) -> str:
        return GAP.join([text for _, text in fields_of(self.document, record)])


def _reads_alike(before: Record | None, after: Record | None) -> bool:
    """Whether nothing that is searched has changed, as when statements only move."""
    if type(before) is not Statement or type(after) is not Statement:
        return False
    return bool(_SEARCHED(before) == _SEARCHED(after))


def _in_reading_order(document: Document, keys: Collection[str]) -> list[str]:
    statements, inferences, groups = document.statements, document.inferences, document.groups
    found: list[_Place] = []
    for key in keys:
        here, rank = statements.get(key), 0
        if here is None and key in inferences:
            here, rank = statements[inferences[key].premises[0]], 1
        elif here is None and key in groups:
            members = groups[key].members
            here, rank = statements[members[0]] if members else None, -1
        if here is None:
            found.append((0.0, 0.0, rank, key))
        else:
            found.append((here.y or 0.0, here.x or 0.0, rank, key))
    found.sort()
    return [place[3] for place in found]
