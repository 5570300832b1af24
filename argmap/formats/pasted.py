"""Text from the clipboard that is another program's file, as a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.core import limits

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.format import Format
    from argmap.formats.given import Given

_PLAIN: Final = frozenset({"kialo", "argdown", "freemind", "opml", "microtext", "aml"})
"""Formats of running text that are told apart from an outline as anyone may write it, and XML."""

_SURE: Final = 0.8


def pasted(text: str) -> tuple[Document, Format] | None:
    """The map and its format; None for text that is to be read as text."""
    if len(text) > limits.MAX_PASTED_TEXT or not text.strip():
        return None
    from argmap.formats.given import Given
    from argmap.formats.registry import recognised
    from argmap.storage.errors import FileProblem

    given = Given(text.encode("utf-8", "replace"))
    if not _may_be_a_file(given):
        return None
    used = recognised(given)
    if used is None or used.read is None or used.sniff(given) < _SURE:
        return None
    if not given.object and used.id not in _PLAIN:
        return None
    try:
        return used.read(given).document, used
    except FileProblem:
        return None


def _may_be_a_file(given: Given) -> bool:
    """Whether it is worth asking the formats: JSON, XML, or lines with the marks of one."""
    head = given.head
    return head.lstrip()[:1] in ("{", "<") or any(mark in head for mark in _MARKS)


_MARKS: Final = ("Discussion Title:", "]: ", ">: ", "===")
