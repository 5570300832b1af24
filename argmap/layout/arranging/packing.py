"""Trees side by side on shelves, so that the whole suits the shape of the window."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.geometry import Rect, union

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.layout.arranging.web import Gaps
    from argmap.layout.reading import Way

Size = tuple[float, float]
_WIDTHS: Final = (0.6, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.8, 2.2)
"""Widths of shelves to try, as parts of what it would take if no room were lost."""


class Packing(NamedTuple):
    """Where blocks begin, in the order given, and how large the whole is."""

    places: list[Size]
    width: float
    height: float

    def fit(self, aspect: float) -> float:
        """The area of a window of that shape that just holds the whole."""
        return max(self.width, self.height * aspect) * max(self.height, self.width / aspect)


def packed(sizes: Sequence[Size], single: Sequence[bool], aspect: float, gaps: Gaps) -> Packing:
    """Blocks in order on shelves, those that are `single` boxes on shelves below."""
    if len(sizes) == 1:
        return Packing([(0.0, 0.0)], *sizes[0])
    gap = [gaps.sibling if alone else gaps.tree for alone in single]
    area = sum((w + g) * (h + g) for (w, h), g in zip(sizes, gap, strict=True))
    ideal = sqrt(area * aspect)
    widest = max(width for width, _ in sizes)
    tries = {max(widest, ideal * part) for part in _WIDTHS}
    packings = [_on_shelves(sizes, single, width, gaps) for width in sorted(tries)]
    return min(packings, key=lambda each: each.fit(aspect))


def _on_shelves(sizes: Sequence[Size], single: Sequence[bool], wide: float, gaps: Gaps) -> Packing:
    places: list[Size] = [(0.0, 0.0)] * len(sizes)
    right = bottom = 0.0
    for alone, gap in ((False, gaps.tree), (True, gaps.sibling)):
        chosen = [at for at in range(len(sizes)) if single[at] is alone]
        top = bottom + gaps.tree if bottom else 0.0
        while chosen:
            x, count = 0.0, 0
            for at in chosen:
                if count and x + sizes[at][0] > wide:
                    break
                places[at] = (x, top)
                right = max(right, x + sizes[at][0])
                bottom = max(bottom, top + sizes[at][1])
                x += sizes[at][0] + gap
                count += 1
            chosen = chosen[count:]
            top = bottom + gap
    return Packing(places, right, bottom)


def parts_packed(
    parts: Sequence[Sequence[tuple[int, Rect]]], aspect: float, gaps: Gaps, way: Way = "down"
) -> list[tuple[int, Rect]]:
    """Parts of a map, each with an origin of its own, side by side; the first where it is read."""
    bounds = [union(rect for _, rect in part) or Rect(0.0, 0.0, 0.0, 0.0) for part in parts]
    sizes = [(each.width, each.height) for each in bounds]
    whole = packed(sizes, [len(part) == 1 for part in parts], aspect, gaps)
    found = []
    for part, bound, (x, y) in zip(parts, bounds, whole.places, strict=True):
        left = whole.width - x - bound.width if way == "left" else x
        top = whole.height - y - bound.height if way == "up" else y
        found += [(node, rect.moved(left - bound.x, top - bound.y)) for node, rect in part]
    return found
