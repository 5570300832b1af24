"""Arrows that may have changed, routed anew, and where others are seen by that."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Final

from argmap.layout import metrics as m
from argmap.layout.routing import routes
from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from argmap.core.document import Document
    from argmap.layout.routing.drafts import Drafts
    from argmap.layout.routing.routes import Routes
    from argmap.layout.shapes import Arrow
    from argmap.layout.sketches import Sketches

MARGIN: Final = m.SIGN_RADIUS + 2.0
_SLICE: Final = 4
_MUCH: Final = 32


class Redrawing:
    """Works on the drafts, routes and sketches of one map."""

    def __init__(
        self, document: Document, drafts: Drafts, routed: Routes, sketches: Sketches
    ) -> None:
        self._document = document
        self._drafts = drafts
        self._routes = routed
        self._sketches = sketches
        self._spots = Spots()
        self._renewed: dict[str, None] = {}

    def __call__(self, changed: Collection[str]) -> Spots:
        """Route these anew; where those that come out otherwise were and are."""
        routed, spots = self._routes, Spots()
        before = {key: arrow for key in changed if (arrow := routed.forget(key)) is not None}
        there = [key for key in changed if key in self._document.inferences]
        routed.doubtful.update(dict.fromkeys(self._drafts.doubtful(there)))
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

    def put_off(self, touched: dict[str, None], changed: dict[str, None]) -> dict[str, None]:
        """What of these is to be routed at once: in a large map, only what else has `changed`.

        Who may have to go round something that came, or need not any more, connects what it did,
        and most come out as they were; so this waits for `settle`.
        """
        if len(self._document.inferences) <= routes.AT_ONCE:
            return changed | touched
        made = self._routes.made
        later = {key: None for key in touched if key not in changed and key in made}
        self._routes.outdated.update(later)
        return changed | {key: None for key in touched if key not in later}

    @property
    def waits(self) -> bool:
        """Whether something is put off; while something is dragged, it goes on waiting."""
        return bool(self._routes.outdated) and self._routes.hold is None

    def settle(self, end: float, onward: Callable[[Iterable[str]], dict[str, None]]) -> bool:
        """Route what was put off until it is `end`, or much is other; True if nothing is left."""
        late = self._routes.outdated
        while late and self.waits:
            changed = onward(list(late)[:_SLICE])
            self._spots.add(self(changed))
            self._renewed.update(changed)
            if late and (len(self._renewed) > _MUCH or perf_counter() > end):
                return False
        return True

    def renewed(self) -> list[str]:
        """What `settle` has routed since this was last asked."""
        found = list(self._renewed)
        self._renewed.clear()
        return found

    def surprises(self) -> Spots:
        """Where arrows went out of their way, or other ways, since this was last asked."""
        spots, surprising = self._spots, self._routes.surprising
        for arrow in surprising.values():
            spots.arrow(arrow)
        surprising.clear()
        self._spots = Spots()
        return spots

    def _routed(self, key: str, before: Arrow | None, spots: Spots) -> Arrow | None:
        """The arrow as it is now; one that nobody has seen is not routed if its place is known."""
        routed = self._routes
        arrow = routed.made.get(key)
        if arrow is None and before is None and key not in routed.doubtful:
            spots.lines += [piece.grown(MARGIN) for piece in self._drafts.made[key].pieces]
            return None
        arrow = arrow or routed.route(key)
        routed.surprising.pop(key, None)
        return arrow
