"""Which statements stand at the top of the outline, in which order."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final

from argmap.core.components import components
from argmap.session.outlining.rows import conclusion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.core.document import Document

_ARGUED: Final = 0
_ALONE: Final = 1
_ASIDE: Final = 2

Rank = tuple[int, str, str]


class Tops:
    """Conclusions first, then statements that stand alone, then questions and notes that do.

    Where an argument goes round in a circle and leads nowhere else, its first statement is here.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._statements = document.statements  # a live view; each call makes another one
        self._ranks: dict[str, Rank] = {}
        self._circles: set[str] = set()
        """Those at the top for being the first of a circle."""
        for key in self._statements:
            rank = self._rank(key)
            if rank is not None:
                self._ranks[key] = rank
        self._enter_circles(document.statements.keys() - self._reached())
        self._sorted = sorted(self._ranks.values())

    @property
    def keys(self) -> list[str]:
        return [key for _, _, key in self._sorted]

    def group(self, key: str) -> list[str]:
        """The statements that stand among the same ones as this: they can change places with it."""
        rank = self._ranks.get(key)
        return [] if rank is None else [each for sort, _, each in self._sorted if sort == rank[0]]

    def __contains__(self, key: object) -> bool:
        return key in self._ranks

    def follow(self, touched: Iterable[str], premises: Iterable[str]) -> bool:
        """Look again at the statements touched, and for circles from these; True if any changed."""
        before = {key: self._ranks.get(key) for key in (*touched, *self._circles)}
        start = {*premises, *self._circles}
        for key in self._circles:
            self._ranks.pop(key, None)
        self._circles.clear()
        for key in before:
            rank = self._rank(key)
            if rank is None:
                self._ranks.pop(key, None)
            else:
                self._ranks[key] = rank
        self._enter_circles(key for key in start if key in self._document.statements)
        before |= {key: None for key in self._circles if key not in before}
        changed = {key: was for key, was in before.items() if was != self._ranks.get(key)}
        self._resort(changed)
        return bool(changed)

    def _resort(self, changed: dict[str, Rank | None]) -> None:
        if len(changed) > 50:
            self._sorted = sorted(self._ranks.values())
            return
        for key, was in changed.items():
            if was is not None:
                del self._sorted[bisect_left(self._sorted, was)]
            if key in self._ranks:
                insort(self._sorted, self._ranks[key])

    def _rank(self, key: str) -> Rank | None:
        """Where a statement stands by itself, or None of one that stands under another."""
        document = self._document
        statement = self._statements.get(key)
        if statement is None or key in document.references.premises:
            return None
        if key in document.references.targets:
            return (_ARGUED, statement.order, key)
        aside = statement.kind in {"note", "question"}
        return (_ASIDE if aside else _ALONE, statement.order, key)

    def _reached(self) -> set[str]:
        """Every statement below one at the top."""
        document = self._document
        aiming = document.references.aiming_at
        reached = set(self._ranks)
        waiting = list(reached)
        while waiting:
            for arrow in aiming(waiting.pop()):
                for premise in document.inferences[arrow].premises:
                    if premise not in reached:
                        reached.add(premise)
                        waiting.append(premise)
                waiting.append(arrow)
        return reached

    def _enter_circles(self, keys: Iterable[str]) -> None:
        """Put the first of each circle at the top that these lead into and never out of."""
        document, known = self._document, set[str]()
        for key in keys:
            if key in known or key in self._ranks:
                continue
            onward = self._onward(key)
            if onward is None:
                continue
            known |= onward.keys()
            for circle in map(frozenset, components(onward)):
                if all(target in circle for each in circle for target in onward[each]):
                    first = min(circle, key=lambda each: (document.statements[each].order, each))
                    self._circles.add(first)
        for key in self._circles:
            self._ranks[key] = (_ARGUED, document.statements[key].order, key)

    def _onward(self, start: str) -> dict[str, list[str]] | None:
        """Where all leads that this leads to, or None if it comes to a statement at the top."""
        document = self._document
        onward: dict[str, list[str]] = {}
        waiting = [start]
        while waiting:
            key = waiting.pop()
            if key in onward:
                continue
            arrows = document.references.from_premise(key)
            if not arrows:
                return None
            onward[key] = [conclusion(document, arrow) for arrow in arrows]
            waiting += onward[key]
        return onward
