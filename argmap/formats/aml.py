"""AML of Araucaria: propositions, each with what supports it, alone or linked, and refutes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from argmap.core.i18n import mark, tr
from argmap.core.records import Excerpt
from argmap.core.schemes import SCHEMES
from argmap.formats.aif.schemes import scheme_in
from argmap.formats.building import Builder
from argmap.formats.format import Format, Imported
from argmap.formats.xml import all_text, local, parsed, root_name
from argmap.storage.errors import FileProblem

if TYPE_CHECKING:
    from argmap.formats.given import Given

_FAMILY: Final = "aml"
_FROM: Final = re.compile(r"^\s*arguments?\s+(?:from|by)\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
_ARGUMENTS: Final = {"CA": "support", "LA": "support", "REFUTATION": "attack"}


def _sniff(given: Given) -> float:
    if root_name(given.head) != "ARG":
        return 0.0
    return 0.95 if "Araucaria" in given.head or "<PROP" in given.head else 0.6


def _read(given: Given) -> Imported:
    root = parsed(given)
    if local(root) != "ARG":
        raise FileProblem(tr("This is no file of Araucaria."))
    reading = _Reading(Builder(_FAMILY), root)
    return reading.imported()


class _Reading:
    def __init__(self, builder: Builder, root: Element) -> None:
        self._builder = builder
        self._root = root
        self._text = ""
        self._source: str | None = None
        self._comments: Element | None = None
        self._people: dict[str, str] = {}
        self._schemes: dict[str, list[tuple[str, str]]] = {}
        self._keys = 0

    def imported(self) -> Imported:
        parts = {local(each): each for each in self._root}
        self._about(parts)
        waiting = [each for each in reversed(self._root) if local(each) == "AU"]
        if not waiting:
            raise FileProblem(tr("There is no argument in this file of Araucaria."))
        known = {id(each): self._unit(each) for each in waiting}
        while waiting:
            unit = waiting.pop()
            below = self._arguments(unit, known.pop(id(unit)), known)
            waiting.extend(reversed(below))
        schemes = [
            name
            for each in parts.get("SCHEMESET", ())
            if (name := _words(each, "NAME") or each.get("NAME", ""))
        ]
        if schemes:
            self._builder.kept_aside["SCHEME"] += len(schemes)
        comments = all_text(each).strip() if (each := self._comments) is not None else ""
        keep = {"schemes": schemes} if schemes else None
        return self._builder.finish(keep=keep, description=comments)

    def _about(self, parts: dict[str, Element]) -> None:
        text, data = parts.get("TEXT"), parts.get("EDATA")
        self._text = all_text(text) if text is not None else ""
        fields: dict[str, Any] = {"title": "", "issued": None, "author": ()} | {
            "text": self._text or None
        }
        if data is not None:
            author = _words(data, "AUTHOR")
            self._comments = next((each for each in data if local(each) == "COMMENTS"), None)
            fields |= {
                "title": _words(data, "SOURCE"),
                "issued": _words(data, "DATE") or None,
                "author": (author,) if author else (),
            }
        if any(fields.values()):
            self._source = self._builder.source("text", **fields)

    def _arguments(self, unit: Element, key: str, known: dict[int, str]) -> list[Element]:
        """Declare what bears on a proposition; the units of its premises."""
        below: list[Element] = []
        for argument in unit:
            polarity = _ARGUMENTS.get(local(argument))
            if polarity is None:
                continue
            units = [each for each in argument if local(each) == "AU"]
            keys = [self._unit(each) for each in units]
            known.update(zip(map(id, units), keys, strict=True))
            below += units
            # Premises stand together in a linked argument only.
            linked = local(argument) == "LA"
            for premises in [keys] if linked else [[each] for each in keys]:
                if premises:
                    scheme = self._scheme(key, premises)
                    self._builder.inference(None, premises, key, polarity, scheme=scheme)
        return below

    def _unit(self, unit: Element) -> str:
        """Declare the proposition of a unit; the key it has here."""
        self._keys += 1
        key = f"unit {self._keys}"
        prop = next((each for each in unit if local(each) == "PROP"), None)
        if prop is None:
            self._builder.repaired(tr("An argument has no conclusion; an empty one was added."))
            self._builder.statement(key, "")
            return key
        words = next((each for each in prop if local(each) == "PROPTEXT"), None)
        text = all_text(words) if words is not None else ""
        owners = [name for each in prop if local(each) == "OWNER" and (name := _named(each))]
        marks = [
            (each.get("scheme", ""), each.get("schid", ""))
            for each in prop
            if local(each) == "INSCHEME"
        ]
        self._schemes[key] = marks
        keep: dict[str, Any] = {
            name: value
            for name, value in prop.attrib.items()
            if name not in ("identifier", "missing") and value
        }
        if prop.get("identifier"):
            keep["identifier"] = prop.get("identifier")
        if len(owners) > 1:
            keep["owners"] = owners
        offset = words.get("offset", "") if words is not None else ""
        self._builder.statement(
            key,
            text,
            keep=keep,
            implicit=prop.get("missing", "").lower() == "yes",
            voice=self._person(owners[0]) if owners else None,
            excerpts=self._excerpts(offset, text),
        )
        return key

    def _excerpts(self, offset: str, text: str) -> tuple[Excerpt, ...]:
        if self._source is None or not offset.isdecimal() or len(offset) > 9 or not text:
            return ()
        start = int(offset)
        end = start + len(text)
        if self._text[start:end] != text:
            return ()
        return (Excerpt(source=self._source, start=start, end=end, exact=text[:20_000]),)

    def _person(self, name: str) -> str:
        if name not in self._people:
            self._people[name] = self._builder.participant(None, name)
        return self._people[name]

    def _scheme(self, key: str, premises: list[str]) -> str | None:
        """The scheme that conclusion and premises are marked with alike."""
        marks = set(self._schemes.get(key, ()))
        for each in premises:
            marks &= set(self._schemes.get(each, ()))
        return _scheme_named(min(marks)[0]) or None if marks else None


def _scheme_named(name: str) -> str:
    """Our name of a scheme, if we have one: those of Araucaria are “Argument from Sign”, say."""
    found = scheme_in(_FROM.sub("", name), "")
    return found if found in SCHEMES else name


def _words(element: Element, name: str) -> str:
    found = next((each for each in element if local(each) == name), None)
    return " ".join(all_text(found).split()) if found is not None else ""


def _named(owner: Element) -> str:
    return " ".join((owner.get("name") or all_text(owner)).split())


FORMAT = Format(
    id=_FAMILY,
    title=mark("AML (Araucaria)"),
    suffixes=(".aml",),
    sniff=_sniff,
    read=_read,
)
