"""Layers as a lattice: every arrow cut into steps from one layer to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.layout.arranging.layered.ranks import Ranks
    from argmap.layout.arranging.web import Web

Unit = tuple[int, ...]
Rows = list[list[Unit]]


class Lattice:
    """Knots in layers: statements first (the web's own indices), then the bends of long arrows.

    `up` and `down` are each knot's neighbours in the layers above and below. A unit is a tuple of
    knots of one layer that stay together; `rows` are the units of each layer, and `place` is the
    position of each knot within its layer. A statement's `mother` is the knot above it by the
    first of its arrows in document order, or the statement its undercut bears on; -1 for roots and
    for the bends of other arrows. `children` are the same from above, in document order.
    """

    __slots__ = ("children", "count", "down", "layer", "mother", "place", "rows", "up")

    def __init__(self, web: Web, ranks: Ranks, *, kin: bool) -> None:
        """With `kin` only premises of one conclusion make a unit."""
        self.count = len(web.keys)
        self.layer = list(ranks.layer)
        self.up: list[list[int]] = [[] for _ in self.layer]
        self.down: list[list[int]] = [[] for _ in self.layer]
        self.mother = [-1] * self.count
        self.children: list[list[int]] = [[] for _ in self.layer]
        first = [-1] * self.count
        self._add_arrows(web, ranks, first)
        self.place = [0] * len(self.layer)
        self.rows: Rows = [[] for _ in range(max(self.layer, default=-1) + 1)]
        self._unite(ranks, first if kin else [-1] * self.count)

    def _add_arrows(self, web: Web, ranks: Ranks, first: list[int]) -> None:
        layer = ranks.layer
        drawn: set[tuple[int, int]] = set()
        for inference, premises in enumerate(web.premises):
            target = ranks.conclusion[inference]
            if web.target[inference] < 0:
                host = web.premises[~web.target[inference]]
                if all(layer[p] == layer[host[0]] for p in premises):
                    for premise in premises:
                        if first[premise] < 0 and (target, premise) not in ranks.back:
                            first[premise] = target
                            self._adopt(target, premise)
                    continue
            new = [p for p in premises if p != target and (target, p) not in drawn]
            if not new:
                continue
            drawn.update((target, premise) for premise in new)
            level = layer[new[0]]
            shared = len(new) > 1 and level > layer[target] and all(layer[p] == level for p in new)
            tip = self._chain(target, level - 1) if shared else -1
            for premise in new:
                if (target, premise) in ranks.back or layer[premise] < layer[target]:
                    self._join(self._chain(premise, layer[target] - 1), target)
                    continue
                end = tip if shared else self._chain(target, layer[premise] - 1)
                self._join(end, premise)
                if first[premise] < 0:
                    first[premise] = target
                    self._adopt(end, premise)
                    while end >= self.count and self.mother[end] < 0:
                        self._adopt(self.up[end][0], end)
                        end = self.up[end][0]

    def _chain(self, top: int, last: int) -> int:
        """Bends from below `top` to the layer `last`; the lowest of them, or `top` itself."""
        for level in range(self.layer[top] + 1, last + 1):
            bend = len(self.layer)
            self.layer.append(level)
            self.up.append([])
            self.down.append([])
            self.mother.append(-1)
            self.children.append([])
            self._join(top, bend)
            top = bend
        return top

    def _adopt(self, mother: int, knot: int) -> None:
        self.mother[knot] = mother
        self.children[mother].append(knot)

    def _join(self, upper: int, lower: int) -> None:
        self.down[upper].append(lower)
        self.up[lower].append(upper)

    def _unite(self, ranks: Ranks, first: list[int]) -> None:
        taken = bytearray(len(self.layer))
        for company in ranks.company:
            parts: dict[int, list[int]] = {}
            for key in company:
                parts.setdefault(first[key], []).append(key)
            for part in parts.values():
                if len(part) > 1:
                    self.rows[self.layer[part[0]]].append(tuple(part))
                    for key in part:
                        taken[key] = 1
        for knot, level in enumerate(self.layer):
            if not taken[knot]:
                self.rows[level].append((knot,))

    def arrange(self, rows: Iterable[list[Unit]]) -> None:
        """Take over an order of the units."""
        self.rows = list(rows)
        for row in self.rows:
            self.renumber(row)

    def renumber(self, row: list[Unit]) -> None:
        """Tell the knots of a layer where they are."""
        at = 0
        for unit in row:
            for knot in unit:
                self.place[knot] = at
                at += 1
