"""Drafts of what stands in rows: one is measured, its neighbours follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Rect, union
from argmap.layout.routing.draft import BUS, Draft, Look
from argmap.layout.routing.drafting import faced, look_round
from argmap.layout.routing.levels import pieces_between
from argmap.layout.sides import edge, facing

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.core.document import Document
    from argmap.layout.routing.drafting import Scene

_FEW: Final = 3
_new: Final = tuple.__new__


def draft_rows(
    document: Document, target: str, keys: Iterable[str], scene: Scene
) -> list[list[Draft]]:
    """The drafts of these inferences at a statement by rows; only plain ones, not aimed at."""
    rects, across = scene.rects, scene.across
    goal = rects[target]
    inferences, aiming_at = document.inferences, document.references.aiming_at
    looks: dict[tuple[str, float | None], Look] = {}
    rows: dict[tuple[int, float], list[Draft]] = {}
    for key in keys:
        inference = inferences[key]
        premises = inference.premises
        premise = premises[0]
        if len(premises) > 1 or premise == target or aiming_at(key):
            continue
        rect = rects[premise]
        sides = facing(rect, goal, across)
        place = sides[0], edge(rect, sides[0])
        row = rows.get(place)
        if row is not None and row[0].kind == BUS:
            draft = _beside(row[0], (key, premise), rect, goal)
            row.append(draft)
        else:
            draft = faced(key, (premise, target), (rect, goal), sides, 0.0)
            draft.pieces = pieces_between(rect, sides[0], goal, sides[1], None)
            if row is None:
                rows[place] = [draft]
            else:
                row.append(draft)
        drawn = inference.polarity, inference.strength
        look = looks.get(drawn)
        if look is None:
            look = looks[drawn] = scene.look(inference)
        draft.look = look
        draft.order = inference.order or ""
    for row in rows.values():
        _look_round(row, scene.strangers)
    return list(rows.values())


def _beside(first: Draft, ids: tuple[str, str], rect: Rect, goal: Rect) -> Draft:
    """The draft of another inference, whose premise stands elsewhere in the row."""
    sides = first.sides
    x, y, width, height = rect
    start_line, bus, port, tip = first.line
    left, top, across, down = first.pieces[0]
    if sides[0] & 1:
        start = y + height / 2
        joint = first.joint[0], start
        low, high = goal[1], goal[1] + goal[3]
        top = min(low, y)
        down = max(high, y + height) - top
    else:
        start = x + width / 2
        joint = start, first.joint[1]
        low, high = goal[0], goal[0] + goal[2]
        left = min(low, x)
        across = max(high, x + width) - left
    draft = Draft(ids[0], (ids[1], first.owners[1]), sides, (first.far[0], start))
    draft.kind = BUS
    draft.gap, draft.bus, draft.off = first.gap, first.bus, first.off
    draft.joint = joint
    draft.level = first.level
    draft.pieces = (_new(Rect, (left, top, across, down)),)
    draft.line = ((start, start_line[1]), (start, bus[1]), port, tip)
    return draft


def _look_round(row: list[Draft], strangers: Callable[[Rect, Collection[str]], bool]) -> None:
    """See whether the ways of a row are clear: each by itself only where all together are not.

    What is clear of everything together is so each by itself; the trunk they share lies off all
    of them.
    """
    first = row[0]
    if len(row) == 1 or first.kind != BUS:
        for draft in row:
            look_round(draft, strangers)
        return
    whole = union([draft.pieces[0] for draft in row])
    if whole is None or not strangers(whole, ()):
        return
    alone = [draft for draft in row if strangers(draft.pieces[0], draft.owners)]
    for draft in alone:
        draft.free = False
    if len(alone) < _FEW:
        for draft in alone:
            draft.blocked = any(strangers(each, draft.owners) for each in draft.checked())
        return
    trunk = strangers(first.checked()[2], first.owners)
    rest = None if trunk else union([each for draft in alone for each in draft.checked()[:2]])
    if rest is not None and not strangers(rest, ()):
        return
    for draft in alone:
        draft.blocked = trunk or any(strangers(each, draft.owners) for each in draft.checked()[:2])
