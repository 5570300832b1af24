"""Arrows that go the plain way to a side of a box, all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect, union
from argmap.layout import metrics as m
from argmap.layout.routing.draft import BUS, Draft
from argmap.layout.routing.fitting import MIDDLE, NEARLY, back, own, straightened
from argmap.layout.routing.lines import Elbows, before_tip, points, rounded
from argmap.layout.shapes import Arrow, Polyline
from argmap.layout.sides import OUTWARD, edge, upright

if TYPE_CHECKING:
    from argmap.core.records import Inference
    from argmap.layout.routing.detouring import Terrain
    from argmap.layout.routing.draft import Slot
    from argmap.layout.routing.sharing import End

_MARGIN: Final = m.SIGN_RADIUS + 2.0
_new: Final = tuple.__new__


def plain_arrows(
    owned: tuple[str, int],
    ends: Sequence[End],
    rects: Mapping[str, Rect],
    inferences: Mapping[str, Inference],
    terrain: Terrain,
) -> list[Arrow]:
    """The arrows, as elbows, of ends at a side that go the plain way from one premise."""
    plain = [draft for draft, index in ends if index == 1 and _is_plain(draft)]
    if not plain:
        return []
    goal = rects[owned[0]]
    tip = edge(goal, owned[1])
    fans: dict[tuple[float, float], _Fan] = {}
    whole = plain[0].pieces[0] if len(plain) == 1 else union([d.pieces[0] for d in plain])
    dotless = whole is not None and not terrain.dots_in(whole)
    arrows = []
    for draft in plain:
        slot = draft.slots[1]
        fan = fans.get(slot[:2])
        if fan is None:
            fan = fans[slot[:2]] = _Fan(slot, tip, owned[1])
        boxes = rects[draft.owners[0]], goal
        # What is surely clear need not be looked at.
        clear = slot[6] or (draft.free and (dotless or not terrain.dotted(draft)))
        arrow = fan.arrow(draft, inferences[draft.id], boxes, None if clear else terrain)
        if arrow is not None:
            arrows.append(arrow)
    return arrows


def _is_plain(draft: Draft) -> bool:
    """Whether an arrow from one premise, aimed at by none, goes the plain way if that is clear."""
    if draft.kind != BUS or draft.dot is not None or draft.aimed:
        return False
    slot = draft.slots[1]
    return slot.plain or not (slot.aside or draft.blocked)


class _Fan:
    """Arrows that share a port and a bus."""

    def __init__(self, slot: Slot, tip: float, side: int) -> None:
        vertical = upright(side)
        self._tip = tip
        self._vertical = vertical
        self._level = tip + OUTWARD[side] * slot.bus
        self._back = back(slot.bus)
        self._elbows = Elbows(self._level, slot.place, tip, upright=vertical)
        self._signs: dict[Point, Point] = {}

    def arrow(
        self, draft: Draft, inference: Inference, boxes: tuple[Rect, Rect], terrain: Terrain | None
    ) -> Arrow | None:
        """The arrow, if nothing of the terrain, if any, is in its way."""
        first, last = draft.slots
        u0, u1, tip = first[0], last[0], self._tip
        v0 = edge(boxes[0], draft.sides[0])
        aside = u0 - u1
        if aside and (
            (first[2] and last[2]) or (-NEARLY <= aside <= NEARLY and (first[2] or last[2]))
        ):
            (u0, _), (u1, _) = straightened(draft, (u0, v0), (u1, tip), boxes)
        level = self._level
        line: Polyline | None = None
        if abs(u0 - u1) < 0.5:
            ways = [(u0, v0), (u0, tip)]
            low = high = u0
            near, far = (v0, tip) if v0 < tip else (tip, v0)
        else:
            line = self._elbows.starting(u0, v0)
            ways = [(u0, v0), (u0, level), (u1, level), (u1, tip)]
            low, high = (u0, u1) if u0 < u1 else (u1, u0)
            near, far = min(v0, level, tip), max(v0, level, tip)
        if not self._vertical:
            ways = [(v, u) for u, v in ways]
        if terrain is not None and terrain.met(draft.id, ways, (draft.id, *draft.owners)):
            return None
        if line is None:
            line = points(ways if len(ways) == 2 else rounded(ways))
        across, along = high - low + 2 * _MARGIN, far - near + 2 * _MARGIN
        low, near = low - _MARGIN, near - _MARGIN
        box = (low, near, across, along) if self._vertical else (near, low, along, across)
        facts = (
            draft.id,
            inference.premises,
            inference.target,
            draft.look[0],
            inference.polarity,
            (),
            line,
            line[MIDDLE] if len(line) > MIDDLE + 1 else own(line),
            self._sign(line),
            inference.strength,
            _new(Rect, box),
            False,
            last[3],
            bool(inference.text.strip()),
        )
        arrow: Arrow = _new(Arrow, facts)
        return arrow

    def _sign(self, line: Polyline) -> Point:
        """Where the sign stands: the same place where lines come to the tip from the same one."""
        turn = line[-2]
        sign = self._signs.get(turn)
        if sign is None:
            sign = before_tip(line, self._back)
            (x0, y0), (x1, y1) = turn, line[-1]
            if abs(x0 - x1) + abs(y0 - y1) >= self._back:
                self._signs[turn] = sign
        return sign
