"""Keep tidy: each step brings the places with it that it calls for, and is undone with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.core.patch import Patch
    from argmap.layout.text import TextMeasurer


class Boxes(Protocol):
    """Where the statements of a document stand; `layout.plan.MapPlan` knows it."""

    @property
    def document(self) -> Document: ...
    @property
    def everywhere(self) -> Mapping[str, Rect]:
        """The boxes as they are once the document's listeners have heard of a patch."""
        ...

    @property
    def measurer(self) -> TextMeasurer: ...


class KeepTidy:
    """What `Session.completion` is while a map is to be kept tidy."""

    def __init__(self, boxes: Boxes) -> None:
        self._boxes = boxes

    def __call__(self, patch: Patch) -> Patch:
        """The moves that follow from a patch which the document has just taken."""
        from argmap.core.edits.arrange import place
        from argmap.layout.arranging.keeping import kept

        document, after = self._boxes.document, self._boxes.everywhere
        return place(document, kept(document, self._before(patch), after, patch))

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
