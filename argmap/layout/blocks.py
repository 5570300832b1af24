"""Blocks: a tree set out in rows, and blocks set out on shelves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Final, NamedTuple

from argmap.core.geometry import Rect, union
from argmap.layout import metrics as m
from argmap.layout.forest import Forest
from argmap.layout.rows import centres

_ASPECT: Final = 1.6
_Size = tuple[float, float]


class Block(NamedTuple):
    """A tree as rectangles, relative to one another."""

    root: str
    rects: dict[str, Rect]


class _Stack(NamedTuple):
    """Many leaves of one parent as a single node, in rows of their own."""

    keys: Sequence[str]
    columns: int
    cross: float
    along: float


def block_of(root: str, forest: Forest, sizes: Mapping[str, _Size], direction: str) -> Block:
    """Set a tree out; `direction` is where the children lie."""
    sideways = direction in {"left", "right"}
    members = forest.members(root)
    cross = {key: sizes[key][sideways] for key in members}
    along = {key: sizes[key][not sideways] for key in members}
    for key in members[1:]:
        if key in forest.aside:
            along[key] += m.ASIDE
    children, stacks = _stacked(root, forest, cross, along)
    middle = centres(root, children, cross)
    rects: dict[str, Rect] = {}
    for key, row in _rows(root, children, along, forest).items():
        stack = stacks.get(key)
        if stack is None:
            drop = m.ASIDE if key in forest.aside and key != root else 0.0
            top, deep = row + drop, along[key] - drop
            rects[key] = Rect(middle[key] - cross[key] / 2, top, cross[key], deep)
        else:
            rects.update(_unstacked(stack, middle[key] - stack.cross / 2, row, cross, along))
    if direction in {"up", "left"}:
        rects = {k: Rect(u, -v - deep, wide, deep) for k, (u, v, wide, deep) in rects.items()}
    if sideways:
        rects = {k: Rect(v, u, deep, wide) for k, (u, v, wide, deep) in rects.items()}
    return Block(root, rects)


def on_shelves(blocks: Sequence[Block]) -> dict[str, Rect]:
    """Blocks side by side and, past a handsome width, below; single boxes after the trees."""
    trees = [block for block in blocks if len(block.rects) > 1]
    singles = [block for block in blocks if len(block.rects) == 1]
    placed: dict[str, Rect] = {}
    top = 0.0
    for group, gap in ((trees, m.SHELF_GAP), (singles, m.SIBLING_GAP)):
        wide = _handsome_width(group, gap)
        if placed:
            wide = max((wide, *(rect.right for rect in placed.values())))
        x = shelf = 0.0
        for block in group:
            whole = union(block.rects.values())
            assert whole is not None
            if x > 0.0 and x + whole.width > wide:
                x, top, shelf = 0.0, top + shelf + gap, 0.0
            for key, rect in block.rects.items():
                placed[key] = rect.moved(x - whole.x, top - whole.y)
            x += whole.width + gap
            shelf = max(shelf, whole.height)
        if group:
            top += shelf + m.SHELF_GAP
    return placed


def _handsome_width(blocks: Sequence[Block], gap: float) -> float:
    area = widest = 0.0
    for block in blocks:
        whole = union(block.rects.values())
        assert whole is not None
        area += (whole.width + gap) * (whole.height + gap)
        widest = max(widest, whole.width)
    return max(widest, sqrt(area * _ASPECT))


def _rows(
    root: str,
    children: Mapping[str, Sequence[str]],
    along: Mapping[str, float],
    forest: Forest,
) -> dict[str, float]:
    """Where the row of each node begins."""
    starts: dict[str, float] = {}
    row, start = [root], 0.0
    while row:
        starts.update(dict.fromkeys(row, start))
        start += max(along[key] for key in row) + m.ROW_GAP
        if any(key in forest.heavy for key in row):
            start += m.LINKED_GAP
        row = [child for key in row for child in children.get(key, ())]
    return starts


def _stacked(
    root: str, forest: Forest, cross: dict[str, float], along: dict[str, float]
) -> tuple[dict[str, Sequence[str]], dict[str, _Stack]]:
    """The children of each node, leaves of one parent as one node where they are too many."""
    children: dict[str, Sequence[str]] = {}
    stacks: dict[str, _Stack] = {}
    pending = [root]
    while pending:
        key = pending.pop()
        below = forest.children.get(key)
        if not below:
            continue
        leaves = [child for child in below if not forest.children.get(child)]
        if len(leaves) > m.MOST_LEAVES:
            stack = _stack(leaves, cross, along)
            # A statement's id holds no space, so this names no statement.
            name = f"{key} leaves"
            stacks[name] = stack
            cross[name], along[name] = stack.cross, stack.along
            single = frozenset(leaves)
            first = below.index(leaves[0])
            below = [
                *(child for child in below[:first] if child not in single),
                name,
                *(child for child in below[first:] if child not in single),
            ]
        children[key] = below
        pending.extend(child for child in below if child not in stacks)
    return children, stacks


def _stack(leaves: Sequence[str], cross: Mapping[str, float], along: Mapping[str, float]) -> _Stack:
    wide = max(cross[key] for key in leaves) + m.SIBLING_GAP
    deep = max(along[key] for key in leaves) + m.SIBLING_GAP
    columns = max(8, ceil(sqrt(len(leaves) * deep / wide * _ASPECT)))
    columns = min(columns, len(leaves))
    lines = ceil(len(leaves) / columns)
    return _Stack(leaves, columns, wide * columns - m.SIBLING_GAP, deep * lines - m.SIBLING_GAP)


def _unstacked(
    stack: _Stack, left: float, top: float, cross: Mapping[str, float], along: Mapping[str, float]
) -> dict[str, Rect]:
    wide = (stack.cross + m.SIBLING_GAP) / stack.columns
    deep = (stack.along + m.SIBLING_GAP) / ceil(len(stack.keys) / stack.columns)
    return {
        key: Rect(
            left + wide * (index % stack.columns) + (wide - m.SIBLING_GAP - cross[key]) / 2,
            top + deep * (index // stack.columns),
            cross[key],
            along[key],
        )
        for index, key in enumerate(stack.keys)
    }
