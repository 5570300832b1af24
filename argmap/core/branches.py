"""Branches: a statement with all that bears on it, directly or through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.core.document import Document


def bearing_on(document: Document, root: str) -> dict[str, None]:
    """The root and every statement and inference that leads to it, nearer ones first."""
    references, inferences = document.references, document.inferences
    found: dict[str, None] = {root: None}
    pending = [root]
    while pending:
        for key in references.aiming_at(pending.pop()):
            for each in (key, *inferences[key].premises):
                if each not in found:
                    found[each] = None
                    pending.append(each)
    return found


def branch_of(document: Document, root: str) -> list[str]:
    """A statement and all statements that bear on it."""
    statements = document.statements
    return [key for key in bearing_on(document, root) if key in statements]


def bears_on_itself(document: Document, key: str) -> bool:
    """Whether a statement leads to itself, through others or at once."""
    branch = bearing_on(document, key)
    return any(each in branch for each in document.references.from_premise(key))


def part_of(document: Document, key: str) -> set[str]:
    """All that a statement or inference is connected with, in any way and through whatever."""
    references, inferences, relations = (
        document.references,
        document.inferences,
        document.relations,
    )
    found = {key}
    pending = [key]
    while pending:
        here = pending.pop()
        if here in inferences:
            near = [*inferences[here].premises, inferences[here].target]
        else:
            near = list(references.from_premise(here))
            ties = (relations[each] for each in references.mentioning(here) if each in relations)
            near += [end for tie in ties for end in (tie.a, tie.b)]
        near += references.aiming_at(here)
        for each in near:
            if each not in found:
                found.add(each)
                pending.append(each)
    return found
