"""The ends of an arrow, by which it is led from or to something else."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Point
from argmap.interaction.handles import RADIUS, Shapes, free_handles
from argmap.layout.curves import length_of, point_at

if TYPE_CHECKING:
    from argmap.layout.shapes import Arrow

HIT_RADIUS: Final = 10.0  # screen px
GAP: Final = 6.0  # screen px from where the arrow touches a box to the end's centre
DRAWN: Final = 4.5  # screen px
_APART: Final = RADIUS + DRAWN + 1.0
SHORTEST: Final = 36.0  # screen px; a line shorter than this shows no ends


class End(NamedTuple):
    """One end: at a `premise`, or the head (None). `at` is its centre, `stem` what stays."""

    premise: str | None
    at: Point
    stem: Point


def ends(arrow: Arrow, zoom: float) -> tuple[End, ...]:
    """The head first, then one for each premise; none where the line is too short to tell."""
    found = []
    trunk = arrow.trunk
    whole = length_of(trunk) * zoom
    if whole >= SHORTEST:
        stem = arrow.junction if arrow.legs else trunk[0]
        found.append(End(None, point_at(trunk[::-1], GAP / zoom), stem))
    if not arrow.legs:
        tails = [(arrow.premises[0], trunk)] if whole >= SHORTEST else []
        return (*found, *(End(key, point_at(line, GAP / zoom), line[-1]) for key, line in tails))
    for key, leg in zip(arrow.premises, arrow.legs, strict=True):
        if length_of(leg) * zoom >= SHORTEST / 2:
            found.append(End(key, point_at(leg, GAP / zoom), arrow.junction))
    return tuple(found)


def shown(plan: Shapes, key: str, zoom: float, dotted: str | None) -> tuple[End, ...]:
    """The ends of an arrow but for those that lie under the dots of the statement `dotted`."""
    found = ends(plan.arrows[key], zoom)
    if dotted is None or dotted not in plan.rects:
        return found
    dots = [dot.at for dot in free_handles(plan, dotted, zoom)]
    apart = _APART / zoom
    return tuple(
        end
        for end in found
        if not any(hypot(end.at.x - dot.x, end.at.y - dot.y) < apart for dot in dots)
    )


def end_at(found: Sequence[End], point: Point, pixel: float) -> End | None:
    """The nearest of these ends within reach of a scene point; `pixel` is one of the screen."""
    reach = HIT_RADIUS * pixel
    near = [(hypot(end.at.x - point.x, end.at.y - point.y), n) for n, end in enumerate(found)]
    best = min(near, default=(reach + 1.0, 0))
    return found[best[1]] if best[0] <= reach else None
