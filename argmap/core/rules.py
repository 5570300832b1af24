"""What an argument allows: each refusal is a sentence that says why not, or None."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.core.explanation import explain
from argmap.core.i18n import tr
from argmap.core.kinds import kind_of
from argmap.core.records import Inference, Record, Statement

if TYPE_CHECKING:
    from argmap.core.document import Document

__all__ = [
    "RefusalError",
    "connect_refusal",
    "default_polarity",
    "drop_refusal",
    "explain",
    "kind_refusal",
    "link_refusal",
    "premise_kind_refusal",
    "premise_refusal",
    "response_refusal",
    "reversed_polarity",
    "target_kind_refusal",
    "target_refusal",
]


class RefusalError(ValueError):
    """An edit that the rules forbid; the message is the sentence to show."""


def connect_refusal(document: Document, premises: Sequence[str], target: str) -> str | None:
    """Why these statements cannot together support or attack this statement or inference."""
    if not premises:
        return tr("Select at least one statement to connect from.")
    for premise in premises:
        refusal = premise_kind_refusal(document.record(premise))
        if refusal:
            return refusal
    refusal = target_kind_refusal(document.record(target))
    if refusal:
        return refusal
    return _pair_refusal(document, premises, target) or _twin_refusal(document, premises, target)


def premise_refusal(
    document: Document, inference: str, statement: str, *, instead_of: str | None = None
) -> str | None:
    """Why this statement cannot become one more premise of the inference, or one in exchange."""
    record = document.record(inference)
    if not isinstance(record, Inference):
        return tr("That arrow is no longer there.")
    refusal = premise_kind_refusal(document.record(statement))
    if refusal:
        return refusal
    if statement in record.premises:
        return tr("This statement is already a premise of that inference.")
    kept = (key for key in record.premises if key != instead_of)
    premises = (statement, *kept)
    if _aims_at(document, record.target, inference):
        return _in_a_loop()
    return _pair_refusal(document, premises, record.target) or _twin_refusal(
        document, premises, record.target, but=inference
    )


def target_refusal(document: Document, inference: str, target: str) -> str | None:
    """Why the arrow cannot be led to this statement or inference instead."""
    record = document.record(inference)
    if not isinstance(record, Inference):
        return tr("That arrow is no longer there.")
    refusal = target_kind_refusal(document.record(target))
    if refusal:
        return refusal
    if _aims_at(document, target, inference):
        return _in_a_loop()
    return _pair_refusal(document, record.premises, target) or _twin_refusal(
        document, record.premises, target, but=inference
    )


def drop_refusal(document: Document, statement: str, inference: str) -> str | None:
    """Why this statement cannot be dropped on that arrow."""
    record = document.record(statement)
    target = document.record(inference)
    if not isinstance(target, Inference):
        return tr("That arrow is no longer there.")
    if isinstance(record, Statement) and record.kind == "question":
        return None
    return connect_refusal(document, (statement,), inference)


def kind_refusal(document: Document, keys: Iterable[str], kind: str) -> str | None:
    """Why these statements cannot become this kind."""
    references = document.references
    if kind_of(kind).polarity is not None:
        return None
    for key in keys:
        if references.aiming_at(key) or references.from_premise(key):
            return tr(
                "A note is no part of the argument, and this statement is connected. "
                "Delete its arrows first."
            )
    return None


def link_refusal(inferences: Sequence[Inference]) -> str | None:
    """Why these inferences cannot become one with all their premises."""
    if len({inference.target for inference in inferences}) > 1:
        return tr("Only premises of the same conclusion can be linked.")
    if len({inference.polarity for inference in inferences}) > 1:
        return tr("A support and an attack cannot be linked. Flip one of them first.")
    target = inferences[0].target
    if any(target in inference.premises for inference in inferences):
        return _to_itself()
    return None


def default_polarity(document: Document, premise: str, target: str) -> str:
    """What a new connection is at first: a counterpoint attacks, all others support."""
    record = document.record(premise)
    kind = record.kind if isinstance(record, Statement) else "claim"
    return kind_of(kind).polarity or "support"


def reversed_polarity(polarity: str) -> str:
    """Support for attack and attack for support; an unknown polarity stays."""
    return {"support": "attack", "attack": "support"}.get(polarity, polarity)


def premise_kind_refusal(record: Record | None) -> str | None:
    """Why this record can be no premise of anything."""
    if record is None:
        return tr("That statement is no longer there.")
    if not isinstance(record, Statement):
        return tr("Only a statement can be a premise.")
    if kind_of(record.kind).polarity is None:
        return _idle_note()
    return None


def target_kind_refusal(record: Record | None) -> str | None:
    """Why nothing can support or attack this record."""
    if record is None:
        return tr("What you connect to is no longer there.")
    if isinstance(record, Statement):
        if kind_of(record.kind).polarity is None:
            return tr("A note is no part of the argument, so nothing can support or attack it.")
        return None
    if isinstance(record, Inference):
        return None
    return tr("Only a statement or an arrow can be supported or attacked.")


def response_refusal(kind: str) -> str | None:
    """Why a new statement of this kind cannot support or attack anything."""
    return _idle_note() if kind_of(kind).polarity is None else None


def _pair_refusal(document: Document, premises: Sequence[str], target: str) -> str | None:
    if target in premises:
        return _to_itself()
    record = document.record(target)
    if isinstance(record, Inference) and any(key in record.premises for key in premises):
        return tr("A premise cannot support or attack its own inference.")
    return None


def _twin_refusal(
    document: Document, premises: Sequence[str], target: str, but: str | None = None
) -> str | None:
    """Another inference with the same premises and the same target, if there is one."""
    wanted = set(premises)
    for key in document.references.from_premise(premises[0]):
        twin = document.record(key)
        if (
            key != but
            and isinstance(twin, Inference)
            and twin.target == target
            and set(twin.premises) == wanted
        ):
            return tr("These are already connected. Flip the arrow to change what it says.")
    return None


def _aims_at(document: Document, start: str, goal: str) -> bool:
    """Whether the chain of targets from `start` on comes to the inference `goal`."""
    seen: set[str] = set()
    key = start
    while key not in seen:
        if key == goal:
            return True
        seen.add(key)
        record = document.record(key)
        if not isinstance(record, Inference):
            return False
        key = record.target
    return False


def _idle_note() -> str:
    return tr("A note is no part of the argument, so it supports and attacks nothing.")


def _to_itself() -> str:
    return tr("A statement cannot support or attack itself.")


def _in_a_loop() -> str:
    return tr("The arrow would aim at itself through other arrows.")
