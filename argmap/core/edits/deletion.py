"""Deleting records and all that cannot stand without them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.core.edits.revision import revised
from argmap.core.patch import Change, InfoChange, Patch
from argmap.core.records import Group, Inference, Participant, Source, Statement

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Record


def delete(document: Document, keys: Iterable[str], now: str | None = None) -> Patch:
    """Delete records of any type, in one patch.

    Premises leave their inferences; an inference without premise or target goes, with whatever
    aims at it; role entries, relations and memberships go; an empty group goes; mentions of a
    source or participant are cleared; `central` becomes None.
    """
    doomed = _doomed(document, keys)
    changes: dict[str, Change] = {}
    for key in doomed:
        changes[key] = Change(document.record(key), None)
        for referrer in (
            *document.references.from_premise(key),
            *document.references.mentioning(key),
        ):
            record = document.record(referrer)
            if record is not None and referrer not in doomed and referrer not in changes:
                changes[referrer] = Change(record, without(record, doomed, now))
    info = document.info
    if info.central in doomed:
        cleared = info.model_copy(update={"central": None})
        return Patch(changes, InfoChange(info, cleared))
    return Patch(changes)


def _doomed(document: Document, keys: Iterable[str]) -> dict[str, None]:
    """The ids that go, in the order in which that was found out."""
    doomed = {key: None for key in keys if key in document}
    waiting = list(doomed)
    # No statement goes that was not asked for, so that whether a record lost all its premises or
    # members is known from the start: each is judged once, however many of them go.
    judged: set[str] = set()
    references = document.references
    while waiting:
        key = waiting.pop()
        followers = list(references.aiming_at(key))
        for other in (*references.from_premise(key), *references.mentioning(key)):
            if other not in judged:
                judged.add(other)
                if _falls(document.record(other), doomed):
                    followers.append(other)
        for other in followers:
            if other not in doomed:
                doomed[other] = None
                waiting.append(other)
    return doomed


def _falls(record: Record | None, doomed: dict[str, None]) -> bool:
    """Whether a record that mentions doomed ones cannot stand without them."""
    if isinstance(record, Inference):
        return all(premise in doomed for premise in record.premises)
    if isinstance(record, Group):
        return all(member in doomed for member in record.members)
    return not isinstance(record, Statement | Source | Participant)


def without(record: Record, gone: dict[str, None], now: str | None) -> Record:
    """The record with no mention of what is gone; it must be one that stands without."""
    if isinstance(record, Inference):
        return revised(
            record,
            now,
            premises=tuple(key for key in record.premises if key not in gone),
            roles={key: role for key, role in record.roles.items() if key not in gone},
        )
    if isinstance(record, Group):
        return revised(record, members=tuple(key for key in record.members if key not in gone))
    if isinstance(record, Source):
        return revised(record, reports=None if record.reports in gone else record.reports)
    if isinstance(record, Statement):
        return revised(
            record,
            voice=None if record.voice in gone else record.voice,
            chain=tuple(key for key in record.chain if key not in gone),
            excerpts=tuple(part for part in record.excerpts if part.source not in gone),
            citations=tuple(part for part in record.citations if part.source not in gone),
        )
    return record
