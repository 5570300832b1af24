"""Which ways by rows may touch a place: asked of rows, where few are near to anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from argmap.layout import metrics as m
from argmap.layout.rowwise.frame import framed_rect
from argmap.layout.rowwise.tracing import trace

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from argmap.layout.rowwise.links import Link
    from argmap.layout.rowwise.weaving import Weave

_Extent = tuple[float, float, float, float]
"""From and to across, from and to in depth."""
_LOOP: Final = 2 * m.SELF_LOOP
_NEARBY: Final = m.JUNCTION_CLEARANCE


class Places:
    """Where ways lie: fans by the row they arrive at, all others by themselves."""

    def __init__(self, weave: Weave) -> None:
        self._weave = weave
        self._scheme = weave.scheme
        self._others: list[tuple[int, _Extent]] = list(self._found())

    def near(self, rect: Rect) -> list[int]:
        """Numbers of the ways that may touch a rectangle."""
        left, right, top, bottom = framed_rect(rect, self._scheme.frame.way)
        found = [
            tie
            for tie, (low, high, near, far) in self._others
            if low <= right and left <= high and near <= bottom and top <= far
        ]
        scheme = self._scheme
        fans, foot, middle = scheme.fans, scheme.foot, scheme.frame.middle
        by_number = scheme.rows.by_number
        for number, row in by_number.items():
            below = by_number.get(number + 1)
            if below is None or row.near > bottom or below.far < top:
                continue
            for target in row.members:
                fan = fans.get(target)
                if fan is None:
                    continue
                port = middle[target]
                reach = scheme.frame.width[target] / 2
                if (
                    min(port - reach, foot[fan[0]]) > right
                    or max(port + reach, foot[fan[-1]]) < left
                ):
                    continue
                found += fan
        return found

    def _found(self) -> Iterator[tuple[int, _Extent]]:
        """The extents of all but plain ways from a single premise."""
        weave, scheme = self._weave, self._scheme
        for tie in weave.links:
            link = weave.link(tie)
            if link is not None and tie not in scheme.dots:
                yield tie, _extent_of(link)
        for tie in scheme.dots:
            yield tie, self._extent_round(tie)
        frame = scheme.frame
        for tie in scheme.loops:
            box = scheme.premise[tie]
            right, near = frame.right(box), frame.near[box]
            left, far = frame.left(box), frame.far[box]
            yield tie, (left - _LOOP, right + _LOOP, near - _LOOP, far + _LOOP)

    def _extent_round(self, tie: int) -> _Extent:
        """Round the ways of several premises and the way on."""
        weave, scheme = self._weave, self._scheme
        frame, dot = scheme.frame, scheme.dots[tie]
        boxes = [*dot.at_home]
        extents = [(dot.u, dot.u, dot.v, dot.v)]
        elbow, link = weave.elbow(tie), weave.link(tie)
        if elbow is not None:
            u0, v0, _, u1, v1, _ = elbow
            extents.append((min(u0, u1), max(u0, u1), min(v0, v1), max(v0, v1)))
        elif link is not None:
            extents.append(_extent_of(link))
        for box in dot.afar:
            leg = weave.leg(tie, box)
            if not isinstance(leg, float):
                extents.append(_extent_of(leg))
        extents += [
            (frame.left(box), frame.right(box), frame.near[box], frame.far[box]) for box in boxes
        ]
        lows, highs, nears, fars = zip(*extents, strict=True)
        return min(lows), max(highs), min(nears), max(fars)


def _extent_of(link: Link) -> _Extent:
    """Round a link, its turns and bends."""
    if link.leads.turn or link.spot:
        us, vs = zip(*trace(link).line, strict=True)
    else:
        us, vs = (*link.u, *link.first), tuple(link.v)
    return min(us) - _NEARBY, max(us) + _NEARBY, min(vs), max(vs)
