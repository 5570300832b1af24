"""Which rows boxes stand in, seen from where they stand."""

from __future__ import annotations

from itertools import islice
from math import inf
from operator import gt
from typing import TYPE_CHECKING, Final

from argmap.layout.rowwise.rows import CLEAR, Part, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from argmap.layout.rowwise.frame import Frame

_ROOM: Final = 56.0
"""With less room between them rows have none for lines."""
_SHELF: Final = 24.0
"""With less room between them boxes are on one shelf."""
_NARROW: Final = 28.0
"""With less room between them trees are of one part."""
_MOST_PARTS: Final = 2_000
"""Statements of maps in more parts are strewn about, not arranged."""


def rows_of(frame: Frame, trees_of: Callable[[], Iterable[list[list[int]]]]) -> Rows | None:
    """The rows that boxes stand in; None if they do not.

    If not all boxes together do, those of each tree may; `trees_of` tells which there may be.
    """
    rows = Rows(len(frame.middle))
    whole = _flush(frame, range(len(frame.middle)))
    if whole is not None:
        if not all(_spread(row, frame) for row in whole):
            return None
        rows.add(Part(whole, -inf, inf))
        return rows
    for trees in trees_of():
        if len(trees) > _MOST_PARTS:
            return None
        if all(_add_shelf(rows, shelf, frame) for shelf in _shelves(frame, trees)):
            return rows
        rows = Rows(len(frame.middle))
    return None


def _shelves(frame: Frame, trees: list[list[int]]) -> list[list[list[int]]]:
    """Trees parted where a free strip runs across all of them."""
    far = frame.far
    shelves: list[list[list[int]]] = []
    end = -inf
    for near, tree in sorted([(min([frame.near[each] for each in tree]), tree) for tree in trees]):
        if near - end >= _SHELF:
            shelves.append([])
        shelves[-1].append(tree)
        end = max(end, *[far[each] for each in tree])
    return shelves


def _flush(frame: Frame, boxes: Sequence[int]) -> list[Row] | None:
    """Rows whose boxes begin at the same depth, if there is room between all of them."""
    near, far = frame.near, frame.far
    groups: dict[float, list[int]] = {}
    for each in boxes:
        depth = near[each]
        group = groups.get(depth)
        if group is None:
            groups[depth] = [each]
        else:
            group.append(each)
    rows = []
    end = -inf
    for depth, group in sorted(groups.items()):
        if depth - end < _ROOM:
            return None
        end = max([far[each] for each in group])
        rows.append(Row(group, depth, end))
    return rows


def _spread(row: Row, frame: Frame) -> bool:
    """Sort a row from side to side, and see that no box of it is before or behind another."""
    members, middle, width = row.members, frame.middle, frame.width
    if len(members) > 1:
        members.sort(key=middle.__getitem__)
    lefts = [middle[each] - width[each] / 2 for each in members]
    rights = [middle[each] + width[each] / 2 for each in members]
    row.edges = lefts, rights
    return not any(map(gt, rights, islice(lefts, 1, None)))


def _bands(frame: Frame, boxes: list[int]) -> list[list[int]]:
    """Boxes parted where a free strip runs across all of them."""
    near, far = frame.near, frame.far
    boxes.sort(key=near.__getitem__)
    bands: list[list[int]] = []
    end = -inf
    for each in boxes:
        if near[each] - end >= _ROOM:
            bands.append([])
        bands[-1].append(each)
        end = max(end, far[each])
    return bands


def _columns(frame: Frame, trees: list[list[int]]) -> list[list[int]]:
    """Trees side by side, those taken together that are not apart from each other."""
    columns: list[list[int]] = []
    end = -inf
    for left, tree in sorted([(min(map(frame.left, tree)), tree) for tree in trees]):
        if left - end >= _NARROW:
            columns.append([])
        columns[-1] += tree
        end = max(end, *map(frame.right, tree))
    return columns


def _part_of(frame: Frame, column: list[int]) -> Part | None:
    """The rows of boxes below each other; None if they stand in none."""
    found = _flush(frame, column)
    if found is None:
        found = []
        for band in _bands(frame, column):
            near = min(map(frame.near.__getitem__, band))
            far = max(map(frame.far.__getitem__, band))
            found.append(Row(band, near, far))
    if not all(_spread(row, frame) for row in found):
        return None
    return Part(found, min(map(frame.left, column)), max(map(frame.right, column)))


def _add_shelf(rows: Rows, trees: list[list[int]], frame: Frame) -> bool:
    """Add the trees of a shelf; False if one of them does not stand in rows."""
    parts: list[Part] = []
    for column in _columns(frame, trees):
        part = _part_of(frame, column)
        if part is None:
            return False
        parts.append(part)
    head = min([part.rows[0].near for part in parts])
    foot = max([part.rows[-1].far for part in parts])
    for part in parts:
        part.rows[0].head, part.rows[-1].foot = head, foot
    shelf = Row([], head, foot)
    shelf.edges = [part.left for part in parts], [part.right for part in parts]
    for at, part in enumerate(parts):
        part.shelf = len(rows.shelves)
        low = (parts[at - 1].right + part.left) / 2 if at else -inf
        high = (part.right + parts[at + 1].left) / 2 if at + 1 < len(parts) else inf
        for row in part.rows:
            row.keep_within(low + CLEAR, high - CLEAR)
        rows.add(part)
    rows.shelves.append(shelf)
    return True
