"""What a plan puts off until there is time, so that nobody waits for it."""

from __future__ import annotations

from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from argmap.layout.spots import Spots

if TYPE_CHECKING:
    from argmap.layout.plan import MapPlan


class Leisure:
    """The arrows of a large map that are to be drafted or routed, and the stubs these have."""

    def __init__(self, plan: MapPlan) -> None:
        self._plan = plan
        self._stubs = Spots()

    def settle(self, seconds: float = inf) -> bool:
        """Work for about so long; True if nothing is left to do."""
        end = perf_counter() + seconds
        while True:
            done = self._plan.arrows.settle(end - perf_counter())
            renewed = self._plan.arrows.renewed()
            if renewed:
                self._stubs.lines += self._plan.stubbing.follow((), renewed, ())[1]
            if done or perf_counter() > end:
                return done

    def surprises(self) -> Spots:
        """Where something is seen otherwise by that, since this was last asked."""
        spots, self._stubs = self._stubs, Spots()
        spots.add(self._plan.arrows.surprises())
        return spots
