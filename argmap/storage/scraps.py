"""Raw records in the text of a damaged file, and where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic_core import from_json

from argmap.core import limits
from argmap.core.i18n import tr
from argmap.core.records import COLLECTIONS

_SECTION: Final = re.compile(r'^"?(' + "|".join(COLLECTIONS) + r')"?\s*:\s*\[')
_TELLING: Final = (
    ("inferences", {"premises", "target"}),
    ("relations", {"a", "b"}),
    ("groups", {"members"}),
    ("participants", {"name"}),
)
"""Fields that only records of one collection have."""
_OF_SOURCES: Final = frozenset(
    {"type", "author", "container-title", "URL", "DOI", "publisher", "issued", "reports", "sha256"}
)
_MOST_NOTES: Final = 20


def _empty() -> dict[str, list[dict[str, Any]]]:
    return {name: [] for name in COLLECTIONS}


@dataclass(slots=True)
class Scraps:
    """What was found: raw records by collection, the file's head and the map's information."""

    records: dict[str, list[dict[str, Any]]] = field(default_factory=_empty)
    head: dict[str, Any] = field(default_factory=dict)
    info: dict[str, Any] = field(default_factory=dict)
    lost: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(map(len, self.records.values()))

    def add(self, name: str, record: dict[str, Any]) -> None:
        if self.count < limits.MAX_RECORDS:
            self.records[name].append(record)


def looks_ours(text: str) -> bool:
    """Whether a file was one of ours before it was damaged: its head, or what is ours alone."""
    return '"argmap"' in text[:400] or '"premises":[' in text or '"statements":[' in text


def of_broken_off(text: str) -> Scraps:
    """Find records in JSON that is sound up to where it breaks off, however it is laid out."""
    scraps = Scraps()
    text = text.lstrip("\ufeff")
    try:
        raw = from_json(text, allow_partial=True)
    except ValueError:
        return scraps
    if not isinstance(raw, dict):
        return scraps
    if _object(text) is None:
        _break_off(scraps, raw, text)
    scraps.head = {key: value for key, value in raw.items() if key not in COLLECTIONS}
    info = raw.get("info")
    scraps.info = info if isinstance(info, dict) else {}
    for name in COLLECTIONS:
        rows = raw.get(name)
        for record in rows if isinstance(rows, list) else ():
            if isinstance(record, dict):
                scraps.add(name, record)
            else:
                scraps.lost += 1
    return scraps


def _break_off(scraps: Scraps, raw: dict[str, Any], text: str) -> None:
    """Tell where the text ends, and take out the record it ends in if that says nothing yet."""
    lines = text.rstrip().split("\n")
    scraps.notes.append(tr("The file breaks off in line {line}.", line=len(lines)))
    rows = next((raw[name] for name in reversed(raw) if name in COLLECTIONS and raw[name]), None)
    if not isinstance(rows, list) or _record(lines[-1].strip()) is not None:
        return
    last = rows[-1]
    scraps.lost += 1
    if isinstance(last, dict) and last.keys() - {"id", "order", "kind", "polarity"}:
        key = str(last.get("id"))[:80]
        scraps.notes.append(tr("“{id}” is cut off: the rest of it is lost.", id=key))
    else:
        del rows[-1]


def of_lines(text: str) -> Scraps:
    """Find records that stand on a line of their own, whatever stands on the others."""
    scraps = Scraps()
    section = "statements"
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().lstrip("\ufeff")
        marker = _SECTION.match(bare)
        if marker:
            section = marker[1]
            bare = bare[marker.end() :].strip()
        if not bare.strip("[]{}, \r"):
            continue
        record = _record(bare)
        if record is None:
            _take_head(scraps, bare, number)
        else:
            scraps.add(_home(record, section), record)
    return scraps


def _record(line: str) -> dict[str, Any] | None:
    for candidate in _candidates(line):
        found = _object(candidate)
        if found is not None and "id" in found and "format" not in found:
            return found
    return None


def _candidates(line: str) -> Iterator[str]:
    """The line without the comma or the brackets that may follow its record."""
    yield line
    bare = line.rstrip(", ")
    yield bare
    for closing in ("]}", "]", "}"):
        if bare.endswith(closing):
            yield bare.removesuffix(closing).rstrip(", ")


def _take_head(scraps: Scraps, line: str, number: int) -> None:
    """A line that is no record: the head, the map's information, or damage."""
    bare = line.rstrip(", ")
    if bare.startswith('"info"'):
        info = (_object("{" + bare + "}") or {}).get("info")
        if isinstance(info, dict):
            scraps.info = info
            return
    head = _object(bare + "}") or _object(bare)
    if head is not None and "format" in head:
        scraps.head = head
        return
    scraps.lost += 1
    if len(scraps.notes) < _MOST_NOTES:
        scraps.notes.append(tr("Line {line} is damaged; it is left out.", line=number))


def _home(record: dict[str, Any], section: str) -> str:
    """Where a record belongs: its own fields know better than a heading that may be lost."""
    for name, telling in _TELLING:
        if telling <= record.keys():
            return name
    if section in {"statements", "sources"}:
        return section
    return "sources" if _OF_SOURCES & record.keys() else "statements"


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = from_json(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
