"""The direction that a map is read in: where premises lie, seen from their conclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from argmap.core.records import Inference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan

Way = Literal["down", "up", "right", "left"]
Vote = tuple[int, int, int, int]
"""How many premises lie wholly below, above, right and left of their conclusions."""
NO_VOTE: Final = (0, 0, 0, 0)


def said_direction(said: object) -> Way | None:
    """The word as a direction; None for "auto" and what this version does not know."""
    match said:
        case "down" | "up" | "right" | "left":
            return said
    return None


def reading_direction(document: Document, rects: Mapping[str, Rect]) -> Way:
    """As the map says; else as most inferences run, by where the boxes stand; else down.

    Inferences count if their premise and conclusion are apart in one axis: more than half of those
    that are decide for it. `rects` may lack some statements.
    """
    return said_direction(document.info.direction) or _majority(document, rects)


def _majority(document: Document, rects: Mapping[str, Rect]) -> Way:
    return prevailing(*_sum(vote_of(each, rects) for each in document.inferences.values()))


def vote_of(inference: Inference, rects: Mapping[str, Rect]) -> Vote:
    """On which sides of their conclusion the premises lie that have a rectangle."""
    conclusion = rects.get(inference.target)
    if conclusion is None:
        return NO_VOTE
    x, y, width, height = conclusion
    down = up = right = left = 0
    for premise in map(rects.get, inference.premises):
        if premise is not None:
            start, top, across, deep = premise
            down += top >= y + height
            up += top + deep <= y
            right += start >= x + width
            left += start + across <= x
    return down, up, right, left


def _sum(votes: Iterable[Vote]) -> Vote:
    down = up = right = left = 0
    for below, above, beyond, before in votes:
        down, up, right, left = down + below, up + above, right + beyond, left + before
    return down, up, right, left


def prevailing(down: int, up: int, right: int, left: int) -> Way:
    """The direction in which so many premises lie from their conclusions."""
    if down + up >= right + left:
        return "up" if up > down else "down"
    return "left" if left > right else "right"


def way_of(plan: MapPlan) -> Way:
    """The direction that a map is read in; at no cost, unless something is hidden or held."""
    everywhere = plan.everywhere
    if plan.held is None and everywhere is plan.rects:
        return plan.arrows.votes.way
    return reading_direction(plan.document, everywhere)


def way_before(plan: MapPlan, patch: Patch, before: Mapping[str, Rect]) -> Way:
    """The direction that it was read in before a patch that the plan has followed."""
    document, rects = plan.document, plan.everywhere
    if patch.info is not None or plan.held is not None or rects is not plan.rects:
        return reading_direction(document, before)
    said = said_direction(document.info.direction)
    if said is not None:
        return said
    references, concerned = document.references, set(patch.changes)
    for key in patch.changes:
        concerned.update(references.from_premise(key), references.aiming_at(key))
    counts = plan.arrows.votes.counts
    for key in concerned:
        now = document.inferences.get(key)
        was = patch.changes[key].before if key in patch.changes else now
        for each, places, sign in ((now, rects, -1), (was, before, 1)):
            if isinstance(each, Inference):
                counts = [a + sign * b for a, b in zip(counts, vote_of(each, places), strict=True)]
    return prevailing(*counts)
