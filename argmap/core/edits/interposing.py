"""A new statement comes between a premise and what it bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.edits import statements
from argmap.core.edits.inferences import new_inference
from argmap.core.edits.revision import replacements, revised
from argmap.core.i18n import tr
from argmap.core.patch import Patch, additions
from argmap.core.records import Inference
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.geometry import Point


def interpose(
    document: Document,
    inference: str,
    *,
    at: Point,
    kind: str = "claim",
    premise: str | None = None,
    now: str | None = None,
) -> Patch:
    """Lead an arrow to a new statement, which does what the arrow did: support, attack or other.

    With one of several linked premises named, the new statement takes its place among them. What
    aims at the arrow stays with it. The new statement comes first in the patch.
    """
    arrow = document.record(inference)
    if not isinstance(arrow, Inference):
        raise RefusalError(tr("That arrow is no longer there."))
    if premise is not None and premise not in arrow.premises:
        raise RefusalError(tr("That statement is no premise of this arrow."))
    patch = statements.add(document, kind=kind, at=at, after=premise or arrow.premises[-1], now=now)
    (new,) = patch.changes
    if premise is not None and len(arrow.premises) > 1:
        premises = tuple(new if each == premise else each for each in arrow.premises)
        roles = {new if each == premise else each: role for each, role in arrow.roles.items()}
        after = revised(arrow, now, premises=premises, roles=roles)
        onward = new_inference(document, (premise,), new, "support", after=arrow.id, now=now)
    else:
        after = revised(arrow, now, target=new, polarity="support")
        onward = new_inference(
            document, (new,), arrow.target, arrow.polarity, after=arrow.id, now=now
        )
    return patch.then(replacements([(arrow, after)])).then(additions([onward]))
