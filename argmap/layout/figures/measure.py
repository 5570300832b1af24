"""All figures of a drawing at once."""

from __future__ import annotations

from typing import NamedTuple

from argmap.layout.figures.crossings import crossings_of
from argmap.layout.figures.drawing import Course, Drawing, extent_of
from argmap.layout.figures.family import Way, family_of, percentile, tree_of
from argmap.layout.figures.hits import hits_of, overlaps_of
from argmap.layout.figures.lines import bends, length


class Figures(NamedTuple):
    """What a drawing is like; lengths in scene pixels.

    `near8` are pairs of boxes closer than 8 px, overlapping ones included. `hits` are pairs of an
    edge and a box that is none of its ends, `tree_hits` those of edges of the tree, `own_hits`
    pairs of an edge and an end that it runs through, `dot_hits` pairs of an edge and a junction it
    has nothing to do with. `crossings` are those of lines that share no end, `crossing_places` the
    places where they are seen (a bundle crosses at one), `overlaid` pairs of such edges that lie on
    each other. `area` is that of the map to that of its boxes, `aspect` width to height. `order` is
    the share of neighbouring siblings in document order, `centre_50` and `centre_90` the distance
    of conclusions from the middle of their outer premises, `down` the share of premises on the
    side where most are. `mean_length` is the way from a premise to its target, `bends` its right
    angles, on average.
    """

    overlaps: int
    near8: int
    hits: int
    tree_hits: int
    own_hits: int
    dot_hits: int
    crossings: int
    crossing_places: int
    overlaid: int
    aspect: float
    area: float
    order: float
    centre_50: float
    centre_90: float
    down: float
    mean_length: float
    bends: float


def measure(drawing: Drawing, way: Way | None = None) -> Figures:
    """`way` is where premises are to lie; None: where most of them do."""
    overlaps, near8 = overlaps_of(drawing.boxes)
    hits = hits_of(drawing)
    crossings = crossings_of(drawing.edges)
    family = family_of(drawing, way)
    lengths, turns = _ways(drawing)
    _, _, width, height = extent_of(drawing.boxes.values()) or (0.0, 0.0, 1.0, 1.0)
    boxes = sum(box[2] * box[3] for box in drawing.boxes.values())
    return Figures(
        overlaps=overlaps,
        near8=near8,
        hits=len(hits.foreign),
        tree_hits=len(_of_tree(drawing, hits.foreign)),
        own_hits=len(hits.own),
        dot_hits=len(hits.dots),
        crossings=crossings.lines,
        crossing_places=crossings.places,
        overlaid=crossings.overlaid,
        aspect=width / height,
        area=width * height / boxes if boxes else 1.0,
        order=family.order,
        centre_50=percentile(family.centres, 0.5),
        centre_90=percentile(family.centres, 0.9),
        down=family.onward,
        mean_length=_mean(lengths),
        bends=_mean(turns),
    )


def _of_tree(drawing: Drawing, hits: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those hits whose edge is of the tree: one of its premises hangs by it."""
    tree = tree_of(drawing)
    return [
        (key, box)
        for key, box in hits
        if any(premise in tree for premise in drawing.edges[key].premises)
    ]


def _ways(drawing: Drawing) -> tuple[list[float], list[float]]:
    """How long the way from each premise to its target is, and how often it turns."""
    lengths: list[float] = []
    turns: list[float] = []
    for edge in drawing.edges.values():
        *legs, trunk = edge.lines
        courses: list[Course] = [(*leg, *trunk) for leg in legs]
        for course in courses or [trunk]:
            lengths.append(length(course))
            turns.append(bends(course))
    return lengths, turns


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
