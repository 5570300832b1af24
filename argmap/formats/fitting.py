"""Fields as a record takes them: cut, cleaned, and left out where they cannot fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from argmap.core import limits
from argmap.core.clean import clean_label
from argmap.core.explanation import explain
from argmap.core.i18n import tr
from argmap.storage.errors import FileProblem

_LABELS: Final = {"title", "kind", "name", "role", "scheme", "fidelity", "author", "polarity"}
_NEEDED: Final = {"id", "premises", "target", "a", "b"}


def fitted(
    kind: type[Any], fields: Mapping[str, Any], tell: Callable[[str, str | None], None]
) -> Any:
    """A record, or the map's information, of these fields; what does not fit is left out and told.

    Raises FileProblem if that is what a record cannot be without.
    """
    fields = _shortened(fields)
    while True:
        try:
            return kind.__pydantic_validator__.validate_python(fields)
        except ValidationError as error:
            bad = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
            bad &= fields.keys() - _NEEDED
            key = fields.get("id")
            name = tr("The map") if key is None else tr("“{id}”", id=key)
            if not bad:
                raise FileProblem(f"{name}: {explain(error)}") from error
            tell(tr("{name}: {reason} It is left out.", name=name, reason=explain(error)), key)
            fields = {key: value for key, value in fields.items() if key not in bad}


def label(text: str) -> str:
    """As long as a label may be, on one line."""
    return clean_label(text)[: limits.MAX_LABEL]


def _shortened(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields without those that say nothing."""
    result: dict[str, Any] = {}
    for name, value in fields.items():
        if value is None:
            continue
        if type(value) is list:
            result[name] = tuple(value)
        elif name in _LABELS and isinstance(value, str):
            result[name] = label(value)
        else:
            result[name] = value
    return result
