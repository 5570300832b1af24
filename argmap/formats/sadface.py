"""SADFace: atoms, inferences and conflicts in JSON. Both dialects are read; 0.5 is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from argmap.core import limits
from argmap.core.i18n import mark, trn
from argmap.core.records import Excerpt, Relation, Source, Statement
from argmap.formats.building import Builder
from argmap.formats.foreign import kept
from argmap.formats.format import Capability, Format, Imported, Loss, Options
from argmap.formats.times import time_in, time_out
from argmap.formats.values import json_bytes, mapping, objects, text_of, word
from argmap.formats.webs import Web
from argmap.formats.writable import full_text, writable

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.given import Given

ID: Final = "sadface"
VERSION: Final = "0.5.4.0"
_CONFLICTS: Final = {
    "conflict",
    "attack",
    "disagree",
    "disagreement",
    "mutual",
    "rebut",
    "undercut",
}
_PLAIN: Final = {"", "support", "inference", "default inference"} | _CONFLICTS
_SHOWN: Final = {"id", "type", "text", "sources", "name"}
_CORE: Final = {"title", "description", "created", "edited", "version"}

Raw = dict[str, Any]


def _sniff(given: Given) -> float:
    raw = given.object
    if not isinstance(raw.get("nodes"), list) or not isinstance(raw.get("edges"), list):
        return 0.0
    if any("source_id" in each for each in objects(raw["edges"][:1])):
        return 0.9
    return 0.8 if isinstance(mapping(raw.get("metadata")).get("core"), dict) else 0.0


# --- reading -----------------------------------------------------------------------------------


def _read(given: Given) -> Imported:
    raw = given.object
    builder = Builder(ID)
    nodes = {word(each.get("id")): each for each in reversed(objects(raw.get("nodes")))}
    web = Web(
        ((word(each.get("source_id")), word(each.get("target_id"))))
        for each in objects(raw.get("edges"))
    )
    sources = {
        word(each.get("id")): builder.source(
            word(each.get("id")) if word(each.get("id")) not in nodes else None,
            text=text_of(each.get("content")) or None,
            keep={name: each[name] for name in each if name not in ("id", "content")},
        )
        for each in objects(raw.get("resources"))
    }
    for each in objects(raw.get("nodes")):
        if each.get("type") == "atom":
            _atom(builder, each, sources)
    atoms = {key for key, each in nodes.items() if each.get("type") == "atom"}
    aside = [
        each
        for key, each in reversed(nodes.items())
        if key not in atoms and not _scheme(builder, web, key, each, nodes)
    ]
    return _finished(builder, raw, aside, web)


def _atom(builder: Builder, raw: Raw, sources: Mapping[str, str]) -> None:
    found, more = [], []
    for each in objects(raw.get("sources")):
        source = sources.get(word(each.get("resource_id")))
        excerpt = _excerpt(each, source) if source is not None else None
        if excerpt is None:
            more.append(each)
        else:
            found.append(excerpt)
    keep = {name: each for name, each in raw.items() if name not in _SHOWN and each}
    if more:
        keep["sources"] = more
    builder.statement(
        word(raw.get("id")) or None, text_of(raw.get("text")), keep=keep, excerpts=found
    )


def _excerpt(raw: Raw, source: str) -> Excerpt | None:
    start, length = raw.get("offset"), raw.get("length")
    text = text_of(raw.get("text"))[: limits.MAX_TEXT]
    if isinstance(start, int) and isinstance(length, int) and min(start, length) >= 0:
        return Excerpt(source=source, start=start, end=start + length, exact=text)
    return Excerpt(source=source, exact=text) if text else None


def _scheme(builder: Builder, web: Web, key: str, raw: Raw, nodes: Mapping[str, Raw]) -> bool:
    """Add an inference, or a contradiction where a conflict goes both ways; False if incomplete."""
    starts = [each for each in web.into(key) if nodes.get(each, {}).get("type") == "atom"]
    ends = [each for each in web.out(key) if each in nodes and each != key]
    name = word(raw.get("name"))
    attack = raw.get("type") == "conflict" or name.casefold() in _CONFLICTS
    keep = {each: raw[each] for each in raw if each not in _SHOWN and raw[each]}
    keep["name"] = name
    if attack and len(starts) == 2 and set(starts) == set(ends):
        builder.relation(key, "contradiction", *starts, keep=keep)
        return True
    for at, end in enumerate(ends if starts else ()):
        builder.inference(
            key if at == 0 else f"{key}-{at + 1}",
            starts,
            end,
            "attack" if attack else "support",
            scheme=None if name.casefold() in _PLAIN else name,
            keep={**keep, **({"node": key} if at else {})},
        )
    return bool(starts and ends)


def _finished(builder: Builder, raw: Raw, aside: list[Raw], web: Web) -> Imported:
    metadata = mapping(raw.get("metadata"))
    core = mapping(metadata.get("core"))
    keep: Raw = {
        "core": {name: each for name, each in core.items() if name not in _CORE},
        "metadata": {name: each for name, each in metadata.items() if name != "core"},
        "more": {
            name: each
            for name, each in raw.items()
            if name not in ("metadata", "resources", "nodes", "edges")
        },
    }
    if aside:
        keep["nodes"] = aside
        there = {word(each.get("id")) for each in aside}
        keep["edges"] = [
            each
            for each in objects(raw.get("edges"))
            if {word(each.get("source_id")), word(each.get("target_id"))} & there
        ]
        builder.kept_aside["nodes"] += len(aside)
        builder.kept(
            trn(
                "One node lacks premises or a conclusion; it is kept but not shown.",
                "{n} nodes lack premises or a conclusion; they are kept but not shown.",
                len(aside),
            )
        )
    return builder.finish(
        title=text_of(core.get("title")) or None,
        description=text_of(core.get("description")) or None,
        created=time_in(core.get("created")),
        modified=time_in(core.get("edited")),
        keep={name: each for name, each in keep.items() if each},
    )


# --- writing -----------------------------------------------------------------------------------


def _write(document: Document, options: Options) -> bytes:
    keep = kept(document.info, ID)
    nodes = [_atom_out(each) for each in document.ordered_statements()]
    pairs: list[tuple[str, str]] = []
    for each in writable(document, ("support", "attack")):
        node = word(kept(each, ID).get("node"))
        if node in document.inferences:  # one node with several conclusions
            pairs.append((node, each.target))
            continue
        nodes.append(_scheme_out(each.id, each.polarity, each.scheme, kept(each, ID)))
        pairs += [(premise, each.id) for premise in each.premises]
        pairs.append((each.id, each.target))
    for relation in cast("tuple[Relation, ...]", document.ordered("relations")):
        if relation.kind == "contradiction":
            nodes.append(_scheme_out(relation.id, "attack", "disagree", kept(relation, ID)))
            a, b, middle = relation.a, relation.b, relation.id
            pairs += [(a, middle), (middle, b), (b, middle), (middle, a)]
    nodes += objects(keep.get("nodes"))
    there = {word(each.get("id")) for each in nodes}
    edges: list[Raw] = [
        {"id": f"edge-{at}", "source_id": start, "target_id": end}
        for at, (start, end) in enumerate(pairs, 1)
    ]
    edges += [
        each
        for each in objects(keep.get("edges"))
        if {word(each.get("source_id")), word(each.get("target_id"))} <= there
    ]
    whole = {
        "metadata": {"core": _core(document), **mapping(keep.get("metadata"))},
        "resources": [_resource(each) for each in document.ordered("sources")],
        "nodes": nodes,
        "edges": edges,
        **mapping(keep.get("more")),
    }
    return json_bytes(whole)


def _core(document: Document) -> Raw:
    info = document.info
    core: Raw = {"id": "argmap", "version": VERSION, "analyst_name": "",
                 "analyst_email": "", "created": time_out(info.created, "T"),
                 "edited": time_out(info.modified, "T")}  # fmt: skip
    core |= mapping(kept(info, ID).get("core"))
    if info.title:
        core["title"] = info.title
    if info.description:
        core["description"] = info.description
    return core


def _atom_out(each: Statement) -> Raw:
    details = kept(each, ID)
    sources = [
        {
            "resource_id": excerpt.source,
            "text": excerpt.exact,
            **(
                {}
                if excerpt.start is None or excerpt.end is None
                else {"offset": excerpt.start, "length": excerpt.end - excerpt.start}
            ),
        }
        for excerpt in each.excerpts
    ]
    return {
        "id": each.id,
        "type": "atom",
        "text": full_text(each.text, details),
        "sources": sources + objects(details.get("sources")),
        "metadata": mapping(details.get("metadata")),
    }


def _scheme_out(key: str, polarity: str, scheme: str | None, details: Mapping[str, Any]) -> Raw:
    name = word(details.get("name"))
    attack = polarity == "attack"
    plain = scheme is None or scheme == "disagree"
    if not name or (name.casefold() in _PLAIN) != plain or (not plain and name != scheme):
        name = scheme or ("attack" if attack else "support")
    return {
        "id": key,
        "type": "conflict" if attack else "inference",
        "name": name,
        "metadata": mapping(details.get("metadata")),
    }


def _resource(record: object) -> Raw:
    source = cast("Source", record)
    details = kept(source, ID)
    base: Raw = {"id": source.id, "type": "text", "content": source.text or ""}
    return base | {"metadata": {}} | dict(details)


def _also_lost(document: Document) -> Iterable[Loss]:
    titled = sum(
        bool(each.title or each.author or each.URL or each.DOI)
        for each in document.sources.values()
    )
    if titled:
        told = trn("what {n} source is called", "what {n} sources are called", titled)
        yield Loss("sources", titled, told)


HOLDS: Final[frozenset[Capability]] = frozenset(
    {
        "linked", "undercuts", "backings", "several_parents", "cycles", "schemes",
        "contradictions", "sources", "passages", "map_title", "map_description",
    }
)  # fmt: skip

FORMAT = Format(
    id=ID,
    title=mark("SADFace"),
    suffixes=(".sadface.json", ".json"),
    sniff=_sniff,
    read=_read,
    write=_write,
    holds=HOLDS,
    also_lost=_also_lost,
)
