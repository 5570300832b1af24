"""Arrows turned: from a premise to the inference it serves and back, and end for end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core import rules
from argmap.core.edits.inferences import refuse, retarget
from argmap.core.edits.revision import replacements, revised
from argmap.core.graph import inferences_from
from argmap.core.i18n import tr
from argmap.core.records import Inference

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.core.document import Document
    from argmap.core.patch import Patch


def undercut(
    document: Document, key: str, *, among: Collection[str] = (), now: str | None = None
) -> Patch:
    """Let what bears on a premise bear on the inference that the premise serves.

    An objection becomes an undercut, a support a backing. Of several inferences, `among` tells
    which one is meant.
    """
    arrow = _arrow(document, key)
    served = [each.id for each in inferences_from(document, arrow.target)]
    if not served:
        raise rules.RefusalError(
            tr("What this arrow leads to is no premise, so there is no inference to turn to.")
        )
    return retarget(document, key, _one(served, among), now)


def object_to_premise(
    document: Document, key: str, *, among: Collection[str] = (), now: str | None = None
) -> Patch:
    """Let what bears on an inference bear on a premise of it: the first, or one `among` these."""
    arrow = _arrow(document, key)
    attacked = document.record(arrow.target)
    if not isinstance(attacked, Inference):
        raise rules.RefusalError(tr("This arrow leads to a statement already."))
    meant = [each for each in attacked.premises if each in among]
    return retarget(document, key, (meant or attacked.premises)[0], now)


def swap(document: Document, key: str, premise: str | None = None, now: str | None = None) -> Patch:
    """Let the conclusion be the premise and the premise the conclusion; other premises stay."""
    arrow = _arrow(document, key)
    conclusion = arrow.target
    if conclusion in document.inferences:
        raise rules.RefusalError(
            tr("This arrow leads to another arrow, and an arrow cannot be a premise.")
        )
    if premise is None and len(arrow.premises) > 1:
        raise rules.RefusalError(
            tr("Select the premise that shall become the conclusion: this arrow has several.")
        )
    if conclusion in arrow.premises:
        raise rules.RefusalError(tr("A statement cannot support or attack itself."))
    turned = premise or arrow.premises[0]
    if turned not in arrow.premises:
        raise rules.RefusalError(tr("That statement is no premise of this arrow."))
    premises = tuple(conclusion if each == turned else each for each in arrow.premises)
    others = (document.inferences[each] for each in document.references.aiming_at(key))
    if any(conclusion in each.premises for each in others):
        raise rules.RefusalError(
            tr("The conclusion bears on this arrow, so it cannot become a premise of it.")
        )
    refuse(rules.connect_refusal(document, premises, turned))
    roles = {each: role for each, role in arrow.roles.items() if each != turned}
    after = revised(arrow, now, premises=premises, target=turned, roles=roles)
    return replacements([(arrow, after)])


def _arrow(document: Document, key: str) -> Inference:
    record = document.record(key)
    if not isinstance(record, Inference):
        raise rules.RefusalError(tr("That arrow is no longer there."))
    return record


def _one(served: list[str], among: Collection[str]) -> str:
    meant = [each for each in served if each in among] or served
    if len(meant) > 1:
        raise rules.RefusalError(
            tr("That premise serves several inferences. Select the one that is meant as well.")
        )
    return meant[0]
