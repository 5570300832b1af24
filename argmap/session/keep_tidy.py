"""Keep tidy: each step brings the places with it that it calls for, and is undone with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.layout.plan import MapPlan


class KeepTidy:
    """What `Session.completion` is while a map is to be kept tidy; `boxes` follow its document."""

    def __init__(self, boxes: MapPlan) -> None:
        self._boxes = boxes

    def __call__(self, patch: Patch) -> Patch:
        """The moves that follow from a patch which the document has just taken."""
        from argmap.core.edits.arrange import place
        from argmap.layout.arranging.keeping import kept
        from argmap.layout.reading import way_before

        document, after = self._boxes.document, self._boxes.everywhere
        before = self._before(patch)
        way = way_before(self._boxes, patch, before)
        near = self._near if after is self._boxes.rects else None
        return place(document, kept(document, before, after, patch, way=way, near=near))

    def _near(self, rect: Rect) -> list[str]:
        rects = self._boxes.rects
        return [key for key in self._boxes.near(rect) if rect.intersects(rects[key])]

    def _before(self, patch: Patch) -> dict[str, Rect]:
        """The boxes before a patch, which are those after it but for the records it names."""
        from argmap.core.geometry import Rect
        from argmap.core.records import Statement
        from argmap.layout.boxes import size_of

        before = dict(self._boxes.everywhere)
        for key, (was, now) in patch.changes.items():
            if isinstance(was, Statement) and was.x is not None and was.y is not None:
                before[key] = Rect(was.x, was.y, *size_of(was, self._boxes.measurer))
            elif isinstance(now, Statement):
                before.pop(key, None)
        return before
