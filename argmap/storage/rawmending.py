"""Mend one field of a parsed file that no record takes, where nothing of the argument is lost."""

from __future__ import annotations

from typing import Any, Final

from pydantic_core import ErrorDetails

from argmap.core.explanation import explain_detail
from argmap.core.i18n import tr
from argmap.core.records import COLLECTIONS

_POSITION: Final = {"x", "y"}
_OPTIONAL: Final = {
    "order",
    "width",
    "pinned",
    "implicit",
    "credence",
    "strength",
    "colour",
    "created",
    "modified",
    "reliability",
    "credibility",
    "sha256",
}
"""Fields that a record can do without: no text, no connection, nothing that it is known by."""


def mend_field(raw: dict[str, Any], detail: ErrorDetails) -> str | None:
    """Change `raw` so that this error is gone and say what was done; None if that cannot be."""
    match detail["loc"]:
        case (str() as name, int() as row, str() as field, *_) if name in COLLECTIONS:
            return _without_field(raw[name][row], field, detail)
        case ("info", ("created" | "modified") as field):
            return _without_field(raw["info"], field, detail)
        case ("inferences", int() as row) if detail["type"] == "value_error":
            return _single_premises(raw["inferences"][row])
    return None


def aims_at_itself(record: object) -> bool:
    """Whether this is an inference whose target is itself; it has no place in any map."""
    return (
        isinstance(record, dict)
        and "target" in record
        and "premises" in record
        and record["target"] == record.get("id")
    )


def _without_field(record: dict[str, Any], field: str, detail: ErrorDetails) -> str | None:
    if field in _POSITION:
        for key in _POSITION:
            record.pop(key, None)
        return tr(
            "{reason} The position is left out; the statement is placed anew.",
            reason=_reason(field, detail),
        )
    if field in _OPTIONAL:
        record.pop(field, None)
        return tr("{reason} The value is left out.", reason=_reason(field, detail))
    return None


def _reason(field: str, detail: ErrorDetails) -> str:
    return explain_detail({**detail, "loc": (field, *detail["loc"][3:])})


def _single_premises(record: dict[str, Any]) -> str | None:
    premises = record.get("premises", [])
    single = list(dict.fromkeys(premises))
    if len(single) == len(premises):
        return None
    record["premises"] = single
    return tr("A premise stands twice in it; it counts once.")
