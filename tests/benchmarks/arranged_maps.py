"""Maps laid out whole, arranged and routed, with the time that took and what came of it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from argmap.layout import bonds
from argmap.layout.arranging.arrange import arrange
from argmap.layout.arranging.request import Request
from argmap.layout.figures import Figures, drawing_of, measure
from argmap.layout.routing.bulk import route_all
from argmap.layout.rowwise.routes import route_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.core.document import Document
    from argmap.core.geometry import Rect
    from argmap.layout.shapes import Arrow
    from tests.benchmarks.layout_maps import LayoutMap

REQUESTS: Final = {
    "tidy": Request("tidy", direction="down"),
    "compact": Request("compact", direction="down"),
    "untangle": Request("untangle", "keep", "down"),
    "untangle, free order": Request("untangle", "free", "down"),
}

Router = Callable[["Document", "Mapping[str, Rect]"], "Mapping[str, Arrow]"]

Clock = Callable[[], float]


class Laid(NamedTuple):
    """A map laid out; times in milliseconds."""

    rects: Mapping[str, Rect]
    arrows: Mapping[str, Arrow]
    arranging: float
    routing: float

    @property
    def whole(self) -> float:
        return self.arranging + self.routing

    def figures(self, document: Document) -> Figures:
        return measure(drawing_of(document, self.rects, self.arrows), "down")


def by_rows(document: Document, rects: Mapping[str, Rect]) -> Mapping[str, Arrow]:
    """All arrows as their rows tell, where each goes in numbers; drawn when they are looked at."""
    routes = route_rows(document, rects)
    if routes is None:
        raise ValueError("boxes stand in no rows")
    routes.weave.finish()
    return routes


def at_once(document: Document, rects: Mapping[str, Rect]) -> Mapping[str, Arrow]:
    """The same, how the sides of boxes are shared out put off till it is looked at, too."""
    routes = route_rows(document, rects)
    if routes is None:
        raise ValueError("boxes stand in no rows")
    return routes


def drawn(document: Document, rects: Mapping[str, Rect]) -> Mapping[str, Arrow]:
    """The same, all drawn: round corners, signs and what else a painter needs."""
    return dict(by_rows(document, rects))


def lay_out(
    source: LayoutMap, request: Request, route: Router = route_all, clock: Clock = time.perf_counter
) -> Laid:
    """Arrange a map that has no places yet, and route all its arrows."""
    document, sizes = source
    # What arranging reads of the records is known to routing, but not to the next round.
    bonds._known.clear()
    start = clock()
    places = arrange(document, sizes, request)
    middle = clock()
    rects = {
        key: rect.moved(places[key].x - rect.x, places[key].y - rect.y)
        for key, rect in sizes.items()
    }
    told = clock()
    arrows = route(document, rects)
    end = clock()
    return Laid(rects, arrows, (middle - start) * 1000, (end - told) * 1000)


def timed(
    source: LayoutMap, request: Request, route: Router = route_all, clock: Clock = time.perf_counter
) -> Laid:
    """The same undisturbed by the collector."""
    with undisturbed():
        return lay_out(source, request, route, clock)


def look_at(source: LayoutMap) -> int:
    """Look at each record once: what no layout can do without."""
    document, sizes = source
    below: dict[str, list[tuple[str, ...]]] = {}
    for inference in document.inferences.values():
        below.setdefault(inference.target, []).append(inference.premises)
    return len([(*sizes[key], below.get(key)) for key in document.statements])


def reference(source: LayoutMap) -> float:
    """Milliseconds that looking at each record takes."""
    with undisturbed():
        start = time.perf_counter()
        look_at(source)
        return (time.perf_counter() - start) * 1000


@contextmanager
def undisturbed() -> Iterator[None]:
    """Collect garbage before, not while something is timed."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_Value = TypeVar("_Value")


def often(step: Callable[[], _Value], seconds: float = 4.0, most: int = 15) -> list[_Value]:
    """What a step returns, repeated for so long or so often."""
    end = time.perf_counter() + seconds
    values = [step()]
    while len(values) < most and time.perf_counter() < end:
        values.append(step())
    return values


def middling(laid: Sequence[Laid]) -> tuple[float, float, float]:
    """Medians of whole, arranging and routing, in milliseconds."""
    return (
        statistics.median(each.whole for each in laid),
        statistics.median(each.arranging for each in laid),
        statistics.median(each.routing for each in laid),
    )


COLUMNS: Final[dict[str, str]] = {
    "X": "crossings", "seen": "crossing_places", "hits": "hits", "of tree": "tree_hits",
    "dots": "dot_hits", "on line": "overlaid", "area": "area", "aspect": "aspect",
    "mean way": "mean_length", "bends": "bends", "order": "order", "c50": "centre_50",
    "c90": "centre_90",
}  # fmt: skip


def heading() -> str:
    return f"{'':28}" + "".join(f"{name:>9}" for name in (*COLUMNS, "ms"))


def row(name: str, many: Sequence[Figures], times: Iterable[float]) -> str:
    """Medians of the figures of several maps; overlaps only if there are any."""
    cells = []
    for field in COLUMNS.values():
        value = statistics.median(getattr(each, field) for each in many)
        digits = 0 if field in {"mean_length", "centre_50", "centre_90"} else 2
        cells.append(f"{value:>9,.{digits if value != int(value) else 0}f}")
    overlaps = sum(each.overlaps for each in many)
    note = f"   {overlaps} overlaps" if overlaps else ""
    return f"{name:28}{''.join(cells)}{statistics.median(times):>9,.1f}{note}"
