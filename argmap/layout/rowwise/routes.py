"""The door to routes by rows: all ways of a map at once, drawn when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from argmap.layout.arranging.forest import forest_of
from argmap.layout.arranging.web import web_of
from argmap.layout.bonds import bonds_of
from argmap.layout.rowwise.drawing import Drawing
from argmap.layout.rowwise.finding import Places
from argmap.layout.rowwise.frame import framed, way_of
from argmap.layout.rowwise.recognising import rows_of
from argmap.layout.rowwise.scheme import Scheme
from argmap.layout.rowwise.weaving import Weave
from argmap.layout.shapes import Arrow
from argmap.layout.uncollected import uncollected

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Rect

_FEW: Final = 40
"""So few links are no thicket, whatever else there is."""


class RowRoutes(Mapping[str, Arrow]):
    """Arrows by inference id. Where they go is known; they are drawn when first asked for."""

    def __init__(self, weave: Weave, document: Document, rects: Mapping[str, Rect]) -> None:
        self.weave = weave
        self._drawing = Drawing(weave, document, rects)
        self.made: dict[str, Arrow] = {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        ties = self.weave.scheme.bonds.ties
        return dict(zip(ties, range(len(ties)), strict=True))

    def __getitem__(self, key: str) -> Arrow:
        arrow = self.made.get(key)
        if arrow is None:
            arrow = self.made[key] = self._drawing.arrow(self._numbers[key])
        return arrow

    def near(self, rect: Rect) -> list[str]:
        """Ids of those that may touch the rectangle."""
        ties = self.weave.scheme.bonds.ties
        return [ties[tie] for tie in dict.fromkeys(self._places.near(rect))]

    @cached_property
    def _places(self) -> Places:
        return Places(self.weave)

    def __iter__(self) -> Iterator[str]:
        return iter(self.weave.scheme.bonds.ties)

    def __len__(self) -> int:
        return len(self.weave.scheme.bonds.ties)


def route_rows(document: Document, rects: Mapping[str, Rect]) -> RowRoutes | None:
    """The ways of all arrows of a map whose boxes stand in rows; None if they do not.

    Nor are those of thickets told, where most arrows lead somewhere else than from a row to the
    next: what is known of rows is of little use there.
    """
    if not rects:
        return None
    with uncollected(len(rects)):
        bonds = bonds_of(document)
        frame = framed(bonds.keys, rects, way_of(document, rects))
        rows = rows_of(frame, lambda: _trees(document, rects))
        if rows is None:
            return None
        scheme = Scheme(bonds, frame, rows)
        if len(scheme.links) > max(_FEW, len(bonds.ties) // 2):
            return None
        if not scheme.onto.keys().isdisjoint(scheme.loops):
            return None  # What aims at a loop may have to pass others beside its box.
        return RowRoutes(Weave(scheme), document, rects)


def _trees(document: Document, rects: Mapping[str, Rect]) -> Iterator[list[list[int]]]:
    """The trees that tidying makes; or each box by itself, since groups stand by themselves."""
    forest = forest_of(web_of(document, rects))
    trees = []
    for root in forest.roots:
        tree = [root]
        for each in tree:
            tree += forest.children[each]
        trees.append(tree)
    yield trees
    yield [[each] for each in range(len(rects))]
