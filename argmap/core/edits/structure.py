"""What stands round the argument: relations, groups, sources, participants, the map's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.core.edits.deletion import delete, without
from argmap.core.edits.revision import info_patch, order_after, replacements, unused_id
from argmap.core.patch import Patch, additions
from argmap.core.records import Group, MapInfo, Participant, Relation, Source, Statement

if TYPE_CHECKING:
    from argmap.core.document import Document

MUTUAL = frozenset({"rephrase", "contradiction", "related"})
"""Relations that say the same in both directions."""


def relate(
    document: Document,
    a: str,
    b: str,
    kind: str = "related",
    id: str | None = None,
) -> Patch:
    """Tie two different statements; empty where they are tied so already. `a` answers `b`."""
    ends = (a, b)
    if a == b or not all(isinstance(document.record(key), Statement) for key in ends):
        return Patch()
    for key in document.references.mentioning(a):
        tie = document.record(key)
        if isinstance(tie, Relation) and tie.kind == kind and _ties(tie, a, b):
            return Patch()
    order = order_after(document, "relations")
    fields = {"id": id or unused_id(document), "order": order, "kind": kind, "a": a, "b": b}
    return additions([Relation.model_validate(fields)])


def group(
    document: Document,
    keys: Iterable[str],
    title: str = "",
    id: str | None = None,
) -> Patch:
    """Frame these statements; empty where a group has just them. Other frames keep them."""
    found = [record for key in dict.fromkeys(keys) if (record := document.record(key))]
    statements = [record for record in found if isinstance(record, Statement)]
    statements.sort(key=lambda statement: (statement.order, statement.id))
    members = tuple(statement.id for statement in statements)
    if not members or _framed(document, members):
        return Patch()
    order = order_after(document, "groups")
    fields = {
        "id": id or unused_id(document),
        "order": order,
        "title": title,
        "members": members,
    }
    return additions([Group.model_validate(fields)])


def ungroup(document: Document, keys: Iterable[str]) -> Patch:
    """Dissolve these groups; statements among these leave theirs, and an empty one goes."""
    keys = dict.fromkeys(keys)
    dissolved = {key: None for key in keys if isinstance(document.record(key), Group)}
    statements = {key: None for key in keys if isinstance(document.record(key), Statement)}
    smaller = []
    for frame in groups_of(document, statements):
        if all(member in statements for member in frame.members):
            dissolved[frame.id] = None
        elif frame.id not in dissolved:
            smaller.append((frame, without(frame, statements, None)))
    return delete(document, dissolved).then(replacements(smaller))


def groups_of(document: Document, keys: Iterable[str]) -> list[Group]:
    """Groups with one of these statements among their members, each once."""
    found: dict[str, Group] = {}
    for key in keys:
        for other in document.references.mentioning(key):
            record = document.record(other)
            if isinstance(record, Group):
                found[other] = record
    return list(found.values())


def describe(document: Document, now: str | None = None, **fields: Any) -> Patch:
    """Set fields of the map's own information, validated."""
    unknown = fields.keys() - MapInfo.model_fields.keys()
    if unknown:
        raise TypeError(f"MapInfo has no field named {', '.join(sorted(unknown))}")
    info = document.info
    present = {name: getattr(info, name) for name in MapInfo.model_fields}
    valid = MapInfo.model_validate(present | fields)
    update = {
        name: getattr(valid, name) for name in fields if getattr(valid, name) != getattr(info, name)
    }
    if not update:
        return Patch()
    if now is not None and "modified" not in fields:
        update["modified"] = now
    return info_patch(info, info.model_copy(update=update))


def add_source(
    document: Document,
    id: str | None = None,
    **fields: Any,
) -> Patch:
    """A new source document, validated."""
    plain = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    own = {"id": id or unused_id(document), "order": order_after(document, "sources")}
    return additions([Source.model_validate(plain | own)])


def add_participant(
    document: Document,
    name: str,
    role: str | None = None,
    id: str | None = None,
) -> Patch:
    """Someone new who asserts statements."""
    order = order_after(document, "participants")
    fields = {"id": id or unused_id(document), "order": order, "name": name, "role": role}
    return additions([Participant.model_validate(fields)])


def _ties(tie: Relation, a: str, b: str) -> bool:
    return (tie.a, tie.b) == (a, b) or (tie.kind in MUTUAL and (tie.b, tie.a) == (a, b))


def _framed(document: Document, members: tuple[str, ...]) -> bool:
    return any(set(frame.members) == set(members) for frame in groups_of(document, members[:1]))
