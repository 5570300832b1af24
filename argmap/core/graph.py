"""Questions about the argument: what bears on what, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

from argmap.core.components import components
from argmap.core.records import Inference, Statement

if TYPE_CHECKING:
    from argmap.core.document import Document

Role = Literal["support", "attack", "undercut", "backing", "rebuttal", "other"]
"""What an inference does: undercut and backing aim at an inference, whatever that one's polarity;
a rebuttal attacks a premise of an attack; `other` has a polarity that this version does not know.
"""


def inferences_at(document: Document, key: str) -> list[Inference]:
    """Inferences whose target is this statement or inference, in document order."""
    return _in_order(document, document.references.aiming_at(key))


def inferences_from(document: Document, key: str) -> list[Inference]:
    """Inferences that have this statement among their premises, in document order."""
    return _in_order(document, document.references.from_premise(key))


def supports_of(document: Document, key: str) -> list[Inference]:
    """Inferences that support this statement or inference."""
    return [each for each in inferences_at(document, key) if each.polarity == "support"]


def attacks_of(document: Document, key: str) -> list[Inference]:
    """Inferences that attack this statement or inference."""
    return [each for each in inferences_at(document, key) if each.polarity == "attack"]


def role_of(document: Document, inference: Inference) -> Role:
    """What the inference does, from its polarity and what stands at its end."""
    if inference.polarity not in ("support", "attack"):
        return "other"
    at_inference = isinstance(document.record(inference.target), Inference)
    if inference.polarity == "support":
        return "backing" if at_inference else "support"
    if at_inference:
        return "undercut"
    for key in document.references.from_premise(inference.target):
        onward = document.record(key)
        if isinstance(onward, Inference) and onward.polarity == "attack":
            return "rebuttal"
    return "attack"


def roots(document: Document) -> list[Statement]:
    """Statements, not notes, that are argued for or against and argue for nothing themselves."""
    targets, premises = document.references.targets, document.references.premises
    return [
        statement
        for statement in document.ordered_statements()
        if statement.id in targets and statement.id not in premises and statement.kind != "note"
    ]


def isolated(document: Document) -> list[Statement]:
    """Statements that are neither premise nor target, notes included."""
    references = document.references
    return [
        statement
        for statement in document.ordered_statements()
        if not references.aiming_at(statement.id) and not references.from_premise(statement.id)
    ]


def cycles(document: Document) -> list[tuple[str, ...]]:
    """Sets of statements each of which leads to each other, and those that lead to themselves.

    A step leads from a premise to a target statement; ids in a set are in document order.
    """
    statements = document.statements
    onward: dict[str, list[str]] = {}
    for inference in document.inferences.values():
        if inference.target in statements:
            for premise in inference.premises:
                onward.setdefault(premise, []).append(inference.target)
    rank = {statement.id: place for place, statement in enumerate(document.ordered_statements())}
    found = [
        tuple(sorted(component, key=rank.__getitem__))
        for component in components(onward)
        if len(component) > 1 or component[0] in onward.get(component[0], ())
    ]
    return sorted(found, key=lambda component: rank[component[0]])


def statistics(document: Document) -> dict[str, Any]:
    """Counts of everything; the keys are a stable interface (`argmap stats --json`)."""
    statements = document.statements.values()
    inferences = document.inferences.values()
    polarities = Counter(inference.polarity for inference in inferences)
    roles = Counter(role_of(document, inference) for inference in inferences)
    return {
        "statements": len(statements),
        "kinds": dict(sorted(Counter(statement.kind for statement in statements).items())),
        "inferences": len(inferences),
        "supports": polarities["support"],
        "attacks": polarities["attack"],
        "undercuts": roles["undercut"],
        "backings": roles["backing"],
        "rebuttals": roles["rebuttal"],
        "linked": sum(len(inference.premises) > 1 for inference in inferences),
        "other_polarity": roles["other"],
        "relations": len(document.relations),
        "groups": len(document.groups),
        "sources": len(document.sources),
        "participants": len(document.participants),
        "roots": len(roots(document)),
        "isolated": len(isolated(document)),
        "implicit": sum(statement.implicit for statement in statements),
        "cycles": len(cycles(document)),
    }


def _in_order(document: Document, keys: Iterable[str]) -> list[Inference]:
    found = [record for key in keys if isinstance(record := document.record(key), Inference)]
    if len(found) > 1:
        found.sort(key=lambda inference: (inference.order, inference.id))
    return found


def onward(keys: Iterable[str], aiming_at: Callable[[str], Iterable[str]]) -> dict[str, None]:
    """These records and whatever aims at them, recursively."""
    found: dict[str, None] = {}
    pending = list(keys)
    while pending:
        key = pending.pop()
        if key not in found:
            found[key] = None
            pending.extend(aiming_at(key))
    return found
