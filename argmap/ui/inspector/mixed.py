"""One value for several records, or the mark that they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


class Mixed:
    """The records shown do not agree; `MIXED` is the only one."""

    def __repr__(self) -> str:
        return "MIXED"


MIXED: Final = Mixed()


def common(records: Iterable[Any], field: str) -> Any:
    """Return what all records have in `field`, or MIXED."""
    values = iter(records)
    first = getattr(next(values), field)
    for record in values:
        value = getattr(record, field)
        if value is not first and (type(value) is not type(first) or value != first):
            return MIXED
    return first
