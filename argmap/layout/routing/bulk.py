"""All arrows of a map at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.layout.routing.bulk_courses import plain_arrows
from argmap.layout.routing.courses import Field, arrow_of
from argmap.layout.routing.detouring import Terrain
from argmap.layout.routing.drafts import Drafts
from argmap.layout.routing.landmarks import Landmarks
from argmap.layout.routing.traffic import Traffic

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point, Rect
    from argmap.layout.shapes import Arrow
    from argmap.layout.styles import Style


def route_all(
    document: Document, rects: Mapping[str, Rect], style: Style = "elbow"
) -> dict[str, Arrow]:
    """Every arrow of a map whose boxes stand there, in the order of its inferences.

    They are those that `Arrows` would find one by one.
    """
    terrain = Terrain(rects)
    terrain.watching = False
    drafts = Drafts(document, rects, terrain)
    drafts.ends.runs = style == "elbow"
    drafts.settle()
    Landmarks(terrain, drafts.made, Traffic(rects, drafts.made)).note_all()
    drafts.ends.share_all()
    inferences = document.inferences
    routed: dict[str, Arrow] = {}
    if style == "elbow":
        for owned, ends in drafts.ends.items():
            if owned[0] in rects:
                for arrow in plain_arrows(owned, ends, rects, inferences, terrain):
                    routed[arrow.id] = arrow

    def junction(key: str) -> Point:
        return routed[key].junction

    field = Field(rects, junction, terrain, style)
    for key in inferences:
        chain, each = [], key
        while each in inferences and each not in routed:
            chain.append(each)
            each = inferences[each].target
        for each in reversed(chain):
            routed[each] = arrow_of(inferences[each], drafts.made[each], field)
    return {key: routed[key] for key in inferences}
