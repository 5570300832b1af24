"""Courses: an arrow's lines from its draft and the slots its ends were given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import hypot
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Point, Rect
from argmap.layout import metrics as m
from argmap.layout.curves import box_round, corner_loop, length_of, point_at
from argmap.layout.routing.draft import CORNER, LOOP, SLANT, Draft, Pair, round_joint
from argmap.layout.routing.fitting import NEARLY, back, inner, own, straightened
from argmap.layout.routing.lanes import merged
from argmap.layout.routing.lines import before_tip, curved, elbow, points, rounded, wound
from argmap.layout.shapes import Arrow, Polyline
from argmap.layout.sides import OUTWARD, edge, upright

if TYPE_CHECKING:
    from argmap.core.records import Inference
    from argmap.layout.detours import Detour
    from argmap.layout.routing.detouring import Terrain
    from argmap.layout.styles import Style

_MARGIN: Final = m.SIGN_RADIUS + 2.0
_PAST: Final = m.JUNCTION_CLEARANCE


class Course(NamedTuple):
    """The lines of an arrow: `legs`, `trunk`, `junction`, `sign` and `bounds` as in Arrow."""

    legs: tuple[Polyline, ...]
    trunk: Polyline
    junction: Point
    sign: Point
    bounds: Rect
    roundabout: bool = False


class Field(NamedTuple):
    """What courses follow from, besides drafts."""

    rects: Mapping[str, Rect]
    junction: Callable[[str], Point]
    """Where inferences aimed at have theirs; they were routed before."""
    terrain: Terrain
    style: Style


class Ways(NamedTuple):
    """The plain way of an arrow, not yet drawn.

    `stem` are way points (x, y) from the premise, or from the dot, to the tip; `joint` is where it
    is aimed at and `sign` how far before the tip its sign stands.
    """

    legs: tuple[tuple[Pair, ...], ...]
    stem: list[Pair]
    joint: Pair
    sign: float


def arrow_of(inference: Inference, draft: Draft, field: Field) -> Arrow:
    """An arrow as drawn."""
    course = course_of(draft, field)
    return Arrow(
        draft.id,
        inference.premises,
        inference.target,
        draft.look[0],
        inference.polarity,
        *course[:4],
        inference.strength,
        course.bounds,
        course.roundabout,
        draft.slots[-1].flank if draft.slots else 1,
        bool(inference.text.strip()),
    )


def course_of(draft: Draft, field: Field) -> Course:
    """Route an arrow: the plain way, or another one if a box lies on that."""
    rects, junction, terrain, style = field
    if draft.kind == LOOP:
        return loop_course(rects[draft.owners[0]])
    ways = ways_of(draft, rects, junction)
    aside = draft.blocked or draft.slots[-1].aside
    if style == "straight":
        ways, seen = _shortened(draft, ways, terrain)
        if seen:
            return _legs_led(draft, ways, drawn(draft, ways, style), field)
    if draft.slots[-1].plain or (draft.free and not aside and not terrain.dotted(draft)):
        return drawn(draft, ways, style)
    owners = (draft.id, *(draft.owners if draft.dot is None else draft.owners[-1:]))
    if aside or _slants(draft, ways.stem) or terrain.met(draft.id, ways.stem, owners):
        way = terrain.way(draft, ways.stem)
        if way is not None:
            return _legs_led(draft, ways, _round_about(draft, ways, way, style), field)
        # Too far, or walled in: the plain way after all, and to be told from one that is clear.
        return _legs_led(draft, ways, drawn(draft, ways, style)._replace(roundabout=True), field)
    return _legs_led(draft, ways, drawn(draft, ways, style), field)


def _shortened(draft: Draft, ways: Ways, terrain: Terrain) -> tuple[Ways, bool]:
    """The same with straight lines where nothing is in their way, and whether the stem is one."""
    legs = list(ways.legs)
    for index, leg in enumerate(legs):
        ends = (draft.id, draft.owners[index])
        if len(leg) > 2 and not terrain.met(draft.id, (leg[0], leg[-1]), ends):
            legs[index] = (leg[0], leg[-1])
    stem = ways.stem
    straight = [stem[0], ways.joint, stem[-1]] if draft.aimed else [stem[0], stem[-1]]
    owners = (draft.id, *draft.owners)
    seen = draft.kind != CORNER and not terrain.met(draft.id, straight, owners)
    if seen and len(stem) > 2:
        ways = ways._replace(stem=straight, sign=m.SIGN_DISTANCE)
    return ways._replace(legs=tuple(legs)), seen


def _slants(draft: Draft, stem: Sequence[Pair]) -> bool:
    """Whether a stem would come to its target aslant."""
    (x0, y0), (x1, y1) = stem[-2:]
    return draft.dot is not None and draft.kind == SLANT and x0 != x1 and y0 != y1


def _legs_led(draft: Draft, ways: Ways, course: Course, field: Field) -> Course:
    """The same with those legs of several premises that met boxes led round them."""
    legs, terrain = list(course.legs), field.terrain
    onwards = course.trunk[0]
    for each in course.trunk[1:]:
        if each != onwards:
            onwards = each
            break
    for index, leg in enumerate(ways.legs):
        if not terrain.met(draft.id, leg, (draft.id,)):
            continue
        way = terrain.leg(draft, index, leg, onwards)
        if way is not None:
            legs[index] = points(wound(way.pieces, plain=field.style == "straight"))
    if tuple(legs) == course.legs:
        return course
    bounds = box_round((*legs, course.trunk), _MARGIN)
    return course._replace(legs=tuple(legs), bounds=bounds, roundabout=True)


def _round_about(draft: Draft, ways: Ways, way: Detour, style: Style) -> Course:
    """The lines of an arrow that goes another way than the plain one."""
    legs = tuple([points(rounded(leg)) for leg in ways.legs])
    pieces = way.pieces
    tip = pieces[-1].end
    if draft.slots[-1].joined and style == "elbow" and tip == ways.stem[-1]:
        pieces = merged(pieces, draft.sides[-1], draft.slots[-1].bus)
    line = points(wound(pieces, plain=style == "straight"))
    last = hypot(line[-1].x - line[-2].x, line[-1].y - line[-2].y)
    # At a ring signs that look alike lie on each other, whichever way their arrows come.
    sign = before_tip(line, back(last) if draft.supposed is None else m.SIGN_DISTANCE)
    joint = Point(*ways.joint) if draft.dot is not None else point_at(line, draft.off)
    if draft.dot is None and not draft.aimed:
        joint = own(line)
    return Course(legs, line, joint, sign, box_round((*legs, line), _MARGIN), True)


def ways_of(draft: Draft, rects: Mapping[str, Rect], junction: Callable[[str], Point]) -> Ways:
    """Where an arrow goes; `junction` tells where those aimed at have theirs."""
    goal, shift = _goal(draft, rects, junction)
    slot = draft.slots[-1]
    tip = (slot.place + shift, edge(goal, draft.sides[-1]))
    if draft.dot is not None:
        return _linked(draft, rects, goal, tip)
    rect = rects[draft.owners[0]]
    start = (draft.slots[0].place, edge(rect, draft.sides[0]))
    vertical = upright(draft.sides[0])
    if draft.kind == CORNER:
        line = [start, (start[0], tip[0]), (tip[1], tip[0])]
        out = 1.0 if tip[0] > start[1] else -1.0
        joint = (start[0], start[1] + out * draft.off)
        far = m.SIGN_DISTANCE
    else:
        start, tip = straightened(draft, start, tip, (rect, goal))
        line, joint, far = _faced(draft, start, tip)
    return Ways((), _turned(line, vertical), _turned([joint], vertical)[0], far)


def _goal(
    draft: Draft, rects: Mapping[str, Rect], junction: Callable[[str], Point]
) -> tuple[Rect, float]:
    """The box or joint where an arrow ends, and how far that is from where it was supposed."""
    key = draft.owners[-1]
    goal = rects.get(key)
    if goal is not None:
        return goal, 0.0
    x, y = junction(key)
    shift = 0.0
    if draft.supposed is not None:
        way = 0 if upright(draft.sides[-1]) else 1
        shift = (x, y)[way] - draft.supposed[way]
    return round_joint(x, y), shift


def _faced(draft: Draft, start: Pair, tip: Pair) -> tuple[list[Pair], Pair, float]:
    """Way points (u, v) between facing sides, the joint, and how far back the sign stands."""
    (u0, v0), (u1, v1) = start, tip
    out = OUTWARD[draft.sides[-1]]
    if draft.kind == SLANT:
        length = hypot(u1 - u0, v1 - v0)
        return [start, tip], ((u0 + u1) / 2, (v0 + v1) / 2), back(length)
    bus = draft.slots[-1].bus
    joint = (u0, v0 - out * draft.off)
    if abs(u0 - u1) < 0.5:
        return [start, (u0, v1)], joint, back(bus)
    level = v1 + out * bus
    return [start, (u0, level), (u1, level), tip], joint, back(bus)


def _linked(draft: Draft, rects: Mapping[str, Rect], goal: Rect, tip: Pair) -> Ways:
    assert draft.dot is not None
    dot, arrival = draft.dot, draft.sides[-1]
    legs = tuple(
        _leg(draft, index, rects[owner], dot) for index, owner in enumerate(draft.owners[:-1])
    )
    vertical = upright(arrival)
    u, v = dot if vertical else dot[::-1]
    if draft.kind == CORNER:
        # Upright where the target is met level: u is along the target's side.
        way = _turned([(u, v), (tip[0], v), tip], vertical)
        return Ways(legs, way, draft.joint if draft.aimed else dot, m.SIGN_DISTANCE)
    start, tip = straightened(draft, (u, v), tip, (goal, goal))
    (u, v), (u1, v1) = start, tip
    if draft.kind == SLANT:
        stem, far = [start, tip], back(hypot(u1 - u, v1 - v))
    else:
        stem, _, far = _faced(draft, start, tip)
    joint = draft.joint if draft.aimed and draft.kind != SLANT else dot
    return Ways(legs, _turned(stem, vertical), joint, far)


def _leg(draft: Draft, index: int, rect: Rect, dot: Pair) -> tuple[Pair, ...]:
    """From a premise to the bar, and along it to the dot."""
    side, slot = draft.sides[index], draft.slots[index]
    vertical = upright(side)
    u, v = dot if vertical else dot[::-1]
    u0, v0 = slot.place, edge(rect, side)
    low, high = inner(rect, vertical)
    if slot.alone and abs(u0 - u) <= NEARLY and low <= u <= high:
        u0 = u
    line = [(u0, v0), (u, v)] if abs(u0 - u) < 0.5 else [(u0, v0), (u0, v), (u, v)]
    return tuple(_turned(line, vertical))


def _turned(line: list[Pair], vertical: bool) -> list[Pair]:
    return line if vertical else [(v, u) for u, v in line]


def loop_course(rect: Rect) -> Course:
    """Out of the top of a box, round its corner, and back in."""
    line = points(corner_loop(rect))
    length = length_of(line)
    sign = point_at(line, length - m.SIGN_DISTANCE)
    return Course((), line, point_at(line, length / 2), sign, box_round((line,), _MARGIN))


def drawn(draft: Draft, ways: Ways, style: Style) -> Course:
    """The lines along these ways."""
    stem = ways.stem
    legs: tuple[Polyline, ...] = ()
    if style == "elbow":
        line = (elbow(stem) if len(stem) == 4 else None) or points(rounded(stem))
        if ways.legs:
            legs = tuple([points(rounded(leg)) for leg in ways.legs])
    elif style == "straight":
        line = points(stem)
        legs = tuple([points(leg) for leg in ways.legs])
    else:
        # The leg is straight as far as others aim at it.
        line = points(curved(stem, draft.off + _PAST if draft.aimed else 0.0))
        legs = tuple([points(curved(leg)) for leg in ways.legs])
    plain = draft.dot is None and not draft.aimed
    joint = own(line) if plain else Point(*ways.joint)
    # Whatever the style, lines lie within the hull of their way points.
    bounds = box_round((*ways.legs, stem), _MARGIN)
    return Course(legs, line, joint, before_tip(line, ways.sign), bounds)
