"""An order of the children of each knot in which the arrows that are no part of a tree cross least.

While a tree's own arrows do not cross, what any other step from layer to layer crosses is plain
arithmetic: the arrows between where it leaves the tree and where it enters it again. So moving a
whole branch past its neighbour costs a few additions, however many knots it has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from argmap.layout.arranging.layered.lattice import Lattice, Unit

_MOST_WIDTHS: Final = 1_000_000
_FEW_IN_CHANNEL: Final = 64
_MOST_ENDS: Final = 400


def families_of(lattice: Lattice, checkpoint: Callable[[], None]) -> Families | None:
    """None for trees so deep that the widths of all their branches would be too many."""
    height = [0] * len(lattice.layer)
    spent = 0
    for row in reversed(lattice.rows):
        for unit in row:
            for knot in unit:
                height[knot] = 1 + max((height[other] for other in lattice.down[knot]), default=0)
                spent += height[knot]
    return None if spent > _MOST_WIDTHS else Families(lattice, checkpoint)


class Families:
    """The units of a lattice as a tree, and the links: all steps that are not in the tree.

    Of each link, `upper` and `lower` are the places of its ends in their layers, and `slot` is the
    place of its upper end among the units of the lower layer; places are counted in arrows.
    """

    def __init__(self, lattice: Lattice, checkpoint: Callable[[], None]) -> None:
        self._lattice = lattice
        self.units: list[Unit] = [unit for row in lattice.rows for unit in row]
        self._level = [lattice.layer[unit[0]] for unit in self.units]
        for step in (self._plant, self._weigh, self._tie, self._number):
            checkpoint()
            step()

    def _plant(self) -> None:
        lattice, of = self._lattice, [0] * len(self._lattice.layer)
        for at, unit in enumerate(self.units):
            for knot in unit:
                of[knot] = at
        mothers = [[m for knot in unit if (m := lattice.mother[knot]) >= 0] for unit in self.units]
        self._mother = [
            next((of[m] for m in found if self._level[of[m]] == self._level[at] - 1), -1)
            for at, found in enumerate(mothers)
        ]
        for at, unit in enumerate(self.units):
            above = [other for knot in unit for other in lattice.up[knot]]
            if self._mother[at] < 0 and above:
                self._mother[at] = of[above[0]]
        self.kids: list[list[int]] = [[] for _ in self.units]
        for at, unit in enumerate(self.units):
            below = [other for knot in unit for other in lattice.down[knot]]
            found = dict.fromkeys(of[o] for knot in unit for o in lattice.children[knot])
            found.update(dict.fromkeys(of[other] for other in below))
            self.kids[at] = [kid for kid in found if self._mother[kid] == at]
        self.roots = [at for at in range(len(self.units)) if self._mother[at] < 0]
        self._links: list[tuple[int, int]] = []
        self._weight = [1] * len(self.units)
        for at, unit in enumerate(self.units):
            above = [of[other] for knot in unit for other in lattice.up[knot]]
            self._weight[at] = max(1, above.count(self._mother[at]))
            self._links += [(other, at) for other in above if other != self._mother[at]]

    def _weigh(self) -> None:
        """The width of every branch in each of its layers; of its first kids as a whole."""
        order = list(self.roots)
        for at in order:
            order.extend(self.kids[at])
        self._broad = [sum(self._weight[kid] for kid in kids) for kids in self.kids]
        self._width: list[list[int]] = [[] for _ in self.units]
        for at in reversed(order):
            width = [self._weight[at]]
            for kid in self.kids[at]:
                for depth, wide in enumerate(self._width[kid], 1):
                    if depth < len(width):
                        width[depth] += wide
                    else:
                        width.append(wide)
            self._width[at] = width

    def _tie(self) -> None:
        self._channel: list[list[int]] = [[] for _ in self._lattice.rows]
        self._ends: list[list[tuple[int, bool]]] = [[] for _ in self.units]
        for link, (upper, lower) in enumerate(self._links):
            self._channel[self._level[upper]].append(link)
            for end, low in ((upper, False), (lower, True)):
                at = end
                while at >= 0:
                    self._ends[at].append((link, low))
                    at = self._mother[at]
        self._busy = [
            at
            for at, kids in enumerate(self.kids)
            if len(kids) > 1 and any(self._ends[kid] for kid in kids)
        ]

    def _number(self) -> None:
        used = [0] * (len(self._lattice.rows) + 1)
        place, slot = [0] * len(self.units), [0] * len(self.units)
        pending = list(reversed(self.roots))
        while pending:
            at = pending.pop()
            level = self._level[at]
            place[at], slot[at] = used[level], used[level + 1]
            used[level] += self._weight[at]
            pending.extend(reversed(self.kids[at]))
        self._upper = [place[upper] for upper, _ in self._links]
        self._lower = [place[lower] for _, lower in self._links]
        self._slot = [slot[upper] for upper, _ in self._links]

    def shuffle(self, chance: Random) -> None:
        """Every family in any order."""
        for kids in self.kids:
            if len(kids) > 1:
                chance.shuffle(kids)
        self._number()

    def total(self) -> int:
        """All crossings."""
        return self._cost(range(len(self._links)))

    def settle(self, rounds: int, checkpoint: Callable[[], None]) -> None:
        """Sift the branches of every family, for so many rounds or until nothing is gained."""
        for _ in range(rounds):
            gained = 0
            for at in self._busy:
                gained += self._sift(at, checkpoint)
            if not gained:
                return

    def rows(self) -> list[list[Unit]]:
        """The units of each layer in their order."""
        rows: list[list[Unit]] = [[] for _ in self._lattice.rows]
        pending = list(reversed(self.roots))
        while pending:
            at = pending.pop()
            rows[self._level[at]].append(self.units[at])
            pending.extend(reversed(self.kids[at]))
        return rows

    def _cost(self, some: Iterable[int]) -> int:
        links = set(some)
        total = 0
        for link in links:
            upper, lower = self._links[link]
            x, y, slot = self._upper[link], self._lower[link], self._slot[link]
            if y < slot:
                total += slot - y - self._weight[lower]
            else:
                total += max(0, y - slot - self._broad[upper])
            channel = self._channel[self._level[upper]]
            if len(channel) > _FEW_IN_CHANNEL:
                continue
            for other in channel:
                if (x - self._upper[other]) * (y - self._lower[other]) < 0 and (
                    other < link or other not in links
                ):
                    total += 1
        return total

    def _swap(self, left: int, right: int) -> None:
        """Exchange two branches that stand side by side."""
        self._shift(left, self._width[right], 1)
        self._shift(right, self._width[left], -1)

    def _shift(self, branch: int, width: list[int], sign: int) -> None:
        top = self._level[branch]
        deep = len(width)
        for link, low in self._ends[branch]:
            depth = self._level[self._links[link][low]] - top
            if depth >= deep:
                continue
            if low:
                self._lower[link] += sign * width[depth]
                continue
            self._upper[link] += sign * width[depth]
            if depth + 1 < deep:
                self._slot[link] += sign * width[depth + 1]

    def _sift(self, at: int, checkpoint: Callable[[], None]) -> int:
        kids = self.kids[at]
        gained = 0
        for kid in [kid for kid in kids if 0 < len(self._ends[kid]) <= _MOST_ENDS]:
            checkpoint()
            start = kids.index(kid)
            costs = [0] * len(kids)
            total = 0
            for spot in range(start - 1, -1, -1):
                total += self._pass(kids[spot], kid)
                costs[spot] = total
            for spot in range(start):
                self._swap(kid, kids[spot])
            total = 0
            for spot in range(start + 1, len(kids)):
                total += self._pass(kid, kids[spot])
                costs[spot] = total
            best = min(costs)
            goal = costs.index(best) if best < 0 else start
            for spot in range(len(kids) - 1, max(goal, start), -1):
                self._swap(kids[spot], kid)
            for spot in range(start - 1, goal - 1, -1):
                self._swap(kids[spot], kid)
            kids.insert(goal, kids.pop(start))
            gained -= best if best < 0 else 0
        return gained

    def _pass(self, left: int, right: int) -> int:
        """Exchange two neighbours; how many crossings more that makes."""
        touched = {link for link, _ in self._ends[left]}
        touched.update(link for link, _ in self._ends[right])
        before = self._cost(touched)
        self._swap(left, right)
        return self._cost(touched) - before
