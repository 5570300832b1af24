"""A map arranged and routed without a window, timed and measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.core.document import Document
from argmap.core.edits.arrange import place
from argmap.core.edits.structure import describe
from argmap.core.geometry import Rect
from argmap.layout.arranging.arrange import arrange
from argmap.layout.boxes import size_of
from argmap.layout.figures import Figures, drawing_of, measure
from argmap.layout.reading import said_direction
from argmap.layout.routing.bulk import route_all
from argmap.layout.shapes import Arrow
from argmap.layout.text import TextMeasurer
from argmap.storage.memory import collector_paused

if TYPE_CHECKING:
    from argmap.layout.arranging.request import Request


class Arranged(NamedTuple):
    """`milliseconds` are those of arranging and routing; `moved` are statements."""

    document: Document
    rects: Mapping[str, Rect]
    arrows: Mapping[str, Arrow]
    figures: Figures
    milliseconds: float
    moved: Sequence[str]

    def report(self) -> dict[str, Any]:
        """Boxes [id, x, y, width, height], routes (lines of points per inference), figures.

        The lines of an inference are as in `argmap.layout.figures.Edge`.
        """
        ordered = [(each.id, self.rects[each.id]) for each in self.document.ordered_statements()]
        inferences = [each.id for each in self.document.ordered("inferences")]
        figures = {name: _short(value) for name, value in self.figures._asdict().items()}
        return {
            "boxes": [[key, *map(_short, rect)] for key, rect in ordered],
            "routes": {key: _lines_of(self.arrows[key]) for key in inferences},
            "figures": {**figures, "milliseconds": _short(self.milliseconds)},
        }


def arranged(document: Document, request: Request) -> Arranged:
    """Arrange the document itself; a direction that is asked for stays with the map."""
    measurer = TextMeasurer()
    sizes = {key: size_of(each, measurer) for key, each in document.statements.items()}
    before = _rects_of(document, sizes)
    with collector_paused():
        start = perf_counter()
        places = arrange(document, before, request)
        arranging = perf_counter() - start
    patch = place(document, places)
    moved = list(patch.changes)
    if request.direction is not None:
        patch = describe(document, direction=request.direction).then(patch)
    document.apply(patch)
    rects = _rects_of(document, sizes)
    with collector_paused():
        start = perf_counter()
        arrows = route_all(document, rects)
        routing = perf_counter() - start
    way = said_direction(document.info.direction)
    figures = measure(drawing_of(document, rects, arrows), way)
    return Arranged(document, rects, arrows, figures, (arranging + routing) * 1000, moved)


def _rects_of(document: Document, sizes: Mapping[str, tuple[float, float]]) -> dict[str, Rect]:
    """Where boxes stand; those without a place at the origin."""
    return {
        key: Rect(each.x or 0.0, each.y or 0.0, *sizes[key])
        for key, each in document.statements.items()
    }


def _lines_of(arrow: Arrow) -> list[list[list[float]]]:
    return [[[_short(x), _short(y)] for x, y in line] for line in (*arrow.legs, arrow.trunk)]


def _short(value: float) -> float:
    return round(value, 3)
