"""Tags as one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def split(text: str) -> tuple[str, ...]:
    """Return the tags of a line, each once, in order."""
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := part.strip())))


def joined(tags: Iterable[str]) -> str:
    return ", ".join(tags)
