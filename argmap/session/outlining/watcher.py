"""Who is told of each change to the rows of an outline, before and after it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from argmap.session.outlining.rows import Row


class Watcher(Protocol):
    """Rows `first` to `last` under a row come or go; one row moves to another place under it."""

    def inserting(self, parent: Row, first: int, last: int) -> None: ...

    def inserted(self) -> None: ...

    def removing(self, parent: Row, first: int, last: int) -> None: ...

    def removed(self) -> None: ...

    def moving(self, parent: Row, place: int, to: int) -> None:
        """`to` is the place the row will have."""
        ...

    def moved(self) -> None: ...

    def changed(self, row: Row) -> None:
        """The row says or shows something else."""
        ...
