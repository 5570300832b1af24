"""All arrows of a map at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.layout.arrows import Arrows

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.shapes import Arrow
    from argmap.layout.styles import Style


def route_all(
    document: Document, rects: Mapping[str, Rect], style: Style = "elbow"
) -> dict[str, Arrow]:
    """Every arrow of a map whose boxes stand there, in the order of its inferences."""
    arrows = Arrows(document, rects, style)
    return {key: arrows[key] for key in document.inferences}
