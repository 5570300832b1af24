"""A map as arguebuf's JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, cast

from argmap.core.i18n import trn
from argmap.core.records import Inference, Participant, Relation, Source, Statement
from argmap.formats.arguebuf_schemes import knows, scheme_out
from argmap.formats.foreign import kept
from argmap.formats.format import Loss, Options
from argmap.formats.times import time_in
from argmap.formats.values import json_bytes, mapping, word
from argmap.formats.writable import full_text, writable

if TYPE_CHECKING:
    from argmap.core.document import Document

ID: Final = "arguebuf"
RELATIONS: Final = ("preference", "rephrase")
UNKNOWN: Final = "unknown"
"""The polarity of a scheme that does not say what it is."""
OWN: Final = "argmap"
"""Among the user data of a scheme: what it is if the format has no word for that."""

_ENUM: Final = {"preference": "PREFERENCE_DEFAULT", "rephrase": "REPHRASE_DEFAULT"}

Raw = dict[str, Any]


def write(document: Document, options: Options) -> bytes:
    keep = kept(document.info, ID)
    nodes = {each.id: _atom(each) for each in document.ordered_statements()}
    pairs: list[tuple[str, str]] = []
    for each in writable(document, {each.polarity for each in document.inferences.values()}):
        node = word(kept(each, ID).get("node"))
        if node in document.inferences:  # one node with several conclusions
            pairs.append((node, each.target))
            continue
        nodes[each.id] = _scheme(each)
        pairs += [(premise, each.id) for premise in each.premises]
        pairs.append((each.id, each.target))
    for relation in cast("tuple[Relation, ...]", document.ordered("relations")):
        if relation.kind in RELATIONS:
            origin = word(kept(relation, ID).get("node"))
            node = origin if origin in document.relations else relation.id
            if node == relation.id:
                details = kept(relation, ID)
                scheme = mapping(details.get("scheme")) or {relation.kind: _ENUM[relation.kind]}
                nodes[node] = {"scheme": scheme, **_more(details)}
            pairs += [(relation.a, node), (node, relation.b)]
    aside = mapping(keep.get("aside"))
    nodes |= aside
    edges = _edges(list(dict.fromkeys(pairs)), mapping(keep.get("edges")), nodes)
    whole: Raw = {"nodes": nodes, "edges": edges}
    if document.sources:
        whole["resources"] = {each.id: _resource(each) for each in _sources(document)}
    if document.participants:
        whole["participants"] = {each.id: _participant(each) for each in _people(document)}
    if document.info.central is not None:
        whole["majorClaim"] = document.info.central
    whole |= {"schemaVersion": 1}
    whole |= {name: each for name, each in keep.items() if name not in ("aside", "edges")}
    return json_bytes(whole)


def _sources(document: Document) -> tuple[Source, ...]:
    return cast("tuple[Source, ...]", document.ordered("sources"))


def _people(document: Document) -> tuple[Participant, ...]:
    return cast("tuple[Participant, ...]", document.ordered("participants"))


def _edges(pairs: list[tuple[str, str]], before: Raw, nodes: Raw) -> Raw:
    kept_edges = {
        key: each
        for key, each in before.items()
        if {word(mapping(each).get("source")), word(mapping(each).get("target"))} <= nodes.keys()
    }
    edges: Raw = {}
    number = 0
    for start, end in pairs:
        number += 1
        while str(number) in kept_edges:
            number += 1
        edges[str(number)] = {"source": start, "target": end}
    return edges | kept_edges


def _atom(each: Statement) -> Raw:
    details = kept(each, ID)
    atom: Raw = {"text": full_text(each.text, details)}
    if each.excerpts:
        first = each.excerpts[0]
        atom["reference"] = {"resource": first.source, "text": first.exact}
        if first.start is not None:
            atom["reference"]["offset"] = first.start
    elif details.get("reference"):
        atom["reference"] = details["reference"]
    speaker = each.voice or details.get("participant")
    if speaker:
        atom["participant"] = speaker
    node: Raw = {"atom": atom, **_dates(each, details)}
    userdata = _userdata(each, mapping(details.get("userdata")))
    if userdata:
        node["userdata"] = userdata
    return node


def _userdata(each: Statement, before: Raw) -> Raw:
    """What ArgueMapper keeps with a node: its place, and notes."""
    userdata = {name: value for name, value in before.items() if name != "notes"}
    mapper = dict(mapping(before.get("arguemapper")))
    if each.x is not None and each.y is not None:
        mapper["position"] = {"x": each.x, "y": each.y}
    else:
        mapper.pop("position", None)
    userdata.pop("arguemapper", None)
    if mapper:
        userdata["arguemapper"] = mapper
    if each.note:
        userdata["notes"] = each.note
    return userdata


def _scheme(each: Inference) -> Raw:
    details = kept(each, ID)
    before = mapping(details.get("scheme"))
    scheme: Raw = {}
    if each.polarity == "support":
        scheme["support"] = scheme_out(each.scheme)
    elif each.polarity == "attack":
        scheme["attack"] = "ATTACK_DEFAULT"
    scheme |= {
        name: value
        for name, value in before.items()
        if name not in ("support", "attack", *RELATIONS)
    }
    userdata = {key: value for key, value in mapping(details.get("userdata")).items() if key != OWN}
    if each.polarity not in ("support", "attack", UNKNOWN):
        userdata[OWN] = {"polarity": each.polarity}
    more = {"userdata": userdata} if userdata else {}
    return {"scheme": scheme, **_dates(each, details), **more}


def _more(details: Any) -> Raw:
    return {name: details[name] for name in ("metadata", "userdata") if details.get(name)}


def _dates(each: Statement | Inference, details: Any) -> Raw:
    """The dates that were read, where the record's are still those; else the record's."""
    before = mapping(details.get("metadata"))
    dates: Raw = {}
    for name, value in (("created", each.created), ("updated", each.modified)):
        if value is not None:
            dates[name] = before[name] if time_in(before.get(name)) == value else value
    return {"metadata": dates} if dates else {}


def _resource(each: Source) -> Raw:
    details = kept(each, ID)
    raw: Raw = {"text": each.text or ""}
    if each.title:
        raw["title"] = each.title
    if each.URL:
        raw["source"] = each.URL
    return dict(details) | raw


def _participant(each: Participant) -> Raw:
    return {"name": each.name, **kept(each, ID)}


def also_lost(document: Document) -> Iterable[Loss]:
    """A node has room for one passage, and only some schemes have a name."""
    every = sum(max(0, len(each.excerpts) - 1) for each in document.statements.values())
    if every:
        yield Loss(
            "passages", every, trn("{n} passage in a source", "{n} passages in sources", every)
        )
    unknown = sum(
        each.scheme is not None and (each.polarity != "support" or not knows(each.scheme))
        for each in document.inferences.values()
    )
    if unknown:
        yield Loss("schemes", unknown, trn("{n} scheme", "{n} schemes", unknown))
    said = sum(
        bool(each.author or each.DOI or each.issued or each.publisher)
        for each in document.sources.values()
    )
    if said:
        told = trn("who wrote {n} source, or when", "who wrote {n} sources, or when", said)
        yield Loss("sources", said, told)
