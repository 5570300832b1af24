"""Looking into folded branches, which are folded again when something else is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.session.folding import Folded
    from argmap.session.session import Session


class Peeking:
    """Selects one record at a time and unfolds what hides it, for as long as it is looked at."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: Folded | None = None
        self._left: Folded | None = None

    def look_at(self, key: str) -> None:
        """Select a record; what was unfolded for the one before is folded again."""
        folding = self._session.folding
        if self._before is None or folding.folded != self._left:
            self._before = folding.snapshot()  # perhaps somebody folds by hand meanwhile
        else:
            folding.restore(self._before)
        self._session.select([key])
        self._left = folding.folded

    def fold_back(self) -> None:
        """Fold what was unfolded; what is folded or unfolded by hand since then stays so."""
        folding = self._session.folding
        if self._before is not None and folding.folded == self._left:
            folding.restore(self._before)
        self._before = None

    def stay(self) -> None:
        """What is unfolded now stays so: somebody works there."""
        self._before = None
