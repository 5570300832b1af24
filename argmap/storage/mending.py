"""Make well-formed records consistent with one another, and tell each thing that was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import Any

from argmap.core.i18n import tr
from argmap.core.ids import new_id
from argmap.core.records import (
    COLLECTIONS,
    Content,
    Group,
    Inference,
    Participant,
    Record,
    Source,
    Statement,
)
from argmap.core.references import references
from argmap.storage.errors import Problem
from argmap.storage.naming import name_of

LineOf = Callable[[Record], int | None]


def mend(content: Content, line_of: LineOf) -> tuple[Content, list[Problem]]:
    """Content that a Document takes, and what had to go or was added for that."""
    mending = _Mending(line_of)
    for record in content.records():
        mending.admit(record)
    mending.add_missing()
    for record in tuple(mending.records.values()):
        mending.check(record)
    mending.cut_loops()
    return mending.content(content), mending.problems


class _Mending:
    def __init__(self, line_of: LineOf) -> None:
        self.records: dict[str, Record] = {}
        self.problems: list[Problem] = []
        self._line_of = line_of
        self._lines: dict[str, int | None] = {}

    def content(self, origin: Content) -> Content:
        lists: dict[str, list[Record]] = {name: [] for name in COLLECTIONS}
        by_type = {kind: lists[name] for name, kind in COLLECTIONS.items()}
        for record in self.records.values():
            by_type[type(record)].append(record)
        info = origin.info
        if info.central is not None and type(self.records.get(info.central)) is not Statement:
            message = tr(
                "The map names “{id}” as its central statement, but there is no such statement; "
                "it has none now.",
                id=info.central,
            )
            self.problems.append(Problem(message))
            info = info.model_copy(update={"central": None})
        return Content.model_construct(
            None, info=info, **{name: tuple(records) for name, records in lists.items()}
        )

    def admit(self, record: Record) -> None:
        line = self._line_of(record)
        if record.id in self.records:
            fresh = new_id()
            self._tell(
                tr(
                    "{record}: another record has this id already; this one is now called “{id}”.",
                    record=name_of(record),
                    id=fresh,
                ),
                record,
                line,
            )
            record = record.model_copy(update={"id": fresh})
        self.records[record.id] = record
        self._lines[record.id] = line

    def add_missing(self) -> None:
        """Empty sources and participants in the place of missing ones, so that quotations stay."""
        for record in tuple(self.records.values()):
            for _, key, allowed in references(record):
                if key in self.records or allowed not in ((Source,), (Participant,)):
                    continue
                self._tell(
                    tr(
                        "{record}: it names “{id}”, which does not exist; an empty one was added.",
                        record=name_of(record),
                        id=key,
                    ),
                    record,
                )
                self.records[key] = allowed[0](id=key)

    def check(self, record: Record) -> None:
        """Take out what the record says of things that do not exist, or the record itself."""
        bad = {
            (field, key)
            for field, key, allowed in references(record)
            if type(self.records.get(key)) not in allowed
        }
        if not bad or record.id not in self.records:
            return
        keys = ", ".join(tr("“{words}”", words=key) for key in sorted({key for _, key in bad}))
        reduced = _without(record, bad)
        if reduced is None:
            self._tell(
                tr(
                    "{record}: it connects {keys}, which does not exist or does not fit; "
                    "it is left out.",
                    record=name_of(record),
                    keys=keys,
                ),
                record,
            )
            del self.records[record.id]
            self._lose([record.id])
        else:
            self._tell(
                tr(
                    "{record}: it names {keys}, which does not exist or does not fit; "
                    "the mention is left out.",
                    record=name_of(record),
                    keys=keys,
                ),
                record,
            )
            self.records[record.id] = reduced

    def cut_loops(self) -> None:
        """Leave out inferences that aim at themselves through other inferences."""
        done: set[str] = set()
        for key in tuple(self.records):
            path: dict[str, None] = {}
            current: str | None = key
            while current is not None and current not in done and current not in path:
                record = self.records.get(current)
                if not isinstance(record, Inference):
                    break
                path[current] = None
                current = record.target
            if current is not None and current in path:
                self._cut(current)
            done.update(path)

    def _cut(self, key: str) -> None:
        record = self.records.pop(key)
        self._tell(
            tr(
                "{record}: it aims at itself through other inferences; it is left out.",
                record=name_of(record),
            ),
            record,
        )
        self._lose([key])

    def _lose(self, gone: list[str]) -> None:
        """Leave out the inferences that aim at what is gone, and those that aim at them."""
        while gone:
            target = gone.pop()
            for key in self._aiming.get(target, ()):
                record = self.records.pop(key, None)
                if record is None:
                    continue
                self._tell(
                    tr(
                        "{record}: it aims at the inference “{id}”, which was left out; "
                        "so it is left out too.",
                        record=name_of(record),
                        id=target,
                    ),
                    record,
                )
                gone.append(key)

    @cached_property
    def _aiming(self) -> dict[str, list[str]]:
        aiming: dict[str, list[str]] = defaultdict(list)
        for record in self.records.values():
            if isinstance(record, Inference):
                aiming[record.target].append(record.id)
        return aiming

    def _tell(self, message: str, record: Record, line: int | None = None) -> None:
        at = line if line is not None else self._lines.get(record.id)
        self.problems.append(Problem(message, at, record.id))


def _without(record: Record, bad: Collection[tuple[str, str]]) -> Record | None:
    """The record without these (field, id) mentions, or None if nothing is left of it."""

    def good(field: str, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in keys if (field, key) not in bad)

    changes: dict[str, Any] = {}
    match record:
        case Inference():
            premises = good("premises", record.premises)
            if not premises or ("target", record.target) in bad:
                return None
            roles = {
                key: role for key, role in record.roles.items() if ("premises", key) not in bad
            }
            changes = {"premises": premises, "roles": roles}
        case Statement():
            changes = {"chain": good("chain", record.chain)}
            for field in ("excerpts", "citations"):
                parts = getattr(record, field)
                changes[field] = tuple(part for part in parts if (field, part.source) not in bad)
            if record.voice is not None and ("voice", record.voice) in bad:
                changes["voice"] = None
        case Group():
            members = good("members", record.members)
            if not members:
                return None
            changes = {"members": members}
        case Source():
            changes = {"reports": None}
        case _:
            return None
    return record.model_copy(update=changes)
