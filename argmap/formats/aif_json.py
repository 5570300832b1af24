"""AIF as AIFdb exports and imports it: nodes, edges and locutions in one JSON object."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import mark, trn
from argmap.formats.aif.graph import graph_of
from argmap.formats.aif.reading import FAMILY, Reading
from argmap.formats.aif.speaking import Voices, people_of
from argmap.formats.aif.writing import outline
from argmap.formats.building import Builder
from argmap.formats.foreign import kept
from argmap.formats.format import Capability, Format, Imported, Loss, Options
from argmap.formats.values import json_bytes, word

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given

HOLDS: Final[frozenset[Capability]] = frozenset(
    {
        "linked", "undercuts", "backings", "several_parents", "cycles", "schemes", "rephrases",
        "preferences", "speakers", "created",
    }
)  # fmt: skip


def _sniff(given: Given) -> float:
    nodes = given.object.get("nodes")
    if not isinstance(nodes, list) or not isinstance(given.object.get("edges"), list):
        return 0.0
    if not nodes:
        return 0.7 if "locutions" in given.object else 0.0
    first = nodes[0]
    # OVA's own files have coordinates in their nodes.
    return 0.9 if isinstance(first, dict) and "nodeID" in first and "x" not in first else 0.0


def _read(given: Given) -> Imported:
    raw = given.object
    graph = graph_of(raw.get("nodes"), raw.get("edges"))
    builder = Builder(FAMILY)
    people = people_of(raw.get("participants"), raw.get("locutions"))
    reading = Reading(builder, graph, {})
    reading.statements(Voices(builder, graph, people), {})
    reading.schemes()
    keep = reading.aside()
    if raw.get("locutions"):
        keep["locutions"] = raw["locutions"]
    more = {name: each for name, each in raw.items() if name not in ("nodes", "edges", "locutions")}
    if more:
        keep["more"] = more
    return builder.finish(keep=keep)


def _write(document: Document, options: Options) -> bytes:
    done = outline(document)
    for node in done.nodes:
        if (scheme := done.schemes.get(word(node["nodeID"]))) is not None:
            number, name = scheme
            node.setdefault("scheme", name)
            node.setdefault("schemeID", number)
    for edge in done.edges:
        edge.setdefault("formEdgeID", None)
    more = kept(document.info, FAMILY).get("more")
    whole: dict[str, Any] = {"nodes": done.nodes, "edges": done.edges, "locutions": done.locutions}
    whole |= more if isinstance(more, dict) else {}
    return json_bytes(whole)


def _also_lost(document: Document) -> Iterable[Loss]:
    """People who say nothing: a person stands in a file through a locution."""
    voices = {each.voice for each in document.statements.values()}
    silent = len(document.participants.keys() - voices)
    if silent:
        told = trn("{n} participant who says nothing", "{n} participants who say nothing", silent)
        yield Loss("participants", silent, told)


FORMAT = Format(
    id="aif",
    title=mark("AIF (AIFdb)"),
    suffixes=(".aif.json", ".json", ".aif"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=HOLDS,
    also_lost=_also_lost,
)
