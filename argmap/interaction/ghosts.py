"""How a proposed arrow is drawn: from which point to which, and the box it would make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.interaction.overlay import Ghost, Side
from argmap.layout.metrics import DEFAULT_WIDTH

if TYPE_CHECKING:
    from argmap.interaction.linking import Drag, Proposal
    from argmap.interaction.stage import Plan

EMPTY_HEIGHT: Final = 64.0


def beside(
    at: Point, side: Side, width: float = DEFAULT_WIDTH, height: float = EMPTY_HEIGHT
) -> Rect:
    """The box that an arrow dragged out of `side` to `at` makes: `at` is the middle of its edge."""
    x, y = at.x - width / 2, at.y - height / 2
    if side in {"top", "bottom"}:
        y = at.y - height if side == "top" else at.y
    else:
        x = at.x - width if side == "left" else at.x
    return Rect(x, y, width, height)


def ghost(plan: Plan, drag: Drag, proposal: Proposal, foot: Point, at: Point) -> Ghost:
    """The arrow to draw: from `foot`, the edge it was dragged from, to the pointer or its goal."""
    over = drag.over
    far = at
    if over is not None and over.id != drag.source and not proposal.refused:
        if over.part == "box" and over.id in plan.boxes:
            far = rim(plan.boxes[over.id].rect, foot)
        elif over.id in plan.arrows:
            far = plan.arrows[over.id].junction
    start, end = (far, foot) if proposal.backwards else (foot, far)
    outline = drag.outline if proposal.created else None
    return Ghost(start, end, proposal.polarity, not proposal.refused, outline, proposal.kind)


def rim(rect: Rect, towards: Point) -> Point:
    """Where the way from a rectangle's centre to a point leaves it; the point itself if inside."""
    center = rect.center
    dx, dy = towards.x - center.x, towards.y - center.y
    if rect.contains(towards):
        return towards
    across = rect.width / 2 / abs(dx) if dx else float("inf")
    down = rect.height / 2 / abs(dy) if dy else float("inf")
    share = min(across, down)
    return Point(center.x + dx * share, center.y + dy * share)
