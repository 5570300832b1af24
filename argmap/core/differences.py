"""What is other in one map than in another, told as an editor of the argument would tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from argmap.core.i18n import tr
from argmap.core.naming import field_word, kind_word, tie_noun
from argmap.core.records import (
    COLLECTION_OF,
    COLLECTIONS,
    Group,
    Inference,
    Participant,
    Record,
    Relation,
    Source,
    Statement,
)

if TYPE_CHECKING:
    from argmap.core.document import Document

Sort = Literal["added", "removed", "reworded", "re-attached", "changed", "moved", "reordered"]
SORTS: Final[tuple[Sort, ...]] = (
    "added",
    "removed",
    "reworded",
    "re-attached",
    "changed",
    "moved",
    "reordered",
)
"""In the order in which they matter; a record that differs in several ways comes once for each."""

_WORDS: Final = frozenset({"text", "title", "name"})
_ENDS: Final = frozenset({"premises", "target", "a", "b", "members"})
_PLACE: Final = frozenset({"x", "y", "width", "pinned"})
_SILENT: Final = frozenset({"id", "created", "modified"})
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One record and one way in which it differs; a record that is added has only an `after`."""

    sort: Sort
    key: str
    collection: str
    before: Record | None
    after: Record | None
    fields: tuple[str, ...] = ()


def differences(before: Document, after: Document) -> list[Difference]:
    """Return all differences, sorted by SORTS, then as the file has the records.

    Records are the same if their ids are, and what the map says of itself has the id "".
    """
    found = [each for pair in _pairs(before, after) for each in _compared(*pair)]
    if before.info != after.info:
        fields = _changed(before.info.__dict__, after.info.__dict__)
        found.append(Difference("changed", "", "info", None, None, tuple(fields)))
    return sorted(found, key=lambda each: SORTS.index(each.sort))


def _pairs(before: Document, after: Document) -> Iterator[tuple[Record | None, Record | None]]:
    for name in COLLECTIONS:
        old, new = before.collection(name), after.collection(name)
        for key in after.ordered_keys(name):
            yield old.get(key), new[key]
        for key in before.ordered_keys(name):
            if key not in new:
                yield old[key], None


def _compared(old: Record | None, new: Record | None) -> Iterator[Difference]:
    known = new or old
    assert known is not None
    name = COLLECTION_OF[type(known)]
    if old is None or new is None:
        yield Difference("removed" if new is None else "added", known.id, name, old, new)
        return
    fields = _changed(_fields(old), _fields(new))
    sorts: tuple[tuple[Sort, frozenset[str]], ...] = (
        ("reworded", _WORDS),
        ("re-attached", _ENDS),
        ("moved", _PLACE),
        ("reordered", frozenset({"order"})),
    )
    rest = set(fields)
    for sort, names in sorts:
        chosen = tuple(each for each in fields if each in names)
        rest.difference_update(names)
        if chosen:
            yield Difference(sort, known.id, name, old, new, chosen)
    if rest:
        kept = tuple(each for each in fields if each in rest)
        yield Difference("changed", known.id, name, old, new, kept)


def _fields(record: Record) -> dict[str, Any]:
    return {**record.__dict__, **(record.__pydantic_extra__ or {})}


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    names = dict.fromkeys([*old, *new])
    return [name for name in names if name not in _SILENT and old.get(name) != new.get(name)]


def sentence(difference: Difference, before: Document, after: Document) -> str:
    """Tell one difference in a sentence, without places."""
    old, new = difference.before, difference.after
    if difference.collection == "info":
        return tr("The map’s own {fields} changed.", fields=_listed(difference))
    if old is None and new is not None:
        return tr("Added: {what}.", what=described(new, after))
    if new is None and old is not None:
        return tr("Removed: {what}.", what=described(old, before))
    assert old is not None
    assert new is not None
    was, now = described(old, before), described(new, after)
    match difference.sort:
        case "reworded" if was != now:
            return tr("Reworded: {was} is now {now}.", was=was, now=now)
        case "re-attached":
            return tr("Re-attached: {was} became {now}.", was=was, now=now)
        case "moved":
            return tr("Moved: {what}.", what=now)
        case "reordered":
            return tr("Another place among its siblings: {what}.", what=now)
    return tr("Changed: {fields} of {what}.", fields=_listed(difference), what=now)


def _listed(difference: Difference) -> str:
    return ", ".join(map(field_word, difference.fields))


def described(record: Record, document: Document) -> str:
    """Name a record such that a person knows which is meant."""
    match record:
        case Statement():
            return tr("the {kind} “{words}”", kind=kind_word(record.kind), words=_words(record))
        case Inference():
            ends = {
                "premises": ", ".join(_end(key, document) for key in record.premises),
                "target": _end(record.target, document),
            }
            if record.polarity == "support":
                return tr("{premises} supports {target}", **ends)
            if record.polarity == "attack":
                return tr("{premises} attacks {target}", **ends)
            return tr("{premises} bears on {target}", **ends)
        case Relation():
            a, b = _end(record.a, document), _end(record.b, document)
            return tr("the tie “{kind}” of {a} and {b}", kind=tie_noun(record.kind), a=a, b=b)
        case Group():
            return tr("the group “{words}”", words=_cut(record.title))
        case Source():
            return tr("the source “{words}”", words=_cut(record.title))
        case Participant():
            return tr("the speaker “{words}”", words=_cut(record.name))
    return record.id


def _end(key: str, document: Document) -> str:
    """Name what an arrow starts from or ends on."""
    inference = document.inferences.get(key)
    if inference is not None:
        return tr("the step to {target}", target=_end(inference.target, document))
    statement = document.statements.get(key)
    return tr("“{words}”", words=_words(statement)) if statement is not None else key


def _words(statement: Statement) -> str:
    return _cut(statement.title or statement.text or tr("no text yet"))


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
