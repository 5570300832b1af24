"""An intermediate conclusion: it comes between premises and what they bear on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.edits import statements
from argmap.core.edits.inferences import new_inference
from argmap.core.edits.interposing import interpose
from argmap.core.edits.revision import replacements, revised
from argmap.core.graph import inferences_from
from argmap.core.i18n import tr
from argmap.core.patch import Patch, additions
from argmap.core.rules import RefusalError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.core.document import Document
    from argmap.core.geometry import Point
    from argmap.core.records import Inference


def arrows_on(document: Document, premises: Sequence[str]) -> tuple[Inference, ...]:
    """The arrows of these statements if each bears on one thing, all on the same; else none."""
    found: dict[str, Inference] = {}
    for premise in premises:
        own = inferences_from(document, premise)
        if len(own) != 1:
            return ()
        found[own[0].id] = own[0]
    arrows = tuple(found.values())
    return arrows if len({each.target for each in arrows}) == 1 else ()


def conclude_between(
    document: Document, premises: Sequence[str], *, at: Point, now: str | None = None
) -> Patch:
    """A new statement that does what these premises did, and on which they bear instead.

    Linked premises stay linked, and of those linked with others the new statement takes the place.
    Separate reasons stay separate. The new statement comes first in the patch. Raises RefusalError
    if they do not all bear on one thing in one way.
    """
    arrows = arrows_on(document, premises)
    if not arrows:
        raise RefusalError(tr("These statements do not bear on one and the same thing."))
    if len({each.polarity for each in arrows}) > 1:
        raise RefusalError(tr("Some of these are reasons and some objections: select one kind."))
    chosen = set(premises)
    apart = any(set(each.premises) - chosen for each in arrows)
    kind = "counterpoint" if arrows[0].polarity == "attack" and not apart else "claim"
    if len(arrows) == 1:
        part = tuple(premises) if apart else ()
        return interpose(document, arrows[0].id, at=at, kind=kind, premises=part, now=now)
    if apart:
        raise RefusalError(tr("Some of these are linked with others: select those as well."))
    patch = statements.add(document, kind=kind, at=at, after=premises[-1], now=now)
    (new,) = patch.changes
    led = [(each, revised(each, now, target=new, polarity="support")) for each in arrows]
    first = arrows[0]
    onward = new_inference(document, (new,), first.target, first.polarity, after=first.id, now=now)
    return patch.then(replacements(led)).then(additions([onward]))
