"""Fields of records as names and strings, for formats that let anything carry attributes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from argmap.core.records import Inference, Statement
    from argmap.formats.format import Capability


class _Detail(NamedTuple):
    field: str
    told: Callable[[Any], str]
    meant: Callable[[str], Any]


def _tags_told(tags: tuple[str, ...]) -> str:
    joined = ", ".join(tags)
    if _tags_meant(joined) == tags:
        return joined
    return json.dumps(tags, ensure_ascii=False)


def _tags_meant(words: str) -> tuple[str, ...]:
    if words.startswith("["):
        try:
            listed = json.loads(words)
        except (ValueError, RecursionError):
            listed = None
        if isinstance(listed, list):
            return tuple(str(each) for each in listed)
    return tuple(each.strip() for each in words.split(",") if each.strip())


def _number(words: str) -> Any:
    try:
        return float(words)
    except ValueError:
        return words


def _yes(words: str) -> bool:
    return words.strip().lower() in ("true", "yes", "1")


def _same(words: str) -> str:
    return words


def _told_yes(value: bool) -> str:
    return "true" if value else ""


_STATEMENT: Final[dict[str, _Detail]] = {
    "title": _Detail("title", _same, _same),
    "kind": _Detail("kind", lambda kind: "" if kind == "claim" else kind, _same),
    "implicit": _Detail("implicit", _told_yes, _yes),
    "credence": _Detail("credence", repr, _number),
    "fidelity": _Detail("fidelity", _same, _same),
    "tags": _Detail("tags", _tags_told, _tags_meant),
    "note": _Detail("note", _same, _same),
    "colour": _Detail("colour", _same, _same),
    "x": _Detail("x", repr, _number),
    "y": _Detail("y", repr, _number),
    "width": _Detail("width", repr, _number),
    "pinned": _Detail("pinned", _told_yes, _yes),
    "created": _Detail("created", _same, _same),
    "modified": _Detail("modified", _same, _same),
    "author": _Detail("author", _same, _same),
}
_INFERENCE: Final[dict[str, _Detail]] = {
    "scheme": _Detail("scheme", _same, _same),
    "warrant": _Detail("text", _same, _same),
    "strength": _Detail("strength", repr, _number),
    "step-tags": _Detail("tags", _tags_told, _tags_meant),
    "step-note": _Detail("note", _same, _same),
    "step-created": _Detail("created", _same, _same),
    "step-modified": _Detail("modified", _same, _same),
    "step-author": _Detail("author", _same, _same),
}

ALL: Final[frozenset[Capability]] = frozenset(
    {
        "titles", "kinds", "implicit", "credence", "fidelity", "tags", "notes", "colours",
        "positions", "widths", "pins", "schemes", "warrants", "strength", "inference_tags",
        "inference_notes", "roles", "created", "modified", "authors",
    }
)  # fmt: skip
"""What a format holds that carries all these details, and with each premise its role."""


def details_of(record: Statement | Inference) -> dict[str, str]:
    """What there is to say of a record besides its text and ends; nothing for what is usual."""
    table = _STATEMENT if hasattr(record, "implicit") else _INFERENCE
    found = {}
    for name, detail in table.items():
        value = getattr(record, detail.field)
        told = detail.told(value) if value not in (None, "", ()) else ""
        if told:
            found[name] = told
    return found


def statement_fields(details: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a statement that these details tell; others are left out."""
    return _fields(_STATEMENT, details)


def inference_fields(details: Mapping[str, str]) -> dict[str, Any]:
    return _fields(_INFERENCE, details)


def is_detail(name: str) -> bool:
    return name in _STATEMENT or name in _INFERENCE


def _fields(table: Mapping[str, _Detail], details: Mapping[str, str]) -> dict[str, Any]:
    return {
        detail.field: detail.meant(details[name])
        for name, detail in table.items()
        if details.get(name)
    }
