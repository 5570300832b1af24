"""A new statement comes between premises and what they bear on."""

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
    from collections.abc import Sequence

    from argmap.core.document import Document
    from argmap.core.geometry import Point


def interpose(
    document: Document,
    inference: str,
    *,
    at: Point,
    kind: str = "claim",
    premises: Sequence[str] = (),
    now: str | None = None,
) -> Patch:
    """Lead an arrow to a new statement, which does what the arrow did: support, attack or other.

    With some of several linked premises named, the new statement takes their place among them. What
    aims at the arrow stays with it. The new statement comes first in the patch.
    """
    arrow = document.record(inference)
    if not isinstance(arrow, Inference):
        raise RefusalError(tr("That arrow is no longer there."))
    if not set(premises).issubset(arrow.premises):
        raise RefusalError(tr("That statement is no premise of this arrow."))
    patch = statements.add(
        document, kind=kind, at=at, after=(premises or arrow.premises)[-1], now=now
    )
    (new,) = patch.changes
    if premises and set(premises) != set(arrow.premises):
        stood = [new if each in premises else each for each in arrow.premises]
        roles = {new if each in premises else each: role for each, role in arrow.roles.items()}
        after = revised(arrow, now, premises=tuple(dict.fromkeys(stood)), roles=roles)
        onward = new_inference(document, tuple(premises), new, "support", after=arrow.id, now=now)
    else:
        after = revised(arrow, now, target=new, polarity="support")
        onward = new_inference(
            document, (new,), arrow.target, arrow.polarity, after=arrow.id, now=now
        )
    return patch.then(replacements([(arrow, after)])).then(additions([onward]))
