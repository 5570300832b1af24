"""Arrows drawn along the ways that rows tell, each when it is asked for."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final

from argmap.core.geometry import Point, Rect
from argmap.core.graph import role_of
from argmap.layout import metrics as m
from argmap.layout.curves import box_round
from argmap.layout.routing.courses import Course, loop_course
from argmap.layout.routing.fitting import back, own
from argmap.layout.routing.lines import before_tip, elbow, points, rounded, wound
from argmap.layout.rowwise.frame import placed
from argmap.layout.rowwise.links import Link
from argmap.layout.rowwise.tracing import trace
from argmap.layout.shapes import Arrow
from argmap.layout.wayfinding.channels import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.core.document import Document
    from argmap.layout.rowwise.fans import Elbow
    from argmap.layout.rowwise.scheme import Dot
    from argmap.layout.rowwise.weaving import Weave

_MARGIN: Final = m.SIGN_RADIUS + 2.0
_NEARLY: Final = 0.5

Pair = tuple[float, float]


class Drawing:
    """Draws arrows by the number of their inference."""

    def __init__(self, weave: Weave, document: Document, rects: Mapping[str, Rect]) -> None:
        self._weave = weave
        self._scheme = weave.scheme
        self._document = document
        self._rects = rects
        self._way = weave.scheme.frame.way

    def arrow(self, tie: int) -> Arrow:
        record = self._scheme.bonds.records[tie]
        plain = self._weave.elbow(tie)
        course = self._course(tie, plain)
        return Arrow(
            record.id,
            record.premises,
            record.target,
            role_of(self._document, record),
            record.polarity,
            *course[:4],
            record.strength,
            course.bounds,
            course.roundabout,
            1 if plain is None else plain[5],
            bool(record.text.strip()),
        )

    def _course(self, tie: int, plain: Elbow | None) -> Course:
        members = self._scheme.bonds.premises[tie]
        dot = self._scheme.dots.get(tie)
        legs = () if dot is None else tuple([self._leg(tie, box, dot) for box in members])
        if plain is not None:
            return self._elbow(tie, plain, legs, dot)
        link = self._weave.link(tie)
        if link is None:
            return loop_course(self._rects[self._scheme.bonds.records[tie].target])
        return self._link(tie, link, legs, dot)

    def _placed(self, line: Sequence[Pair]) -> list[Pair]:
        way = self._way
        return list(line) if way == "down" else [placed(way, u, v) for u, v in line]

    def _leg(self, tie: int, box: int, dot: Dot) -> tuple[Point, ...]:
        """From a premise to where it meets the others."""
        u = self._weave.leg(tie, box)
        if isinstance(u, Link):
            return points(self._wound(u))
        frame = self._scheme.frame
        v = frame.near[box] if dot.v < dot.row.near else frame.far[box]
        line = [(u, v), (dot.u, dot.v)]
        if abs(u - dot.u) >= _NEARLY:
            line.insert(1, (u, dot.v))
        return points(rounded(self._placed(line)))

    def _elbow(
        self, tie: int, plain: Elbow, legs: tuple[tuple[Point, ...], ...], dot: Dot | None
    ) -> Course:
        u0, v0, level, u1, v1, _ = plain
        if abs(u0 - u1) < _NEARLY:
            stem = self._placed([(u0, v0), (u0, v1)])
            line = points(stem)
        else:
            stem = self._placed([(u0, v0), (u0, level), (u1, level), (u1, v1)])
            line = elbow(stem) or points(rounded(stem))
        sign = before_tip(line, back(abs(level - v1)))
        return Course(
            legs, line, self._junction(tie, line, dot), sign, box_round((*legs, stem), _MARGIN)
        )

    def _link(
        self, tie: int, link: Link, legs: tuple[tuple[Point, ...], ...], dot: Dot | None
    ) -> Course:
        line = points(self._wound(link))
        last = hypot(line[-1].x - line[-2].x, line[-1].y - line[-2].y)
        sign = before_tip(line, back(last))
        roundabout = not link.spot or bool(link.first or link.second)
        return Course(
            legs,
            line,
            self._junction(tie, line, dot),
            sign,
            box_round((*legs, line), _MARGIN),
            roundabout,
        )

    def _junction(self, tie: int, line: tuple[Point, ...], dot: Dot | None) -> Point:
        if tie in self._scheme.onto:
            return Point(*placed(self._way, *self._weave.joint(tie)))
        return own(line) if dot is None else Point(*placed(self._way, dot.u, dot.v))

    def _wound(self, link: Link) -> list[Pair]:
        """A link's straight pieces, with its corners rounded, and the bends between them."""
        found = trace(link)
        upright = self._way in {"down", "up"}
        line = [Point(*each) for each in self._placed(found.line)]
        swings = set(found.swings)
        pieces = [
            Piece(a, b, at in swings, upright if at in swings else a.x == b.x)
            for at, (a, b) in enumerate(pairwise(line))
        ]
        if pieces[-1].channel:
            pieces.append(Piece(line[-1], line[-1], False, upright))
        return wound(pieces)
