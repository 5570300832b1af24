"""How far from inferences whatever aims at them runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.layout import channel

if TYPE_CHECKING:
    from argmap.core.document import Document


class Reaches:
    """Reaches by inference id, found when first asked for, however long the chains."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._onto: dict[str, float] = {}

    def clear(self) -> None:
        self._onto.clear()

    def forget(self, key: str) -> None:
        self._onto.pop(key, None)

    def follow(self, keys: Iterable[str]) -> dict[str, None]:
        """Inferences with another reach, since these came, went or aim elsewhere."""
        inferences = self._document.inferences
        found: dict[str, None] = {}
        for key in keys:
            at = key
            while at in inferences:
                before = self._onto.pop(at, 0.0)
                if self.onto(at) == before and at != key:
                    break
                found[at] = None
                at = inferences[at].target
            self._onto.pop(key, None)
        return found

    def onto(self, key: str) -> float:
        """The farthest reach of what aims at an inference; 0 if nothing does."""
        aiming_at = self._document.references.aiming_at
        if not aiming_at(key):
            return 0.0
        known = self._onto
        pending = [key]
        while pending:
            at = pending[-1]
            if at in known:
                pending.pop()
                continue
            aimers = aiming_at(at)
            missing = [each for each in aimers if each not in known]
            if missing:
                for each in missing:
                    if aiming_at(each):
                        pending.append(each)
                    else:
                        known[each] = 0.0
                continue
            pending.pop()
            known[at] = max(self._reach(each) for each in aimers)
        return known[key]

    def _reach(self, key: str) -> float:
        linked = len(self._document.inferences[key].premises) > 1
        return channel.reach(linked, self._onto[key])
