"""The maps and the plain graphs that benchmarks of layouts use are what they are said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.layout_maps import KINDS, SHAPES, Kind, layout_map, worst_map
from tests.benchmarks.peers.graph import Reply, drawing_of_reply, graph_of

if TYPE_CHECKING:
    from argmap.core.document import Document


def roots(document: Document) -> list[str]:
    premises = {key for each in document.inferences.values() for key in each.premises}
    return [key for key in document.statements if key not in premises]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("n", [1, 2, 60, 500])
def test_maps_have_one_root_and_are_the_same_for_the_same_seed(kind: Kind, n: int) -> None:
    one, same, other = (layout_map(n, kind, seed) for seed in (1, 1, 2))
    assert one.document.content() == same.document.content()
    assert one.rects == same.rects
    assert len(one.document.statements) == len(one.rects) == n
    if kind != "mixed":
        assert roots(one.document) == ["s0"]
    if n > 2:
        assert one.document.content() != other.document.content()
    sizes = one.rects.values()
    assert all(180 <= rect.width <= 320 and 50 <= rect.height <= 240 for rect in sizes)


def test_a_mixed_map_has_what_makes_layouts_hard() -> None:
    inferences = layout_map(1_000).document.inferences
    linked = [each for each in inferences.values() if len(each.premises) > 1]
    undercuts = [each for each in inferences.values() if each.target in inferences]
    assert 30 <= len(linked) <= 70
    assert 10 <= len(undercuts) <= 30
    assert sum(key.startswith("x") for key in inferences) == 100
    assert sum(key.startswith("c") for key in inferences) == 10


@pytest.mark.parametrize("shape", SHAPES)
def test_worst_shapes_are_trees(shape: str) -> None:
    document = worst_map(shape, 400).document
    assert roots(document) == ["s0"]
    assert len(document.inferences) == 399


def test_a_plain_graph_comes_back_as_the_map_it_was() -> None:
    source = layout_map(200)
    document = source.document
    graph = graph_of(source)
    middles = [(number * 7.0, number * 11.0) for number in range(len(graph.sizes))]
    lines = [(middles[a], middles[b]) for a, b in graph.lines]
    drawing = drawing_of_reply(graph, Reply(1.0, middles, lines))
    assert list(drawing.boxes) == [each.id for each in document.ordered_statements()]
    assert drawing.edges.keys() == document.inferences.keys()

    def middle(key: str) -> tuple[float, float]:
        x, y, width, height = drawing.boxes[key]
        return x + width / 2, y + height / 2

    for key, edge in drawing.edges.items():
        inference = document.inferences[key]
        assert (edge.premises, edge.target) == (inference.premises, inference.target)
        legs = edge.lines[:-1] or edge.lines
        assert [leg[0] for leg in legs] == [middle(premise) for premise in edge.premises]
        goal = drawing.edges[edge.target].dot if edge.target in drawing.edges else None
        assert edge.lines[-1][-1] == (goal or middle(edge.target))
        assert (edge.dot is not None) == (
            len(edge.premises) > 1
            or any(each.target == key for each in document.inferences.values())
        )
