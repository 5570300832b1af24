"""Drafts of arrows: which sides they join, by boxes alone and in any order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.geometry import Rect
from argmap.layout import metrics as m
from argmap.layout.routing.draft import BUS, LOOP, SLANT, Draft, Look, round_joint
from argmap.layout.routing.levels import Goal, pieces_between, set_bus, set_corner
from argmap.layout.routing.linking import set_linked
from argmap.layout.sides import edge, facing, facing_line, middle, upright

if TYPE_CHECKING:
    from argmap.core.records import Inference
    from argmap.layout.routing.peers import Rank


class Scene(NamedTuple):
    """What drafts follow from.

    `across` tells that premises lie to the left or right of their conclusions. `onto` gives the
    farthest reach of what aims at an inference (0: nothing does), `look` how an inference is drawn.
    """

    rects: Mapping[str, Rect]
    across: bool
    onto: Callable[[str], float]
    look: Callable[[Inference], Look]
    strangers: Callable[[Rect, Collection[str]], bool]
    """Whether a box other than these touches the rectangle."""
    rank: Callable[[Inference], Rank]
    """What others have the bar that joins their premises where an inference has it."""


def draft_of(inference: Inference, scene: Scene, draft: Callable[[str], Draft]) -> Draft:
    """The draft of an inference; `draft` gives those of inferences aimed at."""
    goal = scene.rects.get(inference.target)
    aimed = None
    if goal is None:
        aimed = draft(inference.target)
        goal = round_joint(*aimed.joint)
    end = Goal(goal, aimed, scene.onto(inference.id))
    if len(inference.premises) > 1:
        made = Draft(inference.id, (*inference.premises, inference.target), (), ())
        boxes = [scene.rects[premise] for premise in inference.premises]
        set_linked(made, boxes, end, scene, scene.rank(inference))
    elif inference.premises[0] == inference.target:
        made = _self_loop(inference.id, inference.target, scene.rects[inference.target])
    else:
        made = _single(inference, scene.rects, scene.across, end)
    made.aimed = end.onto > 0.0
    made.supposed = None if aimed is None else aimed.joint
    made.look = scene.look(inference)
    made.order = inference.order or ""
    look_round(made, scene.strangers)
    return made


def look_round(draft: Draft, strangers: Callable[[Rect, Collection[str]], bool]) -> None:
    """See whether the way is clear."""
    owners = draft.owners
    free = draft.kind == LOOP
    if not free:
        free = len(owners) == 2 or _stands_before(draft)
        for piece in draft.pieces if free else ():
            if strangers(piece, owners):
                free = False
                break
    draft.free = free
    draft.blocked = not free and any(strangers(each, owners) for each in draft.checked())


def _stands_before(draft: Draft) -> bool:
    """Whether all premises leave for the bar from one side, and the stem goes straight on."""
    sides = draft.sides
    return draft.kind == BUS and not draft.cramped and len(set(sides[:-1])) == 1


def _self_loop(key: str, owner: str, rect: Rect) -> Draft:
    size = m.SELF_LOOP * 2
    draft = Draft(key, (owner, owner), (), ())
    draft.kind = LOOP
    draft.pieces = (Rect(rect.right - size / 2, rect.y - size, size * 1.5, size * 1.5),)
    draft.joint = (rect.right + m.SELF_LOOP * 0.75, rect.y - m.SELF_LOOP * 0.75)
    draft.reach = round_joint(*draft.joint)
    return draft


def _single(
    inference: Inference,
    rects: Mapping[str, Rect],
    across: bool,
    end: Goal,
) -> Draft:
    goal, aimed, onto = end
    premise = inference.premises[0]
    rect = rects[premise]
    if aimed is None:
        side, arrival = facing(rect, goal, across)
    else:
        side, arrival = facing_line(rect, aimed.joint, aimed.level, across)
    owners = (premise, inference.target)
    if side & 1 == arrival & 1:
        draft = faced(inference.id, owners, (rect, goal), (side, arrival), onto)
    else:
        draft = Draft(inference.id, owners, (side, arrival), (middle(goal, side), edge(rect, side)))
        set_corner(draft, (middle(rect, side), edge(rect, side)), goal, onto, linked=False)
    draft.pieces = pieces_between(rect, side, goal, arrival, aimed)
    if onto:
        off = draft.joint[upright(side)]
        low, size = (rect[0], rect[2]) if upright(side) else (rect[1], rect[3])
        line = Rect(low, off, size, 0.0) if upright(side) else Rect(off, low, 0.0, size)
        if draft.kind == SLANT:
            line = draft.pieces[0]
        draft.reach = line.grown(m.JUNCTION_CLEARANCE)
    return draft


def faced(
    key: str, owners: tuple[str, ...], boxes: tuple[Rect, Rect], sides: tuple[int, int], onto: float
) -> Draft:
    """The draft of an arrow from a single premise between sides that face each other."""
    (rect, goal), (side, arrival) = boxes, sides
    start = middle(rect, side)
    draft = Draft(key, owners, sides, (middle(goal, arrival), start))
    set_bus(draft, (start, edge(rect, side)), goal, onto, linked=False)
    return draft
