"""Words by which tree and canvas formats tell how one thing bears on another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from argmap.formats.branches import HELPER
from argmap.formats.details import details_of

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.telling import Told

WORDS: Final = {
    "+": "supports",
    "-": "attacks",
    "&": "with",
    "_": "undercuts",
    "=": "backs",
    "~": "bears on",
    "^": "bears on the step",
}
"""What is written for a sign of `telling`."""

_SIGNS: Final = {
    **{word: sign for sign, word in WORDS.items()},
    **dict.fromkeys(
        ("support", "supporting", "supports", "reason", "pro", "for", "because", "+"), "+"
    ),
    **dict.fromkeys(
        (
            "attack", "attacking", "attacks", "objection", "con", "contra", "against", "opposing",
            "opposes", "rebuttal", "rebuts", "counter", "but", "however", "-", "−",
        ),
        "-",
    ),
    **dict.fromkeys(("undercut", "undercutter"), "_"),
    **dict.fromkeys(("helper", "co-premise", "copremise", "linked"), HELPER),
}  # fmt: skip
_PREFIX: Final = re.compile(
    r"\s*(pro|con|reason|objection|\+|-|−)(?::\s*|\s+)(?=\S)", re.IGNORECASE
)
_LETTERED: Final = re.compile(r"\s*(pro|con|reason|objection):\s*(?=\S)", re.IGNORECASE)


def sign_of(word: str) -> str | None:
    """The sign for such a word, None if it is none of those that are known."""
    return _SIGNS.get(word.strip().rstrip(":").lower())


def prefixed(text: str) -> tuple[str | None, str]:
    """The sign that a text begins with, as "Pro: …" or "- …", and the text without it."""
    found = _PREFIX.match(text)
    if found is None or (found[1].isalpha() and not _LETTERED.match(text)):
        return None, text
    return sign_of(found[1]), text[found.end() :]


def relation_details(document: Document, line: Told) -> dict[str, str]:
    """How a line bears on the one above: relation, polarity, role, and what the step says."""
    sign = line.sign.strip()
    step = document.inferences.get(line.step or "")
    if step is None:
        return {}
    if sign == "~" and step.target in document.inferences:
        sign = "^"
    found = {"relation": WORDS[sign]}
    if sign != "&":
        found |= details_of(step)
        if sign in ("~", "^"):
            found["polarity"] = step.polarity
    if line.statement in step.roles:
        found["role"] = step.roles[line.statement]
    return found
