"""From nodes and edges to statements, inferences and relations; the dialogue is kept aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import tr, trn
from argmap.formats.aif.graph import POLARITY, RELATION, STATEMENTS, Graph, Node
from argmap.formats.aif.schemes import DEFAULTS, scheme_in, scheme_out
from argmap.formats.aif.speaking import Voices
from argmap.formats.times import time_in, time_out
from argmap.formats.values import word

if TYPE_CHECKING:
    from argmap.formats.building import Builder

FAMILY: Final = "aif"
"""Where details of all files of this family are kept."""

_SHOWN: Final = {"nodeID", "text", "type", "timestamp"}


class Reading:
    """Fills a builder from a graph. `schemes` are scheme numbers by node id."""

    def __init__(self, builder: Builder, graph: Graph, schemes: Mapping[str, str]) -> None:
        self._builder = builder
        self._graph = graph
        self._schemes = schemes
        self._stated = graph.statements.keys()
        self._premises: dict[str, list[str]] = {}
        self._aside = dict(graph.others)

    def statements(self, voices: Voices, fields: Mapping[str, Mapping[str, Any]]) -> None:
        """Add statements in the order of the file; `fields` are more of them by node id."""
        doubles = (node for node in self._graph.doubles if node.type in STATEMENTS)
        for node in (*self._graph.statements.values(), *doubles):
            created = time_in(node.raw.get("timestamp"))
            keep = _details(node, created)
            if node.type != "I":
                keep["type"] = node.raw.get("type")
            self._builder.statement(
                node.id,
                node.text,
                keep=keep,
                voice=voices.voice_of(node.id),
                implicit=node.type == "EN",
                created=created,
                **fields.get(node.id, {}),
            )

    def schemes(self) -> None:
        """Add inferences and relations; nodes without ends that fit are kept aside."""
        complete = self._complete()
        for node in self._graph.schemes.values():
            if node.id in complete:
                self._inference(node, complete)
            elif node.type in RELATION and (ends := self._ends(node)):
                self._relation(node, ends)
            else:
                self._aside[node.id] = node.raw

    def aside(self) -> dict[str, Any]:
        """The dialogue and what else has no place, with the edges at it; told as remarks."""
        builder, aside, stated = self._builder, self._aside, self._stated
        builder.kept_aside.update(self._graph.types[key] or "?" for key in aside)
        builder.locutions += builder.kept_aside["L"]
        edges, bare = [*self._graph.loose], 0
        for start, end, raw in self._graph.edges:
            if start in aside or end in aside:
                edges.append(raw)
            elif start in stated and end in stated:  # and no node between that says how
                edges.append(raw)
                bare += 1
        self._remark(bare)
        keep: dict[str, Any] = {}
        if aside:
            keep["nodes"] = [*aside.values()]
        if edges:
            keep["edges"] = edges
        return keep

    def _complete(self) -> set[str]:
        """Inference nodes with a premise that is a statement, and a target that is there."""
        into, stated = self._graph.into, self._stated
        for key, node in self._graph.schemes.items():
            if node.type in POLARITY:
                premises = [start for start in into.get(key, ()) if start in stated]
                if premises:
                    self._premises[key] = premises
        found = set(self._premises)
        lost = [key for key in found if not self._targets(key, found)]
        while lost:
            key = lost.pop()
            found.discard(key)
            lost += [
                start
                for start in into.get(key, ())
                if start in found and not self._targets(start, found)
            ]
        return found

    def _targets(self, key: str, complete: set[str]) -> list[str]:
        return [
            end
            for end in self._graph.out.get(key, ())
            if end in self._stated or (end in complete and end != key)
        ]

    def _inference(self, node: Node, complete: set[str]) -> None:
        """One inference for each target; the first has the id of the node."""
        created = time_in(node.raw.get("timestamp"))
        keep = _details(node, created)
        number = self._schemes.get(node.id, "")
        scheme = scheme_in(node.text, number) or scheme_in(word(node.raw.get("scheme")), number)
        _leave_out(keep, node, scheme_out(scheme, node.type))
        for at, target in enumerate(self._targets(node.id, complete)):
            self._builder.inference(
                node.id if at == 0 else f"{node.id}-to-{target}",
                self._premises[node.id],
                target,
                POLARITY[node.type],
                keep={**keep, "node": node.id} if at else keep,
                scheme=scheme,
                created=created,
            )

    def _ends(self, node: Node) -> list[tuple[str, str]]:
        stated = self._stated
        starts = [key for key in self._graph.into.get(node.id, ()) if key in stated]
        ends = [key for key in self._graph.out.get(node.id, ()) if key in stated]
        return [(start, end) for start in starts for end in ends]

    def _relation(self, node: Node, ends: list[tuple[str, str]]) -> None:
        keep = _details(node, None)
        _leave_out(keep, node, DEFAULTS[node.type])
        for at, (start, end) in enumerate(ends):
            key = node.id if at == 0 else f"{node.id}-{at + 1}"
            each = {**keep, "node": node.id} if at else keep
            self._builder.relation(key, RELATION[node.type], start, end, keep=each)

    def _remark(self, bare: int) -> None:
        builder, graph = self._builder, self._graph
        others = len(graph.others)
        schemes = len(self._aside) - others
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
            if node.type not in STATEMENTS:
                builder.repaired(
                    tr("Two nodes have the id “{id}”; the second is left out.", id=node.id)
                )


def _details(node: Node, created: str | None) -> dict[str, Any]:
    """What the file says of a node that records do not."""
    raw = node.raw
    keep = {name: value for name, value in raw.items() if name not in _SHOWN}
    if raw["nodeID"] != node.id:
        keep["nodeID"] = raw["nodeID"]
    if (stamp := raw.get("timestamp")) is not None and time_out(created) != stamp:
        keep["timestamp"] = stamp
    return keep


def _leave_out(keep: dict[str, Any], node: Node, usual: tuple[str, str]) -> None:
    """Of a scheme node, keep its number, name and text only where they are not the usual ones."""
    number, name = usual
    if keep.get("schemeID") == number:
        del keep["schemeID"]
    if keep.get("scheme") == name:
        del keep["scheme"]
    if node.text != name:
        keep["text"] = node.text
