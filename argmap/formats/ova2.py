"""What OVA2 saves: AIF nodes with places and colours, and the analysed text beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.core.i18n import mark
from argmap.formats.aif.graph import Graph, graph_of
from argmap.formats.aif.passages import excerpts, ranges
from argmap.formats.aif.positions import places_in
from argmap.formats.aif.reading import FAMILY, Reading
from argmap.formats.aif.spans import Marked, marked
from argmap.formats.aif.speaking import Voices, people_of
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported
from argmap.formats.values import objects, word

if TYPE_CHECKING:
    from argmap.formats.given import Given

_TYPES = {"I", "L", "RA", "CA", "MA", "PA", "TA", "YA", "EN"}


def _sniff(given: Given) -> float:
    nodes, edges = given.object.get("nodes"), given.object.get("edges")
    if not isinstance(nodes, list) or not isinstance(edges, list):
        return 0.0
    if not nodes:
        return 0.7 if isinstance(given.object.get("analysis"), dict) else 0.0
    first = nodes[0]
    fits = isinstance(first, dict) and {"id", "x", "type"} <= first.keys()
    return 0.9 if fits and word(first["type"]).upper() in _TYPES else 0.0


def _read(given: Given) -> Imported:
    raw = given.object
    nodes = [_node(each) for each in objects(raw.get("nodes"))]
    edges = [
        {"fromID": _end(each.get("from")), "toID": _end(each.get("to"))}
        for each in objects(raw.get("edges"))
    ]
    graph = graph_of(nodes, edges)
    uttered = [
        {"nodeID": each["nodeID"], "personID": each["ova2"].get("participantID")}
        for each in nodes
        if word(each["ova2"].get("participantID")) not in ("", "0")
    ]
    people = people_of(raw.get("participants"), uttered)
    schemes = {word(each["nodeID"]): word(each["ova2"].get("scheme")) for each in nodes}
    builder = Builder(FAMILY)
    places = places_in({"nodes": [{**each["ova2"], "nodeID": each["nodeID"]} for each in nodes]})
    fields: dict[str, dict[str, Any]] = {key: {**at} for key, at in places.items()}
    analysis = raw.get("analysis")
    if isinstance(analysis, dict):
        _add_source(builder, graph, analysis, fields)
    reading = Reading(builder, graph, schemes)
    voices = Voices(builder, graph, people)
    voices.add_all(people.names)
    reading.statements(voices, fields)
    reading.schemes()
    keep = reading.aside()
    if uttered:
        keep["locutions"] = uttered
    return builder.finish(keep=keep)


def _node(raw: dict[str, Any]) -> dict[str, Any]:
    named = {"nodeID": raw.get("id"), "text": raw.get("text"), "type": raw.get("type")}
    rest = {name: each for name, each in raw.items() if name not in ("id", "text", "type")}
    return {**named, "ova2": rest}


def _end(value: Any) -> Any:
    """An edge names whole nodes, or their ids."""
    return value.get("id") if isinstance(value, dict) else value


def _add_source(
    builder: Builder, graph: Graph, analysis: dict[str, Any], fields: dict[str, dict[str, Any]]
) -> None:
    read = marked(word(analysis.get("txt")))
    plain = word(analysis.get("plain_txt"))
    if not read.text and plain:
        read = Marked(plain, ())
    title, place = word(analysis.get("documentTitle")), word(analysis.get("documentSource"))
    if not (read.text or title or place):
        return
    address = {"URL": place} if place.startswith(("http://", "https://")) else {"publisher": place}
    said: dict[str, Any] = {
        "title": title,
        "issued": _date(word(analysis.get("documentDate"))),
        **address,
    }
    key = builder.source(
        "text" if "text" not in graph.types else "source-text",
        text=read.text or None,
        **{name: each or None for name, each in said.items()},
    )
    for node, every in ranges(graph, read).items():
        fields.setdefault(node, {})["excerpts"] = excerpts(key, read.text, every)


def _date(value: str) -> str:
    """`31/12/2019` as `2019-12-31`; anything else as it is."""
    parts = value.split("/")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and len(parts[2]) == 4:
        return f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    return value


FORMAT = Format(
    id="ova2",
    title=mark("OVA2"),
    suffixes=(".ova.json", ".json"),
    sniff=_sniff,
    read=_read,
)
