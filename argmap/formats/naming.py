"""Ids of records after foreign ones: the same for the same file, and as like as may be."""

from __future__ import annotations

import re
from typing import Final

_UNFIT: Final = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST: Final = 64
_FITS: Final = re.compile(f"[A-Za-z0-9_-]{{1,{_LONGEST}}}").fullmatch


class Ids:
    """The ids that are taken in a map that is being built."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def free(self, key: str | int | None, letter: str) -> str:
        """An id like the foreign one that nothing has yet; with none, `letter` and a number."""
        if type(key) is str and _FITS(key) and key not in self._taken:  # nearly always
            self._taken.add(key)
            return key
        wish = _UNFIT.sub("-", str(key)) if key is not None else ""
        if wish != key:
            wish = wish.strip("-")
        wish = wish[:_LONGEST] or f"{letter}{len(self._taken) + 1}"
        # Thousands of things with one id would each try all numbers before theirs.
        mine, number = wish, self._numbers.get(wish, 1)
        while mine in self._taken:
            number += 1
            ending = f"-{number}"
            mine = wish[: _LONGEST - len(ending)] + ending
        self._numbers[wish] = number
        self._taken.add(mine)
        return mine
