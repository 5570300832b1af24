"""Statements, arrows and sources as they are read, put together to content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.core.ids import new_id
from argmap.core.order import spread
from argmap.core.records import Citation, Content, Inference, Source, Statement
from argmap.formats.reading.links import Link


class Top(NamedTuple):
    """A statement that bears on nothing in the text, with those linked to it by "&".

    `polarity` is what its mark says, None without one.
    """

    premises: tuple[str, ...]
    polarity: str | None


class Growth:
    """Content in the making. `known` are sources of the map by their address."""

    def __init__(self, known: Mapping[str, Source]) -> None:
        self._known = known
        self._statements: dict[str, dict[str, Any]] = {}
        self._arrows: dict[str, dict[str, Any]] = {}
        self._sources: dict[str, Source] = {}
        self._by_address: dict[str, str] = {}
        self.tops: list[Top] = []

    def __len__(self) -> int:
        return len(self._statements)

    def say(self, text: str, *, kind: str = "claim", title: str | None = None) -> str:
        """A new statement."""
        key = new_id()
        self._statements[key] = {"id": key, "kind": kind, "text": text, "title": title}
        return key

    def cite(self, link: Link, text: str | None = None) -> str:
        """A new piece of evidence from there."""
        key = self.say(text or link.words, kind="evidence")
        self.lean(key, self.source(link))
        return key

    def lean(self, statement: str, source: str) -> None:
        """Let a statement cite a source."""
        self._statements[statement]["citations"] = (Citation(source=source),)

    def source(self, link: Link | None, **fields: Any) -> str:
        """What is cited: one that the map has by that address, or a new one."""
        if link is not None and not fields:
            if link.address in self._known:
                source = self._known[link.address]
                self._sources[source.id] = source
                return source.id
            if link.address in self._by_address:
                return self._by_address[link.address]
        fields = {"id": new_id(), "title": ""} | fields
        if link is not None:
            page = not link.address.startswith("file:")
            fields |= {"type": "webpage" if page else "document", "URL": link.address}
            fields["title"] = fields["title"] or link.words
            fields["DOI"] = link.doi
        source = Source.model_validate({k: v for k, v in fields.items() if v is not None})
        self._sources[source.id] = source
        if link is not None:
            self._by_address[link.address] = source.id
        return source.id

    def bear(self, premise: str, target: str, polarity: str) -> str:
        """An inference from one statement to another, or to an inference."""
        key = new_id()
        self._arrows[key] = {
            "id": key,
            "premises": [premise],
            "target": target,
            "polarity": polarity,
        }
        return key

    def premises(self, arrow: str) -> list[str]:
        """Premises of an inference, to which more may be added."""
        premises: list[str] = self._arrows[arrow]["premises"]
        return premises

    def statements(self) -> list[dict[str, Any]]:
        """The fields of each statement, in the order in which they came."""
        return list(self._statements.values())

    def sources(self) -> list[Source]:
        return list(self._sources.values())

    def content(self) -> Content:
        """All of it, in the order in which it came. Raises pydantic's ValidationError."""
        statements = self.statements()
        arrows = self.arrows()
        for rows in (statements, arrows):
            for row, order in zip(rows, spread(len(rows)), strict=True):
                row["order"] = order
        return Content(
            statements=tuple(Statement.model_validate(row) for row in statements),
            inferences=tuple(
                Inference.model_validate(row | {"premises": tuple(row["premises"])})
                for row in arrows
            ),
            sources=tuple(self._sources.values()),
        )

    def arrows(self) -> list[dict[str, Any]]:
        """Inferences without those that say the same again, as a line does that stands twice."""
        same: dict[str, str] = {}
        first: dict[tuple[frozenset[str], str, str], str] = {}
        found: list[dict[str, Any]] = []
        for arrow in self._arrows.values():
            target = same.get(arrow["target"], arrow["target"])
            says = (frozenset(arrow["premises"]), target, arrow["polarity"])
            if says in first:
                same[arrow["id"]] = first[says]
            else:
                first[says] = arrow["id"]
                found.append(arrow | {"target": target})
        return found
