"""Most of a map moves at once: the plan follows in bulk, in a tenth of the time.

Nobody is asked whose way became clear: so many arrows go anew that all do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from argmap.core.geometry import union
from argmap.layout.shapes import Dirty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.core.records import Statement
    from argmap.layout.plan import MapPlan

MANY: Final = 512
_SAME: Final = 1e-6


def shift(plan: MapPlan, patch: Patch) -> Dirty | None:
    """Follow a patch that does no more than move most of a large map; None, if it is another."""
    if not _moves_most(plan, patch):
        return None
    before = plan.extent.whole
    stood = list(plan.rects.values())
    plan.move_boxes(cast("Iterable[Statement]", (now for _, now in patch.changes.values())))
    places = [rect for rect in (before, plan.extent.whole) if rect is not None]
    way = _common(stood, plan.rects.values()) if len(patch.changes) == len(stood) else None
    arrows, areas = plan.arrows.all_moved() if way is None else plan.arrows.carry(*way)
    plan.stubbing.forget()
    extras = [*plan.ties, *plan.frames]
    rects = (*places, *areas, *plan.refresh_extras(extras))
    return Dirty(frozenset(patch.changes), arrows, frozenset(extras), _few(rects))


def _moves_most(plan: MapPlan, patch: Patch) -> bool:
    few = len(patch.changes) < MANY or 2 * len(patch.changes) < len(plan.rects)
    if few or len(plan.shown.inferences) < MANY or plan.held is not None:
        return False
    return patch.only_moves and patch.changes.keys() <= plan.rects.keys()


def _common(before: Sequence[Rect], after: Iterable[Rect]) -> tuple[float, float] | None:
    """The way that all of these went, if they all went the same."""
    pairs = list(zip(before, after, strict=True))
    (x, y, _, _), (x1, y1, _, _) = pairs[0]
    dx, dy = x1 - x, y1 - y
    others = (1 for a, b in pairs if abs(b[0] - a[0] - dx) + abs(b[1] - a[1] - dy) > _SAME)
    return None if any(others) else (dx, dy)


def _few(rects: tuple[Rect, ...]) -> tuple[Rect, ...]:
    whole = union(rects)
    return () if whole is None else (whole,)
