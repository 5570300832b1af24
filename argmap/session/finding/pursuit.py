"""A search under way: what was found, and which of it is looked at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from argmap.core.i18n import tr, trn
from argmap.session.finding.index import Index
from argmap.session.finding.peeking import Peeking
from argmap.session.finding.query import Query
from argmap.session.finding.replacing import Replacement, replace
from argmap.session.finding.search import find, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.session.finding.search import Place
    from argmap.session.session import Session


class Pursuit:
    """Looks for one thing at a time in a session's map, until `close`."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.peeking = Peeking(session)
        self.query = Query()
        self.hits: list[str] = []
        self.at = 0
        """Which of the hits is looked at, if there are any."""

    @cached_property
    def index(self) -> Index:
        return Index(self.session.document)

    def close(self) -> None:
        if "index" in self.__dict__:
            self.index.close()

    @property
    def hit(self) -> str | None:
        """The record looked at."""
        return self.hits[self.at] if self.hits else None

    def seek(self, query: Query) -> None:
        """Look for something else; what is looked at stays so while it is among what is found."""
        before = self.hit or self.session.current
        self.query = query
        self.hits = find(self.index, query)
        self.at = self.hits.index(before) if before in self.hits else 0

    def renew(self) -> None:
        """The map has changed: what is found may be other records now."""
        before = self.hit
        self.hits = find(self.index, self.query)
        if before in self.hits:
            self.at = self.hits.index(before)
        else:
            # What stood here is found no more, so that the next one stands here now.
            self.at = self.at if self.at < len(self.hits) else 0

    def step(self, forward: bool) -> None:
        """Go to the next hit, or the one before; after the last comes the first.

        Who has gone to another hit by hand meanwhile goes on from there.
        """
        current = self.session.current
        if current != self.hit and current in self.hits:
            self.at = self.hits.index(current)
        if self.hits:
            self.at = (self.at + (1 if forward else -1)) % len(self.hits)

    def place(self) -> Place | None:
        """Where in the record looked at the words stand."""
        hit = self.hit
        found = places(self.session.document, hit, self.query) if hit is not None else []
        return found[0] if found else None

    def replace_one(self, words: str, now: str) -> str:
        """Replace in the record looked at and go on; returns the sentence that tells of it."""
        hit = self.hit
        if hit is None:
            return tr("There is nothing to replace.")
        done = self._replace([hit], words, now)
        before = self.at
        self.renew()
        if self.hit == hit and before == self.at:
            self.step(forward=True)
        return _told(done)

    def replace_all(self, words: str, now: str) -> str:
        """Replace in all that was found, as one step; returns the sentence that tells of it."""
        if not self.hits:
            return tr("There is nothing to replace.")
        done = self._replace(self.hits, words, now)
        self.renew()
        return _told(done)

    def _replace(self, keys: Iterable[str], words: str, now: str) -> Replacement:
        done = replace(self.session.document, keys, self.query, words, now)
        self.session.apply(done.patch, tr("Replace"))
        return done


def _told(done: Replacement) -> str:
    left = trn(
        "{n} is a tag, a speaker or a source, which belongs to many: change it in the inspector.",
        "{n} are tags, speakers or sources, which belong to many: change them in the inspector.",
        done.left,
    )
    if not done.places:
        return left
    told = tr(
        "Replaced {places} in {records}.",
        places=trn("{n} occurrence", "{n:,} occurrences", done.places),
        records=trn("{n} text", "{n:,} texts", done.records),
    )
    return f"{told} {left}" if done.left else told
