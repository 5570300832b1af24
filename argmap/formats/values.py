"""Values out of other programs' JSON, whatever type they turn out to have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def word(value: Any) -> str:
    """An id or another short word: files have numbers where they should have strings."""
    if type(value) is str:  # nearly always
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if isinstance(value, (str, int, float)) else ""


def text_of(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def listed(value: Any) -> list[Any]:
    """The list, or an empty one where something else stands."""
    return value if isinstance(value, list) else []


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; files have null where they have none."""
    return [each for each in listed(value) if isinstance(each, dict)]


def mapping(value: Any) -> dict[str, Any]:
    """The object, or an empty one where something else stands."""
    return value if isinstance(value, dict) else {}


def json_bytes(value: Mapping[str, Any]) -> bytes:
    """A file in JSON: readable, in UTF-8, with a line end at its end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
