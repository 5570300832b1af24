"""A line of the journal: a checksum, a space, JSON and a line feed; what fits not, is not read."""

from __future__ import annotations

from typing import Any, NamedTuple
from zlib import crc32

from pydantic_core import from_json


class Lines(NamedTuple):
    """The whole lines at the start of a file, and where they end."""

    values: list[dict[str, Any]]
    ends: list[int]
    """Where each line ends, as an offset in the file."""

    @property
    def end(self) -> int:
        return self.ends[-1] if self.ends else 0


def line(payload: bytes) -> bytes:
    """The line for a piece of JSON, which must have no line feed in it."""
    return b"%08x %b\n" % (crc32(payload), payload)


def read_lines(data: bytes) -> Lines:
    """All lines up to the first that is not whole, or does not carry on the count.

    Each line says the how-manieth it is: a lost or doubled one in the middle is noticed too.
    """
    values: list[dict[str, Any]] = []
    ends: list[int] = []
    start = 0
    while (stop := data.find(b"\n", start)) >= 0:
        value = _value(data[start:stop])
        if value is None or value.get("seq") != len(values):
            break
        values.append(value)
        start = stop + 1
        ends.append(start)
    return Lines(values, ends)


def _value(text: bytes) -> dict[str, Any] | None:
    payload = text[9:]
    # The digits are compared as they stand: a flipped bit can turn “a” into “A”.
    if text[:9] != b"%08x " % crc32(payload):
        return None
    try:
        value = from_json(payload)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
