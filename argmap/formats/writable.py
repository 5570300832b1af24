"""Which inferences a format can write: those whose polarity it knows, and whose target is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.records import Inference

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.core.document import Document


def writable(document: Document, polarities: Collection[str]) -> list[Inference]:
    """Inferences of these polarities, in document order, without those that aim at others."""
    inferences = document.inferences
    known: dict[str, bool] = {}
    for each in inferences.values():
        chain = []
        current: str = each.id
        while current in inferences and current not in known:
            chain.append(current)
            current = inferences[current].target
        good = known.get(current, True)
        for key in reversed(chain):
            good = good and inferences[key].polarity in polarities
            known[key] = good
    ordered = document.ordered("inferences")
    return [each for each in ordered if isinstance(each, Inference) and known[each.id]]


def full_text(text: str, details: object) -> str:
    """The text as it was read where it was too long for a statement and is what it was since."""
    whole = details.get("full_text") if isinstance(details, dict) else None
    if isinstance(whole, str) and text.endswith("…") and whole.startswith(text[:-1]):
        return whole
    return text
