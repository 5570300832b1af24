"""arguebuf: atoms and schemes by id, as the JSON form of its protocol buffers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from argmap.core import limits
from argmap.core.i18n import mark, trn
from argmap.core.records import Excerpt
from argmap.formats.aif.positions import number
from argmap.formats.arguebuf_schemes import scheme_in
from argmap.formats.arguebuf_writing import ID, OWN, RELATIONS, UNKNOWN, also_lost, write
from argmap.formats.building import Builder
from argmap.formats.format import Capability, Format, Imported
from argmap.formats.times import time_in
from argmap.formats.values import mapping, text_of, word
from argmap.formats.webs import Web

if TYPE_CHECKING:
    from argmap.formats.given import Given

Raw = dict[str, Any]


def _sniff(given: Given) -> float:
    raw = given.object
    if not isinstance(raw.get("nodes"), dict):
        return 0.9 if "schemaVersion" in raw and "libraryVersion" in raw else 0.0
    first = mapping(next(iter(raw["nodes"].values()), None))
    return 0.9 if "schemaVersion" in raw or {"atom", "scheme"} & first.keys() else 0.0


# --- reading -----------------------------------------------------------------------------------


def _read(given: Given) -> Imported:
    raw = given.object
    builder = Builder(ID)
    nodes = {key: mapping(each) for key, each in mapping(raw.get("nodes")).items()}
    edges = mapping(raw.get("edges"))
    web = Web(
        (word(mapping(each).get("source")), word(mapping(each).get("target")))
        for _, each in _sorted(edges)
    )
    people = _participants(builder, raw, nodes)
    sources = _resources(builder, raw, nodes)
    for key, each in nodes.items():
        if "scheme" not in each:
            _atom(builder, key, each, people, sources)
    aside = {
        key: each
        for key, each in nodes.items()
        if "scheme" in each and not _scheme(builder, web, key, each, nodes)
    }
    return _finished(builder, raw, aside, edges)


def _sorted(edges: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Edges as they are numbered: a map of protocol buffers has no order."""
    if all(key.isdigit() and len(key) < 19 for key in edges):
        return sorted(edges.items(), key=lambda pair: int(pair[0]))
    return list(edges.items())


def _participants(builder: Builder, raw: Raw, nodes: Mapping[str, Raw]) -> dict[str, str]:
    return {
        key: builder.participant(
            key if key not in nodes else None,
            text_of(mapping(each).get("name")),
            keep={name: value for name, value in mapping(each).items() if name != "name"},
        )
        for key, each in mapping(raw.get("participants")).items()
    }


def _resources(builder: Builder, raw: Raw, nodes: Mapping[str, Raw]) -> dict[str, str]:
    found = {}
    for key, value in mapping(raw.get("resources")).items():
        each = mapping(value)
        place = text_of(each.get("source"))
        address = place if place.startswith(("http://", "https://")) else None
        keep = {name: each[name] for name in each if name not in ("text", "title", "source")}
        if place and address is None:
            keep["source"] = place
        found[key] = builder.source(
            key if key not in nodes else None,
            text=text_of(each.get("text")) or None,
            title=text_of(each.get("title")) or None,
            URL=address,
            keep=keep,
        )
    return found


def _atom(
    builder: Builder, key: str, raw: Raw, people: Mapping[str, str], sources: Mapping[str, str]
) -> None:
    atom, userdata = mapping(raw.get("atom")), mapping(raw.get("userdata"))
    reference = mapping(atom.get("reference"))
    source = sources.get(word(reference.get("resource")))
    keep: Raw = _dated(raw)
    place = mapping(mapping(userdata.get("arguemapper")).get("position"))
    x, y = number(place.get("x")), number(place.get("y"))
    notes = userdata.get("notes")
    if userdata:
        keep["userdata"] = userdata
    fields: Raw = {}
    if source is not None:
        fields["excerpts"] = (_excerpt(reference, source),)
    elif reference:
        keep["reference"] = reference
    speaker = word(atom.get("participant"))
    if speaker and speaker not in people:
        keep["participant"] = speaker
    builder.statement(
        key,
        text_of(atom.get("text")),
        keep=keep,
        voice=people.get(speaker),
        note=notes if isinstance(notes, str) and notes else None,
        x=x if y is not None else None,
        y=y if x is not None else None,
        created=_time(raw, "created"),
        modified=_time(raw, "updated"),
        **fields,
    )


