"""Boxes seen the way a map reads: across a row, and in depth from the root."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.core.geometry import Point, Rect

if TYPE_CHECKING:
    from argmap.layout.reading import Way


class Extent(NamedTuple):
    """A box as read: where it begins across its row and in depth, and how large it is.

    `depth` is the edge that faces the conclusion; depth grows from conclusions to premises.
    """

    across: float
    depth: float
    length: float
    height: float

    @property
    def end(self) -> float:
        return self.across + self.length

    @property
    def far(self) -> float:
        return self.depth + self.height

    @property
    def middle(self) -> float:
        return self.across + self.length / 2


def extent_of(rect: Rect, way: Way) -> Extent:
    """The box seen the way the map reads: down, up, right or left, to its premises."""
    x, y, width, height = rect
    if way == "down":
        return Extent(x, y, width, height)
    if way == "up":
        return Extent(x, -y - height, width, height)
    if way == "right":
        return Extent(y, x, height, width)
    return Extent(y, -x - width, height, width)


def corner_of(extent: Extent, way: Way) -> Point:
    """The top left corner of the box so seen."""
    across, depth, _, height = extent
    if way == "down":
        return Point(across, depth)
    if way == "up":
        return Point(across, -depth - height)
    if way == "right":
        return Point(depth, across)
    return Point(-depth - height, across)
