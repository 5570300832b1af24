"""Files that nobody reads here: what they are, as far as that can be told from their beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.i18n import mark, tr

if TYPE_CHECKING:
    from argmap.formats.given import Given


class _Drawing(NamedTuple):
    title: str
    pattern: re.Pattern[str]


_DRAWN: Final = (
    _Drawing(
        mark("Mermaid diagram"),
        re.compile(
            r"\s*(?:---\n[\s\S]*?\n---\s)?\s*(?:%%.*\n\s*)*"
            r"(?:(?:flowchart|graph)\s+(?:TB|TD|BT|LR|RL)\b|mindmap\s|sequenceDiagram\s)"
        ),
    ),
    _Drawing(
        mark("DOT graph"),
        re.compile(
            r"\s*(?:/[/*].*\n\s*)*(?:strict\s+)?(?:di)?graph\b\s*"
            r"(?:\"[^\"]*\"|\w+)?\s*\{[^{}]*(?:->|--|[\[;={])",
            re.IGNORECASE,
        ),
    ),
    _Drawing(mark("GraphML graph"), re.compile(r"\s*(?:<[?!][^>]*>\s*)*<graphml\b")),
)
"""What argmap writes for other programs to draw or compute with."""

_TABLES: Final = (".csv", ".tsv")
_PAGE: Final = re.compile(r"\s*(?:<[?!][^>]*>\s*)*<html\b", re.IGNORECASE)
_ROOT: Final = re.compile(r"\s*(?:<[?!][^>]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)")
_OURS: Final = (".argmap", ".argmap.json", ".bak")


def is_drawing(given: Given) -> bool:
    """Whether it is a diagram as text: no words that say what somebody thinks."""
    return any(each.pattern.match(given.head) for each in _DRAWN)


def stranger(given: Given) -> str | None:
    """A sentence that says what a file is which no format reads; None if it may be one of ours."""
    head = given.head
    if (
        given.name.lower().endswith(_OURS)
        or not head.strip()
        or head.lstrip("\0 \n\r\t")[:1] in "{["
    ):
        return None
    for each in _DRAWN:
        if each.pattern.match(head):
            return _only_written(tr(each.title))
    if given.suffix in _TABLES:
        return _only_written(tr("table"))
    if _PAGE.match(head):
        return tr(
            "This is a web page without a map in it. Pages that argmap exports have one "
            "unless that was switched off."
        )
    root = _ROOT.match(head)
    if root is not None:
        return tr("This is XML of a kind (“{name}”) that argmap does not read.", name=root[1][:60])
    if "\0" in head or "\ufffd" in head:
        return tr("The file is no text that can be read: it is damaged or of another kind.")
    return tr("This is text, but neither an outline nor of another kind that argmap reads.")


def _only_written(name: str) -> str:
    return tr(
        "This is a {name}. argmap writes such files, but cannot read them: "
        "open the map that it was made from.",
        name=name,
    )
