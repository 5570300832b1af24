"""Names of kinds, polarities and roles as menus and forms show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.ui.chrome import shortened

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Source


def kind_title(kind: str) -> str:
    """The name of a kind of statement; an unknown one is called by its id."""
    known = {
        "claim": tr("Claim"),
        "evidence": tr("Evidence"),
        "counterpoint": tr("Counterpoint"),
        "question": tr("Question"),
        "note": tr("Note"),
    }
    return known.get(kind, kind)


def polarity_title(polarity: str) -> str:
    known = {"support": tr("Support (+)"), "attack": tr("Attack (−)")}
    return known.get(polarity, polarity)


def role_title(role: str) -> str:
    """What an inference does, in one word."""
    known = {
        "support": tr("Support"),
        "attack": tr("Attack"),
        "undercut": tr("Undercut"),
        "backing": tr("Backing"),
        "rebuttal": tr("Rebuttal"),
    }
    return known.get(role, tr("Inference"))


def relation_title(kind: str) -> str:
    known = {
        "related": tr("Related to"),
        "rephrase": tr("Says the same as"),
        "contradiction": tr("Contradicts"),
        "answers": tr("Answers"),
    }
    return known.get(kind, kind)


def direction_title(direction: str) -> str:
    known = {
        "auto": tr("Automatic"),
        "down": tr("Below the conclusion"),
        "up": tr("Above the conclusion"),
        "right": tr("Right of the conclusion"),
        "left": tr("Left of the conclusion"),
    }
    return known.get(direction, direction)


def record_name(document: Document, key: str, limit: int = 48) -> str:
    """A short name for a record, on one line."""
    record = document.record(key)
    if record is None:
        return tr("(gone)")
    for field in ("title", "text", "name"):
        text = getattr(record, field, None)
        if isinstance(text, str) and text.strip():
            return shortened(text.strip(), limit)
    if key in document.inferences:
        return tr(
            "the inference from “{premise}”",
            premise=record_name(document, document.inferences[key].premises[0], limit // 2),
        )
    return tr("No text yet")


def source_name(source: Source, limit: int = 48) -> str:
    """Author, title and year, as far as they are known."""
    parts = [", ".join(source.author), source.title, source.issued or ""]
    return shortened(", ".join(part for part in parts if part), limit) or tr("(untitled source)")


def credence_word(value: float) -> str:
    """How likely a statement is held to be."""
    steps = (
        (0.05, tr("almost certainly not")),
        (0.2, tr("very unlikely")),
        (0.45, tr("unlikely")),
        (0.55, tr("even")),
        (0.8, tr("likely")),
        (0.95, tr("very likely")),
    )
    return next((word for limit, word in steps if value < limit), tr("almost certain"))


def strength_word(value: float) -> str:
    """How far premises, if all true, bear on their target."""
    steps = (
        (0.05, tr("next to nothing")),
        (0.25, tr("weak")),
        (0.55, tr("moderate")),
        (0.8, tr("strong")),
        (0.95, tr("very strong")),
    )
    return next((word for limit, word in steps if value < limit), tr("all but conclusive"))
