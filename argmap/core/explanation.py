"""Validation errors as sentences that name the field and what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.core.i18n import figure, tr

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


def explain(error: ValidationError) -> str:
    """What is wrong first of all: the field, what it takes, and what was found."""
    details = error.errors(include_url=False, include_input=True)
    return explain_detail(details[0])


def explain_detail(detail: ErrorDetails) -> str:
    """One of a ValidationError's errors as a sentence."""
    field = place(detail["loc"])
    expected = _expected(detail["type"], detail.get("ctx", {}), detail["loc"])
    if expected is None:
        reason = detail.get("ctx", {}).get("error")
        message = str(reason) if reason else detail["msg"]
        return tr("{field}: {message}.", field=field, message=message.rstrip("."))
    found = shown(detail.get("input"))
    if detail["type"] == "missing" or found is None:
        return tr("{field} {expected}.", field=field, expected=expected)
    return tr(
        "{field} {expected}; here it is {found}.", field=field, expected=expected, found=found
    )


def place(location: tuple[int | str, ...]) -> str:
    """A path into a record in words: “citations”, entry 2, “source”."""
    parts = [
        tr("entry {n}", n=part + 1) if isinstance(part, int) else tr("“{name}”", name=part)
        for part in location
    ]
    return ", ".join(parts) or tr("The record")


def shown(value: object) -> str | None:
    """A short value as a person would write it; None of one that is long or not plain."""
    if isinstance(value, bool):
        return tr("true") if value else tr("false")
    if isinstance(value, int | float):
        return figure(value, "g" if isinstance(value, float) else "d")
    if isinstance(value, str):
        if len(value) > 60:
            return tr("{n} characters long", n=figure(len(value)))
        return tr("“{name}”", name=value)
    return None


def _expected(kind: str, context: dict[str, Any], location: tuple[int | str, ...]) -> str | None:
    match kind:
        case "greater_than_equal":
            return tr("must be at least {n}", n=_number(context["ge"]))
        case "less_than_equal":
            return tr("must be at most {n}", n=_number(context["le"]))
        case "string_too_long" | "too_long":
            return tr("may have at most {n} characters", n=figure(context["max_length"]))
        case "too_short":
            return tr("must name at least one")
        case "string_pattern_mismatch":
            return _pattern(str(location[-1]) if location else "")
    return _type(kind.removesuffix("_type").removesuffix("_parsing"))


def _type(kind: str) -> str | None:
    match kind:
        case "missing":
            return tr("is missing")
        case "float" | "finite_number":
            return tr("must be a number")
        case "int" | "int_from_float":
            return tr("must be a whole number")
        case "bool":
            return tr("must be true or false")
        case "string":
            return tr("must be text")
        case "tuple" | "list":
            return tr("must be a list")
        case "dict" | "model" | "model_attributes":
            return tr("must be an object with fields")
    return None


def _pattern(field: str) -> str:
    match field:
        case "colour":
            return tr("must be a colour such as #3366cc")
        case "created" | "modified":
            return tr("must be a time such as 2026-01-31T12:00:00Z")
        case "reliability":
            return tr("must be a letter from A to F")
        case "order":
            return tr("must be letters and digits that do not end in 0")
        case _:
            return tr("must be an id: 1 to 64 letters, digits, “-” or “_”")


def _number(value: float) -> str:
    return figure(value, ",.0f" if value == int(value) else "g")
