"""Which of some titles are meant by a few letters, best first: what a command palette asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.session.finding.letters import fold
from argmap.session.finding.words import slips_allowed

CLEAR = 4
"""A choice of a lower rank is surely meant; others may be."""
_INITIALS, _SLIP = CLEAR, CLEAR + 2


class Choice(NamedTuple):
    """Something to choose by its title, or by what else is told of it."""

    id: str
    title: str
    rest: str = ""


class Ranked(NamedTuple):
    rank: int
    id: str


def ranked(wanted: str, choices: Sequence[Choice], recent: Sequence[str] = ()) -> list[Ranked]:
    """What may be meant, best first; of equals what was used last, then as they stand.

    With nothing wanted, everything: what was used last comes first.
    """
    words = fold(wanted).split()
    order = {key: place for place, key in enumerate(recent)}
    found: list[Ranked] = []
    for choice in choices:
        rank = _rank(words, choice)
        if rank is not None:
            found.append(Ranked(rank, choice.id))
    if not found and words:
        found = [Ranked(_SLIP, key) for key in _misspelt(words, choices)]
    return sorted(found, key=lambda each: (each.rank, order.get(each.id, len(order))))


def _rank(words: Sequence[str], choice: Choice) -> int | None:
    """How far a title is from what is wanted; None: too far."""
    title, rest = fold(choice.title), fold(choice.rest)
    if title.startswith(" ".join(words)):
        return 0
    worst = 0
    for word in words:
        found = _rank_of_word(word, title, rest)
        if found is None:
            return _INITIALS if _is_begun(words, title) else None
        worst = max(worst, found)
    return worst


def _rank_of_word(word: str, title: str, rest: str) -> int | None:
    if _begins_word(word, title):
        return 1
    if word in title:
        return 2
    return 3 if _begins_word(word, rest) else None


def _begins_word(word: str, text: str) -> bool:
    place = text.find(word)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(word, place + 1)
    return place >= 0


def _is_begun(words: Sequence[str], title: str) -> bool:
    """Whether the letters come in this order, each at the start of a word or after the last one."""
    letters = "".join(words)
    reached = {0}
    for letter in letters:
        reached = {
            place + 1
            for place in range(min(reached), len(title))
            if title[place] == letter and (place in reached or _starts(title, place))
        }
        if not reached:
            return False
    return len(letters) > 1


def _starts(title: str, place: int) -> bool:
    return place == 0 or not title[place - 1].isalnum()


def _misspelt(words: Sequence[str], choices: Iterable[Choice]) -> list[str]:
    from rapidfuzz.distance import OSA

    def like(word: str, title: str) -> bool:
        slips = slips_allowed(word)
        return any(
            OSA.distance(word, part, score_cutoff=slips) <= slips
            for each in title.split()
            for part in (each, each[: len(word)])
        )

    return [
        choice.id for choice in choices if all(like(word, fold(choice.title)) for word in words)
    ]
