"""Who stands below whom, through which inference, and in which order one reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.layout.arranging.forest import Forest, forest_of

if TYPE_CHECKING:
    from argmap.layout.arranging.asides import Asides
    from argmap.layout.arranging.web import Web


class Kin(NamedTuple):
    """The forest that tidying goes by, by statements' numbers.

    `by` is the inference through which a statement stands below its `parent`; both are -1 for
    roots. `order` is the order of reading: a conclusion, then each child followed by its own.
    `root` names the tree, `depth` is the row in it. `asides` have the statement that they stand
    beside for a parent, and its row, but are none of its children.
    """

    parent: list[int]
    by: list[int]
    children: list[list[int]]
    order: list[int]
    root: list[int]
    depth: list[int]
    asides: Asides

    def below(self, top: int) -> list[int]:
        """A statement and all below it, in rows, with their asides."""
        found = [top]
        for each in found:
            found += self.asides.get(each, ())
            found += self.children[each]
        return found


def kin_of(web: Web) -> Kin:
    forest, asides = forest_of(web), web.asides
    if asides:
        forest = _joined(forest, asides)
    order: list[int] = []
    root = list(range(len(web.keys)))
    pending = forest.roots[::-1]
    while pending:
        here = pending.pop()
        order.append(here)
        for aside in asides.get(here, ()):
            order.append(aside)
            root[aside] = root[here]
        below = forest.children[here]
        for child in below:
            root[child] = root[here]
        pending += reversed(below)
    by = _ties(web, forest.parent)
    return Kin(forest.parent, by, forest.children, order, root, forest.row, asides)


def _joined(forest: Forest, asides: Asides) -> Forest:
    parent, row = forest.parent.copy(), forest.row.copy()
    for host, line in asides.items():
        for aside in line:
            parent[aside], row[aside] = host, row[host]
    return forest._replace(
        roots=[at for at in forest.roots if parent[at] < 0], parent=parent, row=row
    )


def _ties(web: Web, parent: list[int]) -> list[int]:
    """The first inference that leads from each statement to its parent."""
    by = [-1] * len(parent)
    for tie, premises in enumerate(web.premises):
        end = web.target[tie]
        while end < 0:
            end = web.target[~end]
        for premise in premises:
            if by[premise] < 0 and parent[premise] == end:
                by[premise] = tie
    return by
