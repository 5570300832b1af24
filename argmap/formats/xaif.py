"""xAIF, and what OVA3 saves: AIF with participants, places, and the analysed text with spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import mark, trn
from argmap.formats.aif.graph import Graph, graph_of
from argmap.formats.aif.passages import (
    chosen_source,
    crossing,
    excerpts,
    html_in,
    html_out,
    passages_in,
    ranges,
)
from argmap.formats.aif.positions import ova_out, places_in
from argmap.formats.aif.reading import FAMILY, Reading
from argmap.formats.aif.spans import marked
from argmap.formats.aif.speaking import Voices, people_of
from argmap.formats.aif.writing import outline
from argmap.formats.aif_json import HOLDS
from argmap.formats.building import Builder
from argmap.formats.foreign import kept
from argmap.formats.format import Format, Imported, Loss, Options
from argmap.formats.values import json_bytes, mapping, objects, word

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Source
    from argmap.formats.given import Given

_LISTS: Final = {"nodes", "edges", "schemefulfillments", "participants", "locutions"}
_NO_OVA: Final = {"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []}
_PARTS: Final = {"AIF", "OVA", "ova", "text"}


def _sniff(given: Given) -> float:
    aif = given.object.get("AIF")
    return 0.95 if isinstance(aif, dict) and isinstance(aif.get("nodes"), list) else 0.0


def _read(given: Given) -> Imported:
    raw = given.object
    aif = raw.get("AIF")
    aif = aif if isinstance(aif, dict) else {}
    graph = graph_of(aif.get("nodes"), aif.get("edges"))
    people = people_of(aif.get("participants"), aif.get("locutions"))
    fulfilled = objects(aif.get("schemefulfillments"))
    schemes = {word(each.get("nodeID")): word(each.get("schemeID")) for each in fulfilled}
    ova = raw.get("OVA", raw.get("ova"))
    builder = Builder(FAMILY)
    fields: dict[str, dict[str, Any]] = {key: {**at} for key, at in places_in(ova).items()}
    _add_passages(builder, graph, raw.get("text"), fields)
    reading = Reading(builder, graph, schemes)
    voices = Voices(builder, graph, people)
    voices.add_all(people.names)
    reading.statements(voices, fields)
    reading.schemes()
    keep = reading.aside()
    numbers = {word(each["nodeID"]) for each in keep.get("nodes", ())}
    keep["fulfilled"] = [each for each in fulfilled if word(each.get("nodeID")) in numbers]
    keep["locutions"] = aif.get("locutions")
    keep["text"], keep["ova"] = raw.get("text"), ova
    keep["inner"] = {name: each for name, each in aif.items() if name not in _LISTS}
    keep["outer"] = {name: each for name, each in raw.items() if name not in _PARTS}
    return builder.finish(keep={name: each for name, each in keep.items() if each})


def _add_passages(
    builder: Builder, graph: Graph, text: Any, fields: dict[str, dict[str, Any]]
) -> None:
    source, url = html_in(text)
    read = marked(source)
    if not read.text:
        return
    key = builder.source("text" if "text" not in graph.types else "source-text",
                         text=read.text, URL=url)  # fmt: skip
    for node, every in ranges(graph, read).items():
        fields.setdefault(node, {})["excerpts"] = excerpts(key, read.text, every)


def _write(document: Document, options: Options) -> bytes:
    done = outline(document)
    keep = kept(document.info, FAMILY)
    graph = graph_of(done.nodes, done.edges)
    source = chosen_source(document)
    before = keep.get("text")
    text = html_out(document, source, done.named, before, graph)
    fulfilled = [
        {"nodeID": node["nodeID"], "schemeID": done.schemes[word(node["nodeID"])][0]}
        for node in done.nodes
        if word(node["nodeID"]) in done.schemes
    ]
    inner = keep.get("inner")
    aif = {
        "nodes": [{**node} for node in done.nodes],
        "edges": done.edges,
        "schemefulfillments": [*fulfilled, *objects(keep.get("fulfilled"))],
        "participants": done.participants,
        "locutions": done.locutions,
        **(mapping(inner) if keep else {"descriptorfulfillments": None}),
    }
    outer = keep.get("outer")
    whole: dict[str, Any] = {
        "AIF": aif,
        "text": {**before, "txt": text} if isinstance(before, dict) else text,
        **(mapping(outer) if keep else {"dialog": bool(done.locutions)}),
    }
    ova = ova_out(document, done, keep.get("ova") if keep else _NO_OVA)
    if ova is not None:
        whole["OVA"] = ova
    return json_bytes(whole)


def _also_lost(document: Document) -> Iterable[Loss]:
    """A file has room for one source's text, and for passages in it that do not cross."""
    source = chosen_source(document)
    held = sum(map(len, passages_in(document, source).values())) if source else 0
    held -= crossing(document, source) if source else 0
    every = sum(len(each.excerpts) for each in document.statements.values())
    if every > held:
        lost = every - held
        told = trn("{n} passage in a source", "{n} passages in sources", lost)
        yield Loss("passages", lost, told)
    more = sum(each is not source or _says_more(each) for each in document.sources.values())
    if more:
        told = trn("{n} source, or its title", "{n} sources, or their titles", more)
        yield Loss("sources", more, told)


def _says_more(source: Source) -> bool:
    """Whether a source is more than a text and an address."""
    return bool(source.title or source.author or source.DOI or source.issued)


FORMAT = Format(
    id="xaif",
    title=mark("xAIF and OVA3"),
    suffixes=(".xaif.json", ".xaif", ".json"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=HOLDS | {"positions", "passages", "sources"},
    also_lost=_also_lost,
    keeps=frozenset({FAMILY}),
)
