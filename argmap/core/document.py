"""The document: all records, and the one door through which they change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from operator import is_
from types import MappingProxyType
from typing import cast

from argmap.core import limits
from argmap.core.document_order import DocumentOrder
from argmap.core.i18n import figure, tr
from argmap.core.integrity import (
    IntegrityError,
    chain_problem,
    info_problem,
    reference_problems,
    well_aimed,
)
from argmap.core.patch import Change, Patch
from argmap.core.records import (
    COLLECTION_OF,
    COLLECTIONS,
    Content,
    Group,
    Inference,
    MapInfo,
    Participant,
    Record,
    Relation,
    Source,
    Statement,
)
from argmap.core.references import References, is_alone, references

Listener = Callable[[Patch], None]


class Document:
    """A consistent set of records that changes only by `apply`.

    Mappings handed out are live read-only views. `references` answers who mentions whom.
    """

    def __init__(self, content: Content | None = None) -> None:
        """Raises IntegrityError if the content is inconsistent."""
        content = content or Content()
        self._info = content.info
        self._collections: dict[str, dict[str, Record]] = {
            name: {record.id: record for record in getattr(content, name)} for name in COLLECTIONS
        }
        self._records: dict[str, Record] = {}
        for records in self._collections.values():
            self._records.update(records)
        self._order = DocumentOrder(self._collections)
        self._listeners: list[Listener] = []
        self._applying = False
        self.references = References()
        self._check_ids(content)
        self.references.add_all(content)
        self._check_all()

    @property
    def info(self) -> MapInfo:
        return self._info

    @property
    def statements(self) -> Mapping[str, Statement]:
        return cast("Mapping[str, Statement]", self.collection("statements"))

    @property
    def inferences(self) -> Mapping[str, Inference]:
        return cast("Mapping[str, Inference]", self.collection("inferences"))

    @property
    def relations(self) -> Mapping[str, Relation]:
        return cast("Mapping[str, Relation]", self.collection("relations"))

    @property
    def groups(self) -> Mapping[str, Group]:
        return cast("Mapping[str, Group]", self.collection("groups"))

    @property
    def sources(self) -> Mapping[str, Source]:
        return cast("Mapping[str, Source]", self.collection("sources"))

    @property
    def participants(self) -> Mapping[str, Participant]:
        return cast("Mapping[str, Participant]", self.collection("participants"))

    def collection(self, name: str) -> Mapping[str, Record]:
        return MappingProxyType(self._collections[name])

    def record(self, key: str) -> Record | None:
        return self._records.get(key)

    def __contains__(self, key: str) -> bool:
        return key in self._records

    def __len__(self) -> int:
        return len(self._records)

    def ordered(self, name: str) -> tuple[Record, ...]:
        """A collection in document order: by (order, id)."""
        return tuple(map(self._collections[name].__getitem__, self._order.keys(name)))

    def ordered_keys(self, name: str) -> list[str]:
        """The ids of a collection in document order."""
        return self._order.keys(name).copy()

    def last_order(self, name: str) -> str | None:
        """The order of the last record of a collection, or None of an empty one."""
        keys = self._order.keys(name)
        return self._collections[name][keys[-1]].order if keys else None

    def next_order(self, key: str) -> str | None:
        """The least order of the record's collection that is greater than its own, or None."""
        name = COLLECTION_OF[type(self._records[key])]
        records, keys = self._collections[name], self._order.keys(name)
        place = bisect_right(keys, self._records[key].order, key=lambda other: records[other].order)
        return records[keys[place]].order if place < len(keys) else None

    def ordered_statements(self) -> tuple[Statement, ...]:
        return cast("tuple[Statement, ...]", self.ordered("statements"))

    def records(self) -> dict[str, Record]:
        """All records by id, as they are now."""
        return dict(self._records)

    def content(self) -> Content:
        """All records in document order, safe to hand to another thread."""
        return Content.model_construct(
            None, info=self._info, **{name: self.ordered(name) for name in COLLECTIONS}
        )

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(patch)` after each change, in order of subscription; returns the exit."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def apply(self, patch: Patch) -> None:
        """Make the change whole or not at all, then announce it once.

        Raises IntegrityError, with nothing changed, if the patch does not start from the present
        records or would leave the map inconsistent; RuntimeError if called by a listener. An
        exception of a listener is raised after all listeners were told; the change stands.
        """
        if self._applying:
            raise RuntimeError("a listener may not edit the document")
        if not patch:
            return
        if not patch.only_moves or not self._place(patch):
            self._replace(patch)
        self._announce(patch)

    def _place(self, patch: Patch) -> bool:
        """Give statements other places, in bulk; False: the patch starts from other records."""
        before, after = zip(*patch.changes.values(), strict=True)
        if not all(map(is_, map(self._records.get, patch.changes), before)):
            return False
        # Nothing that is checked, or indexed, depends on places.
        for records in (self._records, self._collections["statements"]):
            records.update(zip(patch.changes, after, strict=True))
        return True

    def _replace(self, patch: Patch) -> None:
        self._check(patch)
        statements = self._collections["statements"]
        for before, after in patch.changes.values():
            if before is None or after is None or before.order != after.order:
                self._order.change(before, after, among=len(patch.changes))
            if is_alone(before) and is_alone(after):
                self._records[after.id] = statements[after.id] = after
                continue
            if before is not None:
                self._remove(before, forget=after is None)
            if after is not None:
                self._insert(after)
        if patch.info is not None:
            self._info = patch.info.after

    def _announce(self, patch: Patch) -> None:
        self._applying = True
        failure: Exception | None = None
        try:
            for listener in tuple(self._listeners):
                try:
                    listener(patch)
                except Exception as error:  # noqa: BLE001 - one bad view must not starve the others
                    failure = failure or error
        finally:
            self._applying = False
        if failure is not None:
            raise failure

    def _insert(self, record: Record) -> None:
        self._records[record.id] = record
        self._collections[COLLECTION_OF[type(record)]][record.id] = record
        self.references.add(record)

    def _remove(self, record: Record, *, forget: bool) -> None:
        self.references.remove(record)
        if forget:
            del self._records[record.id]
            del self._collections[COLLECTION_OF[type(record)]][record.id]

    def _check_ids(self, content: Content) -> None:
        records = content.records()
        if len(records) == len(self._records):
            return
        seen: set[str] = set()
        for record in records:
            if record.id in seen:
                raise IntegrityError(f"two records have the id “{record.id}”")
            seen.add(record.id)

    def _check_all(self) -> None:
        lookup = self._records.get
        if not well_aimed(self._collections, self.references, lookup):
            for record in self._records.values():
                for problem in reference_problems(record, lookup):
                    raise IntegrityError(problem.message)
        sound: set[str] = set()
        for key in self.references.targets & self.inferences.keys():
            for aiming in self.references.aiming_at(key):
                loop = chain_problem(self.inferences[aiming], lookup, sound)
                if loop:
                    raise IntegrityError(loop.message)
        central = info_problem(self._info, lookup)
        if central:
            raise IntegrityError(central.message)

    def _check(self, patch: Patch) -> None:
        changes = patch.changes
        grown = sum((now is not None) - (was is not None) for was, now in changes.values())
        if grown > 0 and len(self._records) + grown > limits.MAX_RECORDS:
            raise IntegrityError(tr("A map has at most {n} records.", n=figure(limits.MAX_RECORDS)))

        def after(key: str) -> Record | None:
            change = changes.get(key)
            return self._records.get(key) if change is None else change.after

        sound: set[str] = set()
        for key, change in changes.items():
            self._check_start(key, change)
            if change.after is None:
                self._check_unmentioned(key, after)
                continue
            if is_alone(change.after):
                continue
            for problem in reference_problems(change.after, after):
                raise IntegrityError(problem.message)
            if isinstance(change.after, Inference):
                loop = chain_problem(change.after, after, sound)
                if loop:
                    raise IntegrityError(loop.message)
        info = self._info if patch.info is None else patch.info.after
        if patch.info is not None and patch.info.before is not self._info:
            raise IntegrityError("the patch starts from other map information")
        central = info_problem(info, after)
        if central:
            raise IntegrityError(central.message)

    def _check_start(self, key: str, change: Change) -> None:
        present = self._records.get(key)
        if change.before is not present:
            raise IntegrityError(f"the patch starts from another state of “{key}”")
        for record in change:
            if record is not None and record.id != key:
                raise IntegrityError(f"the patch puts “{record.id}” in the place of “{key}”")
        if change.before and change.after and type(change.before) is not type(change.after):
            raise IntegrityError(f"the patch turns “{key}” into another type of record")

    def _check_unmentioned(self, key: str, after: Callable[[str], Record | None]) -> None:
        mentions: Iterable[str] = (
            *self.references.aiming_at(key),
            *self.references.from_premise(key),
            *self.references.mentioning(key),
        )
        for referrer in mentions:
            record = after(referrer)
            if record is not None and any(key == named for _, named, _ in references(record)):
                raise IntegrityError(f"“{referrer}” still names “{key}”, which the patch deletes")
