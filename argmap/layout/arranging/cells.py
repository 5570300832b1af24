"""Groups as cells, one within another, and which maps are set out cell by cell."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import union
from argmap.layout.arranging.parents import conclusions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.arranging.web import Web

_DEEPEST: Final = 40
"""Groups that lie in so many others get no cell of their own."""


class Cell:
    """A group, or the whole map: statements of its own, and the cells in it.

    `group` is its place among all groups, -1 that of the whole. `ties` are the inferences that
    bear on something in it.
    """

    __slots__ = ("above", "depth", "group", "inner", "own", "ties")

    def __init__(self, group: int, above: Cell | None) -> None:
        self.group = group
        self.above = above
        self.depth: int = 0 if above is None else above.depth + 1
        self.own: list[int] = []
        self.inner: list[Cell] = []
        self.ties: list[int] = []


def cells_of(web: Web) -> Cell:
    """The whole as a cell with all others in it.

    A group that shares some members with another, without that one lying in the other, gets none.
    """
    whole = Cell(-1, None)
    home = [whole] * len(web.keys)
    for group in sorted(range(len(web.groups)), key=lambda at: -len(web.groups[at])):
        members = web.groups[group]
        above = home[members[0]]
        if above.depth < _DEEPEST and all(home[each] is above for each in members):
            cell = Cell(group, above)
            above.inner.append(cell)
            for each in members:
                home[each] = cell
    for at, cell in enumerate(home):
        cell.own.append(at)
    for tie, end in enumerate(conclusions_of(web)):
        around: Cell | None = home[end]
        while around is not None:
            around.ties.append(tie)
            around = around.above
    return whole


def within(whole: Cell) -> list[Cell]:
    """A cell and all in it, outer ones first."""
    found = [whole]
    for cell in found:
        found += cell.inner
    return found


def kept_apart(document: Document, web: Web, rects: Mapping[str, Rect]) -> bool:
    """Whether groups shall have rectangles of their own: no stranger stands among them now.

    That is so of a map without places. Where others stand between the members of a group, it is
    one across the map, which nobody wants torn apart for it.
    """
    placed = [at for at, key in enumerate(web.keys) if document.statements[key].x is not None]
    if not placed:
        return True
    middles = {at: rects[web.keys[at]].center for at in placed}
    across = sorted((middle.x, at) for at, middle in middles.items())
    for members in web.groups:
        hull = union(rects[web.keys[at]] for at in members if at in middles)
        if hull is None:
            continue
        own = set(members)
        first, last = bisect_left(across, (hull.x, -1)), bisect_left(across, (hull.right, -1))
        if any(at not in own and hull.contains(middles[at]) for _, at in across[first:last]):
            return False
    return True
