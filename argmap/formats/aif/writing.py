"""From a map to nodes and edges, with the dialogue that was kept aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from argmap.core.records import Inference, Participant, Record, Relation, Statement
from argmap.formats.aif.graph import RELATION, TYPE_OF, graph_of
from argmap.formats.aif.reading import FAMILY
from argmap.formats.aif.schemes import ASSERTING, scheme_in, scheme_out
from argmap.formats.aif.speaking import nameless, people_of, speaker_of
from argmap.formats.foreign import kept
from argmap.formats.times import time_out
from argmap.formats.values import objects, word
from argmap.formats.writable import full_text, writable

if TYPE_CHECKING:
    from argmap.core.document import Document

_OURS: Final = {"nodeID", "text", "type", "node", "full_text", "timestamp", "ova2"}
_SCHEME: Final = {"scheme", "schemeID", "text"}

Raw = dict[str, Any]


@dataclass(slots=True)
class Outline:
    """The lists of a file. `schemes` are number and name by node id, `named` ids by record id."""

    nodes: list[Raw] = field(default_factory=list)
    edges: list[Raw] = field(default_factory=list)
    locutions: list[Raw] = field(default_factory=list)
    participants: list[Raw] = field(default_factory=list)
    schemes: dict[str, tuple[str, str]] = field(default_factory=dict)
    named: dict[str, Any] = field(default_factory=dict)


def outline(document: Document) -> Outline:
    """Everything of a map that the format has a place for."""
    writing = _Writing(document)
    writing.statements()
    writing.inferences()
    writing.relations()
    writing.people()
    writing.aside()
    writing.voices()
    return writing.done


class _Writing:
    def __init__(self, document: Document) -> None:
        self.done = Outline()
        self._document = document
        self._aside = kept(document.info, FAMILY)
        self._number = 0
        self._taken = {word(each.get("edgeID")) for each in objects(self._aside.get("edges"))}

    def statements(self) -> None:
        for each in self._document.ordered_statements():
            details = kept(each, FAMILY)
            self.done.named[each.id] = details.get("nodeID", each.id)
            type_ = "EN" if each.implicit and details.get("type") == "EN" else "I"
            self._node(each, type_, full_text(each.text, details), each.created, details)

    def inferences(self) -> None:
        every = writable(self._document, ("support", "attack"))
        shared: dict[str, Inference] = {}
        for each in every:
            origin = self._document.inferences.get(word(kept(each, FAMILY).get("node")))
            if origin is not None and _same_node(origin, each):
                shared[each.id] = origin
            self.done.named[each.id] = kept(each, FAMILY).get("nodeID", each.id)
        for key, origin in shared.items():
            self.done.named[key] = self.done.named[origin.id]
        for each in every:
            if each.id not in shared:
                self._scheme_node(each, TYPE_OF[each.polarity], each.scheme, each.created)
                for premise in each.premises:
                    self._edge(premise, each.id)
            self._edge(each.id, each.target)

    def relations(self) -> None:
        types = {kind: type_ for type_, kind in RELATION.items()}
        joined: set[tuple[Any, Any]] = set()
        ordered = cast("tuple[Relation, ...]", self._document.ordered("relations"))
        for each in (each for each in ordered if each.kind in types):
            details = kept(each, FAMILY)
            origin = self._document.relations.get(word(details.get("node")))
            if origin is not None and origin.kind == each.kind:
                self.done.named[each.id] = self.done.named.get(origin.id, origin.id)
            else:
                self.done.named[each.id] = details.get("nodeID", each.id)
                self._scheme_node(each, types[each.kind], None, _stamp(details))
            for start, end in ((each.a, each.id), (each.id, each.b)):
                pair = (self.done.named[start], self.done.named[end])
                if pair not in joined:
                    joined.add(pair)
                    self._edge(start, end)

    def people(self) -> None:
        for each in self._document.ordered("participants"):
            participant = cast("Participant", each)
            details = kept(participant, FAMILY)
            raw = details.get("person")
            self.done.named[participant.id] = details.get("personID", participant.id)
            if nameless(word(details.get("personID"))) == participant.name:
                continue
            person = dict(raw) if isinstance(raw, dict) else {}
            first, _, last = participant.name.rpartition(" ")
            names = (word(person.get("firstname")), word(person.get("surname")))
            if " ".join(filter(None, names)) != participant.name:
                person |= {"firstname": first, "surname": last}
            person.setdefault("participantID", details.get("personID", participant.id))
            self.done.participants.append(person)
            self.done.named[participant.id] = person["participantID"]

    def aside(self) -> None:
        """What was kept, without edges whose other end is gone."""
        self.done.nodes += objects(self._aside.get("nodes"))
        there = {word(each.get("nodeID")) for each in self.done.nodes}
        self.done.edges += [
            each
            for each in objects(self._aside.get("edges"))
            if word(each.get("fromID")) in there and word(each.get("toID")) in there
        ]
        self.done.locutions += objects(self._aside.get("locutions"))

    def voices(self) -> None:
        """Assertions for voices that the kept dialogue does not tell, or tells otherwise."""
        done = self.done
        graph = graph_of(done.nodes, done.edges)
        people = people_of(done.participants, done.locutions)
        for each in self._document.ordered_statements():
            node = done.named[each.id]
            told = speaker_of(graph, word(node), people)
            voice = None if each.voice is None else self._document.participants[each.voice]
            if (None if told is None else told[1]) == (None if voice is None else voice.name):
                continue
            if told is not None:
                self._silence(word(node), set(graph.into.get(word(node), ())))
            if voice is not None:
                self._assert(node, each, voice, set(graph.types))

    def _silence(self, statement: str, before: set[str]) -> None:
        """Take away who was said to assert a statement."""
        acts = {word(each.get("nodeID")) for each in self.done.nodes if each.get("type") == "YA"}
        self.done.edges = [
            each
            for each in self.done.edges
            if word(each.get("toID")) != statement
            or word(each.get("fromID")) not in (acts & before)
        ]

    def _assert(self, node: Any, each: Statement, voice: Participant, taken: set[str]) -> None:
        locution, act = (_free(f"{word(node)}-{ending}", taken) for ending in ("L", "YA"))
        stamp = time_out(each.created)
        stamped = {} if stamp is None else {"timestamp": stamp}
        text = f"{voice.name} : {each.text}"
        self.done.nodes.append({"nodeID": locution, "text": text, "type": "L", **stamped})
        self.done.nodes.append({"nodeID": act, "text": ASSERTING[1], "type": "YA", **stamped})
        self.done.schemes[act] = ASSERTING
        self._raw_edge(locution, act)
        self._raw_edge(act, node)
        person = self.done.named[voice.id]
        self.done.locutions.append({"nodeID": locution, "personID": person, "start": None,
                                    "end": None})  # fmt: skip

    # --- nodes and edges -------------------------------------------------------------------

    def _scheme_node(
        self, each: Inference | Relation, type_: str, scheme: str | None, created: str | None
    ) -> None:
        details = kept(each, FAMILY)
        number, name = scheme_out(scheme, type_)
        text = details.get("text")
        if number:
            self.done.schemes[word(self.done.named[each.id])] = (number, name)
        told = text if isinstance(text, str) else word(details.get("scheme"))
        if told and scheme_in(told, number) != scheme:  # another one was chosen since
            details = {key: value for key, value in details.items() if key not in _SCHEME}
        elif isinstance(text, str):
            name = text
        self._node(each, type_, name, created, details)

    def _node(
        self,
        each: Record,
        type_: str,
        text: str,
        created: str | None,
        details: Mapping[str, Any],
    ) -> None:
        stamp = details.get("timestamp", time_out(created))
        node = {"nodeID": self.done.named[each.id], "text": text, "type": type_}
        if stamp is not None:
            node["timestamp"] = stamp
        node |= {name: value for name, value in details.items() if name not in _OURS}
        self.done.nodes.append(node)

    def _edge(self, start: str, end: str) -> None:
        self._raw_edge(self.done.named[start], self.done.named[end])

    def _raw_edge(self, start: Any, end: Any) -> None:
        self._number += 1
        while str(self._number) in self._taken:
            self._number += 1
        self.done.edges.append({"edgeID": str(self._number), "fromID": start, "toID": end})


def _stamp(details: Mapping[str, Any]) -> str | None:
    stamp = details.get("timestamp")
    return stamp if isinstance(stamp, str) else None


def _same_node(origin: Inference, each: Inference) -> bool:
    """Whether two inferences are one node with two conclusions still."""
    return origin.id != each.id and (origin.premises, origin.polarity, origin.scheme) == (
        each.premises,
        each.polarity,
        each.scheme,
    )


def _free(wish: str, taken: set[str]) -> str:
    name, number = wish, 1
    while name in taken:
        number += 1
        name = f"{wish}-{number}"
    taken.add(name)
    return name
