"""Trees set out one by one: in rows, or each statement right below what it bears on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Final

from argmap.core.limits import MAX_COORDINATE
from argmap.layout.arranging.channels import channel_under, channels, reaches
from argmap.layout.arranging.contours import offsets
from argmap.layout.arranging.forest import forest_of
from argmap.layout.arranging.groups import edges_for, fences_of, plots_of, room_for
from argmap.layout.arranging.stacks import Stack, stacked

if TYPE_CHECKING:
    from argmap.layout.arranging.web import Gaps, Web
    from argmap.layout.reading import Way

_BAND: Final = 8.0
"""Heights are told apart to so many pixels where boxes stand in no rows."""


class Stage:
    """What trees are set out from, and where their boxes begin so far."""

    def __init__(self, web: Web, way: Way, gaps: Gaps, *, compact: bool = False) -> None:
        sideways = way in {"left", "right"}
        self.web = web
        self.gaps = gaps
        self.reach = reaches(web)
        self.count = len(web.keys)
        wide, deep = (web.height, web.width) if sideways else (web.width, web.height)
        self.wide, self.deep = wide.copy(), deep.copy()
        forest = forest_of(web, _broadest(wide, gaps))
        self.plots = plots_of(web.groups, forest)
        self.edges = edges_for(way)
        self.fences = fences_of(self.plots, self.edges)
        self.forest, self.stacks = stacked(
            forest, self.wide, self.deep, gaps, self.fences, compact=compact
        )
        self.bands: list[int] | None = None
        if compact and not self.plots:
            self.gaps = gaps._replace(subtree=gaps.sibling)
            self.bands = [self._bands(node) for node in range(len(self.wide))]
        self.middle = [0.0] * len(self.wide)
        self.u = [0.0] * self.count
        self.v = [0.0] * self.count

    def set_out(self, order: list[int]) -> tuple[float, float]:
        """Set out a tree from (0, 0) on; returns how far it extends along u and v.

        The nodes that are stacks give way, in `order`, to what they are made of.
        """
        wide, forest = self.wide, self.forest
        root = order[0]
        if len(order) == 1:
            return wide[root], self.deep[root]
        parent = forest.parent
        middle = self.middle
        offsets(
            order, forest.children, wide, self.gaps, middle, fences=self.fences, bands=self.bands
        )
        for node in islice(order, 1, None):
            middle[node] += middle[parent[node]]
        low = min([middle[node] - wide[node] / 2 for node in order])
        high = max([middle[node] + wide[node] / 2 for node in order])
        starts, depth = self._rows(order) if self.bands is None else self._levels(order)
        piles: list[int] = []
        if self.stacks:
            piles = [node for node in order if node >= self.count]
            order[:] = [node for node in order if node < self.count]
            for node in piles:
                self._unstack(self.stacks[node], middle[node] - low, starts[node])
        u, v = self.u, self.v
        for node in order:
            u[node] = middle[node] - low - wide[node] / 2
            v[node] = starts[node]
        if piles:
            order += [leaf for node in piles for leaf in self.stacks[node].leaves]
        return high - low, depth

    def _unstack(self, stack: Stack, middle: float, start: float) -> None:
        for leaf, u, v in zip(stack.leaves, stack.u, stack.v, strict=True):
            self.u[leaf] = middle + u
            self.v[leaf] = start + v

    def _rows(self, order: list[int]) -> tuple[Mapping[int, float], float]:
        """Where each node of a tree begins, in line with its row, and the last row ends."""
        row, deep = self.forest.row, self.deep
        depths = [0.0] * (row[order[-1]] + 1)
        for node in order:
            if deep[node] > depths[row[node]]:  # noqa: PLR1730 - twice as fast
                depths[row[node]] = deep[node]
        over = channels(self.web, self.forest, order, self.reach, self.gaps)
        if self.plots:
            plots = [plot for plot in self.plots if plot.root == order[0]]
            before, after = room_for(plots, self.edges, len(over))
            after.insert(0, 0.0)
            over = [sum(room) for room in zip(over, before, after, strict=False)]
        starts: list[float] = []
        end = 0.0
        for depth, room in zip(depths, over, strict=True):
            start = end + room if starts else 0.0
            starts.append(start)
            end = start + depth
        return {node: starts[row[node]] for node in order}, end

    def _levels(self, order: list[int]) -> tuple[Mapping[int, float], float]:
        """As `_rows`, but that children begin right below their own parent."""
        parent, deep = self.forest.parent, self.deep
        bands = self.bands or []
        starts = {order[0]: 0.0}
        for node in islice(order, 1, None):
            starts[node] = starts[parent[node]] + bands[parent[node]] * _BAND
        return starts, max(start + deep[node] for node, start in starts.items())

    def _bands(self, node: int) -> int:
        """How many bands a box takes up with the channel below it."""
        room = self.gaps.sibling
        if self.forest.children[node]:
            room = self.gaps.channel(*channel_under(self.web, node, self.reach))
        return ceil((self.deep[node] + room) / _BAND)


def _broadest(wide: list[float], gaps: Gaps) -> int | None:
    """How many leaves have room side by side, if it could be that not all have."""
    all_in_a_line = sum(wide) + len(wide) * gaps.subtree
    room = 1.2 * MAX_COORDINATE
    return int(room / all_in_a_line * len(wide)) if all_in_a_line > room else None
