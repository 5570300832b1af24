"""How a drawn tree stands: siblings in order, conclusions in the middle, premises on one side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from argmap.layout.figures.drawing import Bounds, Drawing

_LINE_GAP: Final = 48.0
"""The most between the lines of a block of siblings; what is farther down is in another row."""

Way = Literal["down", "up", "right", "left"]
"""Where premises lie seen from their conclusions."""


class Family(NamedTuple):
    """What `way` premises lie, and how well.

    `order` is the share of neighbouring siblings that stand in document order, `centres` how far
    each conclusion's middle is from the middle between its outer premises, in pixels, `onward` the
    share of premises that lie that way. Statements with several conclusions are not judged, nor
    are the middles of these.
    """

    way: Way
    order: float
    centres: list[float]
    onward: float


def family_of(drawing: Drawing, way: Way | None) -> Family:
    """Judge the tree, by the direction told or else by the one most of it has."""
    boxes = drawing.boxes
    parents = tree_of(drawing)
    children: dict[str, list[str]] = {}
    pairs: list[tuple[str, str]] = []
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
        if parent in boxes:
            pairs.append((child, parent))
    ways = Counter(_way(boxes[child], boxes[parent]) for child, parent in pairs)
    way = way or (ways.most_common(1)[0][0] if ways else "down")
    turned = {key: _turned(box, way) for key, box in boxes.items()}
    ordered = [
        _in_order(one, other, block)
        for block in ([turned[key] for key in siblings] for siblings in children.values())
        for one, other in pairwise(block)
    ]
    shared = {
        edge.target for edge in drawing.edges.values() if not parents.keys() >= {*edge.premises}
    }
    centres = [
        abs(_middle(turned[parent]) - _between([turned[key] for key in siblings]))
        for parent, siblings in children.items()
        if parent in boxes and parent not in shared
    ]
    onward = [turned[child][1] > turned[parent][1] for child, parent in pairs]
    return Family(way, _share(ordered), centres, _share(onward))


def tree_of(drawing: Drawing) -> dict[str, str]:
    """Premise → the statement or inference it bears on, in document order; free of cycles.

    Only premises of a single inference are in it: others may rightly stand with any conclusion.
    """
    often = _premised_often(drawing)
    # A statement hangs from an inference, and an inference from its target.
    above = {key: edge.target for key, edge in drawing.edges.items()}
    bearing: set[str] = set()
    tree: dict[str, str] = {}
    for key, edge in drawing.edges.items():
        for premise in edge.premises:
            if premise in often or (premise in bearing and premise in _upward(key, above)):
                continue
            bearing.add(next(each for each in _upward(key, above) if each not in drawing.edges))
            above[premise] = key
            tree[premise] = edge.target
    return tree


def _premised_often(drawing: Drawing) -> set[str]:
    times = Counter(premise for edge in drawing.edges.values() for premise in edge.premises)
    return {premise for premise, count in times.items() if count > 1}


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of values does not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _upward(key: str, above: dict[str, str]) -> Iterator[str]:
    """The way up from an inference; statements that hang nowhere end it."""
    at: str | None = key
    while at is not None:
        yield at
        at = above.get(at)


def _way(child: Bounds, parent: Bounds) -> Way:
    """On which side of its conclusion a premise lies, by the gap between them."""
    gaps: dict[Way, float] = {
        "down": child[1] - parent[1] - parent[3],
        "up": parent[1] - child[1] - child[3],
        "right": child[0] - parent[0] - parent[2],
        "left": parent[0] - child[0] - child[2],
    }
    vertical = max(gaps["down"], gaps["up"]) > 0.0
    sides: tuple[Way, Way] = ("down", "up") if vertical else ("right", "left")
    return max(sides, key=lambda side: gaps[side])


def _turned(box: Bounds, way: Way) -> Bounds:
    """The box as it would stand if premises lay down."""
    x, y, width, height = box
    if way in ("right", "left"):
        x, y, width, height = y, x, height, width
    return (x, -y - height, width, height) if way in ("up", "left") else (x, y, width, height)


def _middle(box: Bounds) -> float:
    return box[0] + box[2] / 2


def _between(siblings: Sequence[Bounds]) -> float:
    """The middle between the outer ones."""
    middles = [_middle(box) for box in siblings]
    return (min(middles) + max(middles)) / 2


def _in_order(one: Bounds, other: Bounds, siblings: Sequence[Bounds]) -> bool:
    """Whether one is read before the other: beside it, above it, or in the line before it."""
    shared = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    if shared > min(one[2], other[2]) / 2:
        return one[1] < other[1]
    if _middle(one) < _middle(other):
        return True
    line = [box for box in siblings if box[1] < one[1] + one[3] and one[1] < box[1] + box[3]]
    return 0.0 <= other[1] - max(box[1] + box[3] for box in line) < _LINE_GAP


def _share(facts: Sequence[bool]) -> float:
    return sum(facts) / len(facts) if facts else 1.0
