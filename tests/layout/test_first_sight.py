"""Large maps are seen by rows at first, and with more care a moment later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.document import Document
from argmap.core.edits.arrange import move, place
from argmap.core.geometry import Rect
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Request
from argmap.layout.figures import drawing_of
from argmap.layout.figures.hits import hits_of
from argmap.layout.plan import MapPlan
from argmap.layout.sight import AT_SIGHT
from argmap.layout.text import TextMeasurer
from tests.maps import woven_map

if TYPE_CHECKING:
    from argmap.layout.shapes import Arrow, Dirty

MEASURER = TextMeasurer()


def tidied(n: int, told: list[Dirty] | None = None) -> MapPlan:
    """The plan of a map whose boxes were given new places a moment ago; `told` gets its changes."""
    told = [] if told is None else told
    document = Document(woven_map(n))
    plan = MapPlan(document, MEASURER)
    document.subscribe(lambda patch: told.append(plan.update(patch)))
    sizes = {key: Rect(0.0, 0.0, rect.width, rect.height) for key, rect in plan.rects.items()}
    document.apply(place(document, arrange(document, sizes, Request(direction="right"))))
    return plan


def made_anew(plan: MapPlan) -> dict[str, Arrow]:
    fresh = MapPlan(plan.document, MEASURER)
    fresh.settle(60.0)
    return dict(fresh.arrows)


def test_arrows_of_a_tidied_map_are_all_there_before_any_is_drafted() -> None:
    plan = tidied(700)
    assert len(plan.document.inferences) > 2 * AT_SIGHT
    assert plan.ready
    assert not plan.settled
    everything = plan.rough_bounds
    assert everything is not None
    seen = {arrow.id: arrow for arrow in plan.arrows_in(everything.grown(500.0))}
    assert seen.keys() == plan.document.inferences.keys()
    hits = hits_of(drawing_of(plan.document, plan.rects, seen))
    assert not hits.foreign
    assert not plan.settled, "to see them all is not to draft them"


def test_care_changes_few_of_them_and_tells_where() -> None:
    plan = tidied(400)
    whole = plan.rough_bounds
    assert whole is not None
    seen = {arrow.id: arrow for arrow in plan.arrows_in(whole.grown(500.0))}
    assert plan.settle(60.0)
    places = set(plan.leisure.surprises().rects)
    after = dict(plan.arrows)
    assert after == made_anew(plan)
    changed = [key for key in seen if seen[key] != after[key]]
    assert 0 < len(changed) < len(seen) / 2
    for key in changed:
        for sign in (seen[key].sign, after[key].sign):
            assert Rect(*sign, 0.0, 0.0) in places


def test_an_edit_at_first_sight_leaves_the_plan_as_if_made_anew() -> None:
    told: list[Dirty] = []
    plan = tidied(400, told)
    whole = plan.rough_bounds
    assert whole is not None
    seen = plan.arrows_in(whole.grown(500.0))
    document = plan.document
    document.apply(move(document, seen[0].premises, 30.0, 40.0))
    assert {arrow.id for arrow in seen} <= told[-1].arrows, "whatever was seen is drawn again"
    plan.settle(60.0)
    assert dict(plan.arrows) == made_anew(plan)
