"""Times as other programs write them, and as records have them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

_USUAL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}")


def time_in(value: object) -> str | None:
    """A record's time, or None where a file has none that can be read."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        if _USUAL.fullmatch(value):
            datetime.fromisoformat(value)
            return f"{value[:10]}T{value[11:]}Z"
        found = datetime.fromisoformat(value.strip())
        if found.tzinfo is not None:
            found = found.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return f"{found.isoformat(timespec='seconds')}Z"


def time_out(value: str | None, between: str = " ") -> str | None:
    return None if value is None else value.replace("T", between).removesuffix("Z")
