"""Which words a map has, so that one misspelt finds those that it may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from argmap.session.finding.letters import words_in


class Vocabulary:
    """Records by word."""

    def __init__(self) -> None:
        self._places: defaultdict[str, set[str]] = defaultdict(set)
        self._listed: list[str] | None = None

    def places(self) -> dict[str, set[str]]:
        """Every word with the records it stands in."""
        return dict(self._places)

    def add(self, key: str, text: str) -> None:
        """Enter a record that is not there yet."""
        for word in words_in(text):
            self._places[word].add(key)
        self._listed = None

    def with_word(self, word: str) -> Collection[str]:
        return self._places.get(word, ())

    def change(self, key: str, before: str, after: str) -> None:
        """The text of a record is another."""
        was, now = words_in(before), words_in(after)
        for word in was - now:
            places = self._places[word]
            places.discard(key)
            if not places:
                del self._places[word]
                self._listed = None
        for word in now - was:
            if word not in self._places:
                self._listed = None
            self._places[word].add(key)

    def records_like(self, word: str) -> set[str]:
        """Records with a word that this one, not quite well written, may stand for or begin."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = slips_allowed(word)
        if not slips:
            return set(self._places.get(word, ()))
        if self._listed is None:
            self._listed = list(self._places)
        listed = self._listed
        begun = [each[: len(word)] for each in listed]
        found: set[str] = set()
        for candidate in (listed, begun):
            close = process.extract(
                word, candidate, scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            for _, _, place in close:
                found |= self._places[listed[place]]
        return found


def slips_allowed(word: str) -> int:
    """How many letters of a word may be wrong, missing, too many or swapped."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2
