"""The outline of a document: rows made when they are asked for, kept up with each patch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.session.outlining.renewal import steps
from argmap.session.outlining.rows import Place, Row, below, way_to
from argmap.session.outlining.tops import Tops
from argmap.session.outlining.touched import touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.core.document import Document
    from argmap.core.patch import Patch
    from argmap.session.outlining.watcher import Watcher


class Outline:
    """Rows under `root`. Only rows that somebody has asked for exist, and only those are told of.

    Call `follow` with each patch of the document, after the document has changed.
    """

    def __init__(self, document: Document, watcher: Watcher) -> None:
        self.document = document
        self.tops = Tops(document)
        self._watcher = watcher
        self.rows: dict[int, Row] = {}
        """Rows that were asked for, by id; only to be read."""
        self._by_statement: dict[str, dict[int, Row]] = {}
        self._by_arrow: dict[str, dict[int, Row]] = {}
        self._made = 0
        self.root = Row(0, Place(None, ""), None, 0)

    def places(self, statement: str) -> list[Row]:
        """Rows of a statement that were asked for, oldest first."""
        return list(self._by_statement.get(statement, {}).values())

    @property
    def statements(self) -> Iterable[str]:
        """Statements with a row that was asked for."""
        return self._by_statement.keys()

    def children(self, row: Row) -> list[Row]:
        """What stands under a row; do not change the list."""
        if row.children is None:
            targets = self.document.references.targets
            if row is self.root or row.statement in targets or row.arrow in targets:
                row.children = self._fresh(self._below(row), row, 0)
            else:
                row.children = []
        return row.children

    def find(self, statement: str) -> Row | None:
        """A row of this statement; those on the way to it are made."""
        known = self._by_statement.get(statement)
        if known:
            return next(iter(known.values()))
        return self.descend(way_to(self.document, statement, self.tops))

    def descend(self, way: Iterable[Place]) -> Row | None:
        """The row at the end of these places from the top, or None where one is not there."""
        row: Row | None = self.root
        for place in way:
            children = self.children(row) if row is not None else []
            row = next((each for each in children if each.key == place), None)
        return None if row is self.root else row

    def walk(self) -> Iterator[Row]:
        """All rows that were asked for, in the order of the outline."""
        waiting = list(reversed(self.root.children or ()))
        while waiting:
            row = waiting.pop()
            yield row
            waiting.extend(reversed(row.children or ()))

    # --- following ---------------------------------------------------------------------------

    def follow(self, patch: Patch) -> None:
        """Renew what this patch touches and tell the watcher, row by row."""
        found = touched(patch)
        stale = self._all(self._by_arrow, found.arrows | found.targets)
        stale |= self._all(self._by_statement, found.targets)
        told = self._all(self._by_statement, found.premises | found.reworded)
        told |= self._all(self._by_arrow, found.arrows)
        placed = found.placed | found.premises | found.targets
        if self.tops.follow(placed, found.premises) and self.root.children is not None:
            self._renew(self.root)
        for row in stale.values():
            if row.children is not None and row.id in self.rows:
                self._renew(row)
        for row in told.values():
            if row.id in self.rows:
                self._watcher.changed(row)

    @staticmethod
    def _all(index: dict[str, dict[int, Row]], keys: Iterable[str]) -> dict[int, Row]:
        return {number: row for key in keys for number, row in index.get(key, {}).items()}

    def _below(self, row: Row) -> list[Place]:
        if row is self.root:
            return [Place(None, key) for key in self.tops.keys]
        return below(self.document, row)

    def _renew(self, row: Row) -> None:
        """Make the rows under one what they ought to be, in few and small steps."""
        children = row.children
        assert children is not None
        wanted = self._below(row)
        for step in steps([each.key for each in children], wanted):
            if step.kind == "remove":
                self._watcher.removing(row, step.first, step.last)
                self._forget(children[step.first : step.last + 1])
                del children[step.first : step.last + 1]
                _number(children, step.first)
                self._watcher.removed()
            elif step.kind == "move":
                self._watcher.moving(row, step.first, step.last)
                children.insert(step.last, children.pop(step.first))
                _number(children, min(step.first, step.last))
                self._watcher.moved()
            else:
                self._watcher.inserting(row, step.first, step.last)
                fresh = self._fresh(wanted[step.first : step.last + 1], row, step.first)
                children[step.first : step.first] = fresh
                _number(children, step.first)
                self._watcher.inserted()

    def _fresh(self, places: list[Place], parent: Row, index: int) -> list[Row]:
        made = []
        for offset, place in enumerate(places):
            self._made += 1
            row = Row(self._made, place, parent, index + offset)
            self.rows[row.id] = row
            self._by_statement.setdefault(row.statement, {})[row.id] = row
            if row.arrow is not None:
                self._by_arrow.setdefault(row.arrow, {})[row.id] = row
            made.append(row)
        return made

    def _forget(self, rows: list[Row]) -> None:
        waiting = list(rows)
        while waiting:
            row = waiting.pop()
            waiting.extend(row.children or ())
            del self.rows[row.id]
            _drop(self._by_statement, row.statement, row.id)
            if row.arrow is not None:
                _drop(self._by_arrow, row.arrow, row.id)


def _drop(index: dict[str, dict[int, Row]], key: str, number: int) -> None:
    rows = index[key]
    del rows[number]
    if not rows:
        del index[key]


def _number(rows: list[Row], start: int) -> None:
    for place in range(start, len(rows)):
        rows[place].place = place
