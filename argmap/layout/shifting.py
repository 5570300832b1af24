"""Most of a map moves at once: the plan follows in bulk, in a third of the time.

Nobody is asked whose way became clear: so many arrows go anew that all do.
"""

from __future__ import annotations

from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import union
from argmap.core.records import Statement
from argmap.layout.shapes import Dirty

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan

MANY: Final = 512
_FIELDS: Final = attrgetter("__dict__")
LOOKS: Final = itemgetter(*sorted(Statement.model_fields.keys() - {"x", "y"}))
"""All of a statement's fields but its place."""


def shift(plan: MapPlan, patch: Patch) -> Dirty | None:
    """Follow a patch that does no more than move most of a large map; None, if it is another."""
    moved = _moved(plan, patch)
    if moved is None:
        return None
    before = plan.extent.whole
    for each in moved:
        plan.move_box(each.id, each.x or 0.0, each.y or 0.0)
    plan.extent.look_again()
    places = [rect for rect in (before, plan.extent.whole) if rect is not None]
    inferences = dict.fromkeys(plan.shown.inferences)
    arrows, areas = plan.arrows.update(inferences, (), patch.changes.keys(), places)
    plan.stubbing.follow((), arrows, places)
    extras = [*plan.ties, *plan.frames]
    rects = (*places, *areas, *plan.refresh_extras(extras))
    return Dirty(frozenset(patch.changes), frozenset(arrows), frozenset(extras), _few(rects))


def _moved(plan: MapPlan, patch: Patch) -> list[Statement] | None:
    """The statements after a patch that does no more than move them, if they are most."""
    changes = patch.changes
    few = len(changes) < MANY or 2 * len(changes) < len(plan.boxes)
    if few or len(plan.shown.inferences) < MANY or patch.info is not None or plan.held is not None:
        return None
    before: list[Statement] = []
    after: list[Statement] = []
    for was, now in changes.values():
        if type(was) is not Statement or type(now) is not Statement:
            return None
        before.append(was)
        after.append(now)
    if not changes.keys() <= plan.boxes.keys():
        return None
    same = list(map(LOOKS, map(_FIELDS, before))) == list(map(LOOKS, map(_FIELDS, after)))
    return after if same else None


def _few(rects: tuple[Rect, ...]) -> tuple[Rect, ...]:
    whole = union(rects)
    return () if whole is None else (whole,)
