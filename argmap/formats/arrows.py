"""A map as nodes and arrows for formats of graphs, in which an arrow cannot aim at an arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.core.records import Inference, Relation
from argmap.formats.details import details_of

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.formats.format import Capability

SHAPE: Final[frozenset[Capability]] = frozenset(
    {
        "linked", "undercuts", "backings", "other_polarity", "several_parents", "cycles",
        "rephrases", "contradictions", "preferences", "other_relations",
    }
)  # fmt: skip
"""What any format of nodes and arrows holds."""


class Arrow(NamedTuple):
    """From a statement or a step to another; `whole` is an inference that is this arrow alone.

    `relation` is "premise" on the way into a step, else what the arrow says.
    """

    start: str
    end: str
    relation: str
    step: Inference
    whole: bool


def steps_of(document: Document) -> list[Inference]:
    """Inferences that need a node of their own: linked ones, and those that something aims at."""
    return [each for each in _ordered(document) if _is_node(document, each)]


def arrows_of(document: Document) -> list[Arrow]:
    """All arrows, in document order."""
    found: list[Arrow] = []
    for each in _ordered(document):
        relation = relation_of(document, each)
        whole = not _is_node(document, each)
        start = each.premises[0] if whole else each.id
        if not whole:
            found += [Arrow(key, each.id, "premise", each, whole=False) for key in each.premises]
        found.append(Arrow(start, each.target, relation, each, whole=whole))
    return found


def ties_of(document: Document) -> list[Relation]:
    return [each for each in document.ordered("relations") if isinstance(each, Relation)]


def relation_of(document: Document, inference: Inference) -> str:
    """What an inference does to what it aims at, as one word."""
    at_step = inference.target in document.inferences
    words = {"support": ("supports", "backs"), "attack": ("attacks", "undercuts")}
    return words.get(inference.polarity, (inference.polarity,) * 2)[at_step]


def label_of(inference: Inference) -> str:
    """What is written beside a step: its scheme."""
    return inference.scheme or ""


def said_of(inference: Inference) -> dict[str, str]:
    return details_of(inference)


def _ordered(document: Document) -> list[Inference]:
    return [each for each in document.ordered("inferences") if isinstance(each, Inference)]


def _is_node(document: Document, inference: Inference) -> bool:
    return len(inference.premises) > 1 or bool(document.references.aiming_at(inference.id))
