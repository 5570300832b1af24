"""A statement moves, with its branch, to bear on something else than before."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from argmap.core import rules
from argmap.core.branches import bearing_on
from argmap.core.clean import clean_label
from argmap.core.edits.inferences import connect, refuse, remove_premise
from argmap.core.edits.revision import replacements, revised
from argmap.core.graph import inferences_from
from argmap.core.i18n import tr
from argmap.core.patch import Patch

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference


def reattach(
    document: Document,
    statement: str,
    target: str,
    *,
    polarity: str | None = None,
    arrow: str | None = None,
    now: str | None = None,
) -> Patch:
    """Let a statement bear on this statement or inference instead; its own branch comes along.

    Its arrow keeps its fields and what aims at it. A co-premise leaves the others and gets an arrow
    of its own; a statement that bore on nothing is connected. `arrow` says which one of several is
    meant; one that leads to the target already is just given the polarity, if there is one.
    """
    refuse(reattach_refusal(document, statement, target, arrow=arrow))
    moved = _moved(document, statement, target, arrow)
    if moved is None:
        return connect(document, (statement,), target, polarity=polarity, now=now)
    chosen = moved.polarity if polarity is None else clean_label(polarity)
    if len(moved.premises) > 1 and moved.target != target:
        alone = connect(document, (statement,), target, polarity=chosen, after=moved.id, now=now)
        return alone.then(remove_premise(document, moved.id, statement, now))
    return replacements([(moved, revised(moved, now, target=target, polarity=chosen))])


def reattach_refusal(
    document: Document,
    statement: str,
    target: str,
    *,
    arrow: str | None = None,
    branch: Container[str] | None = None,
) -> str | None:
    """Why the statement cannot bear on that instead, as a sentence; None if it can.

    `branch` is what `bearing_on` told of the statement, for those who ask at every move of a hand.
    """
    refusal = rules.premise_kind_refusal(document.record(statement))
    refusal = refusal or rules.target_kind_refusal(document.record(target))
    if refusal:
        return refusal
    if target in (bearing_on(document, statement) if branch is None else branch):
        return tr("A statement cannot move into its own branch: it would bear on itself.")
    if arrow is not None and arrow not in document.references.from_premise(statement):
        return tr("That arrow is no longer there.")
    if arrow is None and _torn(document, statement, target):
        return tr(
            "This statement bears on several others. "
            "Select the arrow that shall lead elsewhere, too, or move its end."
        )
    moved = _moved(document, statement, target, arrow)
    if moved is not None and moved.target == target:
        return None
    if moved is None or len(moved.premises) > 1:
        return rules.connect_refusal(document, (statement,), target)
    return rules.target_refusal(document, moved.id, target)


def _torn(document: Document, statement: str, target: str) -> bool:
    """Whether the statement has several arrows, so that nobody knows which one is meant."""
    arrows = inferences_from(document, statement)
    return len(arrows) > 1 and all(each.target != target for each in arrows)


def _moved(document: Document, statement: str, target: str, arrow: str | None) -> Inference | None:
    """The arrow that is led elsewhere, or leads there already; None if there is none yet."""
    arrows = inferences_from(document, statement)
    if arrow is not None:
        return document.inferences[arrow]
    there = (each for each in arrows if each.target == target)
    return next(there, arrows[0] if arrows else None)
