"""Nodes and edges of the argument interchange format, as they stand in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from argmap.formats.values import listed, text_of, word

STATEMENTS: Final = {"I", "EN"}
POLARITY: Final = {"RA": "support", "CA": "attack"}
RELATION: Final = {"MA": "rephrase", "PA": "preference"}
SCHEMES: Final = POLARITY | RELATION
TYPE_OF: Final = {kind: name for name, kind in SCHEMES.items()}

Raw = Mapping[str, Any]


class Node(NamedTuple):
    """`raw` is the object in the file."""

    id: str
    type: str
    text: str
    raw: Raw


@dataclass(slots=True)
class Graph:
    """What a file draws.

    `types` are those of all nodes by id, of which `statements`, `schemes` – inferences and
    relations – and `others` are the nodes. `edges` are objects in the file by start and end: the
    same edge twice counts once. `into` are the starts of edges to each node, `out` the ends of
    those from schemes, in the order of the file. `doubles` are nodes whose id another node has
    already; `dangling` counts edges to nodes that are not there.
    """

    types: dict[str, str] = field(default_factory=dict)
    statements: dict[str, Node] = field(default_factory=dict)
    schemes: dict[str, Node] = field(default_factory=dict)
    others: dict[str, Raw] = field(default_factory=dict)
    doubles: list[Node] = field(default_factory=list)
    edges: dict[tuple[str, str], Raw] = field(default_factory=dict)
    into: dict[str, list[str]] = field(default_factory=dict)
    out: dict[str, list[str]] = field(default_factory=dict)
    dangling: int = 0


def graph_of(nodes: Any, edges: Any) -> Graph:
    """A graph of the lists that AIFdb and OVA write; what is no object in them is passed over."""
    graph = Graph()
    types, statements, schemes, others = graph.types, graph.statements, graph.schemes, graph.others
    for raw in listed(nodes):
        if not isinstance(raw, dict) or not (key := word(raw.get("nodeID"))):
            continue
        kind = word(raw.get("type")).upper()
        if key in types:
            graph.doubles.append(Node(key, kind, text_of(raw.get("text")), raw))
            continue
        types[key] = kind
        if kind in STATEMENTS:
            statements[key] = Node(key, kind, text_of(raw.get("text")), raw)
        elif kind in SCHEMES:
            schemes[key] = Node(key, kind, text_of(raw.get("text")), raw)
        else:
            others[key] = raw  # of a debate, most
    _join(graph, listed(edges))
    return graph


def _join(graph: Graph, edges: list[Any]) -> None:
    types, joined, into = graph.types, graph.edges, graph.into
    out = graph.out = {key: [] for key in graph.schemes}
    for raw in edges:
        if not isinstance(raw, dict):
            continue
        start, end = raw.get("fromID"), raw.get("toID")
        if not (type(start) is str and type(end) is str and start in types and end in types):
            start, end = word(start), word(end)
            if start not in types or end not in types:
                graph.dangling += 1
                continue
        if (pair := (start, end)) in joined:
            continue
        joined[pair] = raw
        if start in out:
            out[start].append(end)
        if end in into:
            into[end].append(start)
        else:
            into[end] = [start]
