"""What letting go of an arrow's end does, for the hint and for the deed.

The head leads to a statement or an arrow, and over nothing it stays as it is. At a premise another
statement takes its place, and over nothing the premise is taken out; with the last one the arrow
goes. Control keeps the end from sticking to what lies below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.core.i18n import tr
from argmap.interaction.linking import Proposal, short

if TYPE_CHECKING:
    from argmap.core.document import Document
    from argmap.core.records import Inference
    from argmap.layout.shapes import Hit


def lead(
    document: Document, key: str, premise: str | None, over: Hit | None, now: str | None = None
) -> Proposal:
    """What dropping the head, or the end at a premise, here and now does."""
    arrow = document.inferences.get(key)
    if arrow is None or (premise is not None and premise not in arrow.premises):
        return Proposal(tr("That arrow is no longer there."), refused=True)
    if over is not None and over.id in {key, premise or arrow.target}:
        return Proposal(tr("Release here to leave the arrow as it is."), polarity=arrow.polarity)
    if premise is None:
        return _head(document, arrow, over, now)
    return _tail(document, arrow, premise, over, now)


def _head(document: Document, arrow: Inference, over: Hit | None, now: str | None) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import inferences

    if over is None:
        sentence = tr("An arrow has to lead to something: let go on a statement or another arrow.")
        return Proposal(sentence, refused=True)
    refusal = rules.target_refusal(document, arrow.id, over.id)
    if refusal:
        return Proposal(refusal, refused=True)
    patch = inferences.retarget(document, arrow.id, over.id, now)
    goal = document.inferences.get(over.id)
    if goal is not None:
        first = short(document.statements[goal.premises[0]])
        sentence = tr("Release: it leads to the step from “{target}”.", target=first)
    else:
        name = short(document.statements[over.id])
        sentence = tr("Release: it leads to “{target}”.", target=name)
    return Proposal(sentence, tr("Lead an arrow elsewhere"), patch, polarity=arrow.polarity)


def _tail(
    document: Document, arrow: Inference, premise: str, over: Hit | None, now: str | None
) -> Proposal:
    from argmap.core import rules
    from argmap.core.edits import exchanging, inferences

    name = short(document.statements[premise])
    if over is None:
        patch = inferences.remove_premise(document, arrow.id, premise, now)
        if len(arrow.premises) > 1:
            sentence = tr("Release: “{premise}” is no premise here any more.", premise=name)
            return Proposal(sentence, tr("Detach a premise"), patch)
        sentence = tr("Release: “{premise}” is detached, and the arrow goes.", premise=name)
        return Proposal(sentence, tr("Detach a premise"), patch)
    refusal = rules.premise_refusal(document, arrow.id, over.id, instead_of=premise)
    if refusal:
        return Proposal(refusal, refused=True)
    patch = exchanging.exchange(document, arrow.id, premise, over.id, now)
    sentence = tr(
        "Release: “{target}” takes the place of “{premise}”.",
        target=short(document.statements[over.id]),
        premise=name,
    )
    return Proposal(sentence, tr("Exchange a premise"), patch, polarity=arrow.polarity)
