"""Nodes and edges of the argument interchange format, as they stand in a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
    relations – and `others` are the nodes. `edges` join statements and schemes, with the object in
    the file; `loose` are edges at others. `into` are the starts of edges to each node, `out` the
    ends of those from schemes, in the order of the file. `doubles` are nodes whose id another node
    has already; `dangling` counts edges to nodes that are not there.
    """

    types: dict[str, str] = field(default_factory=dict)
    statements: dict[str, Node] = field(default_factory=dict)
    schemes: dict[str, Node] = field(default_factory=dict)
    others: dict[str, Raw] = field(default_factory=dict)
    doubles: list[Node] = field(default_factory=list)
    edges: list[tuple[str, str, Raw]] = field(default_factory=list)
    loose: list[Raw] = field(default_factory=list)
    into: dict[str, Collection[str]] = field(default_factory=dict)
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
    """Add edges between nodes that are there; the same twice counts once."""
    types, others, out = graph.types, graph.others, graph.out
    # Most nodes have one edge to them; a few have thousands.
    into: dict[str, tuple[str] | dict[str, None]] = {}
    out.update((key, []) for key in graph.schemes)
    for raw in edges:
        if not isinstance(raw, dict):
            continue
        start, end = raw.get("fromID"), raw.get("toID")
        if not (type(start) is str and type(end) is str and start in types and end in types):
            start, end = word(start), word(end)
            if start not in types or end not in types:
                graph.dangling += 1
                continue
        starts = into.get(end)
        if starts is None:
            into[end] = (start,)
        elif start in starts:
            continue
        elif isinstance(starts, tuple):
            into[end] = {starts[0]: None, start: None}
        else:
            starts[start] = None
        if start in out:
            out[start].append(end)
        if start in others or end in others:
            graph.loose.append(raw)
        else:
            graph.edges.append((start, end, raw))
    graph.into.update(into)
