"""Document order, kept true while records come, go and change places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from operator import attrgetter
from typing import Final

from argmap.core.records import COLLECTION_OF, Record

FEW: Final = 200
"""Up to as many changes at once are sorted in one by one; more, by sorting anew."""

_place = attrgetter("order", "id")


class DocumentOrder:
    """The ids of each collection sorted by (order, id); `collections` is live and only read."""

    def __init__(self, collections: Mapping[str, Mapping[str, Record]]) -> None:
        self._collections = collections
        self._keys: dict[str, list[str]] = {}

    def keys(self, name: str) -> list[str]:
        """The ids of a collection in document order."""
        keys = self._keys.get(name)
        if keys is None:
            records = sorted(self._collections[name].values(), key=_place)
            keys = self._keys[name] = [record.id for record in records]
        return keys

    def change(self, before: Record | None, after: Record | None, *, among: int) -> None:
        """Follow one of `among` changes that come at once; call it before the change is made."""
        record = after or before
        assert record is not None
        name = COLLECTION_OF[type(record)]
        keys = self._keys.get(name)
        if keys is None:
            return
        if among > FEW:
            del self._keys[name]
            return
        records = self._collections[name]

        def place(key: str) -> tuple[str, str]:
            return records[key].order, key

        if before is not None:
            del keys[bisect_left(keys, (before.order, before.id), key=place)]
        if after is not None:
            keys.insert(bisect_left(keys, (after.order, after.id), key=place), after.id)
