"""Records that become one: what the first lacks the others give, and lists are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.core.edits.revision import revised
from argmap.core.i18n import tr
from argmap.core.limits import MAX_TEXT
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from argmap.core.records import Inference, Record, Statement

R = TypeVar("R", bound="Record")

_GIVEN = ("title", "credence", "fidelity", "colour", "author")
_JOINED = ("excerpts", "citations", "tags")


def united_statement(first: Statement, others: Sequence[Statement], now: str | None) -> Statement:
    """The first statement with all that the others have; it stays where it is."""
    records = [first, *others]
    fields = {name: _first_given(records, name) for name in _GIVEN}
    fields |= {name: _each_once(records, name) for name in _JOINED}
    # Who says it is one matter with how one knows: not the one's words by way of another's.
    speaks = next((each for each in records if each.voice is not None or each.chain), first)
    united = revised(
        first,
        now,
        **fields
        | {
            "text": joined((each.text for each in records), "\n"),
            "note": joined((each.note or "" for each in records), "\n\n") or None,
            "voice": speaks.voice,
            "chain": speaks.chain,
            "implicit": all(each.implicit for each in records),
            "created": _earliest(records),
        },
    )
    return with_unknown_fields(united, others)


def united_inference(first: Inference, other: Inference, now: str | None) -> Inference:
    """The first of two arrows that say the same, with what only the other one has."""
    records = [first, other]
    united = revised(
        first,
        now,
        strength=_first_given(records, "strength"),
        scheme=_first_given(records, "scheme"),
        author=_first_given(records, "author"),
        tags=_each_once(records, "tags"),
        text=joined((each.text for each in records), "\n"),
        note=joined((each.note or "" for each in records), "\n\n") or None,
        roles=other.roles | first.roles,
        answers=other.answers | first.answers,
        created=_earliest(records),
    )
    return with_unknown_fields(united, [other])


def with_unknown_fields(record: R, others: Iterable[Record]) -> R:
    """The record with fields of later versions that only the others have."""
    own = record.__pydantic_extra__ or {}
    more: dict[str, Any] = {}
    for other in others:
        for name, value in (other.__pydantic_extra__ or {}).items():
            if name not in own:
                more.setdefault(name, value)
    return record.model_copy(update=more) if more else record


def joined(texts: Iterable[str], mark: str) -> str:
    """Texts one after the other, each once; those that are empty are left out."""
    once: dict[str, str] = {}
    for text in texts:
        if text.strip():
            once.setdefault(" ".join(text.split()).casefold(), text)
    text = mark.join(once.values())
    if len(text) > MAX_TEXT:
        raise RefusalError(tr("Together that would be more than {n} characters.", n=MAX_TEXT))
    return text


def _first_given(records: Sequence[Any], name: str) -> Any:
    values = [getattr(each, name) for each in records]
    return next((value for value in values if value not in (None, ())), values[0])


def _each_once(records: Sequence[Any], name: str) -> tuple[Any, ...]:
    found: list[Any] = []
    for record in records:
        found += [part for part in getattr(record, name) if part not in found]
    return tuple(found)


def _earliest(records: Sequence[Any]) -> str | None:
    return min((each.created for each in records if each.created), default=None)
