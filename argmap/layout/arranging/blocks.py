"""Each group set out by itself, and the whole of it as one box among others.

This is for maps of which not every group is a part of a tree, so that no rows of a tree can be the
rectangle it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.layout.arranging.cells import Cell, within
from argmap.layout.arranging.groups import edges_for
from argmap.layout.arranging.packing import Packing
from argmap.layout.arranging.parents import conclusions_of
from argmap.layout.arranging.stage import Stage
from argmap.layout.arranging.tidying import Block, block_of
from argmap.layout.arranging.web import Gaps, Web

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.layout.arranging.request import Request
    from argmap.layout.reading import Way

_GAPS: Final = Gaps(sibling=56.0, subtree=64.0, row=Gaps().row + 24.0)
"""Between frames there is more room than between boxes."""
_MOST: Final = 6
"""So many statements without reasons stand in one line beside groups; more have several lines."""


def block_of_cells(
    web: Web, whole: Cell, way: Way, request: Request, check: Callable[[], None] | None = None
) -> Block:
    """All statements set out, those of each cell within a rectangle of its own."""
    setting = _Setting(web, way, request, conclusions_of(web))
    done: dict[Cell, _Placed] = {}
    for cell in reversed(within(whole)):
        if check is not None:
            check()
        done[cell] = _Placed(setting, cell, done)
    u, v = [0.0] * len(web.keys), [0.0] * len(web.keys)
    done[whole].put(u, v, 0.0, 0.0, done)
    return Block(u, v, Packing([], *done[whole].size))


class _Setting(NamedTuple):
    """What all cells are set out by; `ends` are where inferences lead in the end."""

    web: Web
    way: Way
    request: Request
    ends: Sequence[int]


class _Placed:
    """A cell set out: where each statement and each cell in it begins."""

    def __init__(self, setting: _Setting, cell: Cell, done: dict[Cell, _Placed]) -> None:
        web, way, request, ends = setting
        self._edges = edges_for(way)
        self._items: list[int | Cell] = sorted([*cell.own, *cell.inner], key=_first)
        sideways = way in {"left", "right"}
        sizes = []
        for each in self._items:
            if isinstance(each, Cell):
                wide, deep = done[each].framed
                sizes.append((deep, wide) if sideways else (wide, deep))
            else:
                sizes.append((web.width[each], web.height[each]))
        small = _web_within(web, cell, self._items, sizes, ends)
        if cell.inner:
            stage = Stage(small, way, _GAPS, most=_MOST)
        else:
            stage = Stage(small, way, Gaps(), compact=request.mode == "compact")
        block = block_of(stage, way, request.aspect)
        self._u, self._v = block.u, block.v
        self.size = (block.whole.width, block.whole.height)

    @property
    def framed(self) -> tuple[float, float]:
        """How far its frame extends along u and v."""
        before, after, near, far = self._edges
        return self.size[0] + before + after, self.size[1] + near + far

    def put(
        self, u: list[float], v: list[float], left: float, top: float, done: dict[Cell, _Placed]
    ) -> None:
        """Put what is in it from (left, top) on."""
        for each, x, y in zip(self._items, self._u, self._v, strict=True):
            if isinstance(each, Cell):
                inside = done[each]
                inside.put(
                    u, v, left + x + inside._edges.before, top + y + inside._edges.near, done
                )
            else:
                u[each], v[each] = left + x, top + y


def _first(item: int | Cell) -> int:
    """The first statement of an item, in document order."""
    while isinstance(item, Cell):
        if item.own:
            return min(item.own[0], *map(_first, item.inner)) if item.inner else item.own[0]
        item = min(item.inner, key=_first)
    return item


def _numbers(items: Sequence[int | Cell]) -> dict[int, int]:
    """By statement the place of the item that it is, or is in."""
    number: dict[int, int] = {}
    for place, item in enumerate(items):
        pending = [item]
        for each in pending:
            if isinstance(each, Cell):
                pending += [*each.own, *each.inner]
            else:
                number[each] = place
    return number


def _web_within(
    web: Web,
    cell: Cell,
    items: Sequence[int | Cell],
    sizes: Sequence[tuple[float, float]],
    ends: Sequence[int],
) -> Web:
    """What leads from one item of a cell to another, each taken for one statement."""
    number = _numbers(items)
    kept: dict[int, int] = {}
    premises: list[list[int]] = []
    for tie in cell.ties:
        end = number[ends[tie]]
        found = dict.fromkeys(number[each] for each in web.premises[tie] if each in number)
        found.pop(end, None)
        if found:
            kept[tie] = len(premises)
            premises.append(list(found))
    target, onto, at = _aims(web, kept, [number[ends[tie]] for tie in kept], len(items))
    names = [str(place) for place in range(len(items))]
    return Web(
        keys=names,
        index={name: place for place, name in enumerate(names)},
        width=[size[0] for size in sizes],
        height=[size[1] for size in sizes],
        inference_keys=[web.inference_keys[tie] for tie in kept],
        premises=premises,
        target=target,
        attack=[web.attack[tie] for tie in kept],
        onto=onto,
        at=at,
        groups=[],
        asides=_asides(web, items),
    )


def _aims(
    web: Web, kept: Mapping[int, int], ends: Sequence[int], count: int
) -> tuple[list[int], list[list[int]], list[list[int]]]:
    """What inferences that are kept aim at, and who aims at each of them and at each item."""
    target: list[int] = []
    onto: list[list[int]] = [[] for _ in kept]
    at: list[list[int]] = [[] for _ in range(count)]
    for (tie, place), end in zip(kept.items(), ends, strict=True):
        aimed = kept.get(~web.target[tie]) if web.target[tie] < 0 else None
        if aimed is None:
            target.append(end)
            at[end].append(place)
        else:
            target.append(~aimed)
            onto[aimed].append(place)
    return target, onto, at


def _asides(web: Web, items: Sequence[int | Cell]) -> dict[int, list[int]]:
    own = {each: place for place, each in enumerate(items) if not isinstance(each, Cell)}
    lines = {
        own[host]: [own[each] for each in line if each in own]
        for host, line in web.asides.items()
        if host in own
    }
    return {host: line for host, line in lines.items() if line}