def _excerpt(reference: Raw, source: str) -> Excerpt:
    text = text_of(reference.get("text"))[: limits.MAX_TEXT]
    start = reference.get("offset")
    if not isinstance(start, int) or start < 0:
        return Excerpt(source=source, exact=text)
    return Excerpt(source=source, start=start, end=start + len(text), exact=text)


def _scheme(
    builder: Builder,
    web: Web,
    key: str,
    raw: Raw,
    nodes: Mapping[str, Raw],
) -> bool:
    """Add an inference or relations; False if what it joins is not there."""
    scheme = mapping(raw.get("scheme"))
    starts = [each for each in web.into(key) if _is_atom(nodes, each)]
    ends = [each for each in web.out(key) if each in nodes and each != key]
    kind = next((each for each in RELATIONS if each in scheme), None)
    keep = _dated(raw) | {name: raw[name] for name in ("userdata",) if raw.get(name)}
    keep["scheme"] = scheme
    if kind is not None:
        pairs = [(start, end) for start in starts for end in ends if _is_atom(nodes, end)]
        for at, (start, end) in enumerate(pairs):
            of_node = {"node": key} if at else {}
            name = key if at == 0 else f"{key}-{at + 1}"
            builder.relation(name, kind, start, end, keep=keep | of_node)
        return bool(pairs)
    told = word(mapping(mapping(raw.get("userdata")).get(OWN)).get("polarity"))
    polarity: str = next(
        (each for each in ("support", "attack") if each in scheme), told or UNKNOWN
    )
    for at, end in enumerate(ends if starts else ()):
        builder.inference(
            key if at == 0 else f"{key}-{at + 1}",
            starts,
            end,
            polarity,
            scheme=scheme_in(scheme.get("support")) if polarity == "support" else None,
            created=_time(raw, "created"),
            modified=_time(raw, "updated"),
            keep=keep | ({"node": key} if at else {}),
        )
    return bool(starts and ends)


def _is_atom(nodes: Mapping[str, Raw], key: str) -> bool:
    return key in nodes and "scheme" not in nodes[key]


def _dated(raw: Raw) -> Raw:
    """The dates as they are, which may be finer than a record's."""
    return {"metadata": raw["metadata"]} if raw.get("metadata") else {}


def _time(raw: Raw, name: str) -> str | None:
    return time_in(mapping(raw.get("metadata")).get(name))


def _finished(builder: Builder, raw: Raw, aside: Raw, edges: Raw) -> Imported:
    keep: Raw = {
        name: each
        for name, each in raw.items()
        if name not in ("nodes", "edges", "participants", "resources", "majorClaim")
    }
    if aside:
        keep["aside"] = aside
        keep["edges"] = {
            key: each
            for key, each in edges.items()
            if {word(mapping(each).get("source")), word(mapping(each).get("target"))} & aside.keys()
        }
        builder.kept_aside["nodes"] += len(aside)
        builder.kept(
            trn(
                "One node lacks premises or a conclusion; it is kept but not shown.",
                "{n} nodes lack premises or a conclusion; they are kept but not shown.",
                len(aside),
            )
        )
    return builder.finish(keep=keep, central=word(raw.get("majorClaim")) or None)


HOLDS: Final[frozenset[Capability]] = frozenset(
    {
        "linked", "undercuts", "backings", "several_parents", "cycles", "other_polarity",
        "schemes", "rephrases", "preferences", "speakers", "sources", "passages", "notes",
        "positions", "created", "modified", "central",
    }
)  # fmt: skip

FORMAT = Format(
    id=ID,
    title=mark("arguebuf"),
    suffixes=(".arguebuf.json", ".json"),
    sniff=_sniff,
    read=_read,
    write=write,
    holds=HOLDS,
    also_lost=also_lost,
)
