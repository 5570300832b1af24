"""Trees set out one by one: in rows, or each statement right below what it bears on."""

from __future__ import annotations

from itertools import chain, islice
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.limits import MAX_COORDINATE
from argmap.layout import metrics as m
from argmap.layout.arranging.channels import PLAIN, channels, needs
from argmap.layout.arranging.contours import offsets
from argmap.layout.arranging.forest import forest_of
from argmap.layout.arranging.groups import edges_for, fences_of, loose_of, plots_of, room_for
from argmap.layout.arranging.stacks import stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.arranging.web import Gaps, Web
    from argmap.layout.reading import Way

_BAND: Final = 8.0
"""Heights are told apart to so many pixels where boxes stand in no rows."""


class Tree(NamedTuple):
    """A tree set out: its statements, the root first, and how far it extends along u and v."""

    members: list[int]
    width: float
    depth: float


class Stage:
    """What trees are set out from, and where their boxes begin so far.

    `u` runs along the rows, `v` from row to row; both go on past the statements with the stacks.
    """

    def __init__(
        self,
        web: Web,
        way: Way,
        gaps: Gaps,
        *,
        compact: bool = False,
        most: int = m.MOST_LEAVES,
    ) -> None:
        sideways = way in {"left", "right"}
        self.gaps = gaps
        self.needs = needs(web)
        self.count = len(web.keys)
        wide, deep = (web.height, web.width) if sideways else (web.width, web.height)
        self.wide, self.deep = wide.copy(), deep.copy()
        self.asides = web.asides
        self.at = web.at
        self.beside: dict[int, float] = {}
        unit, groups = wide.copy(), web.groups
        if self.asides:
            self._take_in(unit)
        forest = forest_of(web, _broadest(unit, gaps))
        if self.asides:
            aside = {each for line in self.asides.values() for each in line}
            forest = forest._replace(roots=[at for at in forest.roots if at not in aside])
            groups = [[at for at in members if at not in aside] for members in groups]
        self.loose = loose_of(groups, forest)
        self.plots = plots_of(filter(None, groups), forest)
        self.edges = edges_for(way)
        self.fences = fences_of(self.plots, self.edges)
        self.forest, self.stacks = stacked(
            forest, unit, self.deep, gaps, self.fences, compact=compact, most=most
        )
        self.wide += unit[self.count :]
        self.bands: list[int] | None = None
        if compact and not self.plots:
            self.gaps = gaps._replace(subtree=gaps.sibling)
            self.bands = [self._bands(node) for node in range(len(self.wide))]
        self.middle = [0.0] * len(self.wide)
        self.u = [0.0] * len(self.wide)
        self.v = [0.0] * len(self.wide)

    def set_out(self, root: int) -> Tree:
        """Set out a tree from (0, 0) on."""
        wide, forest, middle = self.wide, self.forest, self.middle
        if not forest.children[root]:
            members = self._with_asides([root]) if self.asides else [root]
            return Tree(members, wide[root] + self.beside.get(root, 0.0), self.deep[root])
        rows = forest.rows(root)
        order = list(chain.from_iterable(rows))
        left, right = offsets(
            order,
            forest.children,
            wide,
            self.gaps,
            middle,
            fences=self.fences,
            bands=self.bands,
            beside=self.beside,
        )
        parent = forest.parent
        u = self.u
        middle[root] = -left
        u[root] = -left - wide[root] / 2
        for node in islice(order, 1, None):
            middle[node] = there = middle[node] + middle[parent[node]]
            u[node] = there - wide[node] / 2
        depth = self._in_rows(rows) if self.bands is None else self._in_levels(order)
        members = self._unstacked(order) if self.stacks else order
        if self.asides:
            members = self._with_asides(members)
        return Tree(members, right - left, depth)

    def guess(self, root: int) -> tuple[float, float]:
        """About how far a tree extends along u and v: as if no branch reached below another."""
        rows, children = self.forest.rows(root), self.forest.children
        wide, deep = self.wide, self.deep
        broad: dict[int, float] = {}
        for row in reversed(rows):
            for node in row:
                below = children[node]
                if below:
                    room = sum([broad.get(child, wide[child]) for child in below])
                    broad[node] = max(wide[node], room + (len(below) - 1) * self.gaps.sibling)
        over = sum(channels(rows, children, self.needs, self.gaps))
        return broad.get(root, wide[root]), over + sum(
            [max([deep[node] for node in row]) for row in rows]
        )

    def _take_in(self, unit: list[float]) -> None:
        """Let statements be as deep, and each `unit` as wide, as they are with their asides."""
        wide, deep, gap = self.wide, self.deep, self.gaps.sibling
        for host, line in self.asides.items():
            self.beside[host] = room = sum([gap + wide[each] for each in line])
            unit[host] += room
            deep[host] = max(deep[host], *[deep[each] for each in line])

    def _with_asides(self, members: Sequence[int]) -> list[int]:
        """The statements of a tree and those that stand beside them, now in their places."""
        found: list[int] = []
        for node in members:
            found.append(node)
            end = self.u[node] + self.wide[node]
            for each in self.asides.get(node, ()):
                self.u[each] = end + self.gaps.sibling
                self.v[each] = self.v[node]
                end = self.u[each] + self.wide[each]
                found.append(each)
        return found

    def _unstacked(self, order: Sequence[int]) -> list[int]:
        """The statements of a tree; those in stacks come last."""
        found = [node for node in order if node < self.count]
        for node in order:
            if node >= self.count:
                stack = self.stacks[node]
                middle, start = self.u[node] + self.wide[node] / 2, self.v[node]
                for leaf, u, v in zip(stack.leaves, stack.u, stack.v, strict=True):
                    self.u[leaf] = middle + u
                    self.v[leaf] = start + v
                found += stack.leaves
        return found

    def _in_rows(self, rows: Sequence[Sequence[int]]) -> float:
        """Let each node of a tree begin in line with its row; returns where the last row ends."""
        deep, v = self.deep, self.v
        over = channels(rows, self.forest.children, self.needs, self.gaps)
        if self.plots:
            plots = [plot for plot in self.plots if plot.root == rows[0][0]]
            before, after = room_for(plots, self.edges, len(over))
            after.insert(0, 0.0)
            over = [sum(room) for room in zip(over, before, after, strict=False)]
            over[0] = 0.0
        end = 0.0
        for row, room in zip(rows, over, strict=True):
            start = end + room
            for node in row:
                v[node] = start
            end = start + max([deep[node] for node in row])
        return end

    def _in_levels(self, order: Sequence[int]) -> float:
        """As `_in_rows`, but that children begin right below their own parent."""
        parent, deep, v = self.forest.parent, self.deep, self.v
        bands = self.bands or []
        for node in islice(order, 1, None):
            v[node] = v[parent[node]] + bands[parent[node]] * _BAND
        return max([v[node] + deep[node] for node in order])

    def _bands(self, node: int) -> int:
        """How many bands a box takes up with the channel below it."""
        room = self.gaps.sibling
        if self.forest.children[node]:
            room = self.gaps.channel(*self.needs.get(node, PLAIN))
        return ceil((self.deep[node] + room) / _BAND)


def _broadest(wide: list[float], gaps: Gaps) -> int | None:
    """How many leaves have room side by side, if it could be that not all have."""
    all_in_a_line = sum(wide) + len(wide) * gaps.subtree
    room = 1.2 * MAX_COORDINATE
    return int(room / all_in_a_line * len(wide)) if all_in_a_line > room else None
