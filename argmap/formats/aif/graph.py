"""Nodes and edges of the argument interchange format, as they stand in a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from argmap.formats.values import text_of, word

STATEMENTS: Final = {"I", "EN"}
POLARITY: Final = {"RA": "support", "CA": "attack"}
RELATION: Final = {"MA": "rephrase", "PA": "preference"}
TYPE_OF: Final = {**{kind: name for name, kind in (POLARITY | RELATION).items()}}

Raw = Mapping[str, Any]


class Node(NamedTuple):
    """`raw` is the object in the file."""

    id: str
    type: str
    text: str
    raw: Raw

    @property
    def is_statement(self) -> bool:
        return self.type in STATEMENTS

    @property
    def is_inference(self) -> bool:
        return self.type in POLARITY

    @property
    def is_relation(self) -> bool:
        return self.type in RELATION


class Edge(NamedTuple):
    start: str
    end: str
    raw: Raw


@dataclass(slots=True)
class Graph:
    """What a file draws. `doubles` are nodes whose id another node has already."""

    nodes: dict[str, Node] = field(default_factory=dict)
    doubles: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    into: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    dangling: int = 0
    _joined: set[tuple[str, str]] = field(default_factory=set)

    def add(self, node: Node) -> None:
        if node.id in self.nodes:
            self.doubles.append(node)
        else:
            self.nodes[node.id] = node

    def join(self, edge: Edge) -> None:
        """Add an edge between nodes that are there; the same twice counts once."""
        if edge.start not in self.nodes or edge.end not in self.nodes:
            self.dangling += 1
        elif (edge.start, edge.end) not in self._joined:
            self._joined.add((edge.start, edge.end))
            self.edges.append(edge)
            self.out[edge.start].append(edge.end)
            self.into[edge.end].append(edge.start)


def graph_of(nodes: Iterable[Any], edges: Iterable[Any]) -> Graph:
    """A graph of the objects that AIFdb and OVA write; what is no object is passed over."""
    graph = Graph()
    for raw in nodes:
        if isinstance(raw, dict) and word(raw.get("nodeID")):
            kind = word(raw.get("type")).upper()
            graph.add(Node(word(raw["nodeID"]), kind, text_of(raw.get("text")), raw))
    for raw in edges:
        if isinstance(raw, dict):
            graph.join(Edge(word(raw.get("fromID")), word(raw.get("toID")), raw))
    return graph
