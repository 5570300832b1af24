"""Statements that say the same become one, which has all that each of them had."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from argmap.core.edits.revision import info_patch, revised
from argmap.core.edits.rewiring import Rewiring
from argmap.core.edits.union import united_statement
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.core.patch import Change, Patch
from argmap.core.records import Group, Relation, Statement
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from argmap.core.document import Document


class Merged(NamedTuple):
    """The change, and how many arrows went as they would have led from a statement to itself."""

    patch: Patch
    dropped: int


def merge(document: Document, keys: Iterable[str], now: str | None = None) -> Merged:
    """Make one statement of several: the first keeps its place and kind and gets all the rest.

    Texts and notes follow each other, each once; tags, sources, passages, connections, ties and
    frames are those of all. Arrows that say the same become one. Arrows among the statements go,
    with what aims at them.
    """
    records = [
        record
        for key in dict.fromkeys(keys)
        if isinstance(record := document.record(key), Statement)
    ]
    if len(records) < 2:
        raise RefusalError(tr("Select two or more statements to merge them."))
    _refuse_notes(document, records)
    first, *others = records
    united = united_statement(first, others, now)
    alias = {other.id: first.id for other in others}
    rewiring = Rewiring(document, alias, now)
    changes = rewiring.changes()
    changes[first.id] = Change(first, united)
    for other in others:
        changes[other.id] = Change(other, None)
    _rename_ties(document, alias, changes)
    _rename_members(document, alias, changes)
    patch = Patch({key: each for key, each in changes.items() if each.before is not each.after})
    info = document.info
    if info.central in alias:
        patch = patch.then(
            info_patch(info, info.model_copy(update={"central": alias[info.central]}))
        )
    return Merged(patch, rewiring.dropped)


def _refuse_notes(document: Document, records: list[Statement]) -> None:
    """A note becomes connected when it is the first of what is merged; that must not be."""
    references = document.references
    if kind_of(records[0].kind).polarity is None and any(
        references.aiming_at(each.id) or references.from_premise(each.id) for each in records
    ):
        raise RefusalError(
            tr("A note is no part of the argument. Select a connected statement first, then it.")
        )


def _rename_ties(document: Document, alias: dict[str, str], changes: dict[str, Change]) -> None:
    """Ties of the others are those of the first; one to itself goes, and one it has already."""
    into = next(iter(alias.values()))
    present = {_ends(tie) for tie in _ties(document, into)}
    for other in alias:
        for tie in _ties(document, other):
            after = revised(tie, a=alias.get(tie.a, tie.a), b=alias.get(tie.b, tie.b))
            again = _ends(after) in present and tie.id not in changes
            gone = after.a == after.b or again
            present.add(_ends(after))
            changes[tie.id] = Change(tie, None if gone else after)


def _ties(document: Document, key: str) -> list[Relation]:
    found = map(document.record, document.references.mentioning(key))
    return [each for each in found if isinstance(each, Relation)]


def _ends(tie: Relation) -> tuple[str, str, str]:
    from argmap.core.edits.structure import MUTUAL

    a, b = sorted((tie.a, tie.b)) if tie.kind in MUTUAL else (tie.a, tie.b)
    return tie.kind, a, b


def _rename_members(document: Document, alias: dict[str, str], changes: dict[str, Change]) -> None:
    frames = {
        key: frame
        for other in alias
        for key in document.references.mentioning(other)
        if isinstance(frame := document.record(key), Group)
    }
    for key, frame in frames.items():
        members = tuple(dict.fromkeys(alias.get(each, each) for each in frame.members))
        changes[key] = Change(frame, revised(frame, members=members))
