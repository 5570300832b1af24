"""A tree in rows: parents centred over children, siblings in order, no two nodes in each other.

Contours: for each row, how far a subtree reaches to either side. Siblings are packed from the
left and from the right, and the mean of both, which keeps every distance too, is symmetric.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.layout import metrics as m

Contour = list[float]
"""By row, the deepest first and the node's own row last."""


def centres(
    root: str, children: Mapping[str, Sequence[str]], cross: Mapping[str, float]
) -> dict[str, float]:
    """The middle of each node across the tree, the root at 0; `cross` are their widths."""
    order = [root]
    for key in order:
        order.extend(children.get(key, ()))
    offsets = {root: 0.0}
    reaches: dict[str, _Reach] = {}
    for key in reversed(order):
        below = children.get(key, ())
        reach = _Reach([], [], 0.0)
        if below:
            parts = [reaches.pop(child) for child in below]
            places = _pack(parts)
            for child, place in zip(below, places, strict=True):
                offsets[child] = place
            reach = _joined(parts, places)
        half = cross[key] / 2
        reach.left.append(-half - reach.shift)
        reach.right.append(half - reach.shift)
        reaches[key] = reach
    for key in order:
        here = offsets[key]
        for child in children.get(key, ()):
            offsets[child] += here
    return offsets


class _Reach:
    """The contours of a subtree, relative to its root but for `shift`."""

    __slots__ = ("left", "right", "shift")

    def __init__(self, left: Contour, right: Contour, shift: float) -> None:
        self.left = left
        self.right = right
        self.shift = shift


def _pack(parts: list[_Reach]) -> list[float]:
    """Where the roots of neighbouring subtrees go, their middle at 0."""
    if len(parts) == 1:
        return [0.0]
    forth = _pack_one_way([(part.left, part.right, part.shift) for part in parts])
    mirrored = [
        ([-v for v in part.right], [-v for v in part.left], -part.shift) for part in reversed(parts)
    ]
    back = [-place for place in reversed(_pack_one_way(mirrored))]
    first = (forth[0] + forth[-1]) / 2
    second = (back[0] + back[-1]) / 2
    return [(a - first + b - second) / 2 for a, b in zip(forth, back, strict=True)]


def _pack_one_way(parts: list[tuple[Contour, Contour, float]]) -> list[float]:
    left, right, shift = parts[0]
    held, held_shift = list(right), shift
    places = [0.0]
    for left, right, shift in parts[1:]:
        depth = min(len(held), len(left))
        base = held_shift - shift
        place = held[-1] - left[-1] + base + m.SIBLING_GAP
        for row in range(2, depth + 1):
            needed = held[-row] - left[-row] + base + m.TREE_GAP
            place = max(place, needed)
        places.append(place)
        if len(right) >= len(held):
            held, held_shift = list(right), shift + place
        else:
            change = shift + place - held_shift
            held[-len(right) :] = [v + change for v in right]
    return places


def _joined(parts: list[_Reach], places: list[float]) -> _Reach:
    """The contours of all parts together."""
    left, left_shift = parts[-1].left, parts[-1].shift + places[-1]
    for part, place in zip(reversed(parts[:-1]), reversed(places[:-1]), strict=True):
        left, left_shift = _laid_over(part.left, part.shift + place, left, left_shift)
    right, right_shift = parts[0].right, parts[0].shift + places[0]
    for part, place in zip(parts[1:], places[1:], strict=True):
        right, right_shift = _laid_over(part.right, part.shift + place, right, right_shift)
    if left_shift != right_shift:
        change = right_shift - left_shift
        right = [v + change for v in right]
    return _Reach(left, right, left_shift)


def _laid_over(
    upper: Contour, upper_shift: float, under: Contour, under_shift: float
) -> tuple[Contour, float]:
    if len(upper) >= len(under):
        return upper, upper_shift
    change = upper_shift - under_shift
    under[-len(upper) :] = [v + change for v in upper]
    return under, under_shift
