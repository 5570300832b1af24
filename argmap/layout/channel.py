"""The channel between a row of premises and its conclusions: how far from the row lines run.

Whoever places boxes leaves this much room, and whoever routes arrows uses it. All distances are
scene pixels, measured from the edge of the premises that faces the conclusion.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import ne
from typing import Final

LEG: Final = 24.0
"""From a premise to the bus, to the bar that joins co-premises, or to what is aimed at."""
TIER: Final = 24.0
"""From each of these to the next: bar, place aimed at, bus."""
HEADROOM: Final = 40.0
"""From the bus to the conclusion: a bend, the sign and the head."""
TRACK: Final = 8.0
"""Between the buses of neighbouring runs of arrows at one conclusion."""
MOST_TRACKS: Final = 4
DEEPEST: Final = LEG + 8 * TIER
"""No channel grows beyond this for undercuts of undercuts."""


def aim(linked: bool, onto: float) -> float:
    """How far off an inference is aimed at; `onto` is the farthest reach of what aims at it."""
    return max(LEG + TIER if linked else LEG, onto)


def reach(linked: bool, onto: float) -> float:
    """How far off the bus of an inference runs; `onto` as for `aim`, 0 if nothing aims at it."""
    far = aim(linked, onto) + TIER if onto else LEG + TIER * linked
    return min(far, DEEPEST)


def tracks(signs: Sequence[object]) -> int:
    """How many buses lie one above the other where arrows with these signs arrive, in order.

    Neighbours with the same sign share a bus; the outer ones run nearer to the conclusion.
    """
    changes = sum(map(ne, signs, islice(signs, 1, None)))
    return min(MOST_TRACKS, (changes + 1) // 2 + 1) if signs else 0


def depth(reaches: float, tracks: int) -> float:
    """The whole channel, for the farthest reach in it and the most tracks at one conclusion."""
    return reaches + TRACK * max(0, tracks - 1) + HEADROOM
