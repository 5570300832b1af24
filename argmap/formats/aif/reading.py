"""From nodes and edges to statements, inferences and relations; the dialogue is kept aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import tr, trn
from argmap.formats.aif.graph import POLARITY, RELATION, Graph, Node
from argmap.formats.aif.schemes import DEFAULTS, scheme_in, scheme_out
from argmap.formats.aif.speaking import Voices
from argmap.formats.times import time_in, time_out
from argmap.formats.values import word

if TYPE_CHECKING:
    from argmap.formats.building import Builder

FAMILY: Final = "aif"
"""Where details of all files of this family are kept."""

_SHOWN: Final = {"nodeID", "text", "type"}


class Reading:
    """Fills a builder from a graph. `schemes` are scheme numbers by node id."""

    def __init__(self, builder: Builder, graph: Graph, schemes: Mapping[str, str]) -> None:
        self._builder = builder
        self._graph = graph
        self._schemes = schemes
        self._aside: dict[str, Node] = {}

    def statements(self, voices: Voices, fields: Mapping[str, Mapping[str, Any]]) -> None:
        """Add statements in the order of the file; `fields` are more of them by node id."""
        for node in (*self._graph.nodes.values(), *self._graph.doubles):
            if not node.is_statement:
                continue
            keep = _details(node)
            if node.type != "I":
                keep["type"] = node.raw.get("type")
            self._builder.statement(
                node.id,
                node.text,
                keep=keep,
                voice=voices.voice_of(node.id),
                implicit=node.type == "EN",
                created=time_in(node.raw.get("timestamp")),
                **fields.get(node.id, {}),
            )

    def schemes(self) -> None:
        """Add inferences and relations; nodes without ends that fit are kept aside."""
        complete = self._complete()
        for node in self._graph.nodes.values():
            if node.is_inference and node.id in complete:
                self._inference(node, complete)
            elif node.is_relation and self._ends(node):
                self._relation(node)
            elif not node.is_statement:
                self._aside[node.id] = node

    def aside(self) -> dict[str, Any]:
        """The dialogue and what else has no place, with the edges at it; told as remarks."""
        graph, builder = self._graph, self._builder
        for node in self._aside.values():
            builder.kept_aside[node.type or "?"] += 1
            builder.locutions += node.type == "L"
        edges = [each for each in graph.edges if self._is_aside(each.start, each.end)]
        self._remark(sum(self._is_bare(each.start, each.end) for each in edges))
        keep: dict[str, Any] = {}
        if self._aside:
            keep["nodes"] = [dict(node.raw) for node in self._aside.values()]
        if edges:
            keep["edges"] = [dict(each.raw) for each in edges]
        return keep

    def _complete(self) -> set[str]:
        """Inference nodes with a premise that is a statement, and a target that is there."""
        found = {
            node.id
            for node in self._graph.nodes.values()
            if node.is_inference and self._premises(node)
        }
        lost = [key for key in found if not self._targets(key, found)]
        while lost:
            key = lost.pop()
            found.discard(key)
            lost += [
                start
                for start in self._graph.into.get(key, ())
                if start in found and not self._targets(start, found)
            ]
        return found

    def _premises(self, node: Node) -> list[str]:
        nodes = self._graph.nodes
        return [key for key in self._graph.into.get(node.id, ()) if nodes[key].is_statement]

    def _targets(self, key: str, complete: set[str]) -> list[str]:
        nodes = self._graph.nodes
        return [
            end
            for end in self._graph.out.get(key, ())
            if nodes[end].is_statement or (end in complete and end != key)
        ]

    def _inference(self, node: Node, complete: set[str]) -> None:
        """One inference for each target; the first has the id of the node."""
        premises = self._premises(node)
        keep = _details(node)
        number = self._schemes.get(node.id, "")
        scheme = scheme_in(node.text, number) or scheme_in(word(node.raw.get("scheme")), number)
        usual = dict(zip(("schemeID", "scheme"), scheme_out(scheme, node.type), strict=True))
        keep = {name: each for name, each in keep.items() if usual.get(name) != each}
        if node.text != usual["scheme"]:
            keep["text"] = node.text
        for at, target in enumerate(self._targets(node.id, complete)):
            self._builder.inference(
                node.id if at == 0 else f"{node.id}-to-{target}",
                premises,
                target,
                POLARITY[node.type],
                keep={**keep, **({"node": node.id} if at else {})},
                scheme=scheme,
                created=time_in(node.raw.get("timestamp")),
            )

    def _ends(self, node: Node) -> list[tuple[str, str]]:
        nodes = self._graph.nodes
        starts = [key for key in self._graph.into.get(node.id, ()) if nodes[key].is_statement]
        ends = [key for key in self._graph.out.get(node.id, ()) if nodes[key].is_statement]
        return [(start, end) for start in starts for end in ends]

    def _relation(self, node: Node) -> None:
        number, name = DEFAULTS[node.type]
        usual = {"schemeID": number, "scheme": name}
        keep = {key: each for key, each in _details(node).items() if usual.get(key) != each}
        if node.text != name:
            keep["text"] = node.text
        if node.raw.get("timestamp") is not None:
            keep["timestamp"] = node.raw["timestamp"]
        for at, (start, end) in enumerate(self._ends(node)):
            key = node.id if at == 0 else f"{node.id}-{at + 1}"
            of_node = {"node": node.id} if at else {}
            self._builder.relation(key, RELATION[node.type], start, end, keep={**keep, **of_node})

    def _is_aside(self, start: str, end: str) -> bool:
        return start in self._aside or end in self._aside or self._is_bare(start, end)

    def _is_bare(self, start: str, end: str) -> bool:
        """Whether an edge joins statements without a node between that says how."""
        nodes = self._graph.nodes
        return nodes[start].is_statement and nodes[end].is_statement

    def _remark(self, bare: int) -> None:
        builder, graph = self._builder, self._graph
        schemes = sum(node.is_inference or node.is_relation for node in self._aside.values())
        others = len(self._aside) - schemes
        if others:
            builder.kept(
                trn(
                    "One node of the dialogue is kept but not shown.",
                    "{n} nodes of the dialogue are kept but not shown.",
                    others,
                )
            )
        if schemes:
            builder.kept(
                trn(
                    "One node lacks premises or a conclusion; it is kept but not shown.",
                    "{n} nodes lack premises or a conclusion; they are kept but not shown.",
                    schemes,
                )
            )
        if bare:
            builder.kept_aside["edges"] += bare
            builder.kept(
                trn(
                    "One edge joins two statements without saying how; it is kept but not shown.",
                    "{n} edges join two statements without saying how; "
                    "they are kept but not shown.",
                    bare,
                )
            )
        if graph.dangling:
            builder.repaired(
                trn(
                    "One edge leads to a node that does not exist; it is left out.",
                    "{n} edges lead to nodes that do not exist; they are left out.",
                    graph.dangling,
                )
            )
        for node in graph.doubles:
            if not node.is_statement:
                builder.repaired(
                    tr("Two nodes have the id “{id}”; the second is left out.", id=node.id)
                )


def _details(node: Node) -> dict[str, Any]:
    """What the file says of a node that records do not."""
    keep = {name: value for name, value in node.raw.items() if name not in _SHOWN}
    if node.raw.get("nodeID") != node.id:
        keep["nodeID"] = node.raw.get("nodeID")
    stamp = keep.get("timestamp")
    if stamp is not None and time_out(time_in(stamp)) == stamp:
        del keep["timestamp"]
    return keep
