"""A map as a plain graph, which is all that other programs know, and their drawing as one of ours.

Lines lead from a conclusion to its premises, so that premises come below. Linked premises meet in
a small node; an inference that is aimed at is cut in two by a tiny one, where what aims at it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from argmap.layout.figures import Drawing, Edge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.layout_maps import LayoutMap

JUNCTION: Final = 12.0
MIDDLE: Final = 4.0

_Spot = tuple[float, float]


class Graph(NamedTuple):
    """Nodes by size; `lines` by the numbers of their ends; `inferences` tells what became of each.

    An inference has premises, a target, the number of its own node or -1, and its lines: that from
    the target, then those from its node, one for each premise.
    """

    keys: list[str]
    sizes: list[_Spot]
    lines: list[tuple[int, int]]
    inferences: dict[str, tuple[tuple[str, ...], str, int, list[int]]]

    def request(self) -> dict[str, Any]:
        return {"nodes": self.sizes, "lines": self.lines}


class Reply(NamedTuple):
    """What a program made of a graph: the middles of nodes and the points of lines."""

    milliseconds: float
    middles: Sequence[_Spot]
    lines: Sequence[Sequence[_Spot]]


def graph_of(source: LayoutMap) -> Graph:
    document = source.document
    keys = [each.id for each in document.ordered_statements()]
    sizes = [(source.rects[key].width, source.rects[key].height) for key in keys]
    graph = Graph(keys, sizes, [], {})
    numbers = {key: number for number, key in enumerate(keys)}
    aimed_at = {each.target for each in document.inferences.values()}
    ordered = [document.inferences[record.id] for record in document.ordered("inferences")]
    for each in ordered:
        if len(each.premises) > 1 or each.id in aimed_at:
            side = JUNCTION if len(each.premises) > 1 else MIDDLE
            numbers[each.id] = len(graph.sizes)
            graph.sizes.append((side, side))
    for each in ordered:
        node, first = numbers.get(each.id, -1), len(graph.lines)
        if node >= 0:
            graph.lines.append((numbers[each.target], node))
        start = node if node >= 0 else numbers[each.target]
        graph.lines.extend((start, numbers[premise]) for premise in each.premises)
        pieces = list(range(first, len(graph.lines)))
        graph.inferences[each.id] = (each.premises, each.target, node, pieces)
    return graph


def drawing_of_reply(graph: Graph, reply: Reply) -> Drawing:
    boxes = {
        key: (x - width / 2, y - height / 2, width, height)
        for key, (width, height), (x, y) in zip(
            graph.keys, graph.sizes, reply.middles, strict=False
        )
    }
    edges = {}
    for key, (premises, target, node, pieces) in graph.inferences.items():
        upward = [_once(reply.lines[piece][::-1]) for piece in pieces]
        if node >= 0 and len(premises) == 1:
            lines: tuple[Sequence[_Spot], ...] = ((*upward[1], *upward[0]),)
        else:
            lines = (*upward[1:], upward[0])
        dot = reply.middles[node] if node >= 0 else None
        edges[key] = Edge(premises, target, lines, None if dot is None else (dot[0], dot[1]))
    return Drawing(boxes, edges)


def _once(line: Sequence[_Spot]) -> tuple[_Spot, ...]:
    return tuple((float(x), float(y)) for x, y in line)
