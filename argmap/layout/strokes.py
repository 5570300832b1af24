"""How lines, heads and signs of inferences are drawn: widths, dashes and sizes in scene pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.layout import metrics as m

if TYPE_CHECKING:
    from argmap.layout.shapes import Arrow

WIDTH: Final = 2.0
THINNEST: Final = 1.2
THICKEST: Final = 5.0
DASH: Final = (8.0, 5.0)
"""Of attacks: a dash and a gap."""
DOTS: Final = (1.5, 2.0)
"""Of what neither supports nor attacks, in widths of the line."""
RING: Final = m.JUNCTION_CLEARANCE + 0.5


def line_width(strength: float | None) -> float:
    """Return how strong a line is drawn: the more a premise bears on its target, the thicker."""
    if strength is None:
        return WIDTH
    return THINNEST + (THICKEST - THINNEST) * min(1.0, max(0.0, strength))


def is_attack(arrow: Arrow) -> bool:
    return arrow.role in {"attack", "undercut", "rebuttal"}


def head_size(width: float) -> tuple[float, float]:
    """Return length and breadth of the head of a line so wide."""
    more = max(0.0, width - WIDTH)
    return m.HEAD_LENGTH + more * 1.2, m.HEAD_WIDTH + more * 1.6


def sign_reach(size: float) -> float:
    """How far a sign drawn at this size reaches, its rim included."""
    return (m.SIGN_RADIUS + 0.75) * size
