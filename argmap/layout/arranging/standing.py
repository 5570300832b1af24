"""The rows in which trees stand, told from where their boxes are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from argmap.layout import channel
from argmap.layout.arranging.channels import reaches

if TYPE_CHECKING:
    from argmap.layout.arranging.extents import Extent
    from argmap.layout.arranging.kin import Kin
    from argmap.layout.arranging.web import Gaps, Web

FLUSH: Final = 1.0
"""Boxes whose near edges differ by no more stand in one row."""
_MOST: Final = 0.6
"""A tree stands in rows if so many of its boxes do."""


class Row:
    """The boxes of one depth of a tree whose edges to the conclusion are in line."""

    __slots__ = ("far", "members", "near")

    def __init__(self, near: float, members: list[int], extents: Sequence[Extent | None]) -> None:
        self.near = near
        self.members = members
        self.far = max(each.far for at in members if (each := extents[at]) is not None)


Rows = dict[int, dict[int, Row]]
"""By tree, which is named by its root, and depth."""


def rows_of(kin: Kin, extents: Sequence[Extent | None]) -> Rows:
    """The rows of all trees that stand in rows; boxes without an extent are left out."""
    levels: dict[int, dict[int, list[int]]] = {}
    for at in kin.order:
        if extents[at] is not None:
            levels.setdefault(kin.root[at], {}).setdefault(kin.depth[at], []).append(at)
    rows: Rows = {}
    for root, tree in levels.items():
        found = {depth: _row(members, extents) for depth, members in sorted(tree.items())}
        boxes = sum(len(members) for members in tree.values())
        in_line = sum(len(row.members) for row in found.values())
        below = all(a.near < b.near for a, b in pairwise(found.values()))
        if below and in_line >= _MOST * boxes:
            rows[root] = found
    return rows


def _row(members: list[int], extents: Sequence[Extent | None]) -> Row:
    nears = {at: each.depth for at in members if (each := extents[at]) is not None}
    counts = Counter(round(near) for near in nears.values())
    most = max(counts.items(), key=lambda each: (each[1], -each[0]))[0]
    near = next(near for near in nears.values() if round(near) == most)
    return Row(near, [at for at in members if abs(nears[at] - near) <= FLUSH], extents)


def channel_needs(web: Web, gaps: Gaps) -> Callable[[int], float]:
    """How deep the channel between a statement and its premises must be."""
    reach = reaches(web)

    def need(statement: int) -> float:
        ties = web.at[statement]
        if not ties:
            return 0.0
        tracks = channel.tracks([web.attack[tie] for tie in ties])
        return gaps.channel(max(reach[tie] for tie in ties), tracks)

    return need
