"""Arrows that may have changed, routed anew, and where others are seen by that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout import metrics as m
from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.core.document import Document
    from argmap.layout.routing.drafts import Drafts
    from argmap.layout.routing.routes import Routes
    from argmap.layout.shapes import Arrow
    from argmap.layout.sketches import Sketches

MARGIN: Final = m.SIGN_RADIUS + 2.0


class Redrawing:
    """Works on the drafts, routes and sketches of one map."""

    def __init__(
        self, document: Document, drafts: Drafts, routes: Routes, sketches: Sketches
    ) -> None:
        self._document = document
        self._drafts = drafts
        self._routes = routes
        self._sketches = sketches

    def __call__(self, changed: Collection[str]) -> Spots:
        """Route these anew; where those that come out otherwise were and are."""
        routes, spots = self._routes, Spots()
        before = {key: arrow for key in changed if (arrow := routes.forget(key)) is not None}
        there = [key for key in changed if key in self._document.inferences]
        routes.doubtful.update(dict.fromkeys(self._drafts.doubtful(there)))
        for key in changed:
            was = before.get(key)
            now = self._routed(key, was, spots) if key in self._document.inferences else None
            if was == now:
                continue
            for arrow in (was, now):
                if arrow is not None:
                    spots.arrow(arrow)
        spots.far += self._sketches.update(changed)
        return spots

    def surprises(self) -> Spots:
        """Where arrows went out of their way, since this was last asked, in a large map."""
        spots, surprising = Spots(), self._routes.surprising
        for arrow in surprising.values():
            spots.arrow(arrow)
        surprising.clear()
        return spots

    def _routed(self, key: str, before: Arrow | None, spots: Spots) -> Arrow | None:
        """The arrow as it is now; one that nobody has seen is not routed if its place is known."""
        routes = self._routes
        arrow = routes.made.get(key)
        if arrow is None and before is None and key not in routes.doubtful:
            spots.lines += [piece.grown(MARGIN) for piece in self._drafts.made[key].pieces]
            return None
        arrow = arrow or routes.route(key)
        routes.surprising.pop(key, None)
        return arrow
