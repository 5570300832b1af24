"""Who says what: from locutions and illocutions to the voice of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from argmap.core.i18n import tr
from argmap.formats.values import objects, text_of, word

if TYPE_CHECKING:
    from argmap.formats.aif.graph import Graph
    from argmap.formats.building import Builder

_SPEAKER: Final = re.compile(r"\s*([^:\n]{1,60}?)\s*:\s")


@dataclass(slots=True)
class People:
    """Names by person id, and the person who uttered each locution."""

    names: dict[str, str] = field(default_factory=dict)
    raw: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    uttered: dict[str, str] = field(default_factory=dict)

    def called(self, name: str) -> str:
        """The id of the first person of this name, or none."""
        return next((key for key, each in self.names.items() if each == name), "")


def people_of(participants: Any, locutions: Any) -> People:
    people = People()
    for each in objects(participants):
        person = word(each.get("participantID", each.get("id")))
        name = " ".join(filter(None, (word(each.get("firstname")), word(each.get("surname")))))
        if person and person not in people.names:
            people.names[person] = name
            people.raw[person] = each
    for each in objects(locutions):
        person, node = word(each.get("personID")), word(each.get("nodeID"))
        if person and node:
            people.uttered.setdefault(node, person)
    return people


def speaker_of(graph: Graph, statement: str, people: People) -> tuple[str, str] | None:
    """Person id and name of who asserts a statement; the id is empty where a file has none."""
    told = (_uttering(graph, each, people) for each in _locutions(graph, statement))
    return next((found for found in told if found is not None), None)


def nameless(person: str) -> str:
    """What a person is called whose name a file does not say."""
    return tr("Participant {id}", id=person)


def _locutions(graph: Graph, statement: str) -> Iterator[str]:
    """The locutions by which a statement is asserted."""
    types, into = graph.types, graph.into
    for illocution in into.get(statement, ()):
        if types[illocution] == "YA":
            for key in into.get(illocution, ()):
                if types[key] == "L":
                    yield key


def _uttering(graph: Graph, locution: str, people: People) -> tuple[str, str] | None:
    person = people.uttered.get(locution, "")
    name = people.names.get(person, "")
    match = _SPEAKER.match(text_of(graph.others[locution].get("text")))
    if not name and match:
        name = match[1]
        person = person or people.called(name)
    if not name and person:
        name = nameless(person)
    return (person, name) if name else None


class Voices:
    """Participants of a map that is being built, each added once."""

    def __init__(self, builder: Builder, graph: Graph, people: People) -> None:
        self._builder = builder
        self._graph = graph
        self._people = people
        self._added: dict[str, str] = {}

    def add_all(self, persons: Iterable[str]) -> None:
        for person in persons:
            self._add(person, self._people.names[person])

    def voice_of(self, statement: str) -> str | None:
        """The id of the participant who asserts this statement, if anyone does."""
        if statement not in self._graph.into:
            return None
        for locution in _locutions(self._graph, statement):
            known = self._added.get(self._people.uttered.get(locution, ""))
            if known is not None:
                return known
            found = _uttering(self._graph, locution, self._people)
            if found is not None:
                return self._add(*found)
        return None

    def _add(self, person: str, name: str) -> str:
        key = person or name
        if key not in self._added:
            raw = self._people.raw.get(person, {})
            keep = {"person": raw} if raw else {"personID": person} if person else {}
            # Persons and nodes are numbered apart; in a map they share one space.
            wish = f"person-{key}" if key in self._graph.types else key
            self._added[key] = self._builder.participant(wish, name, keep=keep)
        return self._added[key]
