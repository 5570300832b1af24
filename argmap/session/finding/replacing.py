"""Putting something else in the place of what was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.edits.rewording import reword
from argmap.session.finding.fields import WRITTEN
from argmap.session.finding.search import places

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.session.finding.query import Query
    from argmap.session.finding.search import Place


class Replacement(NamedTuple):
    """What replacing does: the change, in how many places, and of how many records.

    `left` counts records in which something was found only where nothing is replaced: tags,
    speakers and sources belong to many.
    """

    patch: Patch
    places: int
    records: int
    left: int


def replace(
    document: Document,
    keys: Iterable[str],
    query: Query,
    words: str,
    now: str | None = None,
) -> Replacement:
    """Replace what the query finds in texts, titles and notes of these records.

    The words are put in as they are. Raises pydantic's ValidationError where a text would grow too
    long; nothing is changed then.
    """
    texts: dict[str, dict[str, str]] = {}
    count = left = 0
    for key in keys:
        found = places(document, key, query)
        written = [place for place in found if place.field in WRITTEN]
        if written:
            texts[key] = {place.field: _with(place, words) for place in written}
            count += sum(len(place.spans) for place in written)
        else:
            left += bool(found)
    return Replacement(reword(document, texts, now), count, len(texts), left)


def _with(place: Place, words: str) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in place.spans:
        parts += (place.text[end:start], words)
        end = stop
    return "".join((*parts, place.text[end:]))
